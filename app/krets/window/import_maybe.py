"""Who of a file may be somebody who is here: pair by pair, side by side, to be decided or left open."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from krets.formats import Decisions, Maybe
from krets.panels import Segments
from krets.window.import_rows import Row, Rows, RowsView
from krets.window.side_by_side import SideBySide

Answer = Literal["open", "same", "apart"]


class MaybePage(QWidget):
    """The pairs on the left, the one that is looked at on the right with the three answers.

    `decided` says that an answer was given; `decisions` turns them into what the plan is made with.
    """

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[int, Maybe]] = []
        self._answers: dict[tuple[int, int, int, bool], Answer] = {}
        self.view = RowsView(self._rows())
        self.choice = Segments(
            self.tr("Are they the same person?"),
            [
                ("open", self.tr("Leave it open")),
                ("same", self.tr("The same person")),
                ("apart", self.tr("Somebody else")),
            ],
            self,
        )
        self.choice.committed.connect(self._answer)
        self.pair = SideBySide(self.choice)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.view)
        splitter.addWidget(self.pair)
        splitter.setSizes([360, 440])
        splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    @property
    def count(self) -> int:
        """How many pairs there are."""
        return len(self._pairs)

    def show_pairs(self, maybe: Sequence[Sequence[Maybe]]) -> None:
        """Show the pairs of each file; answers given before stay, and so does the place."""
        pairs = [(file, each) for file, several in enumerate(maybe) for each in several]
        if pairs == self._pairs:
            return
        self._pairs = pairs
        self._refresh(0)

    def forget(self, file: int) -> None:
        """Forget the answers on a file that is read anew: its people may be others then."""
        self._answers = {key: answer for key, answer in self._answers.items() if key[0] != file}

    def decisions(self, file: int, left_out: frozenset[int]) -> Decisions:
        """Return what has been decided on the people of a file."""
        same: dict[int, int] = {}
        joined: dict[int, int] = {}
        apart: dict[int, tuple[int, ...]] = {}
        strangers: list[tuple[int, int]] = []
        for place, each in self._pairs:
            answer = self._answers.get(_key(place, each), "open")
            if place != file or answer == "open":
                continue
            person, other = each.person.id, each.other.id
            if answer == "same":
                (same if each.here else joined)[person] = other
            elif each.here:
                apart[person] = (*apart.get(person, ()), other)
            else:
                strangers.append((person, other))
        return Decisions(left_out, same, joined, apart, tuple(strangers))

    def answer(self, row: int, answer: Answer) -> None:
        """Answer for a pair; that somebody is one person takes back that they were said to be another."""
        file, each = self._pairs[row]
        if answer == "same":
            for place, other in self._pairs:
                key = _key(place, other)
                if key[:2] == (file, each.person.id) and self._answers.get(key) == "same":
                    self._answers[key] = "open"
        self._answers[_key(file, each)] = answer
        self._refresh(row)
        self.decided.emit()

    def _answer(self, answer: object) -> None:
        rows = self.view.selectionModel().selectedRows()
        if rows and answer in {"open", "same", "apart"}:
            self.answer(rows[0].row(), answer)

    def _rows(self) -> Rows:
        answers = {
            "open": self.tr("open"),
            "same": self.tr("the same"),
            "apart": self.tr("somebody else"),
        }
        rows: list[Row] = [
            (each.person.name, each.other.name, answers[self._answers.get(_key(file, each), "open")])
            for file, each in self._pairs
        ]
        return Rows((self.tr("In the file"), self.tr("Maybe"), self.tr("Decided")), rows)

    def _refresh(self, row: int) -> None:
        self.view.show_rows(self._rows())
        self.view.selectionModel().currentRowChanged.connect(lambda index, _: self._look(index.row()))
        if self._pairs:
            self.view.selectRow(min(row, len(self._pairs) - 1))

    def _look(self, row: int) -> None:
        """Show one pair side by side."""
        if not 0 <= row < len(self._pairs):
            return
        file, each = self._pairs[row]
        self.choice.show_value(self._answers.get(_key(file, each), "open"))
        other = self.tr("Here already") if each.here else self.tr("Also in the file")
        self.pair.show_pair(each.person, each.other, each.evidence, (self.tr("In the file"), other))


def _key(file: int, each: Maybe) -> tuple[int, int, int, bool]:
    return file, each.person.id, each.other.id, each.here
