"""Who is meant in LinkedIn's messages by a name and an address, and who wrote with ego."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from krets.formats.correspondence import MOST_IN_A_GROUP, Correspondence
from krets.formats.linkedin_messages import HIDDEN, Invitation, Message
from krets.formats.text import folded
from krets.model import Contact

EGO, NOBODY = 0, -1
"""Numbers of people that are no contact's id: ego, and somebody who cannot be told."""
_JOIN = ", "
_PARTS_OF_A_NAME = 5
"""So many pieces between commas may be one name ("Ada Berg, Ph.D., MBA")."""


class Directory:
    """Gives everybody one number: connections their id, strangers the numbers after, ego `EGO`.

    An address says surely who is meant. A name alone does where one person only bears it. A connection
    without an address (as exported before 2021) is known by name, and so is the first stranger of that name.
    """

    def __init__(self, connections: Sequence[Contact], ego: str, ego_handle: str) -> None:
        self._ego = folded(ego)
        self._ego_handle = ego_handle
        self._by_handle: dict[str, int] = {}
        self._by_name: dict[str, int] = {}
        self._without_handle: dict[str, int] = {}
        self.strangers: dict[int, tuple[str, str]] = {}
        self._next = max((person.id for person in connections), default=0) + 1
        counts = Counter(folded(person.name) for person in connections)
        for person in connections:
            name = folded(person.name)
            self._by_name[name] = person.id if counts[name] == 1 else NOBODY
            for way in person.channels:
                self._by_handle.setdefault(way.handle, person.id)
            if not person.channels and counts[name] == 1:
                self._without_handle[name] = person.id

    def number(self, name: str, handle: str) -> int:
        """Return the number of whom a name and an address mean; strangers get one."""
        plain = folded(name)
        if not handle:
            return self._of_name(name, plain)
        if self._is_ego(plain, handle):
            return EGO
        number = self._by_handle.get(handle)
        if number is None:
            number = self._without_handle.pop(plain, None)
            if number is None:
                number = self._stranger(name, handle)
                self._by_name[plain] = NOBODY if plain in self._by_name else number
            self._by_handle[handle] = number
        return number

    def _is_ego(self, plain: str, handle: str) -> bool:
        return handle == self._ego_handle or (not self._ego_handle and plain == self._ego != "")

    def _of_name(self, name: str, plain: str) -> int:
        if plain in {"", HIDDEN}:
            return NOBODY
        if plain == self._ego:
            return EGO
        if plain not in self._by_name:
            self._by_name[plain] = self._stranger(name, "")
        return self._by_name[plain]

    def _stranger(self, name: str, handle: str) -> int:
        number = self._next
        self._next += 1
        self.strangers[number] = (name, handle)
        return number

    def all_named(self, text: str) -> list[int]:
        """Return the numbers of those whose names are joined with ", ", which a name may hold itself.

        It is parted only where known names are left; what is no known name is somebody unknown. O(length).
        """
        parts = text.split(_JOIN)
        numbers: list[int] = []
        at = 0
        while at < len(parts):
            for length in range(min(_PARTS_OF_A_NAME, len(parts) - at), 0, -1):
                plain = folded(_JOIN.join(parts[at : at + length]))
                if plain == self._ego or plain in self._by_name:
                    numbers.append(self._of_name("", plain))
                    at += length
                    break
            else:
                numbers.append(NOBODY)
                at += 1
        return numbers


def own_handle(messages: Iterable[Message], invitations: Iterable[Invitation], name: str) -> str:
    """Return ego's handle: the one that sends under that name, in most conversations if several do; or ""."""
    plain = folded(name)
    talks = {
        (message.conversation, message.sender_handle)
        for message in messages
        if message.sender_handle and folded(message.sender) == plain
    }
    counts = Counter(handle for _, handle in talks)
    counts.update(each.own_handle for each in invitations if each.own_handle)
    return max(counts, key=lambda handle: (counts[handle], handle), default="")


def own_name(invitations: Iterable[Invitation]) -> str:
    """Return the name under which ego invites and is invited, or ""."""
    counts = Counter(each.own_name for each in invitations if each.own_name)
    return max(counts, key=lambda name: (counts[name], name), default="")


def take_messages(messages: Sequence[Message], directory: Directory, into: Correspondence) -> Counter[str]:
    """Put the messages into a correspondence; return what was left out: "large-group", "unknown-reader".

    In a group of up to `MOST_IN_A_GROUP`, ego's messages went to each of the others and theirs came from
    whoever wrote; a larger one tells of nobody.
    """
    for handle, name in sorted({(message.sender_handle, message.sender) for message in messages}):
        if handle:  # first, so that names are known by the time that one comes alone
            directory.number(name, handle)
    talks: dict[str, list[Message]] = defaultdict(list)
    for message in messages:
        talks[message.conversation].append(message)
    left_out: Counter[str] = Counter()
    for talk in talks.values():
        senders = [directory.number(each.sender, each.sender_handle) for each in talk]
        others = {EGO, *senders, *_readers(talk, directory)} - {EGO}
        if len(others) + 1 > MOST_IN_A_GROUP:
            left_out["large-group"] += 1
        elif len(others) == 1 and NOBODY not in others:
            into.talk(others.pop(), ((each.at, who == EGO) for each, who in zip(talk, senders, strict=True)))
        elif others:
            left_out["unknown-reader"] += NOBODY in others
            _take_group(talk, senders, others - {NOBODY}, into)
    return left_out


def _readers(talk: Sequence[Message], directory: Directory) -> set[int]:
    numbers: set[int] = set()
    for handles, to in {(message.handles, message.to) for message in talk}:
        if len(handles) == 1:
            numbers.add(directory.number(to, handles[0]))
        elif handles:
            numbers.update(directory.number("", handle) for handle in handles)
        elif to:
            numbers.update(directory.all_named(to))
    return numbers


def _take_group(
    talk: Sequence[Message], senders: Sequence[int], others: set[int], into: Correspondence
) -> None:
    for message, sender in zip(talk, senders, strict=True):
        if sender == EGO:
            for person in others:
                into.aside(person, message.at, mine=True)
        elif sender != NOBODY:
            into.aside(sender, message.at, mine=False)
