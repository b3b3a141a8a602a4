"""XML of other programs as a tree, whatever its namespaces, and XML of our own as bytes.

Namespaces are passed over: GEXF alone has six, some of them misspelt, and not every writer declares the
prefixes that it uses. A document type is refused before anything is parsed, since that is where entities are
declared (CVE-2003-1564, "billion laughs"); neither form needs one.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from krets.formats.found import Remark, Unreadable
from krets.formats.text import decode

_DECLARED = re.compile(
    rb"""<\?xml[^>]{1,200}?encoding\s{0,9}=\s{0,9}["']((?:iso|latin|windows|cp|koi8|mac|euc|shift|gb|big5)[\w-]{0,30})""",
    re.IGNORECASE,
)
"""The encodings that only a declaration tells; Unicode's tell themselves."""
MOST_DEFAULTS = 3_000_000
"""Values that nodes and edges of a file may have by default, all together."""
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parsed(data: bytes | str, remarks: list[Remark]) -> Element:
    """Return the root of a tree whose tags have no namespace; attributes keep their prefixes.

    Bytes are decoded as the XML declaration says, else as any text; remarks are those of `decode`.

    Raises:
        Unreadable: "is-xml-entities" (a document type), "broken-xml" (`line`, `column`, from 1).
    """
    text = data if isinstance(data, str) else _decoded(data, remarks)
    if "<!DOCTYPE" in text:
        raise Unreadable("is-xml-entities")
    builder = ElementTree.TreeBuilder()

    def start(tag: str, attributes: dict[str, str]) -> None:
        builder.start(tag.rpartition(":")[2], attributes)

    def end(tag: str) -> None:
        builder.end(tag.rpartition(":")[2])

    parser = expat.ParserCreate(encoding="utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(text.lstrip("\ufeff \t\r\n").encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise Unreadable("broken-xml", line=error.lineno, column=error.offset + 1) from None
    return builder.close()


def _decoded(data: bytes, remarks: list[Remark]) -> str:
    declared = _DECLARED.match(data)
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeError):  # no such encoding, or not in it: it was saved again in another
            pass
    text, told = decode(data)
    remarks += told
    return text


def text_of(element: Element) -> str:
    """Return an element's own text, before its first child, without blanks around it."""
    return (element.text or "").strip()


def within(element: Element, *tags: str) -> Iterator[Element]:
    """Yield the children of an element that have one of these tags."""
    return (child for child in element if child.tag in tags)


def clean_xml(text: str) -> str:
    """Return text without the characters that XML cannot hold, and with plain line ends."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def to_bytes(root: Element) -> bytes:
    """Return a document as UTF-8, indented; the same tree gives the same bytes."""
    ElementTree.indent(root)
    body: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"
