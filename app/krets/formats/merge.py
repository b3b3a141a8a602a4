"""From what a file holds to one `Change`: who is new, who is here already, what comes with them.

Into a map without people a Krets map is taken as it stands: ids are kept; ego, groups and needs are the
file's (where it has any). So is another file where nobody ever was, and no groups are. Else everybody new
gets a new id and, if placed, a new place; groups are matched by name; ties and exchanges that are there
already are not doubled. Where there are people, ego and needs stay.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from krets.formats.already import Already
from krets.formats.cells import paragraphs
from krets.formats.complete import completed
from krets.formats.decisions import NOTHING_DECIDED, Decisions, decided, distinct, settled
from krets.formats.found import Found, Skipped
from krets.formats.same import also_called, same_people
from krets.formats.same_day import ARCHIVES, exchanges_by_day
from krets.formats.text import folded, one_line
from krets.model import (
    Argument,
    Change,
    Contact,
    Edit,
    Ego,
    Exchange,
    Group,
    Level,
    Need,
    Network,
    Note,
    Record,
    Tie,
)

EGO_KEPT, NEEDS_KEPT, REPLACES = "ego-kept", "needs-kept", "replaces"


class Plan(msgspec.Struct, kw_only=True):
    """What an import would do; nothing is done before `change` is applied.

    `new` are the people to come, with the ids that they will have; `same` are those who are here and stay
    as they are; `updated` pairs those who are here (before, after) and get something from the file.
    `groups`, `ties` and `exchanges` are the new ones; `updated_exchanges` pairs those that are here (before,
    after) and of whose day a newer archive tells more. `notes` are keys of what the preview has to say:
    "ego-kept" and "needs-kept" (the file's own are left aside), "replaces" (the map's ego, groups or needs
    give way to the file's). `ids` leads from the people of the file to those of the map.
    """

    format: str
    new: list[Contact] = msgspec.field(default_factory=list)
    same: list[Contact] = msgspec.field(default_factory=list)
    updated: list[tuple[Contact, Contact]] = msgspec.field(default_factory=list)
    groups: list[Group] = msgspec.field(default_factory=list)
    ties: list[Tie] = msgspec.field(default_factory=list)
    exchanges: list[Exchange] = msgspec.field(default_factory=list)
    updated_exchanges: list[tuple[Exchange, Exchange]] = msgspec.field(default_factory=list)
    replaced: list[Edit] = msgspec.field(default_factory=list)
    skipped: list[Skipped] = msgspec.field(default_factory=list)
    notes: tuple[str, ...] = ()
    ids: dict[int, int] = msgspec.field(default_factory=dict)

    def change(self, now: datetime) -> Change:
        """Return the one change that carries the plan out: empty where everything is here already.

        Whose day of creation the file does not state are *created* today; those of a Krets map keep it open.
        """
        arrivals: Iterable[Contact] = self.new
        if self.format != "krets":
            today = now.date()
            arrivals = (
                msgspec.structs.replace(person, created=person.created or today) for person in self.new
            )
        edits = [
            *self.replaced,
            *(Edit(None, group) for group in self.groups),
            *(Edit(None, person) for person in arrivals),
            *(Edit(before, after) for before, after in self.updated),
            *(Edit(None, tie) for tie in self.ties),
            *(Edit(None, exchange) for exchange in self.exchanges),
            *(Edit(before, after) for before, after in self.updated_exchanges),
        ]
        arguments: dict[str, Argument] = {
            "count": len(self.new),
            "updated": len(self.updated),
            "format": self.format,
        }
        return Change(now, "import", arguments, tuple(edits))


def plan(
    network: Network,
    found: Found,
    level: Level | None = None,
    decisions: Decisions = NOTHING_DECIDED,
) -> Plan:
    """Return what importing `found` into a map would do; the map is not altered. O(records).

    With `level`, people to whom neither file nor map gives a ring are placed there. `decisions` are what the
    user says of the people of this file.
    """
    found, decisions, whom = _matched(network, found, settled(decisions))
    if _keeps_ids(network, found):
        made = _whole(network, found, level)
    else:
        made = _into_people(network, found, level, decisions, whom)
    made.skipped = list(found.skipped)
    return made


def _keeps_ids(network: Network, found: Found) -> bool:
    """Tell whether a file is taken as it stands: a Krets map where nobody is, another where nobody ever was.

    Who has been removed keeps the id, as the log and the way back in time tell of them by it.
    """
    if network.contacts or found.format == "krets":
        return not network.contacts
    return not network.groups and all(network.next_id(kind) == 1 for kind in (Contact, Tie, Exchange))


def _matched(
    network: Network, found: Found, decisions: Decisions
) -> tuple[Found, Decisions, dict[int, Contact]]:
    """Return a file as the user has decided, and who of it (by place) is whom of the map.

    Those of a file who are one on the map, of whichever names, are joined; two of a Krets map are two.
    """
    whom = _whom(network, found, decisions)
    if whom and found.format != "krets":
        people = found.people
        joined = {
            people[place].id: people[first].id
            for place, first in also_called(people, whom).items()
            if people[place].id not in decisions.apart
        }
        decisions = settled(msgspec.structs.replace(decisions, joined={**joined, **decisions.joined}))
    left = decided(found, decisions)
    return left, decisions, whom if left is found else _whom(network, left, decisions)


def _whole(network: Network, found: Found, level: Level | None) -> Plan:
    made = Plan(format=found.format, ties=found.ties, exchanges=found.exchanges)
    made.new = [_placed(person, level) for person in found.people]
    made.ids = {person.id: person.id for person in found.people}
    ego = _ego(network.ego, found)
    if ego not in (Ego(), network.ego):
        made.replaced.append(Edit(network.ego, ego))
    if found.groups:
        made.replaced += _instead(network.groups, found.groups)
    if found.needs:
        made.replaced += _instead(network.needs, found.needs)
    made.replaced += _new_notes(network, found)
    kept = (None, Ego()) if found.format == "krets" else (None, network.ego)
    if any(edit.before not in kept for edit in made.replaced):
        made.notes = (REPLACES,)
    return made


def _ego(known: Ego, found: Found) -> Ego:
    """Return ego as a map has it; another file only fills in what this map does not say yet."""
    if found.ego is None or found.format == "krets":
        return found.ego or Ego()
    said = zip(msgspec.structs.astuple(known), msgspec.structs.astuple(found.ego), strict=True)
    return Ego(*(here or there for here, there in said))


def _instead(table: Mapping[int, Record], records: Iterable[Record]) -> Iterator[Edit]:
    """Yield the edits that put records in the place of a table's."""
    wanted = {record.id: record for record in records}
    for id in table.keys() | wanted.keys():  # noqa: A001 - the field's name
        if table.get(id) != wanted.get(id):
            yield Edit(table.get(id), wanted.get(id))


def _placed(person: Contact, level: Level | None) -> Contact:
    if level is None or person.level is not None:
        return person
    return msgspec.structs.replace(person, level=level)


def _related(known: Contact, arrival: Contact) -> Contact:
    """Return somebody of the map with those whom a file relates them to, by the ids of the map."""
    if known.introduced_by is None and arrival.introduced_by not in (None, known.id):
        known = msgspec.structs.replace(known, introduced_by=arrival.introduced_by)
    return distinct(known, arrival.distinct_from)


def _into_people(
    network: Network, found: Found, level: Level | None, decisions: Decisions, whom: Mapping[int, Contact]
) -> Plan:
    made = Plan(format=found.format)
    ids = made.ids = _ids(network, found, whom)
    _take_people(network, found, level, decisions, whom, made)
    ego = _ego(network.ego, found) if found.format != "krets" and found.ego is not None else network.ego
    if ego != network.ego:
        made.replaced.append(Edit(network.ego, ego))
    made.ties = list(_new_ties(network, found, ids))
    if found.format in ARCHIVES:
        made.exchanges, made.updated_exchanges = exchanges_by_day(network, found, ids)
    else:
        made.exchanges = list(_new_exchanges(network, found, ids))
    if found.needs and not network.contacts:
        made.replaced += _instead(network.needs, found.needs)
    made.replaced += _new_notes(network, found)
    notes = (
        (EGO_KEPT, found.ego not in (None, Ego(), network.ego, ego)),
        (NEEDS_KEPT, bool(network.contacts) and _other_needs(network, found)),
        (REPLACES, any(isinstance(edit.before, Need) for edit in made.replaced)),
    )
    made.notes = tuple(key for key, told in notes if told)
    return made


def _ids(network: Network, found: Found, whom: Mapping[int, Contact]) -> dict[int, int]:
    """Return the ids of the map for those of a file, new ones for whoever is new.

    They are given in the order of the file's own, by which namesakes are told apart when it comes again.
    """
    fresh = network.new_ids(Contact)
    in_order = sorted(enumerate(found.people), key=lambda each: each[1].id)
    return {person.id: whom[place].id if place in whom else next(fresh) for place, person in in_order}


def _take_people(
    network: Network,
    found: Found,
    level: Level | None,
    decisions: Decisions,
    whom: Mapping[int, Contact],
    made: Plan,
) -> None:
    """Put into a plan who is new, who gets something, who stays; and the groups that come with them."""
    groups = _groups(network, found, made)
    for place, person in enumerate(found.people):
        apart = [other for other in decisions.apart.get(person.id, ()) if other in network.contacts]
        arrival = distinct(_arrival(person, made.ids, groups), apart)
        if place not in whom:
            made.new.append(_placed(arrival, level))
            continue
        known = whom[place]
        after = completed(known, arrival, arrival.groups, found.format != "krets")
        after = _placed(_related(after, arrival), level)
        if after == known:
            made.same.append(known)
        else:
            made.updated.append((known, after))


def _whom(network: Network, found: Found, decisions: Decisions) -> dict[int, Contact]:
    """Return who of the file (by place in it) is whom of the map: as the user says, else as can be told."""
    known = network.contacts
    told = {
        place: known[decisions.same[person.id]]
        for place, person in enumerate(found.people)
        if decisions.same.get(person.id) in known
    }
    taken = {contact.id for contact in told.values()}
    rest = [
        place
        for place, person in enumerate(found.people)
        if place not in told and person.id not in decisions.apart
    ]
    others = [contact for contact in known.values() if contact.id not in taken]
    people = [found.people[place] for place in rest]
    same = same_people(others, people, found.format != "krets", Already(network, found))
    return told | {rest[place]: contact for place, contact in same.items()}


def _arrival(person: Contact, ids: dict[int, int], groups: dict[int, int]) -> Contact:
    """Return somebody of the file with the ids of the map; the place is for the map to find."""
    introducer = person.introduced_by
    return msgspec.structs.replace(
        person,
        id=ids[person.id],
        groups=tuple(dict.fromkeys(groups[group] for group in person.groups)),
        introduced_by=ids[introducer] if isinstance(introducer, int) else introducer,
        distinct_from=tuple(dict.fromkeys(ids[other] for other in person.distinct_from)),
        at=None,
        pinned=False,
        among=None,
        label_at=None,
    )


def _groups(network: Network, found: Found, made: Plan) -> dict[int, int]:
    """Return the file's groups as ids of the map; those that the map has no name for come new.

    Where the map has several of one name they are taken in turn, the last one as often as need be.
    """
    by_name: dict[str, deque[int]] = defaultdict(deque)
    for known in sorted(network.groups.values(), key=lambda group: group.id):
        by_name[folded(known.name)].append(known.id)
    fresh = network.new_ids(Group)
    ids: dict[int, int] = {}
    for group in found.groups:
        left = by_name[folded(group.name)]
        if not left:
            left.append(next(fresh))
            made.groups.append(Group(id=left[0], name=group.name))
        ids[group.id] = left.popleft() if len(left) > 1 else left[0]
    return ids


def _new_ties(network: Network, found: Found, ids: dict[int, int]) -> Iterator[Tie]:
    fresh = network.new_ids(Tie)
    drawn: set[tuple[int, int]] = set()
    for tie in found.ties:
        a, b = sorted((ids[tie.a], ids[tie.b]))
        if network.tie_between(a, b) is None and (a, b) not in drawn:
            drawn.add((a, b))
            yield msgspec.structs.replace(tie, id=next(fresh), a=a, b=b)


def _new_exchanges(network: Network, found: Found, ids: dict[int, int]) -> Iterator[Exchange]:
    """Yield the exchanges that the map has not, or has fewer times than the file."""
    fresh = network.new_ids(Exchange)
    logged = Counter(_what(exchange) for exchange in network.exchanges.values())
    for exchange in found.exchanges:
        here = msgspec.structs.replace(exchange, contact=ids[exchange.contact])
        if logged[_what(here)] > 0:
            logged[_what(here)] -= 1
        else:
            yield msgspec.structs.replace(here, id=next(fresh))


def _what(exchange: Exchange) -> tuple[Any, ...]:
    """Return all that an exchange says, texts as the cells of a table keep them."""
    said = msgspec.structs.asdict(exchange)
    texts = {field: one_line(text) for field, text in said.items() if isinstance(text, str)}
    return tuple((said | texts | {"id": 0, "note": paragraphs(exchange.note)}).values())


def _new_notes(network: Network, found: Found) -> Iterator[Edit]:
    """Yield the notes that the map has not, or has fewer times than the file."""
    fresh = network.new_ids(Note)
    here = Counter((note.text, note.view) for note in network.notes.values())
    for note in found.notes:
        if here[note.text, note.view] > 0:
            here[note.text, note.view] -= 1
        else:
            yield Edit(None, msgspec.structs.replace(note, id=next(fresh)))


def _other_needs(network: Network, found: Found) -> bool:
    known = {(need.resource, need.weight, need.asked) for need in network.needs.values()}
    return any((need.resource, need.weight, need.asked) not in known for need in found.needs)
