"""Hypothesis strategies: text, records, whole networks, and verbs to be done one after the other.

Everything drawn is lawful: ties have two ends, ids are unique, no text holds NUL or a lone surrogate.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from krets.model import (
    RESOURCE_KEYS,
    Change,
    Channel,
    Contact,
    EditRefused,
    Ego,
    Exchange,
    Group,
    Need,
    Network,
    Note,
    Offer,
    Record,
    Tie,
    Topic,
    ViewKind,
    edits,
)

NOW = datetime.fromisoformat("2026-11-22T10:30")

ids = st.integers(-(2**63), 2**63 - 1)
"""Any id that a file can hold."""
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
"""Any text: empty, emoji, right-to-left, line ends, control characters."""
names = texts.map(edits.clean).filter(lambda name: any(m.isprintable() and not m.isspace() for m in name))
"""Text that may be somebody's name."""
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
resources = st.sampled_from(RESOURCE_KEYS) | names
feels = st.sampled_from((None, "good", "mixed", "strained"))
spots = st.tuples(st.floats(-10, 10), st.floats(-10, 10))
"""Somewhere on or beside the map."""
shares = st.floats(0, 1)
"""A part of a whole, as in places and sectors."""


def tuples_of(each: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Draw short tuples; half of them are empty."""
    return st.just(()) | st.lists(each, max_size=3).map(tuple)


topics = st.builds(Topic, texts, st.sampled_from(("explicit", "tacit")))
offers = st.builds(Offer, resources, st.booleans())
channels = st.builds(Channel, texts, texts, st.sampled_from((None, 1, 2, 3)))
egos = st.builds(
    Ego,
    name=texts,
    organisation=texts,
    context=tuples_of(texts),
    topics=tuples_of(topics),
    offers=tuples_of(offers),
)


def contact_fields(
    groups: Sequence[int] = (), people: Sequence[int] = ()
) -> dict[str, st.SearchStrategy[Any]]:
    """Return a strategy for each field of a contact but its id and name."""
    introducers = st.none() | texts | (st.sampled_from(people) if people else st.nothing())
    flags = {field: st.booleans() for field in ("kin", "no_count", "private", "pinned")}
    plain = ("organisation", "role", "place", "birthday", "how_met", "known_since", "note")
    lists = ("i_give", "wants", "context", "emails", "phones", "aliases")
    return {
        **flags,
        **dict.fromkeys(plain, texts),
        **dict.fromkeys(lists, tuples_of(texts)),
        "level": st.sampled_from((None, 1, 2, 3, 4, 5)),
        "groups": tuples_of(st.sampled_from(groups)) if groups else st.just(()),
        "kind": st.sampled_from(("person", "service", "animal")),
        "offers": tuples_of(offers),
        "topics": tuples_of(topics),
        "channels": tuples_of(channels),
        "photo": st.none() | st.binary(max_size=50),
        "introduced_by": introducers,
        "distinct_from": tuples_of(st.sampled_from(people)) if people else st.just(()),
        "feel": feels,
        "word": st.sampled_from((None, "well", "ill")),
        "trust": st.sampled_from((None, "somewhat", "much", "fully")),
        "at": st.none() | st.tuples(shares, shares),
        "among": st.none() | spots,
        "label_at": st.none() | spots,
        "created": st.none() | days,
        "last_contact": st.none() | days,
    }


EXCHANGE_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "on": days,
    "direction": st.sampled_from(("given", "received", "mutual")),
    "value": st.integers(0, 3),
    "mode": st.sampled_from((None, "S", "E", "C", "I")),
    "in_person": st.booleans(),
    "answered": st.sampled_from((None, True, False)),
    "minutes": st.none() | st.integers(0, 10_000),
    **dict.fromkeys(("topic", "resource", "channel", "started_by", "outcome", "note"), texts),
}
TIE_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "level": st.integers(2, 5),
    "kinds": tuples_of(texts),
    "feel": feels,
}


@st.composite
def record_lists(draw: st.DrawFn, people: int = 6) -> list[Record]:
    """Draw the records of a whole network of up to so many contacts, with any 64-bit ids."""

    def chosen(most: int) -> list[int]:
        return draw(st.lists(ids, max_size=most, unique=True))

    records: list[Record] = [draw(egos)]
    groups, contacts = chosen(3), chosen(people)
    records += [Group(id=i, name=draw(names), start=draw(shares), span=draw(shares)) for i in groups]
    fields = st.fixed_dictionaries({"name": names, **contact_fields(groups, contacts)})
    records += [Contact(id=i, **draw(fields)) for i in contacts]
    pairs = [(a, b) for a in contacts for b in contacts if a < b]
    joined = draw(st.lists(st.sampled_from(pairs), max_size=5, unique=True)) if pairs else []
    tie_ids = draw(st.lists(ids, min_size=len(joined), max_size=len(joined), unique=True))
    for id_, (a, b) in zip(tie_ids, joined, strict=True):
        records.append(Tie(id=id_, a=a, b=b, **draw(st.fixed_dictionaries(TIE_FIELDS))))
    for id_ in chosen(3) if contacts else ():
        whom = draw(st.sampled_from(contacts))
        records.append(Exchange(id=id_, contact=whom, **draw(st.fixed_dictionaries(EXCHANGE_FIELDS))))
    weights = st.floats(0, 100)
    records += [
        Need(id=i, resource=draw(resources), weight=draw(weights), asked=draw(st.booleans()))
        for i in chosen(3)
    ]
    views: st.SearchStrategy[ViewKind] = st.sampled_from(("rings", "groups"))
    records += [Note(id=i, text=draw(names), at=draw(spots), view=draw(views)) for i in chosen(2)]
    return records


def networks(people: int = 6) -> st.SearchStrategy[Network]:
    """Draw a network of up to so many contacts, with everything that belongs to them."""
    return record_lists(people).map(Network)


class Act(NamedTuple):
    """One verb with numbers and words in place of records; it finds its records when it is done.

    `numbers` choose among the people, ties, groups ... of whatever network it meets, so that any sequence of
    acts makes sense on any network.
    """

    verb: str
    numbers: tuple[int, int, int]
    text: str
    minute: int

    def on(self, network: Network) -> Change:
        """Return the change, or raise `EditRefused` as the verb does."""
        return _VERBS[self.verb](network, NOW + timedelta(minutes=self.minute), self)

    def when(self, network: Network, now: datetime) -> Change:
        """Return the change as of another moment: a verb that `Document.edit` takes."""
        return _VERBS[self.verb](network, now, self)

    def attempt(self, network: Network) -> Change | None:
        """Return the change, None where it is refused or alters nothing."""
        try:
            return self.on(network) or None
        except EditRefused:
            return None


def _pick(table: dict[int, Any], number: int) -> int:
    """An id of a table; one that is not there where the table is empty."""
    return sorted(table)[number % len(table)] if table else 0


def _some(network: Network, act: Act) -> list[int]:
    return sorted({_pick(network.contacts, number) for number in act.numbers[: 1 + act.numbers[0] % 3]})


def _group(network: Network, act: Act) -> int | None:
    return None if act.numbers[1] % 3 == 0 else _pick(network.groups, act.numbers[2])


def _place(network: Network, act: Act) -> dict[int, Any]:
    level: Any = (None, 1, 2, 3, 4, 5)[act.numbers[2] % 6]
    where = (level, _group(network, act), (act.numbers[0] % 10 / 10, act.numbers[1] % 10 / 10))
    return dict.fromkeys(_some(network, act), where)


def _log(network: Network, now: datetime, act: Act) -> Change:
    on = date(2026, 1, 1) + timedelta(days=act.numbers[1] % 300)
    direction = ("given", "received", "mutual")[act.numbers[2] % 3]
    whom = _pick(network.contacts, act.numbers[0])
    return edits.log_exchange(network, now, whom, on=on, direction=direction, note=act.text)


_VERBS: dict[str, Callable[[Network, datetime, Act], Change]] = {
    "add_contact": lambda n, t, a: edits.add_contact(n, t, a.text, level=(None, 1, 3, 5)[a.numbers[0] % 4]),
    "add_contacts": lambda n, t, a: edits.add_contacts(n, t, [a.text, f"{a.text} 2", ""]),
    "edit_contacts": lambda n, t, a: edits.edit_contacts(
        n, t, _some(n, a), note=a.text, private=bool(a.numbers[2] % 2), photo=a.text.encode() or None
    ),
    "rename": lambda n, t, a: edits.rename(n, t, _pick(n.contacts, a.numbers[0]), a.text),
    "set_level": lambda n, t, a: edits.set_level(n, t, _some(n, a), (1, 2, 3, 4, 5, None)[a.numbers[2] % 6]),
    "move": lambda n, t, a: edits.move(n, t, _place(n, a)),
    "move_among": lambda n, t, a: edits.move_among(n, t, dict.fromkeys(_some(n, a), (0.25, -0.5))),
    "move_label": lambda n, t, a: edits.move_label(n, t, dict.fromkeys(_some(n, a), (1.5, 2.0))),
    "add_note": lambda n, t, a: edits.add_note(n, t, a.text, (0.5, a.numbers[0] % 3 - 1.0)),
    "edit_note": lambda n, t, a: edits.edit_note(n, t, _pick(n.notes, a.numbers[0]), a.text),
    "move_notes": lambda n, t, a: edits.move_notes(n, t, {_pick(n.notes, a.numbers[0]): (0.0, 1.25)}),
    "remove_notes": lambda n, t, a: edits.remove_notes(n, t, [_pick(n.notes, a.numbers[0])]),
    "pin": lambda n, t, a: edits.pin(n, t, _some(n, a), bool(a.numbers[1] % 2)),
    "seen": lambda n, t, a: edits.seen(n, t, _some(n, a), date(2026, 1, 1 + a.numbers[1] % 28)),
    "remove_contacts": lambda n, t, a: edits.remove_contacts(n, t, _some(n, a)),
    "merge_contacts": lambda n, t, a: edits.merge_contacts(
        n, t, _pick(n.contacts, a.numbers[2]), _some(n, a)
    ),
    "tell_apart": lambda n, t, a: edits.tell_apart(
        n, t, _pick(n.contacts, a.numbers[0]), _pick(n.contacts, a.numbers[1])
    ),
    "set_sector": lambda n, t, a: edits.set_sector(n, t, _some(n, a), _group(n, a)),
    "connect": lambda n, t, a: edits.connect(
        n, t, _pick(n.contacts, a.numbers[0]), _pick(n.contacts, a.numbers[1]), level=2 + a.numbers[2] % 4
    ),
    "connect_all": lambda n, t, a: edits.connect_all(n, t, _some(n, a)),
    "edit_tie": lambda n, t, a: edits.edit_tie(n, t, _pick(n.ties, a.numbers[0]), kinds=(a.text,)),
    "disconnect": lambda n, t, a: edits.disconnect(n, t, _pick(n.ties, a.numbers[0])),
    "log_exchange": _log,
    "edit_exchange": lambda n, t, a: edits.edit_exchange(
        n, t, _pick(n.exchanges, a.numbers[0]), outcome=a.text, value=a.numbers[1] % 4
    ),
    "remove_exchange": lambda n, t, a: edits.remove_exchange(n, t, _pick(n.exchanges, a.numbers[0])),
    "add_group": lambda n, t, a: edits.add_group(n, t, a.text),
    "add_groups": lambda n, t, a: edits.add_groups(n, t, [a.text, "Choir"]),
    "rename_group": lambda n, t, a: edits.rename_group(n, t, _pick(n.groups, a.numbers[0]), a.text),
    "remove_group": lambda n, t, a: edits.remove_group(n, t, _pick(n.groups, a.numbers[0])),
    "edit_ego": lambda n, t, a: edits.edit_ego(n, t, name=a.text, context=(a.text,)),
    "add_need": lambda n, t, a: edits.add_need(n, t, RESOURCE_KEYS[a.numbers[0] % 5], 1 + a.numbers[1] % 3),
    "edit_need": lambda n, t, a: edits.edit_need(n, t, _pick(n.needs, a.numbers[0]), weight=a.numbers[1] % 5),
    "remove_need": lambda n, t, a: edits.remove_need(n, t, _pick(n.needs, a.numbers[0])),
    "who_could_help": lambda n, t, a: edits.who_could_help(n, t, _pick(n.needs, a.numbers[2]), _some(n, a)),
}
VERBS = tuple(_VERBS)

_numbers = st.integers(0, 1000)
acts = st.builds(
    Act, st.sampled_from(VERBS), st.tuples(_numbers, _numbers, _numbers), texts, st.integers(0, 100_000)
)
"""One verb with what it needs."""


def act_lists(most: int = 12) -> st.SearchStrategy[list[Act]]:
    """Draw up to so many verbs to be done one after the other; a few people are added first."""
    begin = [Act("add_contacts", (1, 1, 1), name, 0) for name in ("Ada", "Ulf", "Siv")]
    begin += [Act("add_group", (1, 1, 1), "Friends", 0), Act("add_need", (1, 1, 1), "", 0)]
    return st.lists(acts, max_size=most).map(lambda drawn: [*begin, *drawn])
