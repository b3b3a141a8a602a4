"""What others may see of a map: nothing that leads to a person where names are left out."""

from __future__ import annotations

import re
from datetime import date

import msgspec
import pytest
from hypothesis import given

from krets.model import (
    Channel,
    Contact,
    Discretion,
    Ego,
    Exchange,
    Group,
    Names,
    Network,
    Offer,
    Tie,
    discreet,
)
from krets.words import discreet_labels
from tests.helpers.strategies import networks


def network() -> Network:
    return Network(
        [
            Ego(name="Solveig Strand", organisation="Strand & Co"),
            Group(id=1, name="Friends of Kari"),
            Contact(
                id=1,
                name="Kari Nilsen",
                level=5,
                groups=(1,),
                organisation="Nilsen Bygg",
                role="mason",
                emails=("kari@post.invalid",),
                phones=("123",),
                channels=(Channel("linkedin", "kari-n", 3),),
                note="met Per at sea",
                feel="strained",
                word="ill",
                trust="fully",
                i_give=("legal",),
            ),
            Contact(
                id=2, name="Per", level=4, introduced_by=1, how_met="hours per week", distinct_from=(3, 4)
            ),
            Contact(id=3, name="Hidden Hand", level=3, private=True),
            Contact(id=4, name="Kåre Ness", introduced_by="Hidden Hand"),
            Tie(id=1, a=1, b=2, feel="mixed"),
            Tie(id=2, a=1, b=3),
            Exchange(id=1, contact=1, on=date(2026, 1, 2), direction="given", value=2, note="for Per"),
            Exchange(id=2, contact=3, on=date(2026, 1, 2), direction="given", value=2),
        ]
    )


def seen(how: Discretion) -> Network:
    whole = network()
    return discreet(whole, how, discreet_labels(whole, how.names))


def test_everything_comes_along_where_nothing_is_held_back() -> None:
    assert seen(Discretion.none_needed()) == network()


def test_private_people_stay_with_all_that_is_theirs() -> None:
    others = seen(Discretion())
    assert set(others.contacts) == {1, 2, 4}
    assert others.contacts[2].distinct_from == (4,)
    assert set(others.ties) == {1}
    assert "Hidden" not in str(list(others.records()))


def test_conflicts_and_give_and_take_stay_unless_asked_for() -> None:
    kari = seen(Discretion()).contacts[1]
    assert (kari.feel, kari.word, kari.trust, kari.i_give) == (None, None, None, ())
    assert not seen(Discretion()).exchanges
    assert seen(Discretion()).ties[1].feel is None
    told = seen(Discretion(conflicts=True, give_take=True))
    assert (told.contacts[1].feel, told.contacts[1].word, told.contacts[1].i_give) == (
        *("strained", "ill"),
        ("legal",),
    )
    assert set(told.exchanges) == {1}


def test_initials_leave_no_name_and_nothing_that_leads_to_one() -> None:
    others = seen(Discretion("initials", give_take=True))
    kari, per = others.contacts[1], others.contacts[2]
    assert (kari.name, per.name, others.contacts[4].name) == ("KN", "P", "KN 2")
    assert others.groups[1].name == "Friends of K."
    assert (kari.organisation, kari.role) == ("N. Bygg", "mason")
    assert (kari.emails, kari.phones, kari.note, per.how_met) == ((), (), "", "")
    assert kari.channels == (Channel("linkedin", "", 3),)
    assert (others.ego.name, others.ego.organisation) == ("", "S. & Co")
    assert others.exchanges[1].note == ""
    assert per.introduced_by == 1


def test_without_names_people_have_numbers() -> None:
    others = seen(Discretion("none"))
    assert [person.name for person in others.contacts.values()] == ["Person 1", "Person 2", "Person 4"]
    assert others.groups[1].name == "Friends of …"


HIDDEN = ("Kari Strandvik", "Nilsen", "Per", "李明", "कृष्णा", "田中 太郎", "Ka\u030are", "Anna " * 20)


@pytest.mark.parametrize(
    ("noted", "left"),
    [
        ("Karis venner", "K. venner"),
        ("hos Karis", "hos K."),
        ("Nilsens hytte", "N. hytte"),
        ("met kari strandvik", "met k. s."),
        ("kari strandviks boat", "k. s. boat"),
        ("hours per week", "hours per week"),
        ("olav, per", "olav, p."),
        ("李明说你好", "李.说你好"),
        ("昨天李明来了", "昨天李.来了"),
        ("田中さん and 田中太郎さん", "田.さん and 田.さん"),
        ("मैं कृष्णा हूँ", "मैं क. हूँ"),
        ("hos K\u00e5re", "hos K."),
        ("anna " * 20, "a. " * 12 + "anna " * 8),
        ("strandvik 7", "strandvik 7"),
    ],
)
def test_a_hidden_name_is_cut_in_each_form_that_it_takes(noted: str, left: str) -> None:
    hidden = [Contact(id=i, name=name, private=True) for i, name in enumerate(HIDDEN, 2)]
    whole = Network([Contact(id=1, name="Ola", note=noted), *hidden])
    assert discreet(whole, Discretion(), {1: "Ola"}).contacts[1].note == left


