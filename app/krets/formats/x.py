"""X's (Twitter's) archive: it tells of followers by number alone, so nobody can be read from it."""

from krets.formats.archive import Archive
from krets.formats.found import Unreadable

_MEMBERS = ("data/follower.js", "data/following.js", "data/manifest.js")
_BEGINNINGS = (b"window.YTD.", b"window.__THAR_CONFIG")
_HEAD = 100


def refuse_x_archive(archive: Archive) -> None:
    """Refuse X's archive by name; another one passes.

    Raises:
        Unreadable: "x-numbers-only": the archive holds account numbers, no names and no days.
    """
    for member in (member for ending in _MEMBERS for member in archive.named(ending)):
        if archive.head(member, _HEAD).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_BEGINNINGS):
            raise Unreadable("x-numbers-only")
