"""`krets report MAP -o OUT`: what a map shows, for somebody else to read."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date

from krets.analysis import score
from krets.cli.display import ready_to_paint
from krets.cli.exporting import refuse_leaks
from krets.cli.maps import load, now, refuse_same
from krets.cli.output import write_whole
from krets.model import Network
from krets.report import Options, Picture, Report, discretion, make, to_docx, to_html, to_pdf

RENDERERS: dict[str, Callable[[Report], bytes]] = {"html": to_html, "pdf": to_pdf, "docx": to_docx}


def run(options: Namespace) -> None:
    """Write the report; of what is delicate only what `--with` names comes along.

    Raises:
        CouldNot: if the map cannot be read, the report not written, or Qt lacks a library of the system's.
        WrongUse: if the report would overwrite the map.
    """
    refuse_same(options.output, options.map)
    network = load(options.map)
    application = ready_to_paint()
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
    on = options.on or now().date()
    content = RENDERERS[kind](reported(network, on, chosen))
    refuse_leaks(
        network, discretion(chosen), [content], lambda blank: [RENDERERS[kind](reported(blank, on, chosen))]
    )
    write_whole(options.output, content)
    del application


def reported(network: Network, on: date, options: Options) -> Report:
    """Return the report on a whole map on a day; there has to be a Qt application already."""
    from krets.picture import for_paper

    scores = score(network, on)

    def draw(shown: Network, wanted: Options) -> Picture:
        return Picture(*for_paper(shown, scores.vitality, discretion(wanted)))

    return make(network, scores, options, draw)
