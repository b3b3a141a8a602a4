"""Two people of one name told apart."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from krets.model import Change, Contact, Edit, Network
from krets.words import Namesakes, Shown, full_name, full_names, name_order

AT = datetime(2026, 11, 22, 14)  # noqa: DTZ001 - local time without a zone, as in Change


def network(*people: Contact) -> Network:
    made = Network()
    made.apply(Change(AT, "import", {}, tuple(Edit(None, person) for person in people)))
    return made


ONE = Contact(id=1, name="Kari Nilsen", organisation="Havkraft")
TWO = Contact(id=2, name="kari nilsen", level=3)
OLE = Contact(id=3, name="Ole Moen", level=4)


def test_the_same_name_twice_gets_the_organisation_or_a_number() -> None:
    found = full_names(network(ONE, TWO, OLE), [TWO, ONE, OLE])
    assert found == {
        1: Shown("Kari Nilsen", " (Havkraft)"),
        2: Shown("kari nilsen", " (2)"),
        3: Shown("Ole Moen"),
    }


def test_one_of_them_is_told_apart_from_those_who_are_not_asked_for() -> None:
    assert full_names(network(ONE, TWO), [TWO]) == {2: Shown("kari nilsen", " (2)")}
    assert full_name(network(ONE, TWO), TWO) == "kari nilsen (2)"
    assert full_name(network(TWO, OLE), ONE) == "Kari Nilsen (Havkraft)"  # who has just been removed
    assert full_name(network(OLE), OLE) == "Ole Moen"


def test_an_organisation_that_is_long_or_shared_tells_nobody_apart() -> None:
    for firm in ("A very long name of a firm", "Nova"):
        alike = [Contact(id=number, name="Bo", organisation=firm) for number in (4, 7)]
        alike.append(Contact(id=9, name="Bo", organisation="Tekno"))
        assert [name.mark for name in full_names(network(*alike), alike).values()] == [
            " (1)",
            " (2)",
            " (Tekno)",
        ]


def test_the_mark_stays_when_the_name_is_cut() -> None:
    cut = Shown("A very long name", " (2)").fitted(lambda text, room: text[: int(room)] + "…", 8, 2)
    assert cut == "A very… (2)"


def test_a_mark_follows_a_name_from_right_to_left() -> None:
    name = Shown("שרה", " (2)")
    assert name.fitted(lambda text, room: text, 99, 9) == str(name) == "\u2068שרה\u2069 (2)"


def test_marks_are_kept_until_somebody_gets_another_name() -> None:
    people = network(ONE, OLE)
    kept = Namesakes(people)
    assert str(kept.shown(ONE)) == "Kari Nilsen"
    added = Change(AT, "add_contact", {}, (Edit(None, TWO),))
    people.apply(added)
    kept.follow(added)
    assert str(kept.shown(TWO)) == "kari nilsen (2)"
    moved = Change(AT, "move", {}, (Edit(OLE, Contact(id=3, name="Ole Moen", level=5)),))
    people.apply(moved)
    kept.follow(moved)
    assert str(kept.shown(ONE)) == "Kari Nilsen (Havkraft)"
    renamed = Change(AT, "rename", {}, (Edit(TWO, Contact(id=2, name="Kari Berg", level=3)),))
    people.apply(renamed)
    kept.follow(renamed)
    assert str(kept.shown(ONE)) == "Kari Nilsen"


@pytest.mark.parametrize("language", [QLocale.Language.C, QLocale.Language.English])
def test_names_are_listed_with_numbers_in_their_order(language: QLocale.Language) -> None:
    names, before = ["Person 10", "person 2", "Åse", "Person 1", "Bo"], QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert sorted(names, key=name_order()) == ["Åse", "Bo", "Person 1", "person 2", "Person 10"]
    finally:
        QLocale.setDefault(before)
