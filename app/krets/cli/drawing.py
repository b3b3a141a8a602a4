"""`krets image MAP -o OUT`: the picture that the window shows, without a window."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QBuffer, QIODevice

from krets.cli.display import ready_to_paint
from krets.cli.maps import load, now, refuse_same
from krets.cli.output import CouldNot, write_whole
from krets.model import Discretion, Network, discreet
from krets.words import discreet_labels, say_trouble

if TYPE_CHECKING:
    from krets.picture import Show


def run(options: Namespace) -> None:
    """Draw the map; private people and conflicts stay at home.

    Raises:
        CouldNot: if the map cannot be read, the picture not written, or Qt lacks a library of the system's.
        WrongUse: if the picture would overwrite the map.
    """
    refuse_same(options.output, options.map)
    network = load(options.map)
    application = ready_to_paint()
    from krets.picture import PictureTrouble, Show
    from krets.report import to_draw

    kind = options.output.suffix.lower().removeprefix(".")
    on = options.on or now().date()
    try:
        show = Show(names=options.names, tray=options.tray)
        shown = discreet(network, Discretion(options.names), discreet_labels(network, options.names))
        network = to_draw(network, shown)
        data = draw(network, kind=kind, size=options.size, on=on, dark=options.dark, show=show)
    except PictureTrouble as trouble:
        raise CouldNot(say_trouble(trouble.key, {"path": str(options.output)})) from trouble
    write_whole(options.output, data)
    del application


def draw(
    network: Network,
    *,
    kind: Literal["png", "svg", "pdf"],
    size: tuple[int, int],
    on: date,
    dark: bool = False,
    show: Show | None = None,
) -> bytes:
    """Return a map as the bytes of a picture; there has to be a Qt application already."""
    from krets.analysis import vitality
    from krets.look import DARK, LIGHT
    from krets.picture import Sheet, Show, export

    alive = {contact.id: vitality(contact, on) for contact in network.placed()}
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    export(
        network,
        buffer,
        kind=kind,
        sheet=Sheet(size),
        theme=DARK if dark else LIGHT,
        vitality={contact: value for contact, value in alive.items() if value is not None},
        show=show or Show(),
    )
    return bytes(buffer.data().data())
