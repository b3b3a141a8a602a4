"""Messenger's chats in Facebook's archive: who wrote whom when. What was written is passed over unread.

Both layouts are read: `message_1.json`, `message_2.json` ... in a folder a chat, with each byte a letter and
newest first; and the archive of encrypted chats, a file a chat, with names of fields in camel case and sound
letters. People have no ids there: a name is all there is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

import msgspec

from krets.formats.archive import Archive
from krets.formats.correspondence import Correspondence, in_all, owner_among, second_of
from krets.formats.found import Found, Skipped
from krets.formats.meta import decoded, records_of, text_of
from krets.formats.names import LONGEST_NAME
from krets.formats.text import folded
from krets.model import Channel, Contact, Ego, is_blank

MESSENGER = "facebook"
"""The channel: Messenger is where one reaches a friend of Facebook."""
_MESSAGES_FOLDER = "messages"
_LEFT_OUT = {"filtered_threads", "your_instagram_activity"}
"""Folders of what Facebook took for spam, and of Instagram's chats, which are of the same shape."""
_NOBODY = {"facebook user", "facebook-bruker", "facebook-användare", "facebookbruker"}
"""How Facebook calls, folded, who has left."""
_HEAD = 4_096


class Thread(msgspec.Struct):
    """A chat without what was said in it: who takes part, and (sender, second) of each message."""

    names: set[str]
    messages: list[tuple[str, int]]


def threads_of(archive: Archive) -> list[Thread]:
    """Return the chats of an archive; those that Facebook took for spam are left out. O(length)."""
    threads: dict[str, Thread] = {}
    for member in (member for member in archive if _may_be_thread(archive, member)):
        whole = decoded(archive, member)
        if not isinstance(whole, dict) or not isinstance(whole.get("messages"), list):
            continue
        participants = whole.get("participants")
        if not isinstance(participants, list):
            continue
        thread = threads.setdefault(_thread_key(member), Thread(set(), []))
        names = (text_of(each.get("name") if isinstance(each, dict) else each) for each in participants)
        thread.names.update(name for name in names if name)
        thread.messages += _messages_in(whole["messages"])
    for thread in threads.values():
        thread.names.update(name for name, _ in thread.messages)
    return [threads[key] for key in sorted(threads) if threads[key].messages]


def _may_be_thread(archive: Archive, member: str) -> bool:
    """Tell a chat by its folder, or, in the archive of encrypted chats, by how it begins."""
    path = PurePosixPath(member.casefold())
    if path.suffix != ".json" or not _LEFT_OUT.isdisjoint(path.parts):
        return False
    if path.name.startswith("message_") and _MESSAGES_FOLDER in path.parts[:-1]:
        return True
    flat = len(path.parts) == 1 or path.parts[-2] == _MESSAGES_FOLDER
    return flat and b'"participants"' in archive.head(member, _HEAD)


def _thread_key(member: str) -> str:
    path = PurePosixPath(member)
    return str(path.parent) if path.name.casefold().startswith("message_") else member


def _messages_in(messages: list[object]) -> Iterable[tuple[str, int]]:
    for each in records_of(messages):
        name = text_of(each.get("sender_name", each.get("senderName")))
        at = second_of(each.get("timestamp_ms", each.get("timestamp")), 1000)
        if name and at is not None:
            yield name, at


def add_messages(found: Found, threads: Sequence[Thread], me: str = "") -> None:
    """Add to the people found what passed with them in chats of two, and who else wrote with ego both ways.

    Who is meant is told by the name: where several friends bear it, by nobody's. Ego is whom `found` has,
    else whom `me` (`Answers.me`) names, else who alone is in every chat. What is left out is in `skipped`:
    "group-chats", "same-names" and "one-way" (people), "owner-unknown" where nothing says who ego is.
    """
    if found.ego is None:
        chats = [thread.names for thread in threads]
        name = owner_among(chats, me, in_all(chats), found)
        if not name:
            found.skipped += [Skipped(_MESSAGES_FOLDER, "owner-unknown")] if threads else []
            return
        found.ego = Ego(name=name)
    by_name = _numbers(found)
    letters = Correspondence(MESSENGER)
    strangers: dict[int, str] = {}
    left_out: Counter[str] = Counter()
    for name, messages in _by_other(threads, found.ego.name, left_out).items():
        number = by_name.setdefault(folded(name), len(by_name) + len(found.people) + 1)
        if number == 0:
            left_out["same-names"] += 1
            continue
        if number > len(found.people):
            strangers[number] = name
        letters.talk(number, messages)
    _finish(found, letters, strangers, left_out)


def _numbers(found: Found) -> dict[str, int]:
    """Return the ids of the people by folded name; 0 where several bear it."""
    numbers: dict[str, int] = {}
    for person in found.people:
        name = folded(person.name)
        numbers[name] = 0 if name in numbers else person.id
    return numbers


def _by_other(
    threads: Iterable[Thread], ego: str, left_out: Counter[str]
) -> dict[str, list[tuple[int, bool]]]:
    """Return all messages of chats of two by the other's name; encrypted chats go on where others ended."""
    messages: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    own = folded(ego)
    for thread in threads:
        others = {name for name in thread.names if folded(name) != own}
        if len(others) > 1:
            left_out["group-chats"] += 1
        elif others and folded(*others) not in _NOBODY:
            messages[others.pop()] += ((at, folded(name) == own) for name, at in thread.messages)
    return messages


def _finish(found: Found, letters: Correspondence, strangers: dict[int, str], left_out: Counter[str]) -> None:
    ids = {person.id: person.id for person in found.people}
    for number, name in strangers.items():
        if letters.both_ways(number) and not is_blank(name) and len(name) <= LONGEST_NAME:
            ids[number] = len(found.people) + 1
            found.people.append(Contact(id=ids[number], name=name, channels=(Channel(MESSENGER),)))
    for number, place in ids.items():
        last = letters.last_contact(number)
        found.people[place - 1] = msgspec.structs.replace(found.people[place - 1], last_contact=last)
    found.exchanges = letters.exchanges(ids)
    left_out["one-way"] = len(letters.people() - ids.keys())
    found.skipped += [
        Skipped(_MESSAGES_FOLDER, why, {"count": count}) for why, count in left_out.items() if count
    ]
