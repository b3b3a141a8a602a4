"""People of one name told apart: the same way on the map, in every list and in every sentence."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from krets.model import Change, Contact, Network
from krets.words._text import isolated

LONGEST = 120
"""Letters of a name that are ever looked at where room is short."""
FIRM = 14
"""An organisation with more letters does not tell two people apart on a label: a number does."""


class Shown(NamedTuple):
    """A name as it is shown: what may be cut off, and what must stay, since it tells two apart."""

    name: str
    mark: str = ""

    def __str__(self) -> str:
        """Return all of it, the mark behind the name whatever the direction of writing."""
        return isolated(self.name) + self.mark if self.mark else self.name

    def fitted(self, fit: Callable[[str, float], str], room: float, mark_room: float) -> str:
        """Return the name cut to `room` by `fit`, its mark, which takes `mark_room`, kept behind it."""
        if not self.mark:
            return fit(self.name[:LONGEST], room)
        return isolated(fit(self.name[:LONGEST], room - mark_room)) + self.mark


def marks(contacts: Iterable[Contact]) -> dict[int, str]:
    """Return what is put behind the names of those who share one: their organisation, or a number. O(n).

    Numbers go by id among those of one name, so that they stay when others are added.
    """
    people = list(contacts)
    shared = {name for name, many in Counter(map(_folded, people)).items() if many > 1}
    if not shared:
        return {}
    alike = sorted((each for each in people if _folded(each) in shared), key=lambda each: each.id)
    known = Counter((_folded(each), each.organisation.casefold()) for each in alike)
    seen: Counter[str] = Counter()
    found: dict[int, str] = {}
    for each in alike:
        seen[_folded(each)] += 1
        firm = each.organisation
        alone = 0 < len(firm) <= FIRM and known[_folded(each), firm.casefold()] == 1
        found[each.id] = f" ({isolated(firm) if alone else seen[_folded(each)]})"
    return found


def first_name(name: str) -> str:
    """Return the first word of a name, without what sets it off from the next.

    >>> first_name("Per, the tall one"), first_name("Mum")
    ('Per', 'Mum')
    """
    first = name.split(" ", 1)[0]
    return first.rstrip(",;:") or first


def full_names(network: Network, contacts: Iterable[Contact]) -> dict[int, Shown]:
    """Return the full names of some, by id, told apart from everybody on the map. O(people on the map)."""
    some = list(contacts)
    names = {_folded(each) for each in some}
    found = marks(each for each in network.contacts.values() if _folded(each) in names)
    return {each.id: Shown(each.name, found.get(each.id, "")) for each in some}


def full_name(network: Network, contact: Contact) -> str:
    """Return the full name of one, told apart from everybody on the map (whether they are on it or not)."""
    folded = _folded(contact)
    alike = {each.id: each for each in network.contacts.values() if _folded(each) == folded}
    return str(Shown(contact.name, marks({**alike, contact.id: contact}.values()).get(contact.id, "")))


class Namesakes:
    """The marks of everybody on a map, kept for lists until somebody gets another name or organisation."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._marks: dict[int, str] | None = None

    def follow(self, change: Change | None = None) -> None:
        """Take in what a change has done; without one, anything may be different."""
        if change is None or any(_renames(edit.before, edit.after) for edit in change.edits):
            self._marks = None

    def shown(self, contact: Contact) -> Shown:
        """Return somebody's name with their mark."""
        if self._marks is None:
            self._marks = marks(self._network.contacts.values())
        return Shown(contact.name, self._marks.get(contact.id, ""))


def _folded(contact: Contact) -> str:
    return contact.name.casefold()


def _renames(before: object, after: object) -> bool:
    if not isinstance(before, Contact) or not isinstance(after, Contact):
        return isinstance(before, Contact) or isinstance(after, Contact)
    return before.name != after.name or before.organisation != after.organisation
