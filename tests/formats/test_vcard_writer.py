"""A map as vCard: what it says comes back, others read it, and what is lost is said."""

from __future__ import annotations

import warnings
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from krets.formats import plan, sample
from krets.formats.cells import paragraphs
from krets.formats.text import folded, one_line
from krets.formats.vcard import read_vcard
from krets.formats.vcard_person import OWN_FIELDS
from krets.formats.vcard_writer import to_vcard
from krets.model import Channel, Contact, Group, Network, Offer, Tie, Topic
from tests.helpers.strategies import NOW, networks

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
NOWHERE = ("id", "at", "pinned", "distinct_from", "among", "label_at")
"""Fields that no card holds."""


def written(network: Network) -> str:
    (content,) = to_vcard(network).files.values()
    return content.decode("utf-8")


def again(network: Network) -> Network:
    found = read_vcard(written(network), [])
    assert not found.skipped
    assert not found.warnings
    return Network([*found.groups, *found.people, *found.ties])


def said(network: Network) -> tuple[list[dict[str, Any]], dict[tuple[str, str], tuple[Any, ...]]]:
    """What cards can hold of a map: of people in their order, of ties by the places of their two."""
    people = sorted(network.contacts.values(), key=lambda each: each.id)
    places = {each.id: f"person {place}" for place, each in enumerate(people)}
    groups = {group.id: group.name for group in network.groups.values()}
    rows = []
    for each in people:
        row = {field: value for field, value in msgspec.structs.asdict(each).items() if field not in NOWHERE}
        row["groups"] = [groups[group] for group in each.groups if group in groups]
        if isinstance(each.introduced_by, int):
            row["introduced_by"] = places[each.introduced_by]
        rows.append(row)
    ties = {}
    for tie in network.ties.values():
        a, b = sorted((places[tie.a], places[tie.b]))
        ties[a, b] = (tie.level, tie.kinds, tie.feel)
    return rows, ties


def test_the_sample_comes_back_but_for_what_is_said_to_be_lost() -> None:
    found = sample(date(2026, 11, 22))
    assert found.ego is not None
    network = Network([found.ego, *found.groups, *found.people, *found.ties, *found.exchanges, *found.needs])
    assert said(again(network)) == said(network)
    assert to_vcard(network).lost == (
        "contact.at",
        "contact.pinned",
        "ego",
        "exchange",
        "group.span",
        "group.start",
        "need",
    )


FULL = Contact(
    id=-7,
    name="Ada; Ødegård, \\ of: Ås",
    level=2,
    groups=(4, 3),
    organisation="Nord; Syd, \\",
    role="Nurse, night",
    place="Bodø; Nord",
    kind="animal",
    kin=True,
    offers=(Offer("legal", True), Offer("a; b\\")),
    i_give=("repairs",),
    wants=("a boat",),
    topics=(Topic("sailing", "tacit"), Topic("wind")),
    context=("sea", "hills"),
    channels=(
        Channel("LinkedIn", "ada"),
        Channel("x", "ada", 3),
        Channel("linkedin", "ada-1"),
        Channel("phone"),
        Channel("web", "https://ada.invalid/a;b"),
    ),
    emails=("ada@post.invalid", "a,b;c@post.invalid"),
    phones=("+47 00 00 00 00", "00:1;ext=2"),
    birthday="--02-29",
    photo=PNG,
    how_met="at sea",
    introduced_by=9,
    known_since="2011",
    feel="strained",
    word="ill",
    trust="fully",
    no_count=True,
    private=True,
    created=date(2020, 2, 29),
    last_contact=date(2026, 11, 1),
    note="two; lines,\n\n🌊 \\n \u05d0" + "å" * 200 + " " * 200 + "end",
)
MAP = Network(
    [
        Group(id=3, name="Choir, old; new"),
        Group(id=4, name="Work"),
        FULL,
        Contact(id=9, name="Bo", introduced_by="Ada", birthday="1985-01-22"),
        Contact(id=12, name="Bo", birthday="about 1900", kind="service"),
        Tie(id=1, a=-7, b=9, level=5, kinds=("rowing, Mondays", "spouse"), feel="mixed"),
        Tie(id=2, a=9, b=12, level=2),
    ]
)


def test_everything_that_a_contact_can_say_comes_back() -> None:
    assert said(again(MAP)) == said(MAP)
    assert to_vcard(MAP).lost == ()


def test_a_written_map_imported_into_itself_changes_nothing() -> None:
    assert not plan(MAP, read_vcard(written(MAP), [])).change(NOW)


