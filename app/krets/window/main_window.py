"""One window: one map. It only wires: canvas, panels and engine meet at the document, not here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from krets.canvas import Canvas, Tray
from krets.document import Document, Selection
from krets.engine import Engine
from krets.look import theme, themes
from krets.model import Change, EditRefused
from krets.storage import StorageTrouble
from krets.window.actions import Actions
from krets.window.banner import Banner
from krets.window.docks import Docks
from krets.window.editing import EditCommands, offer_undo
from krets.window.files import FileCommands
from krets.window.filling import Filling
from krets.window.first_minute import QuestionBar
from krets.window.help import HelpCommands
from krets.window.saved import SavedLabel, map_name
from krets.window.settings import Settings
from krets.window.toast import Toast
from krets.window.toolbar import Toolbar
from krets.window.troubles import Troubles
from krets.window.viewing import ViewCommands, give_keyboard
from krets.words import say_refusal

if TYPE_CHECKING:
    from krets.panels import PeoplePanel


class MainWindow(QMainWindow):
    """The window of one document, which it closes when it is closed itself."""

    new_wanted = Signal()
    open_wanted = Signal()
    map_wanted = Signal(object)
    """A map to be opened in a window of its own (path)."""
    sample_wanted = Signal()
    quit_wanted = Signal()
    closed = Signal()
    painted = Signal()
    """After the first paint of the map; panels come from here on."""
    filled = Signal()
    """When every panel is there."""

    def __init__(self, document: Document, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.settings = document, settings
        self.people: PeoplePanel | None = None
        self.disposable: int | None = None
        """The revision at which nothing of the user's own is on an untitled map; it goes then when closed."""
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(820, 560))
        self.engine = Engine(document, self)
        self.canvas = Canvas(document, self.engine)
        self.tray = Tray(document, self.canvas)
        self.actions_ = Actions(self)
        self.actions_.fill(self.menuBar())
        self.toolbar = Toolbar(document, self.canvas, self.actions_)
        self.banner = Banner()
        self.questions = QuestionBar(document)
        self._build()
        self.toast = Toast(self.canvas)
        self.docks = Docks(self)
        self.troubles = Troubles(self)
        self.files = FileCommands(self)
        self.editing = EditCommands(self)
        self.viewing = ViewCommands(self)
        self.help = HelpCommands(self)
        self._wire()
        self._restore()
        self.canvas.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Room for map and panels."""
        return QSize(1280, 800)

    # Building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(4, 10, 4, 6)
        column.setSpacing(8)
        column.addWidget(self.toolbar)
        column.addWidget(self.banner)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.tray)
        column.addWidget(self.questions)
        self.questions.hide()
        self.setCentralWidget(middle)
        self.actions_.lend(self.canvas)
        self.statusBar().addWidget(SavedLabel(self.document))
        self.statusBar().setContentsMargins(8, 0, 0, 0)
        self.statusBar().setSizeGripEnabled(True)

    def _wire(self) -> None:
        self.document.changed.connect(self._changed)
        self.document.selected.connect(self._selected)
        self.document.refused.connect(self._refused)
        self.document.troubled.connect(self._troubled)
        self.document.saved.connect(self.troubles.settle)
        self.document.named.connect(self._named)
        self.canvas.opened.connect(self._open_person)
        self.canvas.tie_opened.connect(lambda: self._open("tie"))
        self.canvas.group_opened.connect(lambda: self._open("groups"))
        self.canvas.ego_opened.connect(lambda: self._open("ego"))
        self.canvas.told.connect(self.toast.say)
        self.canvas.invited.connect(self._invited)
        self.questions.finished.connect(lambda: self.ask_questions(False))
        themes().changed.connect(self._dress)
        self._named()
        self._dress()
        self.troubles.look()

    def _restore(self) -> None:
        if not self.settings.geometry.isEmpty():
            self.restoreGeometry(self.settings.geometry)
        else:
            self.resize(self.sizeHint())
        if self.settings.layout.isEmpty() or not self.restoreState(self.settings.layout):
            self.docks.arrange()

    # What happens -------------------------------------------------------------------------------------------

    def ask_questions(self, asked: bool) -> None:
        """Show the five questions below the map, or put them away."""
        self.questions.setVisible(asked)
        self.tray.field.setVisible(not asked)
        self.tray.show_people()
        self.canvas.set_inviting(not asked)
        self.actions_.check("questions", asked)
        if asked:
            self.questions.begin()
        else:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, change: Change) -> None:
        offer_undo(self, change)

    def _selected(self, selection: Selection) -> None:
        self.docks.follow(len(selection.contacts), selection.tie is not None, selection.group is not None)

    def _refused(self, refusal: EditRefused) -> None:
        self.toast.say(say_refusal(refusal.key, refusal.arguments))

    def _troubled(self, trouble: StorageTrouble) -> None:
        self.troubles.say(trouble)

    def _named(self) -> None:
        self.setWindowTitle(self.tr("{name} – Krets").format(name=map_name(self.document)))
        if not self.document.untitled:
            self.settings.remember(self.document.path)
            self.setWindowFilePath(str(self.document.path))

    def _open_person(self, contact: int) -> None:
        self.document.select((contact,))
        self._open("person")

    def _open(self, key: str) -> None:
        """Bring a panel to the front, with the keyboard in it."""
        self.docks[key].bring()
        give_keyboard(self.docks[key])

    def _invited(self, choice: str) -> None:
        """Do what was chosen on the empty map."""
        if choice == "names":
            self.ask_questions(True)
        elif choice == "import":
            self.files.choose_import()
        elif choice == "sample":
            self.sample_wanted.emit()

    def _dress(self) -> None:
        self.canvas.set_theme(theme())
        self.docks.room.follow_text()

    # Qt's events --------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint of the map, then let the panels come."""
        if watched is self.canvas and event.type() == QEvent.Type.Paint:
            self.canvas.removeEventFilter(self)
            QTimer.singleShot(0, self, self._first_painted)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard on the map, or on the first question."""
        super().showEvent(event)
        if self.questions.isHidden():
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_painted(self) -> None:
        self.painted.emit()
        self.canvas.be_heard()
        self.filling = Filling(self)
        room = self.docks.room
        self.filling.done.connect(room.share if self.settings.layout.isEmpty() else room.keep)
        self.filling.done.connect(self.filled)
        self.filling.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open maps; import anything else."""
        event.acceptProposedAction()
        self.files.drop([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait until everything is on the disk; where it cannot be, say so and stay."""
        if not self.files.may_close():
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        self.settings.layout = self.saveState()
        self.settings.save()
        self.engine.stop()
        self.document.close(discard=True)  # it is flushed, or to be lost
        event.accept()
        self.closed.emit()
