"""What a column means, and a row of cells made a person."""

from __future__ import annotations

import pytest

from krets.formats.columns import (
    MEANINGS,
    Roster,
    header_key,
    link_introducers,
    meaning_of,
    meanings_of,
    person_of,
)
from krets.formats.found import Found
from krets.model import Contact


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Name", "name"),
        (" FULL_NAME: ", "name"),
        ("Given Name", "first_name"),
        ("Etternavn", "last_name"),
        ("E-mail 1 - Value", "emails"),
        ("E-mail 1 - Type", ""),
        ("E-mail 2 Address", "emails"),
        ("Phone 3 - Value", "phones"),
        ("Address 1 - City", "place"),
        ("Organization 1 - Name", "organisation"),
        ("Name 2", ""),
        ("i_give", "i_give"),
        ("Last Seen", "last_contact"),
        ("Från", "source"),
        ("shoe size", ""),
        ("", ""),
        ("name " * 50, ""),
    ],
)
def test_a_header_is_known_however_it_is_written(header: str, meaning: str) -> None:
    assert meaning_of(header) == meaning


def test_each_meaning_that_headers_have_is_one() -> None:
    for meaning in MEANINGS:
        assert meaning_of(meaning.replace("_", " ")) in MEANINGS or meaning in {
            "relation",
            "prefix",
            "suffix",
        }
    assert header_key("E-Mail: Angezeigter Name") == "e mail angezeigter name"


def test_only_lists_have_several_columns_and_the_user_goes_first() -> None:
    headers = ["Name", "Display name", "E-mail", "E-mail 2", "City"]
    assert meanings_of(headers, {}) == ["name", "", "emails", "emails", "place"]
    assert meanings_of(headers, {"Display name": "name"}) == ["", "name", "emails", "emails", "place"]
    assert meanings_of(headers, {"City": "nonsense", "E-mail": ""}) == ["name", "", "", "emails", ""]


def test_a_name_is_put_together_or_found_elsewhere() -> None:
    def name(*row: tuple[str, str]) -> str | None:
        person = person_of(row, 1)
        return person.contact.name if person else None

    assert (
        name(("last_name", "Berg"), ("first_name", "Ada"), ("prefix", "Dr."), ("suffix", ""))
        == "Dr. Ada Berg"
    )
    assert name(("name", " "), ("nickname", "Addie"), ("emails", "a@post.invalid")) == "Addie"
    assert name(("emails", "a@post.invalid; b@post.invalid")) == "a@post.invalid"
    assert name(("note", "x"), ("", "Ada")) is None


def test_groups_go_by_name_and_what_is_misread_is_told() -> None:
    found = Found(format="table")
    roster = Roster(found)
    for number, groups in enumerate(("Choir; Work; Choir", "Work"), start=1):
        person = person_of([("name", f"P{number}"), ("groups", groups), ("level", "high")], number)
        assert person is not None
        roster.add(person, line=number)
    assert [group.name for group in found.groups] == ["Choir", "Work"]
    assert [person.groups for person in found.people] == [(1, 2), (2,)]
    assert [(each.line, each.arguments) for each in found.skipped] == [
        (1, {"name": "P1", "field": "level"}),
        (2, {"name": "P2", "field": "level"}),
    ]


def test_nobody_is_introduced_by_themselves_or_by_one_of_two() -> None:
    people = [
        Contact(id=1, name="Ada", introduced_by="Ada"),
        Contact(id=2, name="Bo", introduced_by="Ada"),
        Contact(id=3, name="Cai", introduced_by="Dag"),
        Contact(id=4, name="Dag"),
        Contact(id=5, name="DAG"),
        Contact(id=6, name="Eva", introduced_by=" bo"),
    ]
    found = Found(format="table", people=people)
    link_introducers(found)
    assert [person.introduced_by for person in found.people] == ["Ada", 1, "Dag", None, None, 2]
