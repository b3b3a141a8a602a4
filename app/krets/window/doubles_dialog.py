"""People who may be on the map twice: pair by pair, made one, told apart for good, or left as they are."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt, QThread
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from krets.document import Document
from krets.formats import Pair, find_doubles
from krets.model import Contact, edits
from krets.window.import_rows import Rows, RowsView, roomy
from krets.window.side_by_side import SideBySide
from krets.words import say_kept


class _Search(QThread):
    """Looks for doubles beside the window."""

    def __init__(self, people: Sequence[Contact], parent: QObject) -> None:
        super().__init__(parent)
        self._people = people
        self.pairs: list[Pair] = []

    def run(self) -> None:
        """Look."""
        self.pairs = find_doubles(self._people)


class DoublesDialog(QDialog):
    """The pairs on the left, one of them side by side on the right; nobody is made one unasked."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find doubles"))
        self._document = document
        self.pairs: list[Pair] = []
        self.heading = QLabel(self.tr("Looking for people who are here twice …"))
        self.heading.setProperty("title", True)
        self.told = QLabel(self.tr("Each answer is a step of its own that can be undone."))
        self.told.setProperty("quiet", True)
        self.view = RowsView(Rows(("", ""), ()))
        self.pair = SideBySide(self._make_answers())
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.view)
        self._splitter.addWidget(self.pair)
        self._splitter.setSizes([320, 480])
        self._splitter.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.heading, self.told):
            column.addWidget(widget)
        column.addWidget(self._splitter, 1)
        column.addStretch()
        column.addWidget(buttons)
        self._splitter.hide()
        self.told.hide()
        self.resize(self.sizeHint())
        self._search: _Search | None = _Search(tuple(document.network.contacts.values()), self)
        self._search.finished.connect(self._found)
        self._search.start()

    def sizeHint(self) -> QSize:
        """Room for two people, the more the larger the letters are."""
        return roomy(self, 520)

    @property
    def looking(self) -> bool:
        """Whether doubles are still being looked for."""
        return self._search is not None

    def done(self, result: int) -> None:
        """Go, and leave nothing running."""
        if self._search is not None:
            self._search.finished.disconnect(self._found)
            self._search.wait()
            self._search = None
        super().done(result)
        self.deleteLater()

    def _make_answers(self) -> QWidget:
        answers = QWidget()
        row = QHBoxLayout(answers)
        row.setContentsMargins(0, 0, 0, 0)
        self.one = QPushButton(self.tr("One person: put them together"))
        self.one.setProperty("primary", True)
        self.two = QPushButton(self.tr("Two people: do not ask again"))
        for button in (self.one, self.two):
            button.setAutoDefault(False)  # the one that was pressed would take the other's dress
        self.one.clicked.connect(self._put_together)
        self.two.clicked.connect(self._tell_apart)
        row.addWidget(self.one)
        row.addWidget(self.two)
        row.addStretch(1)
        return answers

    def _found(self) -> None:
        search, self._search = self._search, None
        if search is not None:
            self._show(search.pairs, 0)
            search.deleteLater()

    def _show(self, pairs: list[Pair], row: int) -> None:
        """Show these pairs, one of them side by side."""
        people = self._document.network.contacts
        self.pairs = [each for each in pairs if each.a in people and each.b in people]
        count = len(self.pairs)
        if count == 1:
            self.heading.setText(self.tr("Two people may be one"))
        elif count:
            self.heading.setText(self.tr("%n pairs may be one person each", "", count))
        else:
            self.heading.setText(self.tr("Nobody seems to be here twice"))
        self._splitter.setVisible(count > 0)
        self.told.setVisible(count > 0)
        names = [(people[each.a].name, people[each.b].name) for each in self.pairs]
        self.view.show_rows(Rows((self.tr("This one"), self.tr("Maybe also")), names))
        self.view.selectionModel().currentRowChanged.connect(lambda index, _: self._look(index.row()))
        self.view.selectRow(min(row, count - 1))

    def _look(self, row: int) -> None:
        if 0 <= row < len(self.pairs):
            each, people = self.pairs[row], self._document.network.contacts
            titles = (self.tr("This one"), self.tr("Maybe also"))
            self.pair.show_pair(people[each.a], people[each.b], each.evidence, titles)

    def _put_together(self) -> None:
        pair = self._chosen()
        if pair is not None:
            self._document.edit(edits.merge_contacts, pair.a, [pair.b], say_kept)
            self._go_on(pair)

    def _tell_apart(self) -> None:
        pair = self._chosen()
        if pair is not None:
            self._document.edit(edits.tell_apart, pair.a, pair.b)
            self._go_on(pair)

    def _chosen(self) -> Pair | None:
        row = self.view.currentIndex().row()
        return self.pairs[row] if 0 <= row < len(self.pairs) else None

    def _go_on(self, answered: Pair) -> None:
        """Look at the next pair; whoever has gone into somebody else is in no pair any more."""
        row = self.view.currentIndex().row()
        self._show([each for each in self.pairs if each != answered], row)