def test_help_is_nobodys_name() -> None:
    offers = (Offer("car"), Offer("Car"))
    whole = Network([Contact(id=1, name="Ola", offers=offers), Contact(id=2, name="Car", private=True)])
    assert discreet(whole, Discretion(), {1: "Ola"}).contacts[1].offers == (Offer("car"), Offer("C."))


def test_long_texts_and_many_names_of_many_words_are_cut_in_time() -> None:
    hidden = [Contact(id=k, name=" ".join("a" * k), private=True) for k in range(2, 200)]
    hidden += [Contact(id=k + 200, name="李" * k, private=True) for k in range(2, 200)]
    whole = Network([Contact(id=1, name="Ola", note="a b " * 20_000 + "李 " * 20_000), *hidden])
    assert discreet(whole, Discretion(), {1: "Ola"}).contacts[1].note == whole.contacts[1].note


@pytest.mark.parametrize(
    ("names", "who", "left"),
    [
        ("full", "Hidden Hand", "H. H."),
        ("full", "somebody else", "somebody else"),
        ("full", "me", "me"),
        ("initials", "Per", ""),
        ("none", "Per", ""),
        ("none", "them", "them"),
    ],
)
def test_who_began_is_not_told_by_name(names: Names, who: str, left: str) -> None:
    day = date(2026, 1, 2)
    log = Exchange(id=3, contact=1, on=day, direction="mutual", started_by=who)
    whole = Network([*network().records(), log, Contact(id=5, name="Them", private=True)])
    others = discreet(whole, Discretion(names, give_take=True), discreet_labels(whole, names))
    assert others.exchanges[3].started_by == left


def test_the_name_of_a_way_to_reach_somebody_is_cut_too() -> None:
    ways = (Channel("Hidden's boat", "7"), Channel("phone", "8"))
    whole = Network([*network().records(), Contact(id=5, name="Eva", channels=ways)])
    for names, handles in (("full", ("7", "8")), ("initials", ("", ""))):
        others = discreet(whole, Discretion(names), discreet_labels(whole, names)).contacts[5]  # type: ignore[arg-type] # two of the three
        expected = (Channel("H.'s boat", handles[0]), Channel("phone", handles[1]))
        assert others.channels == expected


def test_a_group_of_private_people_alone_stays_with_them() -> None:
    groups = [Group(id=i, name=f"Group {i}") for i in range(1, 4)]
    whole = Network(
        [
            *groups,
            Contact(id=1, name="Ada", groups=(1,)),
            Contact(id=2, name="Bo", groups=(1, 2), private=True),
        ]
    )
    assert set(discreet(whole, Discretion(), {}).groups) == {1, 3}
    assert set(discreet(whole, Discretion(private=True), {}).groups) == {1, 2, 3}


@pytest.mark.parametrize("names", ["initials", "none"])
@given(whole=networks())
def test_no_word_of_a_name_is_left(whole: Network, names: Names) -> None:
    others = discreet(whole, Discretion(names, private=True), discreet_labels(whole, names))
    words = {
        word
        for name in [whole.ego.name, *(person.name for person in whole.contacts.values())]
        for word in re.findall(r"\w+", name)
        if len(word) >= 2 and not word.isdigit()
    }
    for record in others.records():
        bare = msgspec.structs.replace(record, name="") if isinstance(record, Contact) else record
        texts = _texts(msgspec.to_builtins(bare))
        assert not words & {word for text in texts for word in re.findall(r"\w+", text)}


_FIXED = {"type", "kind", "feel", "word", "trust", "direction", "mode"}
"""Fields that hold one of a few words, whoever has such a name."""


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, part in value.items() if key not in _FIXED for text in _texts(part)]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []


def test_a_record_that_stays_keeps_its_id_and_level() -> None:
    for names in ("full", "initials", "none"):
        others = seen(Discretion(names))
        assert {id_: person.level for id_, person in others.contacts.items()} == {1: 5, 2: 4, 4: None}
        assert all(record == network().needs.get(record.id) for record in others.needs.values())
