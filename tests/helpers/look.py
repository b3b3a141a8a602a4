"""Pictures to look at: `python -m tests.helpers.look FOLDER [NAME ...]` paints maps of several sizes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from krets.analysis import vitality
from krets.model import Network, edits
from krets.rings import settle, tidy
from tests.helpers.maps import TODAY, invented

NOW = datetime.combine(TODAY, time(12))

_CIRCLES = {
    "Family": "Ingrid Solberg 5, Sofia Lind 4, Vera Lund 4, Liv Roos 2, Maja Hauge 2, Astrid Ness 2",
    "Friends": "Lars Öhman 5, Per Haugen 4, Knut Vik 3, Erik Sund 3, Petter Falk 3, Elias Bjørk 1",
    "Work": "Kari Nilsen 4, Emma Ek 3, Ida Krogh 2, Rut Engen 2, Sara Wold 2-, Mona Bakke 1",
    "University": "Johan Berg 4, Jonas Lie 3, Ole Moen 3-, Viktor Storm 2, Axel Gran 2, Simon Ask 1",
    "Choir": "Tuva Aas 4, Amina Yusuf 4, Hanna Roos 3, Nora Holm 3-, Frida Strand 3, Selma Hov 1",
    "Industry": "Nils Dahl 4-, Anders Falk 3, Oskar Sand 3, Henrik By 2, Leo Tang 2, Tore Lie 1",
}
_FIRST = {
    "Family": "Mum 5, Grandpa 5",
    "Friends": "Amina Yusuf 4, Lars 4, Emma Ek 3, Ole Moen 2",
    "Work": "Kari Nilsen 4, Sofia Lind 3, Tuva Aas 2",
    "Leisure": "Per Haugen 3, Johan Berg 3, Anders Falk 1",
}


def drawn(circles: dict[str, str], ties: str = "") -> Network:
    """A map drawn by hand: groups, then people as "name level", "-" behind who was not met lately."""
    network = Network()

    def do(verb: Callable[..., Any], *given: Any, **fields: Any) -> None:
        network.apply(settle(network, verb(network, NOW, *given, **fields)))

    do(edits.add_groups, list(circles))
    for group, people in enumerate(circles.values(), 1):
        for person in people.split(", "):
            name, level = person.rsplit(" ", 1)
            days = 900 if level.endswith("-") else 3
            last = None if level == "1" else TODAY - timedelta(days)
            number = int(level.strip("-"))
            do(edits.add_contact, name, level=number, groups=(group,), last_contact=last)
    by_name = {contact.name.split()[0]: contact.id for contact in network.contacts.values()}
    for pair in ties.split():
        a, b = pair.split("-")
        do(edits.connect, by_name[a], by_name[b])
    return network


def first() -> Network:
    """A newcomer's twelve people."""
    return drawn(_FIRST, "Mum-Grandpa Kari-Sofia Kari-Tuva Amina-Ole Per-Johan Per-Grandpa Mum-Tuva")


def some() -> Network:
    """Thirty-six people in six groups."""
    ties = """Vera-Nils Vera-Anders Vera-Tore Vera-Maja Vera-Astrid Ingrid-Sofia Ingrid-Lars Ingrid-Maja
    Ingrid-Liv Sofia-Maja Sofia-Liv Lars-Per Lars-Knut Per-Knut Per-Erik Erik-Petter Petter-Emma Knut-Erik
    Elias-Sara Elias-Erik Kari-Sara Kari-Axel Emma-Rut Ida-Rut Rut-Mona Sara-Mona Mona-Viktor Emma-Jonas
    Johan-Jonas Jonas-Ole Ole-Rut Viktor-Simon Simon-Axel Jonas-Simon Viktor-Jonas Tuva-Hanna Amina-Nora
    Nora-Selma Hanna-Selma Frida-Selma Frida-Amina Hanna-Nora Nora-Kari Amina-Emma Nils-Anders Nils-Henrik
    Anders-Oskar Oskar-Henrik Henrik-Tore Leo-Tore Leo-Oskar Nils-Amina Henrik-Jonas Leo-Astrid Oskar-Sofia"""
    return drawn(_CIRCLES, ties)


def crowd(count: int) -> Network:
    """So many invented people, tidied."""
    network = invented(count, min(count * 10, count * (count - 1) // 4))
    network.apply(tidy(network, NOW))
    return network


def paint_map(
    network: Network, path: Path, *, dark: bool = False, size: tuple[int, int] = (1000, 800), **show: Any
) -> None:
    """Paint a map as it stands on the screen into a PNG."""
    from PySide6.QtGui import QImage, QPainter

    from krets.look import DARK, LIGHT
    from krets.picture import Camera, Show, compose, paint

    camera = show.pop("camera", Camera())
    seen = {who.id: vitality(who, TODAY) for who in network.placed()}
    known = {who: value for who, value in seen.items() if value is not None}
    scene = compose(
        network, vitality=known, theme=DARK if dark else LIGHT, size=size, camera=camera, show=Show(**show)
    )
    image = QImage(size[0] * 3 // 2, size[1] * 3 // 2, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(1.5)
    painter = QPainter(image)
    paint(painter, scene)
    painter.end()
    image.save(str(path))


def _named(network: Network, name: str) -> frozenset[int]:
    return frozenset(who.id for who in network.contacts.values() if who.name.startswith(name))


def main(folder: str, *names: str) -> None:
    """Paint all pictures, or those named, into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    twelve, few = first(), some()
    tidied = some()
    tidied.apply(tidy(tidied, NOW))
    pictures: dict[str, tuple[Network, dict[str, Any]]] = {
        "first": (twelve, {"selected": _named(twelve, "Kari"), "size": (930, 760)}),
        "few": (few, {"selected": _named(few, "Vera")}),
        "few-tidied": (tidied, {"selected": _named(tidied, "Vera")}),
        "few-dark": (tidied, {"selected": _named(tidied, "Vera"), "dark": True}),
        "150": (crowd(150), {"selected": frozenset({7})}),
        "150-all": (crowd(150), {"ties": "all", "dark": True}),
        "1000": (crowd(1000), {"selected": frozenset({7})}),
    }
    for name, (network, show) in pictures.items():
        if not names or name in names:
            paint_map(network, place / f"{name}.png", **show)
    application.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
