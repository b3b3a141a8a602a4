"""Relations that an address book states by name ("Spouse: Bo Ek"), made ties where both are in the file."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from krets.formats.found import Found
from krets.formats.text import folded, one_line
from krets.model import Contact, Tie

_NEAR = {"spouse", "partner", "child", "parent", "mother", "father", "domestic partner", "husband", "wife"}


class Relation(NamedTuple):
    """What an address book says of somebody: their id, what the other is to them, the other's name."""

    whose: int
    kind: str
    name: str


def add_relations(found: Found, relations: Iterable[Relation]) -> None:
    """Add ties between people of a file who are said to be related; O(people + relations).

    A name that nobody in the file has, or more than one, stays with whoever stated it, as a line of the note:
    nothing is lost, and nobody becomes a person by being mentioned. A tie has level 3, between partners or
    parents and children 4.
    """
    by_name: dict[str, int | None] = {}
    places = {}
    for place, person in enumerate(found.people):
        name = folded(person.name)
        by_name[name] = None if name in by_name else person.id
        places[person.id] = place
    drawn = {(tie.a, tie.b): place for place, tie in enumerate(found.ties)}
    for whose, kind, name in relations:
        other = by_name.get(folded(name))
        if other is None or other == whose:
            found.people[places[whose]] = _noted(found.people[places[whose]], kind, name)
            continue
        a, b = sorted((whose, other))
        kinds = (one_line(kind),) if kind.strip() else ()
        if (a, b) in drawn:
            known = found.ties[drawn[a, b]]
            added = tuple(each for each in kinds if each not in known.kinds)
            found.ties[drawn[a, b]] = msgspec.structs.replace(known, kinds=(*known.kinds, *added))
            continue
        drawn[a, b] = len(found.ties)
        level: Literal[3, 4] = 4 if folded(kind) in _NEAR else 3
        found.ties.append(Tie(id=len(found.ties) + 1, a=a, b=b, level=level, kinds=kinds))


def _noted(person: Contact, kind: str, name: str) -> Contact:
    line = f"{one_line(kind)}: {one_line(name)}" if kind.strip() else one_line(name)
    if line in person.note.split("\n"):
        return person
    return msgspec.structs.replace(person, note=f"{person.note}\n{line}".strip())
