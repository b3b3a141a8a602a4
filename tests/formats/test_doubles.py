"""Who may be one person: what speaks for it, what against it, and that nobody is compared with everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.formats.alike import Likenesses, name_of
from krets.formats.doubles import EVIDENCE, LIKELY, MOST_OF_ONE, Pair, find_doubles, maybe_same
from krets.formats.nicknames import NICKNAMES
from krets.formats.spelling import plain
from krets.formats.traits import birthday_of, organisation_key, phone_digits
from krets.model import Channel, Contact, Network
from krets.words import say_evidence
from tests.helpers.doubles import invented_doubles, quality
from tests.helpers.linkedin import people
from tests.helpers.strategies import networks

OTHERS = [
    msgspec.structs.replace(person, id=person.id + 100) for person in invented_doubles(200, 0, seed=7).people
]
"""Two hundred people whom the pairs below stand among."""


def pair(a: Contact | str, b: Contact | str, least: float = 0.0) -> Pair | None:
    """The pair of two among the others, if they were compared and reach a score."""
    two = [Contact(id=0, name=each) if isinstance(each, str) else each for each in (a, b)]
    two = [msgspec.structs.replace(each, id=id_) for id_, each in enumerate(two, start=1)]
    found = find_doubles([*OTHERS, *two], least)
    return next((each for each in found if (each.a, each.b) == (1, 2)), None)


@pytest.mark.parametrize(
    ("a", "b", "evidence"),
    [
        ("Åse Nygård", "Aase Nygaard", ("same-name",)),
        ("Åse Nygård", "Ase Nygard", ("same-name",)),
        ("Åse Nygård", "A\u030ase Nyga\u030ard", ("same-name",)),
        ("Sølvi Ærø", "Solvi Aeroe", ("same-name",)),
        ("Þóra Sörensen", "Thora Soerensen", ("same-name",)),
        ("Göran Sjöström", "GORAN SJOSTROM", ("same-name",)),
        ("Dr. Ada Nyquist", "Ada Nyquist, Ph.D.", ("same-name",)),
        ("Prof. dr. Ada Nyquist Jr", "Ada Nyquist, MBA, CSPO", ("same-name",)),
        ("Ada Nyquist (Nordlys)", "Ada Nyquist", ("same-name",)),
        ("Nyquist, Ada", "Ada Nyquist", ("same-name",)),
        ("Anne-Lise Nyquist", "Annelise Nyquist", ("same-name",)),
        ("Nyquist Ada", "Ada Nyquist", ("name-order",)),
        ("Ada J. Nyquist", "Ada Nyquist", ("middle-name",)),
        ("Ada Bo Nyquist", "Ada Caro Nyquist", ("middle-name",)),
        ("Karl Anders Nyquist", "Anders Nyquist", ("middle-name",)),
        ("Ada Holmquist Nyquist", "Ada Holmquist", ("middle-name",)),
        ("Bob Nyquist", "Robert Nyquist", ("nickname",)),
        ("Lasse Nyquist", "Lars Nyquist", ("nickname",)),
        ("Kattis Nyquist", "Katarina Nyqvist", ("nickname", "similar-name")),
        ("Nyquist, A.", "Ada Nyquist", ("initials",)),
        ("Christoffer Nyqvist", "Kristofer Nyquist", ("similar-name",)),
        ("Ada Nyquist", "Ada Nyqiust", ("similar-name",)),
        ("Ada Nyquist", "Ada yNquist", ("similar-name",)),
        ("张伟明", "张伟明", ("same-name",)),
    ],
)
def test_a_name_written_in_another_way_is_found(a: str, b: str, evidence: tuple[str, ...]) -> None:
    found, turned = pair(a, b, LIKELY), pair(b, a, LIKELY)
    assert found is not None
    assert found.evidence == evidence
    assert turned == found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Nyquist", "Anne Nyquist"),
        ("Jan Nyquist", "Jon Nyquist"),
        ("Ola Nyquist", "Kari Nyquist"),
        ("Ada Lund", "Ada Lunde"),
        ("Ada Nyquist", "Ada Holmquist"),
        ("Ada", "Ada Nyquist"),
        ("Ada Bo Nyquist", "A. C. Nyquist"),
        ("Per Nyquist", "Petra Nyquist"),
    ],
)
def test_other_names_are_other_people(a: str, b: str) -> None:
    assert pair(a, b, LIKELY) is None


ADA = Contact(id=1, name="Ada Nyquist")


def ada(name: str = "Ada Nyquist", **fields: Any) -> Contact:
    return msgspec.structs.replace(ADA, name=name, **fields)


def linkedin(handle: str) -> tuple[Channel, ...]:
    return (Channel("LinkedIn", handle),)


@pytest.mark.parametrize(
    ("key", "a", "b"),
    [
        ("same-email", {"emails": ("ADA@post.invalid",)}, {"emails": ("x@post.invalid", "ada@post.invalid")}),
        ("same-email", {"channels": (Channel("E-mail", "ada@p.invalid"),)}, {"emails": ("ada@p.invalid",)}),
        ("same-phone", {"phones": ("+47 22 33 44 55",)}, {"phones": ("(0047) 22334455 ext. 3",)}),
        ("same-phone", {"channels": (Channel("Phone", "22 33 44 55"),)}, {"phones": ("22334455",)}),
        ("same-handle", {"channels": linkedin("ada-n")}, {"channels": linkedin("https://x/in/Ada-N/?a=b")}),
        ("same-birthday", {"birthday": "1980-01-31"}, {"birthday": "1980-01-31"}),
        ("same-birthday", {"birthday": "--01-31"}, {"birthday": "1980-01-31"}),
        ("same-organisation", {"organisation": "Ny lys AS"}, {"organisation": "NY LYS a/s"}),
    ],
)
def test_what_two_share_raises(key: str, a: dict[str, Any], b: dict[str, Any]) -> None:
    without = pair(ada(), ada("A. Nyquist"))
    found = pair(ada(**a), ada("A. Nyquist", **b))
    assert without is not None
    assert found is not None
    assert found.score > without.score
    assert set(found.evidence) == {"initials", key}


@pytest.mark.parametrize(
    ("key", "a", "b"),
    [
        ("other-handle", {"channels": linkedin("ada-n")}, {"channels": linkedin("ada-2")}),
        ("other-birthday", {"birthday": "1980-01-31"}, {"birthday": "1981-01-31"}),
        ("other-birthday", {"birthday": "--01-31"}, {"birthday": "--05-17"}),
        ("other-organisation", {"organisation": "Nordlys"}, {"organisation": "Havkraft"}),
    ],
)
def test_what_differs_lowers(key: str, a: dict[str, Any], b: dict[str, Any]) -> None:
    without, found = pair(ada(), ada()), pair(ada(**a), ada(**b))
    assert without is not None
    assert found is not None
    assert found.score < without.score
    assert found.evidence == ("same-name", key)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"emails": ("a@post.invalid",)}, {"emails": ("b@post.invalid",)}),
        ({"phones": ("11 22 33 44",)}, {"phones": ("55 66 77 88",)}),
        ({"phones": ("1881",)}, {"phones": ("1881",)}),
        ({"phones": ("00 00 00 00",)}, {"phones": ("00 00 00 00",)}),
        ({"channels": linkedin("ada-n")}, {"channels": (Channel("instagram", "ada_"),)}),
        ({"birthday": "1980-01-05"}, {"birthday": "1980-05-01"}),
        ({"birthday": "in May"}, {"birthday": "1980-01-05"}),
    ],
)
def test_what_says_nothing_changes_nothing(a: dict[str, Any], b: dict[str, Any]) -> None:
    without, found = pair(ada(), ada()), pair(ada(**a), ada(**b))
    assert without is not None
    assert found is not None
    assert (found.score, found.evidence) == (without.score, without.evidence)


def test_a_profile_is_one_persons_whatever_the_name_but_an_address_may_be_a_couples() -> None:
    assert pair(ada(channels=linkedin("a")), ada("Ola Holmquist", channels=linkedin("a")), LIKELY) is not None
    assert (
        pair(ada(emails=("a@p.invalid",)), ada("Ada Holmquist", emails=("a@p.invalid",)), LIKELY) is not None
    )
    assert pair(ada(emails=("a@p.invalid",)), ada("Ola Nyquist", emails=("a@p.invalid",)), LIKELY) is None
    assert pair(ada(phones=("22334455",)), ada("Ola Nyquist", phones=("22334455",)), LIKELY) is None


def test_a_switchboard_makes_no_doubles_of_colleagues() -> None:
    firm: dict[str, Any] = {"phones": ("22334455",), "organisation": "Nordlys"}
    assert pair(ada(**firm), ada("Ada Holmquist", **firm), LIKELY) is None


def test_namesakes_are_worth_less_the_more_there_are() -> None:
    def score(count: int) -> float:
        found = find_doubles([*OTHERS, *(ada(id=id_) for id_ in range(1, count + 1))], 0.0)
        return max(each.score for each in found if each.b < 100)

    assert score(2) > score(5) > score(50)
    assert score(2) > LIKELY > score(50)


def test_those_told_apart_never_come_up_and_neither_do_other_kinds() -> None:
    for field in ("a", "b"):
        apart: dict[str, Any] = {"distinct_from": (2,)} if field == "a" else {}
        back: dict[str, Any] = {"distinct_from": (1,)} if field == "b" else {}
        assert pair(ada(**apart), ada(**back)) is None
    assert pair(ada(), ada(kind="service")) is None
    assert pair(ada(kind="animal"), ada()) is None
    assert pair(ada(kind="service"), ada(kind="service")) is not None


def test_the_likeliest_comes_first_with_the_smaller_id_in_front() -> None:
    address = ("ada@post.invalid",)
    found = find_doubles(
        [
            *OTHERS,
            ada(id=9, emails=address),
            ada(id=5, emails=address),
            ada("Ola Holmquist", id=8),
            ada("O. Holmquist", id=4),
        ]
    )
    assert [(each.a, each.b) for each in found] == [(5, 9), (4, 8)]
    assert found[0].score > found[1].score


def test_a_person_of_a_file_may_be_several_of_the_map() -> None:
    known = [*OTHERS, ada(id=3), ada(id=7, organisation="Nordlys")]
    file = [ada(id=3, organisation="Nordlys"), Contact(id=7, name="Xerxes Qvale")]
    found = maybe_same(known, file)
    assert {id_: [(each.a, each.b) for each in pairs] for id_, pairs in found.items()} == {
        3: [(7, 3), (3, 3)]
    }
    assert maybe_same([], file) == {}
    assert maybe_same(known, []) == {}


def test_what_the_map_knows_of_its_own_ids_says_nothing_of_a_files() -> None:
    assert maybe_same([ada(id=1, distinct_from=(2,))], [ada(id=2)])[2][0].a == 1


def test_nobody_of_a_file_is_paired_with_a_crowd() -> None:
    address = ("ada@post.invalid",)
    known = [ada(f"Ada Nyquist{id_}", id=id_, channels=linkedin("ada")) for id_ in range(1, 9)]
    found = maybe_same([*OTHERS, *known], [ada(id=1, channels=linkedin("ada"), emails=address)])
    assert len(found[1]) == MOST_OF_ONE


@pytest.mark.parametrize("seed", [1, 2])
def test_nearly_all_doubles_are_found_and_nearly_all_found_are_doubles(seed: int) -> None:
    invented = invented_doubles(1_000, 150, seed)
    precision, recall = quality(
        {(each.a, each.b) for each in find_doubles(invented.people)}, invented.doubles
    )
    assert precision >= 0.95
    assert recall >= 0.9


def test_an_import_finds_whom_it_has() -> None:
    invented = invented_doubles(600, 90, seed=3)
    second = {b for _, b in invented.doubles}
    known = [person for person in invented.people if person.id not in second]
    file = [person for person in invented.people if person.id in second]
    found = maybe_same(known, file)
    pairs = {(min(each.a, each.b), max(each.a, each.b)) for several in found.values() for each in several}
    precision, recall = quality(pairs, invented.doubles)
    assert precision >= 0.9
    assert recall >= 0.9


def of_linkedin(count: int) -> list[Contact]:
    return [
        Contact(
            id=id_,
            name=f"{row['First Name']} {row['Last Name']}",
            organisation=row["Company"],
            channels=linkedin(row["URL"]),
        )
        for id_, row in enumerate(people(count), start=1)
        if row["First Name"]
    ]


@pytest.mark.parametrize(
    "crowd",
    [
        of_linkedin,
        lambda count: [ada(id=id_) for id_ in range(count)],
        lambda count: [ada(id=id_, emails=(f"{id_}@post.invalid",)) for id_ in range(count)],
        lambda count: [ada(f"A{id_} B{id_}", id=id_, emails=("all@post.invalid",)) for id_ in range(count)],
        lambda count: [ada(f"A{id_} Nyquist", id=id_, organisation="Nordlys") for id_ in range(count)],
    ],
    ids=["156 names", "one name", "one name, own addresses", "one address", "one last name"],
)
def test_each_of_a_crowd_is_compared_with_a_few(
    crowd: Callable[[int], list[Contact]], monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    compare = Likenesses.compare

    def counted(self: Likenesses, *names: object) -> object:
        nonlocal compared
        compared += 1
        return compare(self, *names)  # type: ignore[arg-type] # the two that it was called with

    monkeypatch.setattr(Likenesses, "compare", counted)
    everybody = crowd(3_000)
    find_doubles(everybody)
    assert 0 < compared <= 25 * len(everybody)
    compared = 0
    maybe_same(everybody, everybody)
    assert compared <= 50 * len(everybody)


MANY = 200_000


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "(" * MANY},
        {"name": "a " * MANY},
        {"name": "a," * MANY},
        {"name": "å" * MANY},
        {"name": "\u0301"},
        {"name": "."},
        {"name": "👩‍🚀"},
        {"name": ", ,"},
        {"name": "Dr., PhD"},
        {"organisation": "as " * MANY},
        {"emails": ("@" * MANY,)},
        {"emails": tuple(f"{number}@p.invalid" for number in range(5_000))},
        {"phones": ("1 2 " * MANY, "ext", "")},
        {"channels": (Channel("x" * MANY, "/" * MANY), Channel("", "?"), Channel("x", "@"))},
        {"birthday": "1" * MANY},
        {"birthday": "9999-99-99"},
    ],
    ids=range(16),
)
def test_nothing_that_a_field_can_hold_stops_it(fields: dict[str, Any]) -> None:
    odd = ada(**fields)
    found = pair(odd, odd)
    assert found is None or found.evidence


@settings(max_examples=60)
@given(networks(8), networks(8))
def test_any_people_give_pairs_of_theirs(network: Network, other: Network) -> None:
    known = list(network.contacts.values())
    for each in find_doubles(known, 0.0):
        assert each.a < each.b
        assert {each.a, each.b} <= set(network.contacts)
        assert 0 <= each.score <= 1
        assert set(each.evidence) <= set(EVIDENCE)
        one, two = network.contacts[each.a], network.contacts[each.b]
        assert one.kind == two.kind
        assert each.b not in one.distinct_from
        assert each.a not in two.distinct_from
    for id_, pairs in maybe_same(known, list(other.contacts.values()), 0.0).items():
        assert id_ in other.contacts
        assert all(each.b == id_ and each.a in network.contacts for each in pairs)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_list_says_nothing(random: st.DataObject) -> None:
    everybody = invented_doubles(60, 15, seed=4).people
    shuffled = list(everybody)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # what hypothesis draws is a Random
    assert find_doubles(shuffled) == find_doubles(everybody)


# The parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ada Berg", ["ada", "berg"]),
        ("Berg, Ada", ["ada", "berg"]),
        ("van der Berg, Ada", ["ada", "van", "der", "berg"]),
        ("BERG, ADA", ["ada", "berg"]),
        ("J.R.R. Berg", ["j", "r", "r", "berg"]),
        ("Berg, J.", ["j", "berg"]),
        ("Siv.ing. Ada Berg", ["ada", "berg"]),
        ("Ada Berg, Ph.D., MBA", ["ada", "berg"]),
        ("Ada O’Hara", ["ada", "o'hara"]),
        ("Junior", ["junior"]),
        ("Md Rahman", ["md", "rahman"]),
        ("a b c d e f g h", ["a", "b", "c", "d", "e", "h"]),
    ],
)
def test_a_name_is_taken_apart(text: str, parts: list[str]) -> None:
    assert [part.plain for part in name_of(text).parts] == parts


def test_short_forms_lead_to_names_and_no_name_to_another() -> None:
    def alike(a: str, b: str) -> bool:
        return not NICKNAMES[plain(a)].isdisjoint(NICKNAMES[plain(b)])

    assert alike("Bill", "William")
    assert alike("Michael", "Mike")
    assert not alike("Anna", "Anne")
    assert not alike("Per", "Peter")


@pytest.mark.parametrize("text", ["2026", "1980-1-5", "31.01.1980", "", "x" * 50])
def test_a_birthday_that_cannot_be_read_is_none(text: str) -> None:
    assert birthday_of(text) is None


def test_numbers_and_firms_are_compared_without_what_varies() -> None:
    assert phone_digits("0046-70-123 45 67") == phone_digits("+46701234567 x9")
    assert organisation_key("AS") == "as"
    assert organisation_key("Åsen & Sønn, Inc.") == organisation_key("åsen sønn")


def test_every_key_of_evidence_is_said() -> None:
    assert say_evidence([]) == ""
    said = {say_evidence([key]) for key in EVIDENCE}
    assert len(said) == len(EVIDENCE)
    assert all(each.endswith(".") for each in said)
    both = say_evidence(["same-name", "other-birthday"])
    assert both == "For it speaks: the same name. Against it: different birthdays."
    assert say_evidence(["nothing-known"]) == ""
