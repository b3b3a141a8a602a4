"""CSV of Outlook and Thunderbird."""

from __future__ import annotations

import csv
import io

import pytest

from krets.formats import Found
from krets.formats.found import Answers
from krets.formats.tables import read_any_table
from krets.formats.text import decode
from krets.model import Tie

ONLINE = [
    "First Name",
    "Middle Name",
    "Last Name",
    "Title",
    "Suffix",
    "Nickname",
    "Given Yomi",
    "Surname Yomi",
    "E-mail Address",
    "E-mail 2 Address",
    "E-mail 3 Address",
    "Home Phone",
    "Business Phone",
    "Mobile Phone",
    "Company",
    "Job Title",
    "Department",
    "Home Street",
    "Home City",
    "Business City",
    "Spouse",
    "Manager's Name",
    "Assistant's Name",
    "Referred By",
    "Birthday",
    "Anniversary",
    "Categories",
    "Notes",
]
GERMAN = [
    "Anrede",
    "Vorname",
    "Weitere Vornamen",
    "Nachname",
    "Suffix",
    "Firma",
    "Abteilung",
    "Position",
    "Ort geschäftlich",
    "Telefon geschäftlich",
    "Mobiltelefon",
    "E-Mail-Adresse",
    "E-Mail-Typ",
    "E-Mail: Angezeigter Name",
    "E-Mail 2: Adresse",
    "E-Mail 2: Typ",
    "Geburtstag",
    "Jahrestag",
    "Kategorien",
    "Name Assistent",
    "Partner",
    "Notizen",
]
BIRD = [
    "First Name",
    "Last Name",
    "Display Name",
    "Nickname",
    "Primary Email",
    "Secondary Email",
    "Work Phone",
    "Mobile Number",
    "Home City",
    "Organization",
    "Job Title",
    "Birth Year",
    "Birth Month",
    "Birth Day",
    "Notes",
]
ADA = {
    "First Name": "Ada",
    "Last Name": "Berg",
    "Title": "Dr.",
    "E-mail Address": "/o=ExchangeLabs/ou=Group/cn=Recipients/cn=ada",
    "E-mail 2 Address": "ada@post.invalid",
    "Home Phone": "22",
    "Mobile Phone": "33",
    "Company": "Havkraft",
    "Job Title": "Baker",
    "Business City": "Oslo",
    "Spouse": "Bo Ek",
    "Manager's Name": "Cai Ås",
    "Referred By": "Bo Ek",
    "Birthday": "3/14/1980",
    "Categories": "Choir;Work",
    "Notes": "one\ntwo",
}
BO = {"First Name": "Bo", "Last Name": "Ek", "Home City": "Moss", "Birthday": "0/0/00"}


def written(columns: list[str], rows: list[dict[str, str]], separator: str = ",") -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(text: str, answers: Answers | None = None) -> Found:
    found = read_any_table(text, answers or Answers(), [])
    assert found is not None
    return found


def test_outlook_com() -> None:
    found = read(written(ONLINE, [ADA, BO]))
    assert found.format == "outlook"
    ada, bo = found.people
    assert (ada.name, ada.role, ada.organisation) == ("Dr. Ada Berg", "Baker", "Havkraft")
    assert (ada.emails, ada.phones) == (("ada@post.invalid",), ("22", "33"))
    assert (ada.place, bo.place) == ("Oslo", "Moss")
    assert (ada.birthday, bo.birthday) == ("1980-03-14", "")
    assert [group.name for group in found.groups] == ["Choir", "Work"]
    assert not found.skipped


def test_relations_are_ties_introducers_or_notes() -> None:
    found = read(written(ONLINE, [ADA, BO]))
    assert found.ties == [Tie(id=1, a=1, b=2, level=4, kinds=("Spouse",))]
    assert found.people[0].introduced_by == 2
    assert found.people[0].note == "one\ntwo\nManager: Cai Ås"


def test_the_desktop_in_german() -> None:
    ada = {
        "Vorname": "Ada",
        "Nachname": "Böhm",
        "Firma": "Havkraft",
        "Position": "Bäckerin",
        "Ort geschäftlich": "Köln",
        "Mobiltelefon": "0170 123",
        "E-Mail-Adresse": "/O=HAVKRAFT/OU=EXCHANGE",
        "E-Mail-Typ": "EX",
        "E-Mail 2: Adresse": "ada@post.invalid",
        "E-Mail 2: Typ": "SMTP",
        "Geburtstag": "14.3.1980",
        "Jahrestag": "0.0.00",
        "Kategorien": "Chor;Arbeit",
        "Partner": "Bo Ek",
    }
    bo = {"Vorname": "Bo", "Nachname": "Ek", "Geburtstag": "0.0.00"}
    text, _ = decode(written(GERMAN, [ada, bo]).encode("latin-1"))
    found = read(text)
    assert found.format == "outlook"
    one, other = found.people
    assert (one.name, one.role, one.place, one.birthday) == ("Ada Böhm", "Bäckerin", "Köln", "1980-03-14")
    assert (one.emails, one.phones) == (("ada@post.invalid",), ("0170 123",))
    assert (other.name, other.birthday) == ("Bo Ek", "")
    assert [tie.kinds for tie in found.ties] == [("Partner",)]
    assert [group.name for group in found.groups] == ["Chor", "Arbeit"]


@pytest.mark.parametrize(
    ("year", "month", "day", "birthday"),
    [
        ("1980", "3", "14", "1980-03-14"),
        ("", "3", "14", "--03-14"),
        ("1980", "", "", "1980"),
        ("", "", "", ""),
    ],
)
def test_thunderbird(year: str, month: str, day: str, birthday: str) -> None:
    ada = {
        "First Name": "Ada",
        "Last Name": "Berg",
        "Display Name": "Addie Berg",
        "Primary Email": "ada@post.invalid",
        "Secondary Email": "berg@post.invalid",
        "Work Phone": "22",
        "Mobile Number": "33",
        "Home City": "Oslo",
        "Organization": "Havkraft",
        "Birth Year": year,
        "Birth Month": month,
        "Birth Day": day,
    }
    found = read(written(BIRD, [ada]))
    assert found.format == "thunderbird"
    (person,) = found.people
    assert (person.name, person.birthday, person.place) == ("Addie Berg", birthday, "Oslo")
    assert (person.emails, person.phones) == (("ada@post.invalid", "berg@post.invalid"), ("22", "33"))


def test_google_s_outlook_csv_puts_nobody_into_my_contacts() -> None:
    row = ADA | {"Categories": "My Contacts;Choir", "Home Street": "Street 1\n0150 Oslo"}
    found = read(written(ONLINE, [row, BO | {"Categories": "My Contacts"}]))
    assert [group.name for group in found.groups] == ["Choir"]
    assert [person.groups for person in found.people] == [(1,), ()]


def test_an_ambiguous_birthday_stays_as_it_is_written() -> None:
    found = read(written(ONLINE, [ADA | {"Birthday": "3/4/1980"}]))
    assert found.people[0].birthday == "3/4/1980"
