"""Who is new and who is here already; what an import does, and that doing it again does nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.formats import (
    Decisions,
    Found,
    Plan,
    from_json,
    maybes,
    plan,
    plan_all,
    read_bytes,
    same,
    sample,
    to_json,
    write,
)
from krets.formats.faces import Agree, Face
from krets.model import (
    Change,
    Channel,
    Contact,
    Edit,
    Ego,
    Exchange,
    Group,
    Level,
    Need,
    Network,
    Offer,
    Record,
    Tie,
    edits,
)
from krets.rings import settle
from tests.helpers.linkedin import connections, people
from tests.helpers.strategies import NOW, networks


def way(handle: str) -> tuple[Channel, ...]:
    return (Channel("linkedin", handle),)


def listed(*persons: Contact, form: str = "linkedin") -> Found:
    return Found(format=form, people=list(persons))


def done(network: Network, made: Plan) -> Change:
    change = made.change(NOW)
    network.apply(change)
    return change


def test_people_of_a_list_come_unplaced_and_created_today() -> None:
    network = Network([Contact(id=4, name="Bo", level=2)])
    change = done(network, plan(network, read_bytes(b"Ada\nCai\n")))
    assert [network.contacts[5].name, network.contacts[6].name] == ["Ada", "Cai"]
    assert network.contacts[5].level is None
    assert network.contacts[5].created == NOW.date()
    assert (change.verb, change.arguments) == ("import", {"count": 2, "updated": 0, "format": "names"})


def test_an_import_is_one_step_that_can_be_taken_back() -> None:
    network = Network([Contact(id=1, name="Ada", organisation="Nordlys", emails=("a@post.invalid",))])
    before = network.copy()
    newer = Contact(id=1, name="Ada", organisation="Havkraft", emails=("a@post.invalid", "b@post.invalid"))
    change = done(network, plan(network, listed(newer, Contact(id=2, name="Bo"))))
    assert network != before
    network.apply(change.inverse())
    assert network == before


ADA = Contact(
    id=1,
    name="Ada Berg",
    organisation="Nordlys",
    emails=("ada@post.invalid",),
    channels=way("ada-b"),
    birthday="1980-01-31",
    phones=("22 33 44 55",),
    aliases=("Bob", "Ada Lie"),
)
HERS = ("ADA@post.invalid",)


@pytest.mark.parametrize(
    ("person", "same"),
    [
        (Contact(id=1, name="A. Berg", channels=way("Ada-B"), emails=("other@post.invalid",)), True),
        (Contact(id=1, name="ada berg", emails=HERS, organisation="Havkraft"), True),
        (Contact(id=1, name="Dr. Ada Berg", emails=HERS), True),
        (Contact(id=1, name="Berg, Ada", emails=HERS), True),
        (Contact(id=1, name="Ada J. Berg", emails=HERS), True),
        (Contact(id=1, name="A. Berg", emails=HERS), True),
        (Contact(id=1, name="Ada Lie", emails=HERS), True),
        (Contact(id=1, name="Ada Lie Ås", aliases=("Ada Berg",), emails=HERS), True),
        (Contact(id=1, name="Ada Ås", emails=HERS), False),
        (Contact(id=1, name="Kari Berg", emails=HERS), False),
        (Contact(id=1, name="Dr. Bo Ås", aliases=("Bob",), emails=HERS), False),
        (Contact(id=1, name="Ada", emails=HERS), False),
        (Contact(id=1, name="Ada Berg Jr", emails=HERS), False),
        (Contact(id=1, name="Ada Berg", emails=HERS, birthday="1980-01-30"), False),
        (Contact(id=1, name="A. Berg", emails=HERS, birthday="2010-05-17"), False),
        (Contact(id=1, name="Ada Berg", emails=HERS, birthday="--01-31"), True),
        (Contact(id=1, name="Ada Berg", organisation="Nordlys", birthday="2010-05-17"), False),
        (Contact(id=1, name="Ada Berg", birthday="2010-05-17"), False),
        (Contact(id=1, name="Bob"), False),
        (Contact(id=1, name="Bob", organisation="Nordlys"), False),
        (Contact(id=1, name="Bob", emails=HERS), True),
        (Contact(id=1, name="Bob", phones=("22 33 44 55",)), True),
        (Contact(id=1, name="Bob", emails=HERS, phones=("55 44 33 22",)), False),
        (Contact(id=1, name="Robert Ås", aliases=("Bob",)), False),
        (Contact(id=1, name="Berg, A."), False),
        (Contact(id=1, name="Berg, A.", aliases=("Ada Berg",)), True),
        (Contact(id=1, name="ada  berg", organisation="NORDLYS"), True),
        (Contact(id=1, name="Ada Berg"), True),
        (Contact(id=1, name="Ada Berg", organisation="Nordlys", channels=way("another")), False),
        (Contact(id=1, name="Ada Berg", organisation="Havkraft"), False),
        (Contact(id=1, name="Ada Berg", emails=("x@post.invalid",)), False),
        (Contact(id=1, name="Ada Bergh"), False),
    ],
)
def test_who_is_the_same(person: Contact, same: bool) -> None:
    network = Network([ADA])
    found = listed(person)
    made = plan(network, found)
    assert bool(made.new) is not same
    assert len(made.same) + len(made.updated) == int(same)
    done(network, made)
    assert not plan(network, found).change(NOW)


def test_an_initial_is_nobodys_where_two_of_a_household_have_it() -> None:
    shared = ("berg@post.invalid",)
    anna, arne = (
        Contact(id=1, name="Anna Berg", emails=shared),
        Contact(id=2, name="Arne Berg", emails=shared),
    )
    initial = Contact(id=3, name="A. Berg", emails=shared)
    assert len(plan(Network([anna, arne]), listed(initial)).new) == 1
    assert len(plan(Network([initial]), listed(anna, arne)).new) == 2
    assert plan(Network([initial]), listed(anna)).new == []


def test_somebody_of_a_file_whom_the_map_only_has_a_nickname_of_is_another() -> None:
    network = Network([Contact(id=1, name="Robert Ås", aliases=("Bob", "Robert Lie"))])
    made = plan(network, listed(Contact(id=1, name="Robert Ås"), Contact(id=2, name="Bob")))
    assert [person.name for person in made.new] == ["Bob"]
    assert plan(network, listed(Contact(id=1, name="Robert Ås"), Contact(id=2, name="Robert Lie"))).new == []


OLE = Contact(id=11, name="Ole Moen")


@pytest.mark.parametrize("told", [{"emails": ("ole@post.invalid",)}, {}])
def test_who_is_somebody_else_for_good_is_so_when_the_file_comes_again(told: dict[str, Any]) -> None:
    network = Network([OLE, Contact(id=12, name="Kari Lie")])
    found = Found(
        format="vcard",
        people=[Contact(id=1, name="Ole Moen", **told), Contact(id=2, name="Kari Lie")],
        ties=[Tie(id=1, a=1, b=2)],
    )
    decisions = Decisions(apart={1: (11,)})
    done(network, plan(network, found, decisions=decisions))
    assert network.tie_between(12, 13) is not None
    assert not plan(network, found).change(NOW)
    newer = msgspec.structs.replace(
        found, people=[found.people[1], Contact(id=1, name="Ole Moen", role="Cook")]
    )
    made = plan(network, newer)
    assert [person.role for person in made.new] == ["Cook"]
    assert {each.other.id for each in maybes(network, [newer])[0]} == {11, 13}
    done(network, made)
    assert not plan(network, newer).change(NOW)


def test_of_two_told_apart_on_the_map_neither_gets_what_may_be_the_others() -> None:
    network = Network(
        [
            OLE,
            Contact(id=12, name="Ole Moen", organisation="Nordlys", distinct_from=(11,)),
            Contact(id=13, name="Kari Lie"),
            Exchange(id=1, contact=11, on=date(2026, 1, 1), direction="mutual", channel="phone"),
        ]
    )

    def new(day: int, **fields: Any) -> int:
        log = Exchange(id=1, contact=1, on=date(2026, 1, day), direction="mutual", channel="phone")
        found = Found(format="csv", people=[Contact(id=1, name="Ole Moen", **fields)], exchanges=[log])
        return len(plan(network, found).new)

    assert new(1) == 0
    assert new(2) == 1
    assert new(1, organisation="Nordlys") == 0  # says itself which of the two
    assert new(1, place="Oslo") == 1


def test_letters_of_the_north_tell_people_apart_but_their_spelling_does_not() -> None:
    network = Network([Contact(id=1, name="Åse"), Contact(id=2, name="Ode")])
    made = plan(network, listed(Contact(id=1, name="A\u030ase"), Contact(id=2, name="Øde")))
    assert [person.name for person in made.same] == ["Åse"]
    assert [person.name for person in made.new] == ["Øde"]


def test_two_of_one_name_in_a_file_stay_two() -> None:
    network = Network([Contact(id=1, name="Ada")])
    made = plan(network, read_bytes(b"Ada\nAda\nAda\n"))
    assert ([person.id for person in made.same], [person.id for person in made.new]) == ([1], [2, 3])


def test_a_newer_list_corrects_role_and_organisation_and_adds_an_address() -> None:
    known = Contact(
        id=1, name="Mum", role="Nurse", organisation="Nordlys", channels=way("a"), known_since="1980"
    )
    newer = Contact(
        id=7, name="Ada Berg", role="Head", channels=way("a"), emails=("a@post.invalid",), known_since="2020"
    )
    network = Network([known])
    done(network, plan(network, listed(newer)))
    assert network.contacts[1] == Contact(
        id=1,
        name="Mum",
        role="Head",
        organisation="Nordlys",
        channels=way("a"),
        emails=("a@post.invalid",),
        known_since="1980",
        aliases=("Ada Berg",),
    )


def test_a_level_places_those_without_one_and_nobody_else() -> None:
    for records in ([], [Contact(id=50, name="Eva", level=5)]):
        network = Network(records)
        persons = (Contact(id=1, name="Ada", level=2), Contact(id=2, name="Bo"), Contact(id=3, name="Eva"))
        done(network, plan(network, listed(*persons, form="krets"), level=4))
        levels: dict[str, Level | None] = {person.name: person.level for person in network.contacts.values()}
        assert levels == {"Ada": 2, "Bo": 4, "Eva": 5 if records else 4}


def test_into_a_map_without_people_everything_is_taken_whole() -> None:
    network = Network(
        [Ego(name="Me"), Group(id=1, name="Old"), Group(id=8, name="Gone"), Need(id=1, resource="car")]
    )
    found = from_json(
        b'{"krets": 1, "ego": {"name": "Siv"}, "groups": [{"id": 1, "name": "New"}], '
        b'"contacts": [{"id": -5, "name": "Ada", "groups": [1], "at": [0.5, 0.5], "pinned": true}], '
        b'"needs": [{"resource": "legal"}]}'
    )
    made = plan(network, found)
    assert made.notes == ("replaces",)
    done(network, made)
    assert network == Network(
        [
            Ego(name="Siv"),
            Group(id=1, name="New"),
            Contact(id=-5, name="Ada", groups=(1,), at=(0.5, 0.5), pinned=True),
            Need(id=1, resource="legal"),
        ]
    )


def test_what_a_file_does_not_speak_of_stays_in_a_map_without_people() -> None:
    records: list[Record] = [Ego(name="Me"), Group(id=1, name="Choir"), Need(id=1, resource="car")]
    network = Network(records)
    made = plan(network, read_bytes(b"Ada\n"))
    done(network, made)
    assert made.notes == ()
    assert network == Network([*records, Contact(id=1, name="Ada", created=NOW.date())])


def test_into_a_map_with_people_ids_are_new_and_ego_and_needs_stay() -> None:
    own: list[Record] = [
        Ego(name="Me"),
        Group(id=3, name="Choir", start=0.5, span=0.5),
        Contact(id=1, name="Bo", level=3),
        Contact(id=9, name="Eva"),
        Tie(id=2, a=1, b=9),
        Need(id=1, resource="car"),
    ]
    found = Found(
        format="krets",
        ego=Ego(name="Siv"),
        groups=[Group(id=1, name="choir"), Group(id=2, name="Work", start=0.1, span=0.2)],
        people=[
            Contact(id=1, name="Ada", level=4, groups=(2, 1), introduced_by=7, at=(0.1, 0.2), pinned=True),
            Contact(
                id=7, name="Bo", groups=(1,), level=5, offers=(Offer("legal"),), last_contact=date(2026, 1, 1)
            ),
            Contact(id=9, name="Eva", level=2),
        ],
        ties=[Tie(id=1, a=1, b=7, level=5), Tie(id=2, a=7, b=9, level=4)],
        exchanges=[Exchange(id=1, contact=1, on=date(2026, 1, 1), direction="mutual")],
        needs=[Need(id=1, resource="legal")],
    )
    network = Network(own)
    made = plan(network, found)
    assert made.notes == ("ego-kept", "needs-kept")
    done(network, made)
    assert network == Network(
        [
            *own,
            Group(id=4, name="Work"),
            Contact(id=10, name="Ada", level=4, groups=(4, 3), introduced_by=1),
            Contact(
                id=1, name="Bo", level=3, groups=(3,), offers=(Offer("legal"),), last_contact=date(2026, 1, 1)
            ),
            Contact(id=9, name="Eva", level=2),
            Tie(id=3, a=1, b=10, level=5),
            Exchange(id=1, contact=10, on=date(2026, 1, 1), direction="mutual"),
        ]
    )
    assert not plan(network, found).change(NOW)


def test_who_is_somebody_else_is_said_with_the_maps_own_ids() -> None:
    network = Network([Contact(id=5, name="Ada"), Contact(id=6, name="Bo", distinct_from=(5,))])
    file = (
        Contact(id=1, name="Bo", distinct_from=(2, 3)),
        Contact(id=2, name="Ada", distinct_from=(1,)),
        Contact(id=3, name="Ada"),
    )
    done(network, plan(network, listed(*file, form="krets")))
    apart = {person.id: person.distinct_from for person in network.contacts.values()}
    assert apart == {5: (6,), 6: (5, 7), 7: ()}
    assert not plan(network, listed(*file, form="krets")).change(NOW)


def test_the_highest_id_leaves_room_for_newcomers() -> None:
    network = Network([Contact(id=2**63 - 1, name="Ada"), Contact(id=2, name="Bo")])
    made = plan(network, read_bytes(b"Cai\nDag\nEva\n"))
    assert [person.id for person in made.new] == [1, 3, 4]
    done(network, made)


def test_two_equal_exchanges_stay_two() -> None:
    log = Exchange(id=1, contact=1, on=date(2026, 1, 1), direction="given")
    twice = [log, Exchange(id=2, contact=1, on=date(2026, 1, 1), direction="given")]
    found = Found(format="krets", people=[Contact(id=1, name="Ada")], exchanges=twice)
    network = Network([Contact(id=1, name="Ada"), log])
    assert [exchange.id for exchange in plan(network, found).exchanges] == [2]


def test_after_everybody_is_removed_their_ids_are_not_given_again() -> None:
    before = Network(
        [
            Contact(id=1, name="Ada"),
            Contact(id=2, name="Bo"),
            Tie(id=1, a=1, b=2),
            Exchange(id=1, contact=1, on=date(2026, 1, 1), direction="given"),
            Need(id=1, resource="car"),
        ]
    )
    before.apply(edits.remove_contacts(before, NOW, [1, 2]))
    found = Found(
        format="excel",
        ego=Ego(name="Siv"),
        people=[Contact(id=2, name="Cai", introduced_by=1), Contact(id=1, name="Dag")],
        ties=[Tie(id=1, a=1, b=2)],
        exchanges=[Exchange(id=1, contact=2, on=date(2026, 1, 1), direction="given")],
        needs=[Need(id=1, resource="legal")],
    )
    network = before.copy()
    made = plan(network, found)
    done(network, made)
    assert {person.id: person.name for person in network.contacts.values()} == {3: "Dag", 4: "Cai"}
    assert network.contacts[4].introduced_by == 3
    assert list(network.ties.values()) == [Tie(id=2, a=3, b=4)]
    assert [(each.id, each.contact) for each in network.exchanges.values()] == [(2, 4)]
    assert (network.ego.name, [need.resource for need in network.needs.values()]) == ("Siv", ["legal"])
    assert made.notes == ("replaces",)
    assert not plan(network, msgspec.structs.replace(found, needs=[])).change(NOW)
    whole = before.copy()
    done(whole, plan(whole, msgspec.structs.replace(found, format="krets")))
    assert set(whole.contacts) == {1, 2}


@pytest.mark.parametrize("known", [[], [Contact(id=50, name="Eva")]], ids=["empty", "with people"])
def test_namesakes_without_traits_are_themselves_when_the_file_comes_again(known: list[Record]) -> None:
    found = Found(
        format="krets",
        people=[Contact(id=id_, name=name) for id_, name in ((9, "Ada"), (4, "Ada"), (7, "Bo"))],
        ties=[Tie(id=1, a=7, b=9)],
    )
    network = Network(known)
    done(network, plan(network, found))
    assert not plan(network, found).change(NOW)


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_our_own_files_bring_each_exchange_once(kind: str) -> None:
    ours = Network()
    done(ours, plan(ours, sample(NOW.date())))
    whom = next(iter(ours.contacts))
    log = Exchange(id=0, contact=whom, on=NOW.date(), direction="given", channel="phone")
    note = Exchange(id=0, contact=whom, on=NOW.date(), direction="given", in_person=True, note=" a \r\nb ")
    for each in (log, log, note, msgspec.structs.replace(log, direction="received", topic="a  b")):
        ours.apply(Change(NOW, "log", edits=(Edit(None, numbered_in(ours, each)),)))
    network = Network([Contact(id=1, name="Quite Another", level=3)])
    found = [read_bytes(content) for content in write(ours, kind).files.values()]
    change, plans = plan_all(network, found, settle, NOW)
    assert sum(len(made.exchanges) for made in plans) == len(ours.exchanges)
    network.apply(change)
    assert not plan_all(network, found, settle, NOW)[0]
    assert len(network.contacts) == len(ours.contacts) + 1
    assert len(network.ties) == len(ours.ties)
    again = plan_all(ours, found, settle, NOW)[1]
    assert not [each for made in again for each in (*made.new, *made.ties, *made.exchanges)]


def numbered_in(network: Network, exchange: Exchange) -> Exchange:
    return msgspec.structs.replace(exchange, id=network.next_id(Exchange))


few = st.sampled_from
persons = st.builds(
    lambda name, organisation, handle, email, role: Contact(
        id=0,
        name=name,
        organisation=organisation,
        role=role,
        channels=way(handle) if handle else (),
        emails=(email,) if email else (),
    ),
    few(["Ada", "Bo", "ada"]),
    few(["", "Nordlys", "Havkraft"]),
    few(["", "", "a", "b", "c"]),
    few(["", "", "x@post.invalid", "y@post.invalid"]),
    few(["", "Nurse"]),
)


def numbered(drawn: list[Contact]) -> list[Contact]:
    return [msgspec.structs.replace(person, id=number) for number, person in enumerate(drawn, start=1)]


@given(st.lists(persons, max_size=5), st.lists(persons, max_size=5))
def test_importing_the_same_list_again_changes_nothing(known: list[Contact], drawn: list[Contact]) -> None:
    network = Network(numbered(known))
    text = connections(
        [
            {
                "First Name": person.name,
                "Last Name": "",
                "URL": f"https://www.linkedin.com/in/{person.channels[0].handle}" if person.channels else "",
                "Email Address": "".join(person.emails),
                "Company": person.organisation,
                "Position": person.role,
                "Connected On": "",
            }
            for person in drawn
        ]
    )
    found = read_bytes(text.encode())
    first = plan(network, found)
    assert len(first.new) + len(first.same) + len(first.updated) == len(first.ids) <= len(found.people)
    done(network, first)
    assert not plan(network, found).change(NOW)


@given(networks(), networks())
def test_importing_the_same_map_again_changes_nothing(network: Network, other: Network) -> None:
    found = from_json(to_json(other))
    done(network, plan(network, found))
    if network.contacts:
        assert not plan(network, found).change(NOW)


@pytest.mark.parametrize(
    "content",
    [connections(people(30_000)).encode(), b"Ada\n" * 30_000],
    ids=["30,000 people", "30,000 of one name"],
)
def test_each_of_30_000_is_compared_with_a_few(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counted(agree: Agree) -> Agree:
        def agrees(person: Face, other: Face) -> bool:
            nonlocal compared
            compared += 1
            return agree(person, other)

        return agrees

    rounds = tuple((keys, counted(agree)) for keys, agree in same._ROUNDS)
    monkeypatch.setattr(same, "_ROUNDS", rounds)
    found = read_bytes(content)
    network = Network()
    done(network, plan(network, found))
    made = plan(network, found)
    assert len(made.same) == len(found.people)
    assert not made.change(NOW)
    assert compared <= 2 * len(found.people)
