"""A report as one HTML file: no script, nothing from elsewhere, good to print and to read aloud."""

import re
from base64 import b64encode
from collections.abc import Callable
from html import escape
from typing import Any

from krets import assets
from krets.report.blocks import Bar, Bars, Block, Bullets, Column, Heading, Paragraph, Picture, Report, Table
from krets.report.plain import plain
from krets.words import report as said

STYLE = "templates/report.css"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_DRAWING = re.compile(r"<svg\b.*</svg>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>\s*(?:<desc>.*?</desc>\s*)?", re.DOTALL)


def to_html(report: Report) -> bytes:
    """Return a report as a web page in UTF-8 that needs nothing beside itself."""
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(report.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(report.title)}</title>",
        f"<style>\n{assets.read_text(STYLE)}</style>",
        "</head>",
        "<body>",
        f'<header>\n<h1>{_text(report.title)}</h1>\n<p class="day">{_text(report.subtitle)}</p>\n</header>',
        "<main>",
    ]
    for section in report.sections:
        parts.append(f'<section aria-labelledby="part-{section.key}">')
        parts.append(f'<h2 id="part-{section.key}">{_text(section.title)}</h2>')
        parts += [_block(block) for block in section.blocks]
        parts.append("</section>")
    parts += [_notes(report), "</main>", _footer(report), "</body>", "</html>", ""]
    return "\n".join(parts).encode("utf-8")


def _text(text: str) -> str:
    return escape(plain(text), quote=True)


def _notes(report: Report) -> str:
    title = _text(said.say("about"))
    parts = ['<section class="notes" aria-labelledby="part-about">', f'<h2 id="part-about">{title}</h2>']
    return "\n".join([*parts, _list(report.notes), "</section>"])


def _footer(report: Report) -> str:
    lines = "\n".join(f"<p>{_text(line)}</p>" for line in report.footer)
    return f"<footer>\n{lines}\n</footer>"


def _block(block: Block) -> str:
    return _SETTERS[type(block)](block)


def _heading(block: Heading) -> str:
    return f"<h3>{_text(block.text)}</h3>"


def _paragraph(block: Paragraph) -> str:
    kind = ' class="quiet"' if block.quiet else ""
    return f"<p{kind}>{_text(block.text)}</p>"


def _bullets(block: Bullets) -> str:
    return _list(block.items)


def _list(items: tuple[str, ...]) -> str:
    return "\n".join(["<ul>", *(f"<li>{_text(item)}</li>" for item in items), "</ul>"])


def _table(block: Table) -> str:
    heads = "".join(_head(column) for column in block.columns)
    parts = ['<div class="scroll">', f"<table>\n<caption>{_text(block.title)}</caption>"]
    parts.append(f"<thead><tr>{heads}</tr></thead>\n<tbody>")
    for row in block.rows:
        cells = "".join(
            f"<td{_kind(column)}>{_text(cell)}</td>"
            for column, cell in zip(block.columns[1:], row[1:], strict=True)
        )
        parts.append(f'<tr><th scope="row">{_text(row[0])}</th>{cells}</tr>')
    return "\n".join([*parts, "</tbody>", "</table>", "</div>"])


def _head(column: Column) -> str:
    return f'<th scope="col"{_kind(column)}>{_text(column.title)}</th>'


def _kind(column: Column) -> str:
    return ' class="number"' if column.number else ""


def _bars(block: Bars) -> str:
    return "\n".join(['<ul class="bars">', *map(_bar, block.bars), "</ul>"])


def _bar(bar: Bar) -> str:
    filled = f'<i style="width: {bar.value:.1f}%"></i>' if bar.value else ""
    parts = [
        f'<li><p class="value"><b>{_text(bar.name)}</b> <span>{_text(bar.shown)}</span></p>',
        f'<div class="bar" aria-hidden="true">{filled}</div>',
    ]
    if bar.beside:
        parts.append(f'<p class="question">{_text(bar.beside)}</p>')
    if bar.under:
        parts.append(f"<p>{_text(bar.under)}</p>")
    return "".join([*parts, "</li>"])


def _picture(block: Picture) -> str:
    alt = _text(block.alt)
    found = _DRAWING.search(block.svg.decode("utf-8", "replace"))
    if found:
        drawing = _TITLE.sub("", found.group(), count=1).replace("<svg", '<svg aria-hidden="true"', 1)
        inside = f'<div role="img" aria-label="{alt}">{drawing}</div>'
    else:
        data = b64encode(block.png).decode("ascii")
        inside = f'<img alt="{alt}" src="data:image/png;base64,{data}">'
    return f"<figure>\n{inside}\n<figcaption>{_text(block.caption)}</figcaption>\n</figure>"


_SETTERS: dict[type, Callable[[Any], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    Bars: _bars,
    Picture: _picture,
}
