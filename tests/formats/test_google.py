"""Google Contacts' CSV, of both eras."""

from __future__ import annotations

import csv
import io

import pytest

from krets.formats import Found
from krets.formats.found import Answers
from krets.formats.tables import read_any_table
from krets.formats.text import decode
from krets.model import Tie

OLD = [
    "Name",
    "Given Name",
    "Additional Name",
    "Family Name",
    "Yomi Name",
    "Nickname",
    "Birthday",
    "Location",
    "Notes",
    "Group Membership",
    "E-mail 1 - Type",
    "E-mail 1 - Value",
    "E-mail 2 - Type",
    "E-mail 2 - Value",
    "Phone 1 - Type",
    "Phone 1 - Value",
    "Address 1 - Type",
    "Address 1 - Formatted",
    "Address 1 - City",
    "Organization 1 - Type",
    "Organization 1 - Name",
    "Organization 1 - Title",
    "Relation 1 - Type",
    "Relation 1 - Value",
]
NEW = [
    "First Name",
    "Middle Name",
    "Last Name",
    "Phonetic First Name",
    "Nickname",
    "File As",
    "Organization Name",
    "Organization Title",
    "Organization Department",
    "Birthday",
    "Notes",
    "Photo",
    "Labels",
    "E-mail 1 - Label",
    "E-mail 1 - Value",
    "Phone 1 - Label",
    "Phone 1 - Value",
    "Address 1 - City",
    "Relation 1 - Label",
    "Relation 1 - Value",
    "Event 1 - Label",
    "Event 1 - Value",
    "Custom Field 1 - Label",
    "Custom Field 1 - Value",
]
ADA_OLD = {
    "Name": "Ada Marie Berg",
    "Given Name": "Ada",
    "Family Name": "Berg",
    "Birthday": "--01-22",
    "Notes": "line one\nline two",
    "Group Membership": "Choir ::: * myContacts ::: * Friends ::: *starred",
    "E-mail 1 - Type": "* Home",
    "E-mail 1 - Value": "ada@post.invalid ::: ada@havkraft.invalid",
    "E-mail 2 - Value": "berg@post.invalid",
    "Phone 1 - Value": "+47 22 ::: 33",
    "Address 1 - City": "Oslo",
    "Organization 1 - Name": "Havkraft ::: Nova",
    "Organization 1 - Title": "Baker",
    "Relation 1 - Type": "Spouse ::: Assistant",
    "Relation 1 - Value": "Bo Ek ::: Somebody Else",
}
BO_OLD = {"Name": "Bo Ek", "Group Membership": "* My Contacts"}
ADA_NEW = {
    "First Name": "Ada",
    "Middle Name": "Marie",
    "Last Name": "Berg",
    "Organization Name": "Havkraft",
    "Organization Title": "Baker",
    "Birthday": "--01-22",
    "Notes": "line one\nline two",
    "Labels": "Choir ::: * myContacts ::: * Friends",
    "E-mail 1 - Label": "* ",
    "E-mail 1 - Value": "ada@post.invalid ::: ada@havkraft.invalid ::: berg@post.invalid",
    "Phone 1 - Value": "+47 22 ::: 33",
    "Address 1 - City": "Oslo",
    "Relation 1 - Label": "Spouse ::: Assistant",
    "Relation 1 - Value": "Bo Ek ::: Somebody Else",
    "Event 1 - Value": "2020-01-01",
}
BO_NEW = {"First Name": "Bo", "Last Name": "Ek", "Labels": "* myContacts"}


def written(columns: list[str], rows: list[dict[str, str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(text: str, answers: Answers | None = None) -> Found:
    found = read_any_table(text, answers or Answers(), [])
    assert found is not None
    assert found.format == "google"
    return found


ERAS = pytest.mark.parametrize(("columns", "ada", "bo"), [(OLD, ADA_OLD, BO_OLD), (NEW, ADA_NEW, BO_NEW)])


@ERAS
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_person_of_either_era(
    columns: list[str], ada: dict[str, str], bo: dict[str, str], encoding: str
) -> None:
    found = read(decode(written(columns, [ada, bo]).encode(encoding))[0])
    one, other = found.people
    assert (one.name, other.name) == ("Ada Marie Berg", "Bo Ek")
    assert one.emails == ("ada@post.invalid", "ada@havkraft.invalid", "berg@post.invalid")
    assert one.phones == ("+47 22", "33")
    assert (one.organisation, one.role, one.place, one.birthday) == ("Havkraft", "Baker", "Oslo", "--01-22")
    assert one.level is None
    assert not found.skipped


@ERAS
def test_google_s_own_groups_are_none_and_others_are(
    columns: list[str], ada: dict[str, str], bo: dict[str, str]
) -> None:
    found = read(written(columns, [ada, bo]))
    names = [group.name for group in found.groups]
    assert names[:2] == ["Choir", "Friends"]
    assert found.people[1].groups == ()


@ERAS
def test_a_relation_is_a_tie_where_the_other_is_there_and_else_a_line_of_the_note(
    columns: list[str], ada: dict[str, str], bo: dict[str, str]
) -> None:
    found = read(written(columns, [ada, bo]))
    assert found.ties == [Tie(id=1, a=1, b=2, level=4, kinds=("Spouse",))]
    assert found.people[0].note == "line one\nline two\nAssistant: Somebody Else"


def test_two_who_state_the_same_relation_have_one_tie() -> None:
    ada = ADA_OLD | {"Relation 1 - Type": "Spouse", "Relation 1 - Value": "Bo Ek"}
    bo = BO_OLD | {"Relation 1 - Type": "Husband", "Relation 1 - Value": "Ada Marie Berg"}
    found = read(written(OLD, [ada, bo]))
    assert found.ties == [Tie(id=1, a=1, b=2, level=4, kinds=("Spouse", "Husband"))]


def test_a_relation_to_one_of_two_namesakes_stays_a_note() -> None:
    found = read(written(OLD, [ADA_OLD, BO_OLD, BO_OLD]))
    assert not found.ties
    assert found.people[0].note.splitlines()[2:] == ["Spouse: Bo Ek", "Assistant: Somebody Else"]


def test_other_contacts_have_an_address_or_a_number_for_a_name() -> None:
    rows = [{"Name": "eva@post.invalid"}, {"Name": "+47 22 00 00 00"}, {"Notes": "nobody"}]
    found = read(written(OLD, [{"Group Membership": "* Other Contacts", **row} for row in rows]))
    assert [(person.name, person.emails, person.phones) for person in found.people] == [
        ("eva@post.invalid", ("eva@post.invalid",), ()),
        ("+47 22 00 00 00", (), ("+47 22 00 00 00",)),
    ]
    assert [(each.line, each.why) for each in found.skipped] == [(4, "no-name")]


def test_the_user_goes_first() -> None:
    found = read(
        written(NEW, [ADA_NEW]), Answers(meanings={"Labels": "context", "Event 1 - Value": "known_since"})
    )
    assert not found.groups
    assert (found.people[0].known_since, found.people[0].context[0]) == ("2020-01-01", "Choir")
