"""An invented list of people, some of them written twice, by rules that know nothing of who looks for them.

Names are put together from syllables and common first names; short forms, letters and slips of the pen are
those that people make, whether or not a matcher's tables have them. Traps are in the list too: couples with
one telephone, relatives, colleagues in one switchboard, and namesakes who are two people.
"""

from __future__ import annotations

import string
from random import Random
from typing import Any, NamedTuple

import msgspec

from krets.model import Channel, Contact

_SYLLABLES = """
Abdi Ada Agnes Aino Alf Alma Amina Anders Andreas Anita Anna Anne Arne Arvid Asbjørn Astrid Aud Axel Bente
Bengt Bjarne Björn Bodil Borghild Brita Cathrine Cecilie Christian Dag Daniel Ebba Edith Egil Einar Eirik
Elin Elisabeth Elsa Emil Erik Erling Espen Eva Filip Finn Frida Fredrik Frode Gerd Gisela Göran Grete Gro
Gudrun Gunnar Gustav Hanna Hans Harald Hedda Helga Henrik Hilde Håkon Ida Inger Ingrid Ivar Jakob Jan Jens
Johan Jonas Jørgen Karin Kari Karl Katarina Kjell Knut Kristina Kåre Lars Leif Lena Linnea Lise Magnus
Maja Margareta Maria Marit Martin Mikael Mohammed Märta Nils Nora Ola Olof Oskar Per Peter Petra Ragnhild
Randi Robert Rolf Rune Sara Signe Sigrid Siv Solveig Stefan Stig Stine Sven Sölve Terje Thea Thomas Tor
Tove Trygve Ulf Ulla Unni Vera Vibeke Victoria William Yngve Åke Åse Øystein Özlem
-
Alm Ask Berg Birke Bjørk Blom Bratt Brå Dal Djup Eik Ek Elg Fager Fjell Flod Fors Furu Gran Grå Gull Hag
Hall Ham Hassel Hav Hede Holm Høy Is Jord Kal Kløv Kvern Käll Lang Lilje Lind Lund Løv Mark Mo Myr Mål Nor
Ny Näs Ol Os Rå Rød Rønn Sand Sel Sjø Skog Sol Sten Stor Strøm Sund Svan Söder Torn Tran Ulv Varg Ved Vest
Vik Våg Øst Ås Äng Öd
-
berg bo borg bäck dal eng feldt fors gren gård hagen haug heim holt land lid lund löv mark mo myr ness nes
quist rud røst sen set sjö skjær stad strand ström sund torp vik våg øy ås
"""
_FIRST, _HEADS, _TAILS = (part.split() for part in _SYLLABLES.split("-"))
_SHORT = {
    "Alexander": "Alex", "Anders": "Ante", "Bengt": "Benke", "Björn": "Bjössi", "Cathrine": "Trine",
    "Christian": "Krille", "Daniel": "Danne", "Elisabeth": "Bettan", "Filip": "Fille", "Fredrik": "Fredde",
    "Gunnar": "Gunne", "Gustav": "Gurra", "Hans": "Hasse", "Henrik": "Henke", "Jan": "Janne",
    "Jakob": "Jeppe",
    "Jonas": "Jonte", "Karl": "Kalle", "Katarina": "Kattis", "Kristina": "Stina", "Lars": "Lasse",
    "Magnus": "Mange", "Margareta": "Maggan", "Maria": "Mia", "Martin": "Matte", "Mikael": "Micke",
    "Nils": "Nisse", "Olof": "Olle", "Oskar": "Ossian", "Per": "Pelle", "Peter": "Pelle", "Robert": "Robban",
    "Stefan": "Steffe", "Sven": "Svenne", "Thomas": "Tompa", "Ulf": "Uffe", "Victoria": "Vickan",
    "William": "Bill", "Solveig": "Solan",
}  # fmt: skip
_FIRMS = [f"{head}{tail} AS" for head in ("Fjord", "Nord", "Hav", "Tre", "Lys", "Stål") for tail in
          ("kraft", "bygg", "data", "mat", "gruppen", "verket", "trykk", "reise")]  # fmt: skip
_UNMARKED = str.maketrans("åäæöøÅÄÆÖØ", "aaaooAAAOO")
_TWO_LETTERS = str.maketrans(
    {"å": "aa", "ä": "ae", "æ": "ae", "ö": "oe", "ø": "oe", "Å": "Aa", "Ä": "Ae", "Ö": "Oe", "Ø": "Oe"}
)
_BEFORE, _AFTER = ("Dr. ", "Prof. ", "Fru "), (", PhD", ", MBA", " Jr.", ", CSPO")


class Invented(NamedTuple):
    """People, in an order that tells nothing, and the pairs of ids (smaller first) that are one person."""

    people: list[Contact]
    doubles: set[tuple[int, int]]


def invented_doubles(people: int = 2_000, doubles: int = 300, seed: int = 1) -> Invented:
    """Return so many contacts, of whom so many are there for the second time; the same for one seed."""
    random = Random(seed)
    once = [_person(random) for _ in range(people - doubles)]
    _add_traps(once, random)
    again = {place: _again(once[place], random) for place in random.sample(range(len(once)), doubles)}
    everybody = [*once, *again.values()]
    order = list(range(len(everybody)))
    random.shuffle(order)
    ids = {place: id_ for id_, place in enumerate(order, start=1)}
    pairs = {(ids[first], ids[len(once) + number]) for number, first in enumerate(again)}
    return Invented(
        [msgspec.structs.replace(everybody[place], id=ids[place]) for place in order],
        {(min(pair), max(pair)) for pair in pairs},
    )


