"""What a report is made of: sections of plain blocks, which each kind of file sets in its own way.

All texts are finished sentences in the reader's language; nothing here says how they look.
"""

from datetime import date

import msgspec

WHOLE = 100.0
"""What a bar is full at."""
SHORT = 8
"""A table of so many rows, or a list of half as many lines, is not torn apart by the end of a page."""


class Heading(msgspec.Struct, frozen=True):
    """A heading inside a section: the third level, under the report's own and the section's."""

    text: str


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph; a `quiet` one explains, and may be passed over."""

    text: str
    quiet: bool = False


class Bullets(msgspec.Struct, frozen=True):
    """A list without an order."""

    items: tuple[str, ...]


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its head, its share of the width beside the others', numbers or text."""

    title: str
    share: float = 1.0
    number: bool = False


class Table(msgspec.Struct, frozen=True):
    """A table; the first cell of each row names the row. `title` is read aloud, not shown."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class Bar(msgspec.Struct, frozen=True):
    """A value of 0 to `WHOLE`, None where it is not known; `shown` says it in words or digits.

    `beside` stands next to the name, `under` below the bar; both may be "".
    """

    name: str
    value: float | None
    shown: str
    beside: str = ""
    under: str = ""


class Bars(msgspec.Struct, frozen=True):
    """Bars below one another, in the order given, which is no ranking."""

    bars: tuple[Bar, ...]


class Picture(msgspec.Struct, frozen=True):
    """The map as PNG of `size` px, and as SVG where that is at hand.

    `alt` says in a sentence what there is to see, `caption` how to read it; the report fills in both.
    """

    png: bytes
    size: tuple[int, int]
    svg: bytes = b""
    alt: str = ""
    caption: str = ""


Block = Heading | Paragraph | Bullets | Table | Bars | Picture


def introduces(block: Block, following: Block | None) -> bool:
    """Tell whether a block says what the next one shows, so that no page may end between the two."""
    return isinstance(block, Paragraph) and following is not None and not isinstance(following, Paragraph)


class Section(msgspec.Struct, frozen=True):
    """A part of a report under a heading; `key` is one of `SECTIONS` or of `DELICATE`."""

    key: str
    title: str
    blocks: tuple[Block, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A whole report. `notes` say what is left out and how to read it; `footer` stands on every page.

    `language` is the tag of the language it is written in ("en", "nb"), `on` the day it speaks of.
    """

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    footer: tuple[str, ...]
    language: str
    on: date
