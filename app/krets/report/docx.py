"""A report as DOCX, with real headings, lists, heads of tables and alternative texts.

What python-docx has no words for is set in WordprocessingML: bars as shaded paragraphs, which a screen reader
passes over, rules of tables, the number of the page.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime, time
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from krets.report.blocks import (
    SHORT,
    WHOLE,
    Bar,
    Bars,
    Block,
    Bullets,
    Heading,
    Paragraph,
    Picture,
    Report,
    Table,
    introduces,
)
from krets.report.plain import plain
from krets.words import report as said

if TYPE_CHECKING:
    from docx.document import Document

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""What a zip file holds for its members where no time is told."""


def to_docx(report: Report) -> bytes:
    """Return a report as a Word document; the same report gives the same bytes."""
    from krets.report import docx_style

    document = docx_style.blank(report.language)
    _properties(document, report)
    writer = _Writer(document)
    writer.heading(report.title, 1)
    writer.paragraph(report.subtitle, quiet=True)
    for section in report.sections:
        writer.heading(section.title, 2)
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            writer.write(block)
            if introduces(block, following):
                document.paragraphs[-1].paragraph_format.keep_with_next = True
    writer.heading(said.say("about"), 2)
    writer.write(Bullets(report.notes))
    docx_style.footer(document, [plain(line) for line in report.footer])
    content = io.BytesIO()
    document.save(content)
    return _timeless(content.getvalue())


def _properties(document: "Document", report: Report) -> None:
    """Say what the document is, and nothing of who made it where."""
    properties = document.core_properties
    day = datetime.combine(report.on, time())
    properties.title = plain(report.title)[:255]
    properties.language = report.language
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = day


def _timeless(content: bytes) -> bytes:
    """Pack the members anew without the time of packing."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _FIRST_DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


class _Writer:
    """Writes blocks below one another."""

    def __init__(self, document: "Document") -> None:
        self.document = document
        section = document.sections[0]
        self.width = int(section.page_width or 0) - int(section.left_margin or 0) * 2
        self._writers: dict[type, Callable[[Any], None]] = {
            Heading: lambda block: self.heading(block.text, 3),
            Paragraph: lambda block: self.paragraph(block.text, quiet=block.quiet),
            Bullets: self._bullets,
            Table: self._table,
            Bars: self._bars,
            Picture: self._picture,
        }

    def write(self, block: Block) -> None:
        """Write a block."""
        self._writers[type(block)](block)

    def heading(self, text: str, level: int) -> None:
        """Write a heading of a level."""
        self.document.add_heading(plain(text), level)

    def paragraph(self, text: str, *, quiet: bool = False) -> None:
        """Write a paragraph."""
        self.document.add_paragraph(plain(text), "Quiet" if quiet else "Normal")

    def _bullets(self, block: Bullets) -> None:
        whole = 2 * len(block.items) <= SHORT
        for place, item in enumerate(block.items, start=1):
            written = self.document.add_paragraph(plain(item), "List Bullet")
            written.paragraph_format.keep_with_next = whole and place < len(block.items)

    def _bars(self, block: Bars) -> None:
        for bar in block.bars:
            self._bar(bar)

    def _bar(self, bar: Bar) -> None:
        from krets.report import docx_style

        line = self.document.add_paragraph(style="Bar name")
        line.add_run(plain(bar.name)).bold = True
        line.add_run(f"\t{plain(bar.shown)}")
        docx_style.shade(self.document.add_paragraph(style="Bar"), (bar.value or 0.0) / WHOLE, self.width)
        below = [(text, style) for text, style in ((bar.beside, "Quiet"), (bar.under, "Normal")) if text]
        for place, (text, style) in enumerate(below, start=1):
            written = self.document.add_paragraph(plain(text), style)
            written.paragraph_format.keep_with_next = place < len(below)

    def _table(self, block: Table) -> None:
        from krets.report import docx_style

        whole = sum(column.share for column in block.columns)
        heads = tuple(column.title for column in block.columns)
        docx_style.table(
            self.document,
            [tuple(map(plain, row)) for row in (heads, *block.rows)],
            [int(self.width * column.share / whole) for column in block.columns],
            [column.number for column in block.columns],
            plain(block.title),
        )

    def _picture(self, block: Picture) -> None:
        from docx.shared import Cm

        wide, high = block.size
        width = min(self.width, int(Cm(17) * wide / high))
        written = self.document.add_paragraph()
        written.paragraph_format.keep_with_next = True
        inline = written.add_run().add_picture(io.BytesIO(block.png), width=width)
        about = inline._inline.docPr  # noqa: SLF001 - python-docx offers no door to a picture's text
        about.set("descr", plain(block.alt))
        about.set("name", plain(said.section_name("map")))
        self.paragraph(block.caption, quiet=True)
