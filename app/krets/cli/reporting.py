"""`krets report MAP -o OUT`: what a map shows, for somebody else to read."""

import os
from argparse import Namespace
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice

from krets.analysis import score
from krets.cli.display import missing_for_pictures
from krets.cli.maps import load, now, refuse_same
from krets.cli.output import CouldNot, write_whole
from krets.model import Discretion, Network, Scores, discreet
from krets.report import Options, Picture, Report, explanations, report, to_docx, to_draw, to_html, to_pdf
from krets.words import discreet_labels

SIZE = (1040, 880)
"""Width and height of the map as it is laid out, px."""
SHARP = 2
"""So many pixels of the PNG to one of these."""
LETTERS = 1.15
"""Letters are so much larger than on the screen: on paper the map is smaller."""

_RENDERERS: dict[str, Callable[[Report], bytes]] = {"html": to_html, "pdf": to_pdf, "docx": to_docx}


def run(options: Namespace) -> None:
    """Write the report; of what is delicate only what `--with` names comes along.

    Raises:
        CouldNot: if the map cannot be read, the report not written, or Qt lacks a library of the system's.
        WrongUse: if the report would overwrite the map.
    """
    refuse_same(options.output, options.map)
    network = load(options.map)
    missing = missing_for_pictures()
    if missing:
        raise CouldNot(missing)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    application = QCoreApplication.instance() or QGuiApplication(["krets"])
    chosen = Options(
        sections=options.sections,
        names=options.names,
        private="private" in options.along,
        conflicts="conflicts" in options.along,
        give_take="give-take" in options.along,
        shares="shares" in options.along,
        overall="overall" in options.along,
    )
    kind = options.output.suffix.lower().removeprefix(".")
    made = write(network, score(network, options.on or now().date()), chosen)
    write_whole(options.output, _RENDERERS[kind](made))
    del application


def write(network: Network, scores: Scores, options: Options) -> Report:
    """Return the report on a whole map, made discreet; there has to be a Qt application already."""
    how = Discretion(
        options.names,
        private=options.private,
        conflicts=options.conflicts,
        give_take=options.give_take,
    )
    shown = discreet(network, how, discreet_labels(network, options.names))
    picture = _picture(to_draw(network, shown), scores, options) if "map" in options.sections else None
    return report(shown, scores, options, bases=explanations(network, scores), picture=picture)


def _picture(network: Network, scores: Scores, options: Options) -> Picture:
    from krets.look import LIGHT
    from krets.picture import Kind, Show, export

    show = Show(names=options.names, private=options.private, conflicts=options.conflicts, text=LETTERS)

    def painted(kind: Kind, sharp: int) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        size = (SIZE[0] * sharp, SIZE[1] * sharp)
        export(network, buffer, kind=kind, size=size, theme=LIGHT, vitality=scores.vitality, show=show)
        return bytes(buffer.data().data())

    size = (SIZE[0] * SHARP, SIZE[1] * SHARP)
    return Picture(png=painted("png", SHARP), size=size, svg=painted("svg", 1))
