"""Instagram's followers and those whom one follows, in the JSON export of every year since 2020.

Only who follows and is followed becomes a person: one way is watching, not knowing each other. There are
user names, and no others. The lists are whole only where "all time" was asked for.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from krets.formats.archive import Archive
from krets.formats.found import Found, Remark, Skipped, Unreadable
from krets.formats.meta import day_of_stamp, decoded, records_of, text_of
from krets.formats.names import LONGEST_NAME, MOST_PEOPLE
from krets.model import Channel, Contact, is_blank

INSTAGRAM = "instagram"
_FOLLOWERS, _FOLLOWING = "relationships_followers", "relationships_following"
_FOLDER = "followers_and_following"
_MEMBER = re.compile(r"(followers|following)(?:_\d+)?\.(json|html)")


def read_instagram(whole: object) -> Found | None:
    """Refuse one of Instagram's lists that comes alone, as decoded JSON; None where it is none.

    Raises:
        Unreadable: "is-half-instagram": who knows whom takes both lists, as in the whole archive.
    """
    known = isinstance(whole, dict) and not whole.keys().isdisjoint({_FOLLOWERS, _FOLLOWING})
    bare = records_of(whole)
    if known or (bare and all("string_list_data" in record for record in bare)):
        raise Unreadable("is-half-instagram")
    return None


def read_instagram_archive(archive: Archive, remarks: Sequence[Remark] = ()) -> Found | None:
    """Read Instagram's archive; None where it is none.

    Who follows ego and is followed becomes a person who is not placed, `known_since` the later of the two
    days. The others are counted in `skipped` ("follows-only", "followed-only"), and so are records without
    a name ("no-user-name"). User names are the same whatever their case.

    Raises:
        Unreadable: "instagram-html" for the export as web pages, "is-half-instagram" where one of the two
            lists is missing, "too-large" where there are too many people; of `Archive.read`.
    """
    members = _members(archive)
    if not members:
        return None
    lists = {kind: [name for name in names if name.casefold().endswith(".json")] for kind, names in members}
    if not any(lists.values()):
        raise Unreadable("instagram-html")
    if not all(lists.values()):
        raise Unreadable("is-half-instagram")
    found = Found(format=INSTAGRAM, warnings=list(remarks))
    followers, following = (_names_in(archive, lists[kind], found) for kind in ("followers", "following"))
    both = sorted(followers.keys() & following.keys())
    if len(both) > MOST_PEOPLE:
        raise Unreadable("too-large")
    for number, name in enumerate(both, start=1):
        since = max(followers[name], following[name])
        way = (Channel(INSTAGRAM, name),)
        found.people.append(Contact(id=number, name=name, known_since=since, channels=way))
    for why, count in (
        ("follows-only", len(followers) - len(both)),
        ("followed-only", len(following) - len(both)),
    ):
        found.skipped += [Skipped(_FOLDER, why, {"count": count})] if count else []
    return found


def _members(archive: Archive) -> list[tuple[str, list[str]]]:
    """Return the files of followers and of those followed; none where the archive has no such folder."""
    lists: dict[str, list[str]] = {"followers": [], "following": []}
    for name in archive:
        path = PurePosixPath(name.casefold())
        found = _MEMBER.fullmatch(path.name)
        if found and path.parent.name in {"", _FOLDER}:
            lists[found.group(1)].append(name)
    return list(lists.items()) if any(lists.values()) else []


def _names_in(archive: Archive, members: Sequence[str], found: Found) -> dict[str, str]:
    """Return the day since when, by user name, over the parts of one list; they may overlap."""
    days: dict[str, str] = {}
    for member in members:
        nameless = 0
        for record in _records(decoded(archive, member)):
            name = user_name(record)
            if is_blank(name) or len(name) > LONGEST_NAME:
                nameless += 1
            else:
                days[name] = max(days.get(name, ""), _day(record))
        if nameless:
            found.skipped.append(Skipped(member, "no-user-name", {"count": nameless}))
    return days


def _records(whole: object) -> Sequence[Mapping[str, object]]:
    if isinstance(whole, dict):
        return records_of(whole.get(_FOLLOWERS)) or records_of(whole.get(_FOLLOWING))
    return records_of(whole)


def user_name(record: Mapping[str, object]) -> str:
    """Return whom a record names: in its list (to 2025), in its title (since), else in the address; or "".

    >>> user_name({"title": "", "string_list_data": [{"href": "https://www.instagram.com/_u/ada"}]})
    'ada'
    """
    entries = records_of(record.get("string_list_data"))
    addresses = (_in_address(text_of(entry.get("href"))) for entry in entries)
    names = (*(text_of(entry.get("value")) for entry in entries), text_of(record.get("title")), *addresses)
    return next((name.casefold() for name in names if name), "")


def _in_address(address: str) -> str:
    try:
        steps = [step for step in urlsplit(address).path.split("/") if step not in {"", "_u"}]
    except ValueError:
        return ""
    return text_of(unquote(steps[0])) if steps else ""


def _day(record: Mapping[str, object]) -> str:
    return max(
        (day_of_stamp(entry.get("timestamp")) for entry in records_of(record.get("string_list_data"))),
        default="",
    )