def _person(random: Random) -> Contact:
    first, last = random.choice(_FIRST), random.choice(_HEADS) + random.choice(_TAILS)
    middle = random.random()
    if middle < 0.1:
        first = f"{first} {random.choice(_FIRST)}"
    elif middle < 0.15:
        last = f"{random.choice(_HEADS)}{random.choice(_TAILS)} {last}"
    fields: dict[str, Any] = {"organisation": random.choice((*_FIRMS, "", ""))}
    address = "".join(mark for mark in f"{first}.{last}".translate(_UNMARKED).lower() if mark.isascii())
    number = random.randrange(10**6)
    if random.random() < 0.5:
        fields["emails"] = (f"{address.replace(' ', '')}{number % 97}@post.invalid",)
    if random.random() < 0.4:
        fields["channels"] = (Channel("linkedin", f"{address.replace(' ', '-')}-{number:x}"),)
    if random.random() < 0.35:
        fields["phones"] = (_phone(random),)
    if random.random() < 0.2:
        fields["birthday"] = _birthday(random)
    return Contact(id=0, name=f"{first} {last}", **fields)


def _phone(random: Random) -> str:
    digits = f"{random.randrange(20_000_000, 100_000_000)}"
    return random.choice(("+47 {} {}", "0047{}{}", "{} {}")).format(digits[:4], digits[4:])


def _birthday(random: Random) -> str:
    return f"{random.randint(1940, 2005)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


def _add_traps(people: list[Contact], random: Random) -> None:
    """Make some of the people alike who are not one: in each pair the second takes after the first."""
    some = random.sample(range(len(people)), len(people) // 8 * 2)
    for place, (one, other) in enumerate(zip(some[::2], some[1::2], strict=True)):
        first, second = people[one], people[other]
        name, last = first.name, first.name.split()[-1]
        if place % 4 == 0:  # a couple: one name, one telephone
            phone = _phone(random)
            people[one] = msgspec.structs.replace(first, phones=(phone,))
            fields: dict[str, Any] = {"name": f"{second.name.split()[0]} {last}", "phones": (phone,)}
        elif place % 4 == 1:  # a relative
            fields = {"name": f"{second.name.split()[0]} {last}"}
        elif place % 4 == 2:  # a namesake, who was born on another day and has a profile of their own
            people[one] = msgspec.structs.replace(
                first, birthday=_birthday(random), channels=(Channel("linkedin", f"one-{place}"),)
            )
            own = (Channel("linkedin", f"other-{place}"),)
            fields = {"name": name, "birthday": _birthday(random), "channels": own}
        else:  # a colleague of the same first name, behind one switchboard
            people[one] = msgspec.structs.replace(first, phones=("+47 2000 1000",), organisation=_FIRMS[0])
            named = f"{name.split()[0]} {second.name.split()[-1]}"
            fields = {"name": named, "phones": ("+47 2000 1000",), "organisation": _FIRMS[0]}
        people[other] = msgspec.structs.replace(second, **fields)


def _again(person: Contact, random: Random) -> Contact:
    """Return somebody as another list has them."""
    kept: dict[str, Any] = {
        "emails": person.emails if random.random() < 0.4 else (),
        "phones": person.phones if random.random() < 0.5 else (),
        "channels": person.channels if random.random() < 0.4 else (),
        "birthday": person.birthday if random.random() < 0.5 else "",
        "organisation": person.organisation,
    }
    change = random.random()
    if change < 0.3:
        kept["organisation"] = random.choice(_FIRMS)
    elif change < 0.5:
        kept["organisation"] = ""
    if not kept["emails"] and random.random() < 0.2:
        kept["emails"] = (f"{random.randrange(10**6)}@work.invalid",)
    return Contact(id=0, name=_name_again(person.name, random), **kept)


def _name_again(name: str, random: Random) -> str:
    first, *middle, last = name.split()
    ways = random.choices(
        ("as it is", "letters", "short", "order", "title", "slip", "initial", "middle", "shouted"),
        (3, 3, 3, 2, 2, 3, 1, 1, 1),
        k=random.choice((1, 1, 1, 2)),
    )
    if "short" in ways:
        first = _SHORT.get(first, first)
    if "initial" in ways:
        first, middle = f"{first[0]}.", []
    if "middle" in ways:
        middle = [] if middle else [f"{random.choice(string.ascii_uppercase)}."]
    if "slip" in ways:
        last = _slip(last, random)
    if "letters" in ways:
        first, last = (_spelled(part, random) for part in (first, last))
    given = " ".join((first, *middle))
    full = f"{given} {last}"
    if "order" in ways:
        full = random.choice((f"{last}, {given}", f"{last} {given}"))
    elif "title" in ways:
        titled = (*(f"{title}{full}" for title in _BEFORE), *(f"{full}{title}" for title in _AFTER))
        full = random.choice(titled)
    return full.upper() if "shouted" in ways else full


def _spelled(part: str, random: Random) -> str:
    if random.random() < 0.5:
        return part.translate(_UNMARKED)
    return part.translate(_TWO_LETTERS)


def _slip(part: str, random: Random) -> str:
    """Return a word in which one letter is missing, doubled, another one, or has changed places."""
    at = random.randrange(1, len(part) - 1)
    letter = random.choice(string.ascii_lowercase)
    return random.choice(
        (
            part[:at] + part[at + 1 :],
            part[:at] + part[at] + part[at:],
            part[:at] + letter + part[at + 1 :],
            part[: at - 1] + part[at] + part[at - 1] + part[at + 1 :],
        )
    )


def quality(found: set[tuple[int, int]], doubles: set[tuple[int, int]]) -> tuple[float, float]:
    """Return precision (the share of the found that is right) and recall (the share of doubles found)."""
    right = len(found & doubles)
    return right / max(len(found), 1), right / len(doubles)
