"""How a Word document looks: its styles, and the WordprocessingML that python-docx has no words for.

Lengths are in English Metric Units (914,400 to an inch), as python-docx takes them; WordprocessingML itself
counts twentieths of a point.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor

from krets.report.blocks import SHORT

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

FONT = "Calibri"
INK, QUIET, LINE, ACCENT = "1D1F23", "5C6068", "D9D4CA", "5B3A86"
_TWIP = 635
"""English Metric Units to a twentieth of a point."""
_HEADINGS = ((1, 22, 0), (2, 15, 22), (3, 11.5, 12))
"""Level, size and room above of each heading, in points."""


def blank(language: str) -> "Document":
    """Return an empty A4 document with the styles of a report, in a language."""
    document = docx.Document()
    _forget_template(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2.4)
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)
    wide = Length(section.page_width - section.left_margin - section.right_margin)
    _texts(document, wide)
    for level, size, above in _HEADINGS:
        heading = _style(document, f"Heading {level}")
        _letters(heading, size, INK)
        heading.font.bold = True
        _room(heading, above, 4)
        heading.paragraph_format.keep_with_next = True
    return document


def _forget_template(document: "Document") -> None:
    """Let go of the small picture of python-docx' own empty document."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _texts(document: "Document", wide: Length) -> None:
    normal = _style(document, "Normal")
    _letters(normal, 10.5, INK)
    _room(normal, 0, 5)
    normal.paragraph_format.line_spacing = 1.1
    bullet = _style(document, "List Bullet")
    _room(bullet, 0, 2)
    quiet = _new(document, "Quiet")
    _letters(quiet, 9.5, QUIET)
    cell = _new(document, "Cell")
    _letters(cell, 9, INK)
    _room(cell, 2, 2)
    name = _new(document, "Bar name")
    _room(name, 9, 0)
    name.paragraph_format.keep_with_next = True
    name.paragraph_format.tab_stops.add_tab_stop(wide, WD_TAB_ALIGNMENT.RIGHT)
    bar = _new(document, "Bar")
    _room(bar, 2, 3)
    bar.font.size = Pt(1)
    bar.paragraph_format.keep_with_next = True
    bar.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    bar.paragraph_format.line_spacing = Pt(6)


def _style(document: "Document", name: str) -> Any:
    return document.styles[name]


def _new(document: "Document", name: str) -> "ParagraphStyle":
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return style  # type: ignore[no-any-return] # what kind it is was said when it was added


def _letters(style: "ParagraphStyle", size: float, colour: str) -> None:
    """Give a style font, size (points) and colour of its own, instead of those of the template's theme."""
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[attribute]


def _room(style: "ParagraphStyle", above: float, below: float) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)


def shade(paragraph: "Paragraph", part: float, width: int) -> None:
    """Make an empty paragraph a bar that is `part` (0 to 1) of `width` long; nothing at 0."""
    if part <= 0.0:
        return
    paragraph.paragraph_format.right_indent = Length(round(width * (1.0 - min(part, 1.0))))
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx knows no shading
        _element("shd", val="clear", color="auto", fill=ACCENT), "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def table(
    document: "Document",
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    numbers: Sequence[bool],
    title: str,
) -> None:
    """Write a table whose first row is its head, repeated on each page; rows are never torn apart.

    Its XML is made directly: python-docx looks every cell up anew, which takes minutes for 1,000 rows.
    """
    made = OxmlElement("w:tbl")
    made.append(_table_properties(title, sum(widths), gap=170 if len(widths) < 7 else 60))
    grid = OxmlElement("w:tblGrid")
    grid.extend([_element("gridCol", w=str(round(width / _TWIP))) for width in widths])
    made.append(grid)
    for index, row in enumerate(rows):
        left = len(rows) - 1 - index
        kept = left > 0 and (index == 0 or left == 1 or len(rows) <= SHORT + 1)
        made.append(_row(row, widths, numbers, head=index == 0, keep=kept))
    body = document.element.body
    body.insert(len(body) - 1, made)  # before the section's properties, which come last
    after = document.add_paragraph()
    after.paragraph_format.space_after = Pt(0)
    after.paragraph_format.line_spacing = Pt(4)


def _table_properties(title: str, width: int, *, gap: int) -> Any:
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    borders.append(_element("bottom", val="single", sz="4", space="0", color=LINE))
    borders.append(_element("insideH", val="single", sz="4", space="0", color=LINE))
    margins = OxmlElement("w:tblCellMar")
    margins.append(_element("left", w="0", type="dxa"))
    margins.append(_element("right", w=str(gap), type="dxa"))
    properties.extend(
        [
            _element("tblW", w=str(round(width / _TWIP)), type="dxa"),
            borders,
            _element("tblLayout", type="fixed"),
            margins,
            _element("tblLook", val="0620", firstRow="1", firstColumn="1"),
            _element("tblCaption", val=title),
        ]
    )
    return properties


def _row(
    cells: Sequence[str], widths: Sequence[int], numbers: Sequence[bool], *, head: bool, keep: bool
) -> Any:
    row = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for text, width, number in zip(cells, widths, numbers, strict=True):
        row.append(_cell(text, width, number=number, head=head, keep=keep))
    return row


def _cell(text: str, width: int, *, number: bool, head: bool, keep: bool) -> Any:
    cell = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    properties.append(_element("tcW", w=str(round(width / _TWIP)), type="dxa"))
    if head:
        borders = OxmlElement("w:tcBorders")
        borders.append(_element("bottom", val="single", sz="8", space="0", color=QUIET))
        properties.append(borders)
        properties.append(_element("vAlign", val="bottom"))
    paragraph = OxmlElement("w:p")
    shape = OxmlElement("w:pPr")
    shape.append(_element("pStyle", val="Cell"))
    if keep:
        shape.append(OxmlElement("w:keepNext"))
    if number:
        shape.append(_element("jc", val="right"))
    paragraph.append(shape)
    paragraph.append(_run(text, bold=head))
    cell.extend([properties, paragraph])
    return cell


def _run(text: str, *, bold: bool = False) -> Any:
    run = OxmlElement("w:r")
    if bold:
        properties = OxmlElement("w:rPr")
        properties.append(OxmlElement("w:b"))
        run.append(properties)
    written = OxmlElement("w:t")
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    written.text = text
    run.append(written)
    return run


def footer(document: "Document", lines: Sequence[str]) -> None:
    """Put lines at the foot of every page, the page's number beside the last of them."""
    foot = document.sections[0].footer
    place = foot.paragraphs[0]
    for index, line in enumerate(lines):
        paragraph = place if index == 0 else foot.add_paragraph()
        paragraph.style = document.styles["Quiet"]
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(line).font.size = Pt(8)
    section = document.sections[0]
    wide = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    last = foot.paragraphs[-1]
    last.paragraph_format.tab_stops.add_tab_stop(Length(wide), WD_TAB_ALIGNMENT.RIGHT)
    run = last.add_run("\t")
    run.font.size = Pt(8)
    for kind in ("begin", "", "end"):
        run._r.append(_element("fldChar", fldCharType=kind) if kind else _page())  # noqa: SLF001 - no fields in python-docx


def _page() -> Any:
    code = OxmlElement("w:instrText")
    code.text = "PAGE"
    return code


def _element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
