"""What leaves is opened again: a left-out name is found wherever a file can hold it."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.formats import EXPORT_KINDS, leaks, left_in, secrets_of, to_json, wordless, write
from krets.model import (
    LEVELS,
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
    Topic,
    discreet,
)
from krets.words import discreet_labels

WHO = ("Kari Nilsen", "Ole", "kari@post.invalid", "+47 00 11", "O'Hara & Sons")


def zipped(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def pdf(text: bytes) -> bytes:
    return b"%PDF-1.4\n1 0 obj\nstream\n" + zlib.compress(text) + b"\nendstream\n"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"name,level\nKN,4\n", ()),
        (b"name,level\nkari  NILSEN,4\n", ("Kari Nilsen",)),
        (b"the oleander\n", ()),
        (b"name\nOle\n", ("Ole",)),
        (b'<node label="Ole"/>', ("Ole",)),
        (b"<p>O&#39;Hara &amp; Sons</p>", ("O'Hara & Sons",)),
        (b"NOTE:write to kari@po\r\n st.invalid\r\n", ("kari@post.invalid",)),
        (zipped(sheet=b"<t>Kari Nilsen</t>"), ("Kari Nilsen",)),
        (zipped(inner=zipped(sheet=b"<t>+47 00 11</t>")), ("+47 00 11",)),
        (pdf(b"BT (Kari Nilsen) Tj ET"), ("Kari Nilsen",)),
        (pdf(b"<" + "Kari Nilsen".encode("utf-16-be").hex().encode() + b">"), ("Kari Nilsen",)),
        (
            b"%PDF-1.4\n/Title <FEFF" + "Kari Nilsen".encode("utf-16-be").hex().encode() + b">",
            ("Kari Nilsen",),
        ),
        (pdf(b"BT (KN) Tj ET"), ()),
    ],
)
def test_a_secret_is_found_wherever_it_stands(content: bytes, found: tuple[str, ...]) -> None:
    assert leaks(content, WHO) == found


CMAP = b"""1 beginbfchar
<0001> <004B>
endbfchar
2 beginbfrange
<0002> <0004> [<0061> <0072> <0069>]
<0005> <0006> <006E>
<0007> <0007> <0009>
endbfrange"""


def glyphs(*shown: bytes, cmap: bytes = CMAP) -> bytes:
    """A PDF as Qt writes it: glyphs by number, with a table of what they are."""
    parts = [
        *(b"1 0 obj", b"<< /Font <<", b"/F2 2 0 R", b">> >>", b"endobj"),
        *(b"2 0 obj", b"<< /Type /Font /ToUnicode 3 0 R >>", b"endobj"),
        *(b"3 0 obj", b"<< /Length 9 >>", b"stream", zlib.compress(cmap), b"endstream", b"endobj"),
        *(b"4 0 obj", b"<< >>", b"stream", zlib.compress(b"\n".join(shown)), b"endstream", b"endobj"),
    ]
    return b"%PDF-1.4\n" + b"\n".join(parts)


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ([b"BT /F2 10 Tf 5 5 Td <0001> Tj 6 0 Td <00020003> Tj 5 0 Td <0004> Tj ET"], {"Kari"}),
        ([b"BT /F2 10 Tf 5 5 Td <0001 0002> Tj ET", b"BT /F2 10 Tf 11 5 Td <00030004> Tj ET"], {"Kari"}),
        ([b"BT /F2 10 Tf 5 5 Td <00010002> Tj ET", b"BT /F2 10 Tf 5 25 Td <00030004> Tj ET"], set()),
        (
            [
                b"BT /F2 10 Tf 5 5 Td <0001000200030004> Tj ET",
                b"BT 5 20 Td <00060002> Tj ET",  # o is the one after n
            ],
            {"Kari", "Kari Oa"},
        ),
        ([b"BT /F2 10 Tf 5 5 Td <0006000700010002> Tj ET"], {"O Ka"}),
        ([b"BT /F9 10 Tf 5 5 Td <0001000200030004> Tj ET"], set()),
    ],
)
def test_glyphs_are_read_as_their_font_says(shown: list[bytes], found: set[str]) -> None:
    assert set(leaks(glyphs(*shown), ("Kari", "Kari Oa", "O Ka"))) == found


@pytest.mark.parametrize(
    "cmap", [b"", b"beginbfrange <00> endbfrange", b"beginbfrange <0> <FFFFFFFF> <> endbfrange"]
)
def test_a_broken_table_of_glyphs_shows_nothing(cmap: bytes) -> None:
    assert leaks(glyphs(b"BT /F2 10 Tf 0 0 Td <0001000200030004> Tj ET", cmap=cmap), ("Kari",)) == ()


_PARTS = (
    *(
        b"BT",
        b"ET",
        b"/F2 10 Tf",
        b"/F2 1.2.3 Tf",
        b"1 2 Td",
        b"- . Td",
        b"<00>",
        b"<",
        b">",
        b"[",
        b"]",
        b"()",
    ),
    *(
        b"beginbfchar",
        b"endbfchar",
        b"beginbfrange",
        b"endbfrange",
        b"<0001>",
        b"< >",
        b"<0 1>",
        b"<FFFFFFFF>",
    ),
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(_PARTS), max_size=12), st.lists(st.sampled_from(_PARTS), max_size=12))
def test_whatever_a_page_and_a_table_hold_is_gone_through(page: list[bytes], table: list[bytes]) -> None:
    content = glyphs(*page, b"BT (Ola Vik) ET", cmap=b" ".join(table))
    assert leaks(content, ("Ola Vik",)) == ("Ola Vik",)


@settings(max_examples=60)
@given(st.binary(max_size=300), st.integers(0, 600), st.integers(0, 600))
def test_whatever_is_in_a_pdf_is_searched(noise: bytes, start: int, end: int) -> None:
    whole = glyphs(b"BT /F2 10 Tf 5 5 Td <0001000200030004> Tj ET")
    assert leaks(whole[:start] + b"\n(Ola Vik)\n" + whole[start:], ("Ola Vik",)) in {(), ("Ola Vik",)}
    leaks(b"%PDF" + noise + whole[start:end] + noise, ("Kari", "Ola Vik"))
    assert leaks(whole + b"\n9 0 obj\n(Ola Vik)\n", ("Ola Vik",)) == ("Ola Vik",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at Kari Nilsens boat", ("Kari Nilsen",)),
        ("Kari\n  Nilsen", ("Kari Nilsen",)),
        ("Jumbo Ekspress, Bo, Ek", ()),
        ("write to xkari@post.invalid", ()),
        ("write to <kari@post.invalid>", ("kari@post.invalid",)),
        ("Strandvik-\nHaug Vik", ("Strandvik-Haug Vik",)),
        ("李明说你好", ("李明",)),
        ("田中太郎さん", ("田中 太郎",)),
    ],
)
def test_a_secret_counts_in_whole_words_where_there_are_words(text: str, found: tuple[str, ...]) -> None:
    secrets = ("Kari Nilsen", "Bo Ek", "kari@post.invalid", "Strandvik-Haug Vik", "李明", "田中 太郎")
    assert leaks(text.encode(), secrets) == found


def test_many_secrets_are_searched_for_in_many_texts_at_once() -> None:
    secrets = tuple(f"Anna{number} Berg{number}" for number in range(20_000))
    content = zipped(**{f"m{number}": b"<t>Berg7 Anna9</t>" * 9 for number in range(1_000)})
    assert leaks(content, secrets) == ()


@pytest.mark.parametrize(
    "part",
    [
        *(
            b"(\\",
            b"(aa ",
            b"<aa ",
            b"<<",
            b"stream\n",
            b"/Font << ",
            b"beginbfchar <00> ",
            b"BT <00> 1 0 Td ",
        ),
        *(b"1 0 obj ", b"\n1 0 obj\nstream\n"),
    ],
)
def test_a_pdf_that_never_closes_what_it_opens_is_searched_in_time(part: bytes) -> None:
    many = part * (200_000 // len(part))
    assert (
        leaks(b"%PDF\n1 0 obj\n" + many + b"\n2 0 obj\nstream\n" + many + b"endstream", ("Kari Vik",)) == ()
    )


def test_names_in_a_pictures_noise_are_there_by_chance() -> None:
    assert leaks(b"\x89PNG\0\0 ab,Bo;x \0 Author: Kari Nilsen, of Vik\0", ("Bo", "Kari Nilsen")) == (
        "Kari Nilsen",
    )


def test_what_may_not_leave() -> None:
    network = Network(
        [
            Ego(name="Solveig"),
            Contact(
                id=1, name="Kari", note="owes", channels=(Channel("linkedin", "kari-n"),), phones=("12",)
            ),
            Contact(id=2, name="Hidden", private=True),
            Contact(id=3, name="Twin", private=True),
            Contact(id=4, name="Twin"),
            Contact(id=5, name="B"),
        ]
    )
    assert secrets_of(network, Discretion()) == ("Hidden",)
    assert secrets_of(network, Discretion(private=True)) == ()
    everything = ("Hidden", "Kari", "Solveig", "Twin", "kari-n", "owes")
    assert secrets_of(network, Discretion("initials", private=True)) == everything


def test_what_leads_to_private_people_may_not_leave_either() -> None:
    day = date(2026, 1, 2)
    hidden = Contact(
        id=1,
        name="Hidden Hand",
        private=True,
        aliases=("Handy", "Kari Nils"),
        emails=("hand@post.invalid", "both@post.invalid"),
        phones=("5550100",),
        channels=(Channel("x", "handy-1"), Channel("x", "havkraft")),
        note="sings",
        how_met="at sea",
    )
    network = Network(
        [
            hidden,
            Contact(id=2, name="Kari Nils Berg", emails=("both@post.invalid",), organisation="Havkraft"),
            Contact(id=3, name="Nora", channels=(Channel("x", "Hidden Hand"),), private=True),
            Exchange(id=1, contact=1, on=day, direction="given", note="a boat", outcome="Nora knows"),
            Exchange(id=2, contact=2, on=day, direction="given", note="a car"),
        ]
    )
    assert set(secrets_of(network, Discretion())) == {
        *("Hidden Hand", "Handy", "Nora", "hand@post.invalid", "5550100", "handy-1", "sings", "at sea"),
        *("a boat", "Nora knows"),
    }


ODD = (
    *(
        "People",
        "Close",
        "Table",
        "Normal",
        "Learning",
        "BE",
        "Bo Ek",
        "B",
        "Bo",
        "Li",
        "Note",
        "Level",
        "Car",
    ),
    *("Person 1", "nordlys", "Oslo", "Trust", "李明", "Node", "Phone", "Me", "Good", "Not met yet", "Ties"),
)
"""Names that are something else as well: initials, forms' own words, organisations, help."""


