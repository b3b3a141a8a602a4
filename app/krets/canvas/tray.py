"""The tray below the canvas: who is not placed yet waits here to be dragged in; new names are typed here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from krets import words
from krets.canvas import menus
from krets.canvas.canvas import Canvas
from krets.canvas.chips import Chip
from krets.canvas.entry import Entry
from krets.canvas.waiting import Waiting
from krets.document import Document
from krets.model import Change, edits

if TYPE_CHECKING:
    from krets.canvas.waiting_list import WaitingList

HEIGHT = 48
GAP = 6
FIELD, LETTERS = 232, 24
"""How wide the field is, px, and what it has round its letters."""
FEW = 3
"""With fewer chips than that beside them, label and field say what they are in fewer words."""
MOST = 40
"""As many chips at the most are made, however wide the window."""


def _hint() -> str:
    return QCoreApplication.translate("tray", "Type a name and press Enter")


def _few_words() -> str:
    return QCoreApplication.translate("tray", "Type a name")


class NamesField(Entry):
    """A line for names: Enter adds one; several lines pasted add several."""

    entered = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_hint())
        self.returnPressed.connect(self._enter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take several pasted lines as several names."""
        if event.matches(QKeySequence.StandardKey.Paste):
            lines = QApplication.clipboard().text().splitlines()
            if len(lines) > 1:
                self.entered.emit([self.text() + lines[0], *lines[1:]])
                self.empty()
                return
        super().keyPressEvent(event)

    def _enter(self) -> None:
        names = self.text().splitlines()
        self.empty()
        if any(name.strip() for name in names):
            self.entered.emit(names)


