"""A report for somebody else to read: which sections, for whose eyes, and in which form."""

from collections.abc import Callable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from krets.analysis import score
from krets.document import Document
from krets.model import Network
from krets.picture import for_paper
from krets.report import SECTIONS, Options, Picture, Report, discretion, make, to_docx, to_html, to_pdf
from krets.window.discretion import DiscretionChoice
from krets.window.leaving import take_away
from krets.words import section_name

KINDS: dict[str, Callable[[Report], bytes]] = {"pdf": to_pdf, "docx": to_docx, "html": to_html}


class ReportDialog(QDialog):
    """Sections to tick, how people are named, what delicate things come along; then the report as a file."""

    def __init__(
        self, document: Document, say: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report"))
        self._document, self._say = document, say
        row = QHBoxLayout()
        row.setSpacing(28)
        row.addLayout(self._make_sections())
        row.addLayout(self._make_eyes())
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(self._make_buttons())
        self.discretion.changed.connect(self._refresh)
        for box in self.sections.values():
            box.toggled.connect(self._refresh)
        self._refresh()

    def done(self, result: int) -> None:
        """Go, and be gone."""
        super().done(result)
        self.deleteLater()

    def _make_sections(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        asked = QLabel(self.tr("What should it say?"))
        asked.setProperty("strong", True)
        column.addWidget(asked)
        self.sections = {key: QCheckBox(section_name(key)) for key in SECTIONS}
        for box in self.sections.values():
            box.setChecked(True)
            column.addWidget(box)
        self.overall = QCheckBox(self.tr("Also the score of all six together"))
        self.shares = QCheckBox(self.tr("Also how much of each score rests on whom"))
        column.addSpacing(8)
        column.addWidget(self.overall)
        column.addWidget(self.shares)
        column.addStretch(1)
        return column

    def _make_eyes(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(14)
        self.discretion = DiscretionChoice(("private", "conflicts", "give_take"))
        column.addWidget(self.discretion)
        form = QFormLayout()
        self.kind = QComboBox()
        texts = {
            "pdf": self.tr("PDF, to print"),
            "docx": self.tr("Word, to go on with"),
            "html": self.tr("Web page, to read aloud or send"),
        }
        for kind in KINDS:
            self.kind.addItem(texts[kind], kind)
        form.addRow(self.tr("Kind"), self.kind)
        column.addLayout(form)
        column.addStretch(1)
        return column

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton(self.tr("Save report …"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setProperty("primary", True)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        return buttons

    def _refresh(self) -> None:
        said = any(box.isChecked() for box in self.sections.values())
        self.save.setEnabled(said and self.discretion.chosen is not None)
        self.save.setToolTip("" if self.save.isEnabled() else self.tr("Choose first how people are shown."))

    @property
    def options(self) -> Options | None:
        """What has been chosen; None until it has been said how people are named."""
        how = self.discretion.chosen
        if how is None:
            return None
        return Options(
            sections=tuple(key for key, box in self.sections.items() if box.isChecked()),
            names=how.names,
            private=how.private,
            conflicts=how.conflicts,
            give_take=how.give_take,
            shares=self.shares.isChecked(),
            overall=self.overall.isChecked(),
        )

    def write(self, options: Options, kind: str, network: Network | None = None) -> bytes:
        """Return the report on the map, or on another `network`, as a file's bytes."""
        network = network or self._document.network
        scores = score(network, self._document.now().date())

        def draw(shown: Network, wanted: Options) -> Picture:
            return Picture(*for_paper(shown, scores.vitality, discretion(wanted)))

        return KINDS[kind](make(network, scores, options, draw, QLocale().bcp47Name()))

    def _save(self) -> None:
        options, kind = self.options, str(self.kind.currentData())
        if options is None:
            return
        title = self.tr("Save the report as")

        def make(network: Network) -> dict[str, bytes]:
            return {"": self.write(options, kind, network)}

        path = take_away(self, self._document, discretion(options), kind, title, make)
        if path is not None:
            self._say(self.tr("The report is in {file}.").format(file=path.name))
            self.accept()
