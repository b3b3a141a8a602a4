"""Names as they fit: initials, short forms, and two people of one name told apart."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from unicodedata import bidirectional

from krets.model import Contact
from krets.words import initials

LONGEST = 60
"""Letters of a name that are ever looked at for a label."""
FIRM = 14
"""An organisation with more letters does not tell two people apart on a label: a number does."""


class Shown(NamedTuple):
    """A name as it stands on a label: what may be cut off, and what must stay, since it tells two apart."""

    name: str
    mark: str = ""


def full_names(contacts: Iterable[Contact]) -> dict[int, Shown]:
    """The full name of each; where two share one, their organisation or a number is put behind."""
    people = sorted(contacts, key=lambda contact: contact.id)
    shared = Counter(contact.name.casefold() for contact in people)
    known = Counter((contact.name.casefold(), contact.organisation.casefold()) for contact in people)
    seen: Counter[str] = Counter()
    names: dict[int, Shown] = {}
    for contact in people:
        folded = contact.name.casefold()
        mark = ""
        if shared[folded] > 1:
            seen[folded] += 1
            firm = contact.organisation
            alone = 0 < len(firm) <= FIRM and known[folded, firm.casefold()] == 1
            mark = f" ({_isolated(firm) if alone else seen[folded]})"
        names[contact.id] = Shown(contact.name, mark)
    return names


def short_names(full: Mapping[int, Shown], contacts: Iterable[Contact]) -> dict[int, Shown]:
    """First names; where two share one, the last name's initial is put behind; else the full name."""
    people = list(contacts)
    first = {contact.id: contact.name.split(" ", 1)[0] for contact in people}
    count = Counter(first.values())
    longer = {
        contact.id: f"{first[contact.id]} {initials(contact.name)[-1:]}."
        if " " in contact.name
        else contact.name
        for contact in people
    }
    again = Counter(longer[contact.id] for contact in people if count[first[contact.id]] > 1)
    names: dict[int, Shown] = {}
    for contact in people:
        if count[first[contact.id]] == 1:
            names[contact.id] = Shown(first[contact.id])
        elif again[longer[contact.id]] == 1 and not full[contact.id].mark:
            names[contact.id] = Shown(longer[contact.id])
        else:
            names[contact.id] = full[contact.id]
    return names


def fitted(shown: Shown, fit: Callable[[str, float], str], room: float, mark_room: float) -> str:
    """A name cut to `room` by `fit`, its mark kept behind it whatever the direction of writing."""
    if not shown.mark:
        return fit(shown.name[:LONGEST], room)
    return _isolated(fit(shown.name[:LONGEST], room - mark_room)) + shown.mark


def _isolated(text: str) -> str:
    """Text kept in its own direction, if that is from right to left."""
    return f"\u2068{text}\u2069" if any(bidirectional(mark) in {"R", "AL"} for mark in text) else text
