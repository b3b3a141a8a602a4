"""Facebook's friends, in the JSON export of every year since 2018, alone or in the whole archive.

A friend is a name and the day on which one became friends: no id, no address. So two friends of one name are
two people. Friends who were removed, requests, followers and those whom one follows are no contacts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from krets.formats.archive import Archive
from krets.formats.found import Found, Remark, Skipped, Unreadable
from krets.formats.messenger import add_messages, threads_of
from krets.formats.meta import day_of_stamp, decoded, labelled, records_of, text_of
from krets.formats.names import LONGEST_NAME, MOST_PEOPLE
from krets.model import Channel, Contact, Ego, is_blank

FACEBOOK = "facebook"
_FRIENDS = ("friends_v2", "friends")
_OTHER_LISTS = re.compile(
    r"(?:removed_friends|deleted_friends|(?:sent|received|rejected)_(?:friend_)?requests)(?:_v\d)?"
    r"|(?:following|followers)_v\d"
)
"""Keys of lists in the same folder that hold no friends."""
_MEMBERS = ("your_friends.json", "friends.json")
_FOLDERS = {"friends", "friends_and_followers"}
_PROFILES = ("profile_information.json", "your_profile_information.json")
_HTML = {"your_friends.html", "friends.html"}


def read_facebook(whole: object) -> Found | None:
    """Read a list of friends from decoded JSON; None where it is none of Facebook's, or one of nobody.

    Each becomes a person who is not placed, `known_since` the day of the friendship. A record without a name
    is skipped, with its place.

    Raises:
        Unreadable: "is-other-facebook" for another list of the same folder (requests, those one follows),
            "too-large" where there are too many.
    """
    if isinstance(whole, dict) and "krets" in whole:
        return None
    records = _friends_in(whole)
    if records is None and isinstance(whole, dict) and any(map(_OTHER_LISTS.fullmatch, whole)):
        raise Unreadable("is-other-facebook")
    if not records:
        return None
    found = Found(format=FACEBOOK)
    _add_friends(found, records, "friends")
    return found


def _friends_in(whole: object) -> Sequence[object] | None:
    """Return the records of a list of friends, or None where the JSON is something else."""
    if isinstance(whole, dict):
        for key in _FRIENDS:
            if isinstance(whole.get(key), list):
                records: list[object] = whole[key]
                return records if not records or any(map(_name_in, records_of(records))) else None
        return None
    bare = records_of(whole)
    return bare if bare and all(labelled(record) for record in bare) else None


def _name_in(record: Mapping[str, object]) -> str:
    return text_of(record.get("name")) or labelled(record)


def _add_friends(found: Found, records: Iterable[object], where: str) -> None:
    for place, record in enumerate(records):
        fields = record if isinstance(record, dict) else {}
        name = _name_in(fields)
        if is_blank(name) or len(name) > LONGEST_NAME:
            why = "no-name" if is_blank(name) else "too-long"
            found.skipped.append(Skipped(f"{where}[{place}]", why))
            continue
        number = len(found.people) + 1
        if number > MOST_PEOPLE:
            raise Unreadable("too-large")
        since = day_of_stamp(fields.get("timestamp"))
        found.people.append(Contact(id=number, name=name, known_since=since, channels=(Channel(FACEBOOK),)))


def read_facebook_archive(archive: Archive, remarks: Sequence[Remark] = (), me: str = "") -> Found | None:
    """Read Facebook's archive, or the one of its encrypted chats; None where it is none.

    Friends become people as in `read_facebook`. Each day of a chat of two becomes an exchange, as LinkedIn's
    messages do, and who wrote with ego both ways comes too; see `krets.formats.messenger`. Ego is whom the
    profile names, else whom `me` does (`Answers.me`), else who alone is in every chat.

    Raises:
        Unreadable: "facebook-html" for the export as web pages; of `Archive.read`.
    """
    read = ((member, _friends_in(decoded(archive, member))) for member in _lists_of_friends(archive))
    lists = [(member, records) for member, records in read if records is not None]
    threads = threads_of(archive)
    if not threads and not lists:
        if any(PurePosixPath(member).name.casefold() in _HTML for member in archive):
            raise Unreadable("facebook-html")
        return None
    found = Found(format=FACEBOOK, warnings=list(remarks))
    for member, records in lists[:1]:
        _add_friends(found, records, member)
    name = _own_name(archive)
    if name:
        found.ego = Ego(name=name)
    add_messages(found, threads, me)
    return found


def _lists_of_friends(archive: Archive) -> list[str]:
    """Return the members that hold friends; of an archive unpacked and packed again, each name once."""
    members = [member for name in _MEMBERS for member in archive.named(name)]
    return [member for member in members if PurePosixPath(member).parent.name.casefold() in {"", *_FOLDERS}]


def _own_name(archive: Archive) -> str:
    for member in (member for name in _PROFILES for member in archive.named(name)):
        whole = decoded(archive, member)
        for key in ("profile_v2", "profile"):
            profile = whole.get(key) if isinstance(whole, dict) else None
            name = profile.get("name") if isinstance(profile, dict) else None
            text = text_of(name.get("full_name") if isinstance(name, dict) else name)
            if not is_blank(text):
                return text
    return ""