def clean(network: Network) -> Network:
    """A map without what no line holds: control characters, blank entries, entries twice, twins of groups."""
    records: list[Any] = list({folded(group.name): group for group in network.groups.values()}.values())
    kept = {group.id for group in records}
    for each in network.contacts.values():
        fields: dict[str, Any] = {}
        for field, value in msgspec.structs.asdict(each).items():
            if isinstance(value, str):
                fields[field] = paragraphs(value) if field == "note" else one_line(value)
            elif isinstance(value, tuple) and field != "at":
                entries = (entry for entry in map(_clean_entry, value) if entry)
                fields[field] = tuple({_key(entry): entry for entry in entries}.values())
        fields["groups"] = tuple(group for group in fields["groups"] if group in kept)
        fields["introduced_by"] = fields.get("introduced_by", each.introduced_by) or None
        fields["photo"] = None
        fields["distinct_from"] = ()
        records.append(msgspec.structs.replace(each, **fields))
    for tie in network.ties.values():
        kinds = dict.fromkeys(kind for kind in map(one_line, tie.kinds) if kind)
        records.append(msgspec.structs.replace(tie, kinds=tuple(kinds)))
    return Network(records)


def _clean_entry(entry: Any) -> Any:
    if isinstance(entry, str):
        return one_line(entry)
    if isinstance(entry, Offer):
        line = one_line(entry.resource)
        return Offer(line, entry.confirmed) if line else None
    if isinstance(entry, Topic):
        line = one_line(entry.topic)
        return Topic(line, entry.kind) if line else None
    if isinstance(entry, Channel):
        channel, handle = one_line(entry.channel), one_line(entry.handle)
        return Channel(channel, handle, entry.answers) if channel else None
    return entry


def _key(entry: Any) -> Any:
    return folded(entry) if isinstance(entry, str) else entry


@settings(max_examples=60)
@given(networks(people=4))
def test_any_map_comes_back(network: Network) -> None:
    whole = clean(network)
    if whole.contacts:
        assert said(again(whole)) == said(whole)


@settings(max_examples=40)
@given(networks(people=3))
def test_any_map_is_written_in_short_lines_of_whole_characters(network: Network) -> None:
    (content,) = to_vcard(network).files.values()
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert line.decode("utf-8") is not None
    assert content.count(b"BEGIN:VCARD\r\n") == content.count(b"END:VCARD\r\n") == len(network.contacts)
    assert to_vcard(network) == to_vcard(Network(reversed(list(network.records()))))


def test_what_cannot_be_held_is_said() -> None:
    empty = Network([Group(id=1, name="Choir"), Contact(id=1, name="Ada", photo=b"no image")])
    assert to_vcard(empty).lost == ("contact.photo", "group.name")
    assert "PHOTO" not in written(empty)
    assert to_vcard(Network()).files == {"": b""}


def test_half_a_character_does_not_stop_an_export() -> None:
    assert "NOTE:" in written(Network([Contact(id=1, name="Ada", note="a\ud83c", emails=("\udc00",))]))


@pytest.mark.parametrize(
    ("name", "kind", "parts"),
    [
        ("Ada", "person", ";Ada;;;"),
        ("Ada Li Berg", "person", "Berg;Ada Li;;;"),
        ("Berg; Ek AS", "service", ";Berg\\; Ek AS;;;"),
    ],
)
def test_the_last_word_of_a_name_is_the_family_s(name: str, kind: Any, parts: str) -> None:
    assert f"\r\nN:{parts}\r\n" in written(Network([Contact(id=1, name=name, kind=kind)]))


def test_a_uid_stays_with_somebody() -> None:
    def uids(network: Network) -> list[str]:
        return [line for line in written(network).splitlines() if line.startswith("UID:")]

    ada = Contact(id=1, name="Ada")
    assert uids(Network([ada])) == uids(Network([msgspec.structs.replace(ada, level=4, note="x")]))
    assert len(set(uids(MAP))) == 3


def test_own_properties_are_few_and_named_after_their_fields() -> None:
    assert OWN_FIELDS["X-KRETS-LAST-CONTACT"] == "last_contact"
    assert "X-KRETS" not in written(Network([Contact(id=1, name="Ada", emails=("a@post.invalid",))]))


@pytest.fixture
def vobject() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return pytest.importorskip("vobject")


def test_another_library_reads_it(vobject: Any) -> None:
    cards = list(vobject.readComponents(written(MAP)))
    assert [card.fn.value for card in cards] == [FULL.name, "Bo", "Bo"]
    ada, bo, firm = cards
    assert (ada.n.value.family, ada.n.value.given) == ("", FULL.name)
    assert ada.org.value == [FULL.organisation]
    assert ada.title.value == FULL.role
    assert ada.adr.value.city == FULL.place
    assert [each.value for each in ada.contents["email"]] == list(FULL.emails)
    assert [each.value for each in ada.contents["tel"]] == list(FULL.phones)
    assert ada.note.value == FULL.note
    assert ada.url.value == "https://ada.invalid/a;b"
    assert ada.categories.value == ["Work", "Choir, old; new"]
    assert ada.photo.value == PNG
    assert ada.bday.value == "1604-02-29"
    assert bo.bday.value == "1985-01-22"
    assert firm.n.value.given == "Bo"
    related = ada.contents["x-abrelatednames"]
    labels = {each.group: each.value for each in ada.contents["x-ablabel"]}
    assert [(each.value, labels[each.group]) for each in related] == [
        ("Bo", "rowing, Mondays"),
        ("Bo", "spouse"),
    ]
    for each in cards:
        each.validate()
