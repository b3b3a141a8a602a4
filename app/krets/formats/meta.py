"""What Facebook's and Instagram's JSON exports share: text whose bytes were taken for letters, and records.

Meta writes each byte of UTF-8 as a letter of its own (`\\u00c3\\u00b8` for "ø"), in some files and years.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from krets.formats.archive import Archive
from krets.formats.correspondence import second_of
from krets.formats.text import folded, one_line

_LABELS_OF_NAME = {
    "name", "navn", "namn", "nimi", "nafn", "naam", "nom", "nome", "nombre", "numele", "imię", "jméno", "név",
}  # fmt: skip
"""How newer records label a name, in the language that the account had."""
_LABELS_OF_PAGES = {"url", "href", "link"}
"""Pages and groups are recorded in the same way, but with an address; friends have none."""


def mended(text: str) -> str:
    """Return a text with letters in the place of their bytes; sound text, and what was mended, stays.

    >>> mended("BjÃ¸rn"), mended("Bjørn"), mended("Åse")
    ('Bjørn', 'Bjørn', 'Åse')
    """
    while not text.isascii():
        try:
            whole = text.encode("latin-1").decode("utf-8")
        except ValueError:  # a letter that is no byte, or bytes that are no text: it was sound
            return text
        text = whole
    return text


def text_of(value: object) -> str:
    """Return a name of the export fit for one line; "" for whatever is no text."""
    return one_line(mended(value)) if isinstance(value, str) else ""


def records_of(value: object) -> list[Mapping[str, object]]:
    """Return the objects in a list; none where it is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def day_of_stamp(value: object) -> str:
    """Return the day (UTC) of a time stamp in seconds as "2021-04-04", or "" where it is none.

    >>> day_of_stamp(1617537600), day_of_stamp(0), day_of_stamp("x")
    ('2021-04-04', '', '')
    """
    second = second_of(value)
    return "" if second is None else datetime.fromtimestamp(second, UTC).date().isoformat()


def labelled(record: Mapping[str, object]) -> str:
    """Return the name in a newer record of labels and values; "" where it has none, or is of a page."""
    labels = [(folded(text_of(each.get("label"))), each) for each in records_of(record.get("label_values"))]
    if any(label in _LABELS_OF_PAGES for label, _ in labels):
        return ""
    return next((text_of(each.get("value")) for label, each in labels if label in _LABELS_OF_NAME), "")


def decoded(archive: Archive, member: str) -> object:
    """Return the JSON in a member, or None where it is none. Raises as `Archive.read`."""
    try:
        return msgspec.json.decode(archive.read(member).removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, ValueError):
        return None
