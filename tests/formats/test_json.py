"""The open JSON form: nothing is lost both ways, and what is wrong is named with its place."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given

from krets.formats import Found, Unreadable, from_json, plan, read_bytes, to_json
from krets.model import (
    Channel,
    Contact,
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
)
from tests.helpers.strategies import NOW, networks

FULL: list[Record] = [
    Ego(name="Solveig", organisation="Havkraft", context=("sea",), topics=(Topic("wind", "tacit"),)),
    Group(id=-3, name="Family", start=0.25, span=0.5),
    Group(id=2**63 - 1, name="Work"),
    Contact(
        id=-(2**63),
        name="Ada Ødegård",
        level=5,
        groups=(2**63 - 1, -3),
        organisation="Nordlys",
        role="Nurse",
        place="Oslo",
        kind="animal",
        kin=True,
        offers=(Offer("legal", True), Offer("garden")),
        i_give=("repairs",),
        wants=("a boat",),
        topics=(Topic("sailing"),),
        context=("sea", "hills"),
        channels=(Channel("linkedin", "ada", 3), Channel("phone")),
        emails=("ada@post.invalid",),
        phones=("+47 00 00 00 00",),
        birthday="--01-31",
        photo=b"\x89PNG\x00",
        how_met="at sea",
        introduced_by=7,
        known_since="2011",
        feel="strained",
        word="ill",
        trust="fully",
        no_count=True,
        private=True,
        at=(0.125, 1.0),
        pinned=True,
        created=date(2020, 2, 29),
        last_contact=date(2026, 11, 1),
        note="two\nlines 🌊 \u202eאבג",
    ),
    Contact(id=7, name="Bo", introduced_by="a friend"),
    Tie(id=4, a=-(2**63), b=7, level=5, kinds=("colleagues",), feel="mixed"),
    Exchange(
        id=9,
        contact=7,
        on=date(2026, 1, 2),
        direction="received",
        value=3,
        mode="I",
        topic="wind",
        resource="legal",
        channel="phone",
        in_person=True,
        started_by="me",
        answered=False,
        outcome="a job",
        minutes=90,
        note="long",
    ),
    Need(id=5, resource="a boat", weight=2.5, asked=True),
    Note(id=3, text="two\nlines", at=(-1.0, 0.5), view="groups"),
]


def renumbered(network: Network) -> list[Record]:
    """The records with ties, exchanges and needs counted from 1 in their order: their ids say nothing."""
    tables = (network.ties, network.exchanges, network.needs)
    counted = [
        msgspec.structs.replace(table[id_], id=number)
        for table in tables
        for number, id_ in enumerate(sorted(table), start=1)
    ]
    return [
        network.ego,
        *sorted(network.groups.values(), key=lambda group: group.id),
        *_people(network),
        *counted,
    ]


def _people(network: Network) -> list[Contact]:
    return sorted(network.contacts.values(), key=lambda contact: contact.id)


def imported(found: Found, into: Network | None = None) -> Network:
    network = Network() if into is None else into
    network.apply(plan(network, found).change(NOW))
    return network


def read(**parts: Any) -> Found:
    return from_json(json.dumps({"krets": 1, **parts}).encode())


def trouble(**parts: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Unreadable) as caught:
        read(**parts)
    return caught.value.key, caught.value.arguments


def test_a_full_map_comes_back_whole() -> None:
    network = Network(FULL)
    found = from_json(to_json(network))
    assert not found.skipped
    assert not found.warnings
    assert renumbered(imported(found)) == renumbered(network)
    assert to_json(imported(found)) == to_json(network)


@given(networks())
def test_any_map_comes_back_whole(network: Network) -> None:
    found = from_json(to_json(network))
    assert not found.skipped
    assert not found.warnings
    again = imported(found)
    if network.contacts:
        assert renumbered(again) == renumbered(network)
    assert to_json(again) == to_json(network)


@given(networks())
def test_a_map_imported_into_itself_changes_nothing(network: Network) -> None:
    if network.contacts:
        assert not plan(network, from_json(to_json(network))).change(NOW)


def test_every_documented_key_is_written_and_no_other() -> None:
    whole = json.loads(to_json(Network(FULL)))
    contact = set(Contact.__struct_fields__) - {"photo"}  # the form and the record have the same names
    assert list(whole) == ["krets", "ego", "groups", "contacts", "ties", "exchanges", "needs", "notes"]
    assert set(whole["ego"]) == {"name", "organisation", "context", "topics", "offers"}
    assert set(whole["contacts"][0]) == {*contact, "photo"}
    assert set(whole["contacts"][1]) == contact
    assert [set(group) for group in whole["groups"]] == [{"id", "name", "start", "span"}, {"id", "name"}]
    assert set(whole["ties"][0]) == {"a", "b", "level", "kinds", "feel"}
    assert set(whole["exchanges"][0]) == set(Exchange.__struct_fields__) - {"id"}
    assert set(whole["needs"][0]) == {"resource", "weight", "asked"}
    assert set(whole["notes"][0]) == {"text", "at", "view"}


def test_a_record_is_a_line_in_the_order_of_ids() -> None:
    lines = to_json(Network(FULL)).decode().splitlines()
    names = [line for line in lines if '"level": 5' in line or '"name": "Bo"' in line]
    assert len(names) == 3
    assert "Ada Ødegård" in names[0]
    assert to_json(Network(reversed(FULL))) == to_json(Network(FULL))


def test_half_a_character_does_not_stop_an_export() -> None:
    network = Network([Contact(id=1, name="Ada", note="\ud83c", emails=("\udc00",))])
    assert from_json(to_json(network)).people[0].note == "?"


def test_defaults_short_forms_nulls_and_unknown_keys() -> None:
    found = read(
        ego={"topics": ["wind", {"topic": "sea", "kind": "tacit"}], "offers": ["legal"], "shoe": 43},
        groups=None,
        contacts=[
            {
                "name": " Ada \n Berg ",
                "type": "friend",
                "level": None,
                "offers": [{"resource": "x", "confirmed": None}],
            },
            {"id": 4, "name": "Bo", "level": 3.0, "extra": {}},
            {"name": "Cai"},
        ],
        ties=[{"a": 5, "b": 4}],
        exchanges=[{"contact": 4, "on": "2026-01-02", "direction": "given"}],
        needs=[{"resource": "legal"}],
        extra=1,
    )
    assert found.ego == Ego(topics=(Topic("wind"), Topic("sea", "tacit")), offers=(Offer("legal"),))
    assert [(person.id, person.name) for person in found.people] == [(5, "Ada Berg"), (4, "Bo"), (6, "Cai")]
    assert found.people[0].offers == (Offer("x"),)
    assert found.people[1].level == 3
    assert found.ties == [Tie(id=1, a=4, b=5, level=3)]
    assert found.exchanges == [Exchange(id=1, contact=4, on=date(2026, 1, 2), direction="given")]
    assert found.needs == [Need(id=1, resource="legal", weight=1.0, asked=False)]


def test_a_file_without_contacts_will_do() -> None:
    network = imported(
        read(ego={"name": "Siv"}, groups=[{"id": 9}], needs=[{"resource": "car", "weight": 2}])
    )
    assert network.ego.name == "Siv"
    assert network.groups == {9: Group(id=9, name="9")}
    assert network.needs == {1: Need(id=1, resource="car", weight=2)}


def test_rows_that_point_nowhere_are_skipped_and_told_of() -> None:
    people = [
        {"id": 1, "name": "Ada", "groups": [2, 3], "introduced_by": 8, "distinct_from": [9, 2]},
        {"id": 2, "name": "Bo"},
    ]
    ends = [(1, 2), (2, 1), (1, 1), (1, 5)]
    log = {"contact": 9, "on": "2026-01-02", "direction": "mutual"}
    found = read(
        groups=[{"id": 2, "name": "Choir"}],
        contacts=people,
        ties=[{"a": a, "b": b} for a, b in ends],
        exchanges=[log],
    )
    assert [(skipped.where, skipped.why, skipped.arguments) for skipped in found.skipped] == [
        ("contacts[0].groups", "no-such-group", {"id": 3}),
        ("contacts[0].introduced_by", "no-such-person", {"id": 8}),
        ("contacts[0].distinct_from", "no-such-person", {"id": 9}),
        ("ties[1]", "double-tie", {"a": "Ada", "b": "Bo"}),
        ("ties[2]", "self-tie", {"name": "Ada"}),
        ("ties[3]", "no-such-person", {"id": 5}),
        ("exchanges[0]", "no-such-person", {"id": 9}),
    ]
    assert found.people[0] == Contact(id=1, name="Ada", groups=(2,), distinct_from=(2,))
    assert len(found.ties) == 1


ADA = {"name": "Ada"}


@pytest.mark.parametrize(
    ("part", "row", "where", "shown"),
    [
        ("contacts", ADA | {"level": 7}, "contacts[1].level", "7"),
        ("contacts", ADA | {"distinct_from": [2**63]}, "contacts[1].distinct_from", "[9223372036854775808]"),
        ("contacts", ADA | {"level": True}, "contacts[1].level", "true"),
        ("contacts", ADA | {"level": "5"}, "contacts[1].level", '"5"'),
        ("contacts", ADA | {"name": " \u200b"}, "contacts[1].name", '" \u200b"'),
        ("contacts", ADA | {"name": 5}, "contacts[1].name", "5"),
        ("contacts", ADA | {"id": 2**63}, "contacts[1].id", str(2**63)),
        ("contacts", ADA | {"id": "x"}, "contacts[1].id", '"x"'),
        ("contacts", ADA | {"groups": 4}, "contacts[1].groups", "4"),
        ("contacts", ADA | {"groups": ["Choir"]}, "contacts[1].groups[0]", '"Choir"'),
        ("contacts", ADA | {"last_contact": "2026-02-30"}, "contacts[1].last_contact", '"2026-02-30"'),
        ("contacts", ADA | {"created": "1.2.2026"}, "contacts[1].created", '"1.2.2026"'),
        ("contacts", ADA | {"at": [0.5, 2]}, "contacts[1].at", "[0.5,2]"),
        ("contacts", ADA | {"at": [0.5]}, "contacts[1].at", "[0.5]"),
        ("contacts", ADA | {"kin": 1}, "contacts[1].kin", "1"),
        ("contacts", ADA | {"kind": "robot"}, "contacts[1].kind", '"robot"'),
        ("contacts", ADA | {"photo": "%"}, "contacts[1].photo", '"%"'),
        ("contacts", ADA | {"offers": [{"resource": 3}]}, "contacts[1].offers[0].resource", "3"),
        ("contacts", ADA | {"offers": [{}]}, "contacts[1].offers[0]", "{}"),
        ("contacts", ADA | {"topics": [3]}, "contacts[1].topics[0]", "3"),
        (
            "contacts",
            ADA | {"channels": [{"channel": "x", "answers": 4}]},
            "contacts[1].channels[0].answers",
            "4",
        ),
        ("contacts", "Ada", "contacts[1]", '"Ada"'),
        ("ties", {"a": 1, "b": 2, "level": 1}, "ties[0].level", "1"),
        ("ties", {"a": 1, "b": "2"}, "ties[0].b", '"2"'),
        (
            "exchanges",
            {"contact": 1, "on": "2026-1-2", "direction": "given"},
            "exchanges[0].on",
            '"2026-1-2"',
        ),
        ("needs", {"resource": "x", "weight": -1}, "needs[0].weight", "-1"),
        ("needs", {"resource": " "}, "needs[0].resource", '" "'),
        ("groups", {"id": 1.5, "name": "x"}, "groups[0].id", "1.5"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(part: str, row: Any, where: str, shown: str) -> None:
    parts: dict[str, Any] = {"contacts": [{"id": 1, "name": "Bo"}]}
    parts[part] = [*parts.get(part, []), row]
    key, arguments = trouble(**parts)
    assert key == "wrong-value"
    assert (arguments["where"], arguments["found"]) == (where, shown)
    assert arguments["wanted"]


@pytest.mark.parametrize(
    ("part", "row", "where"),
    [
        ("contacts", {"id": 3}, "contacts[0].name"),
        ("contacts", {"name": None}, "contacts[0].name"),
        ("ties", {"a": 1}, "ties[0].b"),
        ("exchanges", {"contact": 1, "on": "2026-01-02"}, "exchanges[0].direction"),
        ("needs", {"weight": 1}, "needs[0].resource"),
    ],
)
def test_a_missing_key_is_named_with_its_place(part: str, row: Any, where: str) -> None:
    key, arguments = trouble(**{part: [row]})
    assert (key, arguments["where"]) == ("missing-key", where)


def test_two_of_one_id_are_refused() -> None:
    people = [{"id": 1, "name": "Ada"}, {"id": 1, "name": "Bo"}]
    assert trouble(contacts=people) == ("doubled-id", {"where": "contacts[1].id", "id": 1})
    assert trouble(groups=people) == ("doubled-id", {"where": "groups[1].id", "id": 1})


def test_contacts_and_groups_are_counted_apart() -> None:
    found = read(groups=[{"id": 1, "name": "Choir"}], contacts=[{"id": 1, "name": "Ada", "groups": [1]}])
    assert found.people[0].groups == (1,)


@pytest.mark.parametrize("part", ["groups", "contacts", "ties", "exchanges", "needs"])
def test_a_part_that_is_no_list(part: str) -> None:
    assert trouble(**{part: {"a": 1}})[1]["where"] == part


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"krets": 1, "contacts": [{"name": "Ad', "broken-json"),
        ('{"krets": 1,, }', "broken-json"),
        ('{"krets": 1, "contacts": [{"name": "\\ud800"}]}', "broken-json"),
        ('{"krets": 1e999}', "broken-json"),
        ('{"krets": ' + "1" * 5_000 + "}", "broken-json"),
        ('{"krets": 1, "x": ' + "[" * 100_000, "is-json"),
        ("[1, 2]", "is-json"),
        ("{}", "is-json"),
        ('{"people": []}', "is-json"),
        ('{"krets": "one", "contacts": []}', "wrong-value"),
        ('{"krets": 0}', "wrong-value"),
        ('{"krets": 2, "anything": 1}', "newer-form"),
        ('{"krets": 1, "ego": 3}', "wrong-value"),
        ("\ufffd", "broken-json"),
    ],
)
def test_what_is_no_map_of_ours_is_refused(text: str, key: str) -> None:
    with pytest.raises(Unreadable) as caught:
        from_json(text.encode())
    assert caught.value.key == key


def test_where_json_breaks_is_told() -> None:
    with pytest.raises(Unreadable) as caught:
        from_json(b'{"krets": 1,\n "contacts": [}')
    assert caught.value.arguments == {"line": 2, "column": 15}


def test_a_map_without_the_mark_but_with_contacts_is_read() -> None:
    assert from_json(b'{"contacts": [{"name": "Ada"}]}').people == [Contact(id=1, name="Ada")]


def test_what_was_exported_is_read_whatever_marks_it_holds() -> None:
    """So many of these marks would be no text in any other file."""
    written = to_json(Network([Ego(name="Eva", organisation="\x7f\x80\ufffd" * 50)]))
    read = read_bytes(written)
    assert read.ego is not None
    assert read.ego.organisation == "\x7f\x80\ufffd" * 50


def test_notes_come_into_any_map_but_never_twice() -> None:
    there = Network([Contact(id=1, name="Ada"), Note(id=1, text="at sea", at=(0.5, 0.5))])
    other = Network([Contact(id=1, name="Bo"), Note(id=1, text="at sea"), Note(id=2, text="on land")])
    for _ in range(2):
        there.apply(plan(there, from_json(to_json(other))).change(NOW))
        assert [note.text for note in there.notes.values()] == ["at sea", "on land"]
    assert there.notes[1].at == (0.5, 0.5)


@pytest.mark.parametrize(
    ("note", "where"),
    [
        ({}, "notes[0].text"),
        ({"text": " "}, "notes[0].text"),
        ({"text": "a", "at": [11, 0]}, "notes[0].at"),
        ({"text": "a", "view": "list"}, "notes[0].view"),
    ],
)
def test_a_note_that_is_none_is_named(note: dict[str, Any], where: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        from_json(json.dumps({"krets": 1, "contacts": [], "notes": [note]}).encode())
    assert refusal.value.arguments["where"] == where
