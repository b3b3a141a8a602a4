"""What a file is that is no list of people, told from its content, so that it can be refused by name."""

KRETS_APPLICATION = b"KRET"

_BEGINNINGS = (
    (b"%PDF", "is-pdf"),
    (b"\x89PNG\r\n\x1a\n", "is-image"),
    (b"\xff\xd8\xff", "is-image"),
    (b"GIF87a", "is-image"),
    (b"GIF89a", "is-image"),
    (b"II*\x00", "is-image"),
    (b"MM\x00*", "is-image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is-office"),
    (b"\x1f\x8b", "is-archive"),
    (b"7z\xbc\xaf\x27\x1c", "is-archive"),
    (b"Rar!\x1a\x07", "is-archive"),
    (b"BZh", "is-archive"),
    (b"\xfd7zXZ\x00", "is-archive"),
)
_TEXTS = (
    ("<!doctype html", "is-html"),
    ("<html", "is-html"),
    ("<?xml", "is-xml"),
    ("<svg", "is-xml"),
    ("begin:vcalendar", "is-calendar"),
    ("window.ytd.", "is-script"),
    ("{\\rtf", "is-office"),
    ("graph [", "is-graph"),
    ("graph\n[", "is-graph"),
    ('creator "', "is-graph"),
    ("dl n=", "is-graph"),
    ("digraph ", "is-graph"),
)
_BITMAP_HEADER = 26


def kind_of_bytes(head: bytes) -> str:
    """Return the key of `Unreadable` for a file that begins like this, or "" where it may be text.

    One of is-map (an SQLite file with our application id), is-database, is-zip, is-spreadsheet, is-office,
    is-pdf, is-image, is-archive. `head` is the first few kilobytes.
    """
    if head.startswith(b"SQLite format 3\x00"):
        return "is-map" if head[68:72] == KRETS_APPLICATION else "is-database"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(head)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "is-image"
    if head[4:8] == b"ftyp" and head[:3] == b"\x00\x00\x00":
        return "is-image"
    if head.startswith(b"BM"):
        return "is-image" if head[6:10] == b"\x00" * 4 and len(head) >= _BITMAP_HEADER else ""
    return next((key for beginning, key in _BEGINNINGS if head.startswith(beginning)), "")


def _kind_of_zip(head: bytes) -> str:
    if b"xl/" in head:
        return "is-spreadsheet"
    if b"opendocument.spreadsheet" in head:
        return "is-spreadsheet"
    return "is-office" if b"word/" in head or b"ppt/" in head or b"opendocument" in head else "is-zip"


def kind_of_text(text: str) -> str:
    """Return the key of `Unreadable` for a text that begins like this, or "" where it may hold names.

    One of is-html, is-xml, is-calendar, is-script, is-office, is-graph, is-mail.
    """
    beginning = text[:2_000].lstrip().casefold()
    if beginning.startswith("from ") and "\nreceived:" in beginning:
        return "is-mail"
    return next((key for start, key in _TEXTS if beginning.startswith(start)), "")
