"""Small helpers with which the sentences of this room are filled in."""

import unicodedata
from collections.abc import Mapping
from pathlib import PurePath

LONGEST = 40
"""So many characters of a name fit into a menu or a message; the rest is left out."""


class Named(dict[str, object]):
    """Arguments of a sentence; one that is missing reads as an ellipsis instead of failing."""

    def __missing__(self, key: str) -> str:
        return "…"


def fill(sentence: str, arguments: Mapping[str, object]) -> str:
    """Return a sentence with its `{named}` places filled in; text is shortened and kept in its direction."""
    return sentence.format_map(
        Named({key: short(value) if isinstance(value, str) else value for key, value in arguments.items()})
    )


def capitalised(text: str) -> str:
    """Return a label or a clause as it begins a line: its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def short(text: str, longest: int = LONGEST) -> str:
    """Return a name as it stands inside a sentence: at most `longest` characters, isolated if right-to-left.

    >>> short("a" * 50, 10)
    'aaaaaaaaa…'
    """
    return isolated(text if len(text) <= longest else text[: longest - 1].rstrip() + "…")


def isolated(text: str) -> str:
    """Return text kept in its own direction, if that is from right to left."""
    if any(unicodedata.bidirectional(mark) in {"R", "AL"} for mark in text):
        return f"\u2068{text}\u2069"
    return text


def file_name(arguments: Mapping[str, object]) -> str:
    """Return the name of the file that arguments speak of (`path` or `file`), without its folder; or ""."""
    for key in ("path", "file"):
        if arguments.get(key):
            return PurePath(str(arguments[key])).name
    return ""


def folder_name(arguments: Mapping[str, object]) -> str:
    """Return the name of the folder that the file of `path` lies in, or is to lie in; or ""."""
    parent = PurePath(str(arguments.get("path") or "")).parent
    return parent.name or str(parent)
