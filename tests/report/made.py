"""Reports for the tests: of the sample, of small invented maps; and what can be read in a finished file."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from krets.analysis import score
from krets.formats import plan_all, sample
from krets.model import Discretion, Network, discreet
from krets.report import Options, Picture, Report, explanations, report
from krets.rings import settle
from krets.words import discreet_labels

ON = date(2026, 11, 22)
PLAIN = Options()
DRAWING = b"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40">
<title>Krets</title>
<desc>drawn</desc>
<g id="people"><circle cx="9" cy="9" r="5"/></g></svg>
"""


def sample_map() -> Network:
    """The sample as a map."""
    network = Network()
    change, _ = plan_all(network, [sample(ON)], settle, datetime.fromisoformat("2026-11-22T12:00"), None)
    network.apply(change)
    return network


def picture() -> Picture:
    """A small picture, as the command line and the window hand one in."""
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(0xEFE9F7)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return Picture(png=bytes(buffer.data().data()), size=(60, 40), svg=DRAWING)


def made(network: Network, options: Options = PLAIN, on: date = ON, drawn: Picture | None = None) -> Report:
    """The report on a map, made discreet as the options say."""
    how = Discretion(
        options.names, private=options.private, conflicts=options.conflicts, give_take=options.give_take
    )
    scores = score(network, on)
    shown = discreet(network, how, discreet_labels(network, options.names))
    return report(shown, scores, options, bases=explanations(network, scores), picture=drawn)


def everything(names: str = "full") -> Options:
    """All that can be ticked."""
    return Options(
        names=names,  # type: ignore[arg-type] # one of the three
        private=True,
        conflicts=True,
        give_take=True,
        shares=True,
        overall=True,
    )


def texts(whole: Report) -> list[str]:
    """Every text of a report, in order."""
    return list(_texts(whole))


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each)
    else:
        for name in getattr(part, "__struct_fields__", ()):
            yield from _texts(getattr(part, name))


def readable(content: bytes) -> Iterator[bytes]:
    """What a file holds: its bytes, those of its zipped members, of its PDF streams."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from map(archive.read, archive.namelist())
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        yield zlib.decompressobj().decompress(stream) if stream.startswith(b"x") else stream
