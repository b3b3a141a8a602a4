"""Bring my people: how to get them out of LinkedIn, or a list of names, or a file."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from krets.formats import names_from_text

_ENDINGS = "*.vcf *.csv *.tsv *.xlsx *.zip *.json *.txt *.graphml *.gexf *.net *.paj"


class BringPeople(QWidget):
    """The page where people come from a file or from a list; whoever comes waits to be placed."""

    files = Signal(object)
    """Files to read (list of paths)."""
    names = Signal(object)
    """Names typed or pasted (list of str)."""
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(1)
        heading = QLabel(self.tr("Where are your people now?"))
        heading.setProperty("subheading", True)
        column.addWidget(heading)
        told = _quiet(
            self.tr(
                "Nobody is put on a ring by this: they wait below your map, to be dragged where they belong."
            )
        )
        column.addWidget(told)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._make_file(), 1)
        row.addWidget(self._make_names(), 1)
        column.addLayout(row)
        back = QPushButton(self.tr("Back"))
        back.clicked.connect(self.back)
        last = QHBoxLayout()
        last.addWidget(back)
        last.addStretch(1)
        column.addLayout(last)
        column.addStretch(2)

    def _make_file(self) -> QFrame:
        card, column = _card(self.tr("From a file"))
        for text in (
            self.tr("Address book: export it as vCard or CSV (Google, Apple, Outlook and others do)."),
            self.tr(
                "LinkedIn: Settings & Privacy, Data privacy, “Get a copy of your data”."
                " Take the zip as it comes."
            ),
            self.tr("Facebook: Download your information, as JSON. Take the zip as it comes."),
            self.tr("Tables (CSV, Excel), network files, a list of names, a map as JSON will do as well."),
        ):
            column.addWidget(_quiet(text))
        column.addStretch(1)
        self.choose = QPushButton(self.tr("Choose a file …"))
        self.choose.setProperty("primary", True)
        self.choose.clicked.connect(self._choose)
        column.addWidget(self.choose)
        column.addWidget(_quiet(self.tr("Or drop it anywhere on this window.")))
        return card

    def _make_names(self) -> QFrame:
        card, column = _card(self.tr("From a list of names"))
        self.list = QPlainTextEdit()
        self.list.setPlaceholderText(self.tr("Type or paste names, one a line"))
        self.list.setTabChangesFocus(True)
        self.list.setMinimumHeight(120)
        self.list.textChanged.connect(self._count)
        column.addWidget(self.list, 1)
        self.take = QPushButton()
        self.take.clicked.connect(lambda: self.names.emit(names_from_text(self.list.toPlainText())))
        column.addWidget(self.take)
        self._count()
        return card

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Bring people from"), "", import_filter())
        if chosen:
            self.files.emit([Path(name) for name in chosen])

    def _count(self) -> None:
        count = len(names_from_text(self.list.toPlainText()))
        self.take.setEnabled(count > 0)
        if count == 1:
            self.take.setText(self.tr("Bring one person"))
        else:
            self.take.setText(self.tr("Bring %n people", "", count) if count else self.tr("Bring them"))


def import_filter() -> str:
    """Return the kinds of files that people come from, for a file dialog."""
    return ";;".join(
        (
            QCoreApplication.translate(
                "window", "People (*.vcf *.csv *.tsv *.xlsx *.zip *.json *.txt *.graphml *.gexf *.net *.paj)"
            ),
            QCoreApplication.translate("window", "All files (*)"),
        )
    )


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("card", True)
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 16, 18, 16)
    column.setSpacing(10)
    heading = QLabel(title)
    heading.setProperty("title", True)
    column.addWidget(heading)
    return card, column


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("quiet", True)
    return label
