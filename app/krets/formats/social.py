"""The archives that social networks let one take away, told apart by what is in them."""

from collections.abc import Sequence

from krets.formats.archive import Archive
from krets.formats.facebook import read_facebook_archive
from krets.formats.found import Answers, Found, Remark
from krets.formats.instagram import read_instagram_archive
from krets.formats.linkedin_archive import read_linkedin_archive
from krets.formats.x import refuse_x_archive

_NO_ANSWERS = Answers()


def read_social_archive(
    archive: Archive, remarks: Sequence[Remark] = (), answers: Answers = _NO_ANSWERS
) -> Found | None:
    """Read LinkedIn's, Instagram's or Facebook's archive; None where it is none of a social network.

    `answers.me` says who of those who wrote is ego, where the archive itself does not.

    Raises:
        Unreadable: "x-numbers-only" for X's archive; as the reader of each.
    """
    refuse_x_archive(archive)
    return (
        read_linkedin_archive(archive, remarks, answers.me)
        or read_instagram_archive(archive, remarks)
        or read_facebook_archive(archive, remarks, answers.me)
    )