class Tray(QWidget):
    """Chips of the people not placed, in order of entry, "+N" for the others, and the line for names."""

    def __init__(self, document: Document, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.canvas = document, canvas
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Not placed yet"))
        self.label = QLabel(self)
        self.field = NamesField(self)
        self.more = QPushButton(self)
        self.more.setAutoDefault(False)
        self.more.setProperty("chip", True)
        self.more.clicked.connect(self.toggle_list)
        self.chips: list[Chip] = []
        self._list: WaitingList | None = None
        self.waiting = Waiting(document.network)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.show_people)
        self.field.entered.connect(self._add)
        self.field.installEventFilter(self)
        document.changed.connect(self._follow)
        document.troubled.connect(self._show_whether_editable)
        self.show_people()

    def minimumSizeHint(self) -> QSize:
        """Return the least that shows a chip and the field."""
        return QSize(FIELD + 240, HEIGHT)

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(720, HEIGHT)

    @property
    def list(self) -> WaitingList:
        """The list of everybody who waits; made when it is first asked for."""
        if self._list is None:
            from krets.canvas.waiting_list import WaitingList

            self._list = WaitingList(self.canvas)
            self._list.picked.connect(lambda contact: self.document.select((contact,)))
        return self._list

    def toggle_list(self) -> None:
        """Open or close the list of everybody who waits, above the tray."""
        if self.list.isVisible():
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.hide()
            return
        self.canvas.asked.forget()
        self._fill_list()
        corner = self.canvas.mapFromGlobal(self.more.mapToGlobal(QPoint(0, 0)))
        left = max(8, min(corner.x(), self.canvas.width() - self.list.width() - 8))
        self.list.move(left, max(8, self.canvas.height() - self.list.height() - 8))
        self.list.field.clear()
        self.list.show()
        self.list.raise_()
        self.list.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill_list(self) -> None:
        network = self.document.network
        names = words.full_names(network, (network.contacts[contact] for contact in self.waiting.ids))
        self.list.model.fill([(contact, str(name)) for contact, name in names.items()])

    def _add(self, names: Sequence[str]) -> None:
        self.document.edit(edits.add_contacts, names)

    def _follow(self, change: Change) -> None:
        if self.waiting.follow(change):
            self._later.start(0)

    def _show_whether_editable(self, _trouble: object = None) -> None:
        editable = not self.document.read_only
        self.field.setEnabled(editable)
        self.field.setToolTip("" if editable else self.tr("This map can be looked at, not changed"))

    def show_people(self) -> None:
        """Lay chips, "+N" and field out anew."""
        self._later.stop()
        self._show_whether_editable()
        people = self.waiting.ids
        shown = left = 0
        for brief in (False, True):
            left, right = self._frame(brief)
            shown, left = self._lay_chips(left, right)
            if shown >= min(FEW, len(people)) and left <= right:
                break
        for chip in self.chips[shown:]:
            chip.hide()
        self._show_more(len(people) - shown, left)
        self._place_field(self.more.geometry().right() if self.more.isVisibleTo(self) else left)

    def _frame(self, brief: bool) -> tuple[int, int]:
        """Put the label in its place, with few words if `brief`; return where chips may lie then."""
        if not self.waiting.ids:
            text = self.tr("New people wait here to be dragged in")
        else:
            text = self.tr("Not placed yet") if brief else self.tr("Not placed yet: drag in")
        self.label.setText(text)
        self.label.setToolTip(self.tr("Not placed yet: drag in") if brief else "")
        self.label.resize(self.label.sizeHint())
        self.label.move(2, (HEIGHT - self.label.height()) // 2)
        least, most = self._field_widths()
        taken = 0 if self.field.isHidden() else (least if brief else most) + GAP + 8
        return self.label.geometry().right() + 10, self.width() - taken

    def _field_widths(self) -> tuple[int, int]:
        """Return how narrow the field may be, with few words in it, and how wide it is to be."""
        letters = self.field.fontMetrics().horizontalAdvance
        few, all_of_it = (letters(text) + LETTERS for text in (_few_words(), _hint()))
        return few, max(FIELD, all_of_it)

    def _place_field(self, left: int) -> None:
        """Put the field at the right, as wide as it is to be where there is room for that."""
        least, most = self._field_widths()
        wide = max(least, min(most, self.width() - left - GAP - 8))
        whole = self.field.fontMetrics().horizontalAdvance(_hint()) + LETTERS <= wide
        self.field.setPlaceholderText(_hint() if whole else _few_words())
        self.field.resize(wide, self.field.sizeHint().height())
        self.field.move(self.width() - wide, (HEIGHT - self.field.height()) // 2)

    def _lay_chips(self, left: int, right: int) -> tuple[int, int]:
        """Lay chips side by side, the last one cut to fit; return how many there are and where they end."""
        ids, network = self.waiting.ids, self.document.network
        names = words.full_names(network, (network.contacts[contact] for contact in ids[:MOST]))
        self.more.setText(self.tr("+{count}").format(count=self._locale(len(ids))))
        shown = 0
        for contact in ids[:MOST]:
            chip = self._chip(shown)
            others = 0 if shown + 1 == len(ids) else GAP + self.more.sizeHint().width()
            room = right - left - others
            wide = chip.show_person(contact, names[contact], room)
            if wide > room:
                break
            high = chip.sizeHint().height()
            chip.setGeometry(left, (HEIGHT - high) // 2, wide, high)
            chip.show()
            left += wide + GAP
            shown += 1
        return shown, left

    def _show_more(self, others: int, left: int) -> None:
        self.more.setVisible(others > 0)
        if others > 0:
            count = self._locale(others)
            self.more.setText(self.tr("+{count}").format(count=count))
            self.more.setAccessibleName(self.tr("%n more not placed", "", others))
            self.more.adjustSize()
            self.more.move(left, (HEIGHT - self.more.height()) // 2)
        if self._list is None:
            return
        if self.list.isVisible() and self.list.x() >= 0:
            self._fill_list()
        if not self.waiting.ids:
            self.list.hide()

    def _locale(self, number: int) -> str:
        return self.locale().toString(number)

    def _chip(self, row: int) -> Chip:
        if row == len(self.chips):
            chip = Chip(self, self.canvas)
            chip.ensurePolished()  # how wide it is depends on the stylesheet's font
            self.chips.append(chip)
            before = self.chips[row - 1] if row else self.label
            QWidget.setTabOrder(before, chip)
            QWidget.setTabOrder(chip, self.more)
            QWidget.setTabOrder(self.more, self.field)
        return self.chips[row]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the chips have the field's room while it is hidden."""
        if watched is self.field and event.type() in (
            QEvent.Type.HideToParent,
            QEvent.Type.ShowToParent,
        ):
            self._later.start(0)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit as many chips as there is room for."""
        super().resizeEvent(event)
        self.show_people()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LocaleChange):
            self._later.start(0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the rings for the chip under the pointer, or the one that has the focus."""
        chip = self.childAt(event.pos())
        if not isinstance(chip, Chip):
            chip = next((other for other in self.chips if other.hasFocus()), None)
        if isinstance(chip, Chip) and chip.isVisible():
            self.document.select((chip.contact,))
            self.chip_menu().popup(event.globalPos())

    def chip_menu(self) -> QMenu:
        """Return the menu of the person selected."""
        menu = menus.person_menu(self.canvas)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
