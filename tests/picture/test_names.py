"""Short names on labels."""

from __future__ import annotations

from krets.model import Contact
from krets.picture.names import short_names
from krets.words import Shown


def people(*names: str) -> list[Contact]:
    return [Contact(id=i, name=name) for i, name in enumerate(names, 1)]


def test_first_names_that_two_share_get_a_letter() -> None:
    some = people("Kari Nilsen", "Kari Berg", "Ole Moen")
    short = short_names({each.id: Shown(each.name) for each in some}, some)
    assert [name.name for name in short.values()] == ["Kari N.", "Kari B.", "Ole"]


def test_a_first_name_leaves_its_comma_behind() -> None:
    some = people("Per, who sails", "Ole Moen")
    short = short_names({each.id: Shown(each.name) for each in some}, some)
    assert [name.name for name in short.values()] == ["Per", "Ole"]


def test_two_of_one_name_keep_all_of_it() -> None:
    some = people("Kari Nilsen", "Kari Nilsen")
    full = {1: Shown("Kari Nilsen", " (1)"), 2: Shown("Kari Nilsen", " (2)")}
    assert short_names(full, some) == full
