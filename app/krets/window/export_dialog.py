"""Taking the picture away, to a file, to the clipboard or on paper: asked each time what others may see."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressDialog,
    QVBoxLayout,
    QWidget,
)

from krets.analysis import vitality
from krets.canvas import Canvas
from krets.document import Document
from krets.engine import Slicer
from krets.model import Discretion, Network, discreet
from krets.picture import Kind, LeftOut, Made, Scene, Show, Steps, draft, finished, lay_out, make
from krets.report import to_draw
from krets.window.asking import tell
from krets.window.leaving import may_leave, whereto, write_whole
from krets.window.picture_choices import WAYS, PictureChoices, Way
from krets.window.picture_preview import PicturePreview

_NOTICED = 500
"""Milliseconds of work after which a box says that there is some, and offers to break it off."""


class _Eyes(NamedTuple):
    """What others see of a map: as it is painted, and all that they are told."""

    drawn: Network
    told: Network


class ExportDialog(QDialog):
    """What is shown and for whose eyes; a preview shows what will leave."""

    def __init__(
        self,
        document: Document,
        canvas: Canvas,
        say: Callable[[str], object],
        parent: QWidget | None = None,
        way: Way = "png",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print picture") if way == "printer" else self.tr("Export picture"))
        self._document, self._say = document, say
        self._seen: dict[tuple[Discretion, str, str], _Eyes] = {}
        self._slicer = Slicer(self)
        self._progress: QProgressDialog | None = None
        self.choices = PictureChoices(document, canvas)
        self.choices.way.setCurrentIndex(WAYS.index(way))
        self.preview = PicturePreview()
        self.preview.drawn.connect(self._note_left_out)
        self.note = QLabel()
        self.note.setProperty("quiet", True)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.addWidget(self.choices)
        shown = QVBoxLayout()
        shown.addWidget(self.preview, 1)
        shown.addWidget(self.note, 0, Qt.AlignmentFlag.AlignHCenter)
        row.addLayout(shown, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(self._make_buttons())
        self.choices.changed.connect(self._refresh)
        self._refresh()

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setProperty("primary", True)
        self.copy = buttons.addButton(self.tr("Copy picture"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self._go)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def busy(self) -> bool:
        """Tell whether a picture is being made."""
        return self._slicer.busy

    def done(self, result: int) -> None:
        """Go, and be gone."""
        self.stop()
        self.preview.stop()
        super().done(result)
        self.deleteLater()

    # What is shown ------------------------------------------------------------------------------------------

    def steps(self, kind: Kind, how: Discretion, whole: Network | None = None) -> Steps[Made]:
        """Make the picture of the map, or of another whole one, which has no title, in steps."""
        eyes = self._for_eyes(how) if whole is None else self._left_of(whole, how)
        show = self.choices.shown(how, self.choices.heading if whole is None else "", eyes.told)
        network = eyes.drawn
        return make(
            network,
            kind=kind,
            sheet=self.choices.sheet(show),
            theme=self.choices.theme,
            vitality=self._vitality(network),
            show=show,
        )

    def _for_eyes(self, how: Discretion) -> _Eyes:
        view = self._document.view
        key = how, view.colour, view.size
        if key not in self._seen:
            self._seen[key] = self._left_of(self._document.network, how)
        return self._seen[key]

    def _shown(self, how: Discretion) -> Show:
        return self.choices.shown(how, self.choices.heading, self._for_eyes(how).told)

    def _left_of(self, network: Network, how: Discretion) -> _Eyes:
        """Return what others see of a map; ties and log count only where people are shaded by something."""
        view = self._document.view
        shaded = view.colour != "group" or view.size
        people = Network([network.ego, *network.groups.values(), *network.contacts.values()])
        told = discreet(network if shaded else people, how, {})
        return _Eyes(to_draw(network, told), told)

    def _vitality(self, network: Network) -> dict[int, float]:
        on = self._document.now().date()
        known = {contact.id: vitality(contact, on) for contact in network.placed()}
        return {contact: value for contact, value in known.items() if value is not None}

    def _refresh(self) -> None:
        how = self.choices.discretion.chosen
        printed = self.choices.chosen_way == "printer"
        self.save.setText(self.tr("Print …") if printed else self.tr("Save picture …"))
        self.copy.setVisible(not printed)
        for button in (self.save, self.copy):
            button.setEnabled(how is not None)
        if how is None:
            self.note.clear()
            self.preview.say(self.tr("Choose first how people are shown."))
            return
        show = self._shown(how)
        sheet = self.choices.sheet(show)
        network, theme = self._for_eyes(how).drawn, self.choices.theme
        self.preview.draw(
            lambda within: draft(
                network, within, sheet=sheet, theme=theme, vitality=self._vitality(network), show=show
            )
        )

    def _note_left_out(self, left_out: LeftOut) -> None:
        """Say how large the picture is, and what of the ties it leaves out."""
        how = self.choices.discretion.chosen
        if how is None:
            return
        show = self._shown(how)
        pixels, parts = self.choices.sheet(show).pixels, []
        if self.choices.chosen_way == "png":
            size = self.tr("{width} × {height} pixels")
            parts.append(size.format(width=pixels[0], height=pixels[1]))
        if left_out.ties:
            few = self.tr("the strongest {shown} of {all} ties")
            parts.append(few.format(shown=show.most_ties, all=show.most_ties + left_out.ties))
        self.note.setText(" · ".join(parts))

    # Taking it away -----------------------------------------------------------------------------------------

    def _go(self) -> None:
        """Ask where the picture should go, make it, and write it; or show it on paper."""
        how, kind = self.choices.discretion.chosen, self.choices.kind
        if how is None or self.busy:
            return
        if self.choices.chosen_way == "printer":
            self._make(how, (kind,), lambda _made: self._print(how))
            return
        path = whereto(self, self._document, kind, self.tr("Save the picture as"))
        if path is not None:
            self._make(how, (kind,), lambda made: self._write(path, made[kind]))

    def _write(self, path: Path, data: bytes) -> None:
        trouble = write_whole({path: data})
        if trouble:
            tell(self, trouble)
        else:
            self._say(self.tr("The picture is in {file}.").format(file=path.name))
            self.accept()

    def _copy(self) -> None:
        """Put the picture on the clipboard: as a bitmap, and as lines for programs that take them."""
        how = self.choices.discretion.chosen
        if how is not None and not self.busy:
            self._make(how, ("png", "svg"), self._to_clipboard)

    def _to_clipboard(self, made: dict[Kind, bytes]) -> None:
        copied = QMimeData()
        copied.setImageData(QImage.fromData(made["png"]))
        copied.setData("image/svg+xml", made["svg"])
        QGuiApplication.clipboard().setMimeData(copied)
        self._say(self.tr("The picture is on the clipboard."))
        self.accept()

    def _print(self, how: Discretion) -> None:
        from krets.window.printing import PrintPreview  # loads Qt's part for printing

        show = self._shown(how)
        sheet = self.choices.sheet(show)
        PrintPreview(self._scene(how), sheet, show.title, self.parentWidget()).open()
        self.accept()

    def _scene(self, how: Discretion) -> Scene:
        show = self._shown(how)
        network = self._for_eyes(how).drawn
        return finished(
            lay_out(
                network,
                self.choices.sheet(show),
                theme=self.choices.theme,
                vitality=self._vitality(network),
                show=show,
            )
        )

    def _make(
        self, how: Discretion, kinds: tuple[Kind, ...], then: Callable[[dict[Kind, bytes]], object]
    ) -> None:
        """Make files in slices, search them for what should stay, and go on with them.

        In a bitmap nothing can be searched: of one, the same picture is made as lines too.
        """
        secret = how.names != "full" or not how.private
        wanted: tuple[Kind, ...] = (*kinds, "svg") if secret and "svg" not in kinds else kinds

        def search(made: dict[Kind, bytes]) -> None:
            self.stop()

            def again(blank: Network) -> list[bytes]:
                return [finished(self.steps(kind, how, blank)).data for kind in made]

            if may_leave(self, self._document, how, made.values(), again):
                then(made)

        self.setEnabled(False)
        self._progress = _progress(self)
        self._progress.canceled.connect(self.stop)
        self._slicer.start(self._all(how, wanted), search)

    def _all(self, how: Discretion, kinds: tuple[Kind, ...]) -> Generator[None, None, dict[Kind, bytes]]:
        made: dict[Kind, bytes] = {}
        for kind in kinds:
            picture = yield from self.steps(kind, how)
            made[kind] = picture.data
        return made

    def stop(self) -> None:
        """Break off what is being made."""
        self._slicer.stop()
        progress, self._progress = self._progress, None
        if progress is not None:
            progress.canceled.disconnect(self.stop)
            progress.close()
            progress.deleteLater()
        self.setEnabled(True)


def _progress(dialog: ExportDialog) -> QProgressDialog:
    progress = QProgressDialog(dialog.tr("Drawing the picture …"), dialog.tr("Cancel"), 0, 0, dialog)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(_NOTICED)
    return progress
