"""The archives that social networks let one take away, told apart by what is in them."""

from collections.abc import Sequence

from krets.formats.archive import Archive
from krets.formats.facebook import read_facebook_archive
from krets.formats.found import Found, Remark
from krets.formats.instagram import read_instagram_archive
from krets.formats.linkedin_archive import read_linkedin_archive
from krets.formats.x import refuse_x_archive


def read_social_archive(archive: Archive, remarks: Sequence[Remark] = ()) -> Found | None:
    """Read LinkedIn's, Instagram's or Facebook's archive; None where it is none of a social network.

    Raises:
        Unreadable: "x-numbers-only" for X's archive; as the reader of each.
    """
    refuse_x_archive(archive)
    for read in (read_linkedin_archive, read_instagram_archive, read_facebook_archive):
        found = read(archive, remarks)
        if found is not None:
            return found
    return None