def odd(*, private: int = 0) -> Network:
    """People of such names, every second of whom may be private, with notes that are others' places."""
    day = date(2026, 1, 2)
    more: dict[int, dict[str, Any]] = {
        1: {"note": "Oslo", "channels": (Channel("linkedin", "nordlys"),), "offers": (Offer("car"),)},
        7: {
            "note": "Head of Design",
            "place": "Oslo",
            "organisation": "nordlys",
            "topics": (Topic("lunch"),),
        },
        8: {"role": "Head of Design"},
    }
    people = [
        Contact(
            id=i,
            name=name,
            level=LEVELS[i % 5],
            groups=(1,),
            private=private > 0 and i % 2 == private - 1,
            last_contact=day,
            **more.get(i, {}),
        )
        for i, name in enumerate(ODD, 1)
    ]
    exchange = Exchange(id=1, contact=1, on=day, direction="given", note="lunch")
    return Network([Ego(name="Ada Same"), Group(id=1, name="Work"), *people, exchange, Tie(id=1, a=1, b=2)])


@pytest.mark.parametrize("private", [0, 1, 2])
@pytest.mark.parametrize("names", ["full", "initials", "none"])
@pytest.mark.parametrize("kind", EXPORT_KINDS)
def test_a_harmless_export_may_leave(kind: str, names: Names, private: int) -> None:
    network = odd(private=private)
    how = Discretion(names, conflicts=True, give_take=True)

    def made(whole: Network) -> list[bytes]:
        return list(write(discreet(whole, how, discreet_labels(whole, names)), kind).files.values())

    secrets = secrets_of(network, how, discreet_labels(network, "initials" if names == "full" else names))
    assert left_in(made(network), secrets, lambda: made(wordless(network))) == ()


