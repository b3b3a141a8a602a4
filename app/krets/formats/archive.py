"""A zip, opened with care: read member by member, and never unpacked to a disk."""

import codecs
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from krets.formats.found import Unreadable

MOST_MEMBERS = 200_000
"""A social network's complete archive holds a file a picture; more than this is nobody's own archive."""
MOST_UNPACKED = 4_000_000_000
"""Bytes that all members may have together when unpacked."""
MOST_OF_A_MEMBER = 400_000_000
"""Bytes that one member may have when it is read. LinkedIn's largest (messages.csv) have tens of millions."""
MOST_SQUEEZED = 1_000
"""How many times smaller than its content a member may be: text comes to 20, a bomb to many thousands."""
LONGEST_PIECE = 1_000_000
"""Characters that `Archive.lines` hands over at once, so that a file without a line end costs no memory."""
_SMALL = 1_000_000
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    MemoryError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
"""Whatever Python says of a member that does not come out whole."""


class Archive:
    """The members of a zip by name, with forward slashes; folders and macOS' shadows are left out.

    Raises:
        Unreadable: "broken-zip", "unsafe-zip" (a name that leads out of the archive), "locked-zip" (a
            password), "too-large" (too many members, too large, or squeezed as no honest file is).
    """

    def __init__(self, content: bytes | Path) -> None:
        source: BinaryIO | Path = io.BytesIO(content) if isinstance(content, bytes) else content
        try:
            self._zip = zipfile.ZipFile(source)
        except _BROKEN:
            raise Unreadable("broken-zip") from None
        members = [member for member in self._zip.infolist() if member.filename]
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
            raise Unreadable("too-large")
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = member.filename.replace("\\", "/")
            parts = PurePosixPath(name).parts
            if ".." in parts or name.startswith("/") or ":" in name[:2]:
                raise Unreadable("unsafe-zip")
            if parts and not name.endswith("/") and parts[0] != "__MACOSX" and parts[-1][:2] != "._":
                self._members.setdefault(name, member)

    def __iter__(self) -> Iterator[str]:
        """Yield the members' names in the order of the archive."""
        return iter(self._members)

    def named(self, ending: str) -> list[str]:
        """Return the members whose path ends in these steps ("friends.json"), whatever the case."""
        wanted = ending.casefold()
        return [
            name
            for name in self._members
            if name.casefold() == wanted or name.casefold().endswith("/" + wanted)
        ]

    def read(self, name: str) -> bytes:
        """Return the content of a member.

        Raises:
            Unreadable: as the class, and "broken-zip" where it does not come out whole.
        """
        with self._opened(name) as file:
            content = file.read(MOST_OF_A_MEMBER + 1)
        if len(content) > MOST_OF_A_MEMBER:
            raise Unreadable("too-large", megabytes=MOST_OF_A_MEMBER // 1_000_000)
        return content

    def head(self, name: str, size: int) -> bytes:
        """Return the first bytes of a member, at most `size` of them. Raises as `read`."""
        with self._opened(name) as file:
            return file.read(size)

    def lines(self, name: str) -> Iterator[str]:
        """Yield the lines of a text with their ends, one after the other: the whole is never in memory.

        UTF-16 where its byte order mark says so, else UTF-8; a wrong byte becomes "\ufffd". A line of more
        than `LONGEST_PIECE` characters comes in pieces. Raises as `read`, at the latest at the last line.
        """
        head = self.head(name, 2)
        encoding = next((codec for mark, codec in _MARKS if head == mark), "utf-8-sig")
        with self._opened(name) as file:
            text = io.TextIOWrapper(file, encoding, "replace", newline="")
            while piece := text.readline(LONGEST_PIECE):
                yield piece

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        """Open a member that may be read; whatever goes wrong in it is "broken-zip"."""
        member = self._members[name]
        if member.flag_bits & 1:
            raise Unreadable("locked-zip")
        squeezed = member.file_size > MOST_SQUEEZED * max(member.compress_size, 1)
        if member.file_size > MOST_OF_A_MEMBER or (squeezed and member.file_size > _SMALL):
            raise Unreadable("too-large", megabytes=MOST_OF_A_MEMBER // 1_000_000)
        try:
            with self._zip.open(member) as file:
                yield file
        except _BROKEN:
            raise Unreadable("broken-zip") from None
