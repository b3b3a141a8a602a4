"""A person's fields as cells of a table, and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.formats.cells import (
    FIELDS,
    day_of_cell,
    disarmed,
    from_cells,
    join_list,
    level_of_cell,
    rearmed,
    split_list,
    to_cells,
    truth_of_cell,
)
from krets.formats.text import one_line
from krets.model import Channel, Contact, Group, Offer, Topic
from tests.helpers.strategies import contact_fields, names, texts
from tests.helpers.tables import as_cells_keep

GROUPS = {1: Group(id=1, name="Choir; bass"), 2: Group(id=2, name="Work ::: Oslo")}


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("2026-11-22T10:30:00Z", date(2026, 11, 22)),
        ("2026-11-22 10:30", date(2026, 11, 22)),
        ("2026/11/22", date(2026, 11, 22)),
        ("2026.1.2", date(2026, 1, 2)),
        ("2.1.2026", date(2026, 1, 2)),
        ("22/11/2026 14:05", date(2026, 11, 22)),
        ("11/22/2026, 2:05 PM", date(2026, 11, 22)),
        ("3/3/2026", date(2026, 3, 3)),
        ("08 Feb 2026", date(2026, 2, 8)),
        ("4-Apr-21", date(2021, 4, 4)),
    ],
)
def test_a_day_is_read_where_it_is_clear(cell: str, day: date) -> None:
    assert day_of_cell(cell) == day


@pytest.mark.parametrize(
    "cell", ["3/4/2026", "03-04-2026", "0.0.00", "yesterday", "31.2.2026", "2026", "45000"]
)
def test_a_day_that_could_be_two_or_none_is_refused(cell: str) -> None:
    assert from_cells({"last_contact": cell}) == ({}, ["last_contact"])


@pytest.mark.parametrize(
    ("cell", "level"), [("5", 5), ("4.0", 4), ("4,0", 4), (" Close ", 4), ("Inte träffats än", 1), ("NÆR", 4)]
)
def test_a_level_is_a_number_or_a_ring(cell: str, level: int) -> None:
    assert level_of_cell(cell) == level


@pytest.mark.parametrize("cell", ["0", "6", "2.5", "nan", "inf", "near", "-1"])
def test_no_other_level(cell: str) -> None:
    assert from_cells({"level": cell}) == ({}, ["level"])


def test_what_is_neither_yes_nor_no_is_not_understood() -> None:
    assert [truth_of_cell(cell) for cell in ("Ja", "x", "true", "", "NEI")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert from_cells({"kin": "perhaps", "level": "9", "role": "baker"}) == (
        {"role": "baker"},
        ["kin", "level"],
    )


def test_brackets_say_what_is_not_usual_and_escape_themselves() -> None:
    contact = Contact(
        id=1,
        name="Ada",
        groups=(1, 2),
        offers=(Offer("legal", True), Offer("car (confirmed)"), Offer("car (red)")),
        topics=(Topic("sailing", "tacit"), Topic("knots (tacit)")),
        channels=(Channel("linkedin", "ada-1", 3), Channel("chat: work", "ada (2)"), Channel("post")),
    )
    cells = to_cells(contact, GROUPS, {})
    assert cells["groups"] == "Choir\\; bass; Work \\::: Oslo"
    assert cells["offers"] == "legal (confirmed); car (confirmed) (believed); car (red)"
    assert cells["topics"] == "sailing (tacit); knots (tacit) (explicit)"
    assert cells["channels"] == "linkedin: ada-1 (3); chat\\: work: ada (2) (-); post"
    fields, misread = from_cells(cells)
    assert not misread
    assert fields["groups"] == ("Choir; bass", "Work ::: Oslo")
    assert (fields["offers"], fields["topics"]) == (contact.offers, contact.topics)
    assert fields["channels"] == contact.channels


def test_an_address_is_a_channel_of_its_own() -> None:
    cell = "https://www.linkedin.com/in/Ada-1/?x; no.linkedin.com/in/bo; https://ada.invalid/a:b; blog: https://b.invalid"
    assert from_cells({"channels": cell})[0]["channels"] == (
        Channel("linkedin", "ada-1"),
        Channel("linkedin", "bo"),
        Channel("web", "https://ada.invalid/a:b"),
        Channel("blog", "https://b.invalid"),
    )


@given(st.fixed_dictionaries({"name": names, **contact_fields([1, 2], [7])}))
@settings(max_examples=200)
def test_a_person_comes_back_from_cells(fields: dict[str, object]) -> None:
    contact = Contact(id=3, **fields)  # type: ignore[arg-type] # drawn by field
    cells = to_cells(contact, GROUPS, {7: Contact(id=7, name="Bo")})
    assert tuple(cells) == FIELDS
    read, misread = from_cells(cells)
    assert not misread
    groups = tuple(GROUPS[group].name for group in contact.groups)
    assert read.pop("groups", ()) == groups
    back = Contact(**{**read, "id": 3, "groups": contact.groups})
    introduced = "Bo" if contact.introduced_by == 7 else contact.introduced_by
    assert back == as_cells_keep(contact, introduced)


@given(st.lists(texts))
def test_a_list_comes_back_from_its_cell(entries: list[str]) -> None:
    assert split_list(join_list(entries)) == tuple(filter(None, map(one_line, entries)))


@given(texts | st.text("'=+-@\t＝a", max_size=6))
def test_no_cell_is_a_formula_and_each_comes_back(text: str) -> None:
    cell = disarmed(text)
    assert cell[:1] not in set("=+-@\t\r＝＋－＠") or not cell
    assert rearmed(cell) == text
