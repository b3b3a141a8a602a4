"""Read a file whatever it is called: by what is in it."""

from pathlib import Path

from krets.formats.found import Found, Unreadable
from krets.formats.json_reader import from_json
from krets.formats.kinds import kind_of_bytes, kind_of_text
from krets.formats.linkedin import find_header, is_cut_linkedin, is_other_linkedin, read_linkedin
from krets.formats.names import read_names, split_lines
from krets.formats.text import decode

LARGEST = 150_000_000
"""Bytes of a map as JSON, which may hold photos."""
LARGEST_LIST = 30_000_000
"""Bytes of any other file. LinkedIn's largest list (30,000 people) has 4 million."""
_HEAD = 65_536
_BEFORE_JSON = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""What may come before the first bracket, in any encoding."""


def read(path: Path) -> Found:
    """Return what a file holds: a Krets map as JSON, LinkedIn's Connections.csv, or a list of names.

    Raises:
        Unreadable: with the file's name among the arguments, whatever else is wrong with it.
    """
    try:
        return read_bytes(_content(path))
    except Unreadable as trouble:
        raise Unreadable(trouble.key, **{**trouble.arguments, "file": path.name}) from None


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Unreadable("not-a-file")
        with path.open("rb") as file:
            head = file.read(_HEAD)
            kind = kind_of_bytes(head)
            if kind:
                raise Unreadable(kind)
            largest = LARGEST if head.lstrip(_BEFORE_JSON)[:1] in {b"{", b"["} else LARGEST_LIST
            rest = file.read(largest - len(head) + 1)
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except PermissionError:
        raise Unreadable("no-permission") from None
    except (OSError, ValueError):  # ValueError: a 0 in the path
        raise Unreadable("unreadable") from None
    if len(head) + len(rest) > largest:
        raise Unreadable("too-large", megabytes=largest // 1_000_000)
    return head + rest


def read_bytes(data: bytes) -> Found:
    """Return what a file of this content holds; as `read`, without a file's name."""
    kind = kind_of_bytes(data[:_HEAD])
    if kind:
        raise Unreadable(kind)
    if not data:
        raise Unreadable("empty")
    text, remarks = decode(data)
    kind = kind_of_text(text)
    if kind:
        raise Unreadable(kind)
    beginning = text[:_HEAD].lstrip()
    if not beginning and not text.strip():
        raise Unreadable("empty")
    if beginning.startswith(("{", "[")):
        found = from_json(text.encode("utf-8", "replace"))
        found.warnings[:0] = remarks
        return found
    lines = split_lines(text)
    header = find_header(lines)
    if header is not None:
        return read_linkedin(lines, header, remarks)
    if is_other_linkedin(lines):
        raise Unreadable("is-other-linkedin")
    if is_cut_linkedin(lines):
        raise Unreadable("is-cut-linkedin")
    return read_names(text, remarks)
