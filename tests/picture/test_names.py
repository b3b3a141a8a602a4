"""Short names, and two people of one name told apart."""

from __future__ import annotations

from krets.model import Contact
from krets.picture.names import Shown, fitted, full_names, short_names


def people(*names: str, firm: str = "") -> list[Contact]:
    return [Contact(id=i, name=name, organisation=firm) for i, name in enumerate(names, 1)]


def test_first_names_that_two_share_get_a_letter() -> None:
    some = people("Kari Nilsen", "Kari Berg", "Ole Moen")
    short = short_names(full_names(some), some)
    assert [name.name for name in short.values()] == ["Kari N.", "Kari B.", "Ole"]


def test_the_same_name_twice_gets_the_organisation_or_a_number() -> None:
    one = Contact(id=1, name="Kari Nilsen", organisation="Havkraft")
    two = Contact(id=2, name="Kari Nilsen")
    names = full_names([two, one])
    assert names == {1: Shown("Kari Nilsen", " (Havkraft)"), 2: Shown("Kari Nilsen", " (2)")}
    assert short_names(names, [one, two]) == names


def test_the_mark_stays_when_the_name_is_cut() -> None:
    cut = fitted(Shown("A very long name", " (2)"), lambda text, room: text[: int(room)] + "…", 8, 2)
    assert cut == "A very… (2)"


def test_a_mark_follows_a_name_from_right_to_left() -> None:
    assert fitted(Shown("שרה", " (2)"), lambda text, room: text, 99, 9) == "\u2068שרה\u2069 (2)"
