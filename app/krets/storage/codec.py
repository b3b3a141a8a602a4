"""Records and edits, to and from what SQLite keeps."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from operator import attrgetter, itemgetter
from typing import Any

import msgspec

from krets.model import Contact, Edit, Record
from krets.storage.columns import Cell
from krets.storage.schema import TABLE_OF, Table
from krets.storage.trouble import Damaged

Row = tuple[Cell, ...]
LARGEST = 1 << 29
"""Bytes of JSON that one step of the log may unpack to; what is larger was made to do harm."""

_decoder = msgspec.json.Decoder(tuple[Edit, ...])
_encoder = msgspec.json.Encoder()


def digest(image: bytes) -> bytes:
    """Return the name under which a photo is kept."""
    from hashlib import sha256  # takes a moment, and most maps hold no photo

    return sha256(image).digest()


def _writer(table: Table) -> Callable[[Any], Row]:
    fields = attrgetter(*table.columns)
    ways = [(i, kind.write) for i, kind in enumerate(table.columns.values()) if kind.write is not None]

    def write(record: Any) -> Row:
        cells = list(fields(record))
        for i, way in ways:
            cells[i] = way(cells[i])
        return tuple(cells)

    return write


_WRITERS = {record: _writer(table) for record, table in TABLE_OF.items()}


def row_of(record: Record) -> Row:
    """Return a record as a row of its table, a photo as its digest."""
    if isinstance(record, Contact) and record.photo is not None:
        record = msgspec.structs.replace(record, photo=digest(record.photo))
    return _WRITERS[type(record)](record)


def records_of(table: Table, rows: list[tuple[Any, ...]], photos: Mapping[bytes, bytes]) -> list[Any]:
    """Return the records of a table's rows.

    Raises:
        Damaged: if a value is of a wrong kind, or a photo is not there.
    """
    if not rows:
        return []
    columns = []
    for i, (name, kind) in enumerate(table.columns.items()):
        column = kind.read(list(map(itemgetter(i), rows)))
        if name == "photo":
            column = [None if value is None else _photo(value, photos) for value in column]
        columns.append(column)
    return list(map(table.record, *columns))


def _photo(name: bytes, photos: Mapping[bytes, bytes]) -> bytes:
    image = photos.get(name)
    if image is None:
        raise Damaged("a photo is not there")
    return image


def pack(edits: Iterable[Edit]) -> tuple[bytes, dict[bytes, bytes]]:
    """Return edits as the log keeps them, and the photos that they name.

    A large change is packed bit by bit, so that other threads get their turn in between.
    """
    photos: dict[bytes, bytes] = {}
    packer = zlib.compressobj()
    parts = [packer.compress(b"[")]
    rest = iter(edits)
    comma = b""
    while some := [_named(edit, photos) for edit in islice(rest, 500)]:
        parts.append(packer.compress(comma + _encoder.encode(some)[1:-1]))
        comma = b","
    parts += [packer.compress(b"]"), packer.flush()]
    return b"".join(parts), photos


def _named(edit: Edit, photos: dict[bytes, bytes]) -> Edit:
    """The edit with photos replaced by their digests."""
    sides: list[Any] = []
    for record in (edit.before, edit.after):
        if isinstance(record, Contact) and record.photo is not None:
            name = digest(record.photo)
            photos[name] = record.photo
            sides.append(msgspec.structs.replace(record, photo=name))
        else:
            sides.append(record)
    return Edit(*sides)


def unpack(blob: bytes, photos: Mapping[bytes, bytes]) -> tuple[Edit, ...]:
    """Return the edits of a step of the log.

    Raises:
        Damaged: if it is not what `pack` makes, or would unpack to more than `LARGEST` bytes.
    """
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(blob, LARGEST)
        if not unpacker.eof:
            raise Damaged("a step of the log is cut off, or far too large")
        edits = _decoder.decode(text)
    except (zlib.error, ValueError, msgspec.MsgspecError) as error:
        raise Damaged(str(error)) from error
    if any(edit.before is None and edit.after is None for edit in edits):
        raise Damaged("an edit of nothing")
    return tuple(_shown(edit, photos) for edit in edits)


def _shown(edit: Edit, photos: Mapping[bytes, bytes]) -> Edit:
    """The edit with the photos that its digests name."""
    if not any(isinstance(side, Contact) and side.photo is not None for side in (edit.before, edit.after)):
        return edit
    sides = [
        msgspec.structs.replace(side, photo=_photo(side.photo, photos))
        if isinstance(side, Contact) and side.photo is not None
        else side
        for side in (edit.before, edit.after)
    ]
    return Edit(*sides)