@pytest.mark.parametrize("kind", EXPORT_KINDS)
def test_a_name_of_one_word_is_found_in_an_export(kind: str) -> None:
    network = Network([Contact(id=1, name="Solveig", level=4), Contact(id=2, name="Bo", level=3)])
    how = Discretion("initials")
    labels = discreet_labels(network, "initials")
    files = write(network, kind).files.values()
    blank = write(discreet(wordless(network), how, labels), kind).files.values()
    assert left_in(files, secrets_of(network, how, labels), lambda: blank) == ("Bo", "Solveig")


def test_a_note_that_leaves_by_mistake_is_found() -> None:
    network = Network([Contact(id=1, name="Solveig", note="sings alto"), Contact(id=2, name="Bo")])
    secrets = secrets_of(network, Discretion("initials"), discreet_labels(network, "initials"))
    assert "sings alto" in leaks(to_json(network), secrets)


def test_the_blank_file_is_asked_for_only_where_something_was_found() -> None:
    assert left_in([b"name\nBE\n"], ("Kari",), lambda: pytest.fail("nothing was found")) == ()
    assert left_in([b"name\nKari\n"], ("Kari", "Name"), lambda: [b"name\n1\n"]) == ("Kari",)


def test_a_map_without_words_is_the_same_map() -> None:
    network = odd()
    blank = wordless(network)
    assert [(type(each), each.id) for each in blank.records()] == [
        (type(each), each.id) for each in network.records()
    ]
    assert blank.contacts[1].offers == (Offer("car"),)
    assert blank.contacts[1].note == blank.contacts[7].place
    assert len({person.name for person in blank.contacts.values()}) == len(ODD)
    assert leaks(to_json(blank), ("Head of Design", "Bo Ek", "nordlys", "Oslo")) == ()
