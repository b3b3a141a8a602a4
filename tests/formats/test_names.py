"""Plain names: pasted or one a line in a file."""

from __future__ import annotations

import pytest
from hypothesis import given

from krets.formats import Answers, Unreadable, names_from_text, read_bytes
from krets.formats.names import LINE_BY_LINE, LONGEST_NAME
from krets.model import Contact
from tests.helpers.strategies import names, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t;\r\n", []),
        ("Ada", ["Ada"]),
        ("Ada\nBo\r\nCai\rDag", ["Ada", "Bo", "Cai", "Dag"]),
        ("Ada; Bo;Cai\tDag", ["Ada", "Bo", "Cai", "Dag"]),
        ("1. Ada\n2) Bo\n(3) Cai\n4: Dag\n12.Eva", ["Ada", "Bo", "Cai", "Dag", "Eva"]),
        ("- Ada\n* Bo\n•Cai\n – Dag\n- [ ] Eva\n[x] Finn", ["Ada", "Bo", "Cai", "Dag", "Eva", "Finn"]),
        ("Ada  Berg \u00a0Ek", ["Ada Berg Ek"]),
        (
            "50 Cent\nAnne-Lise\nO'Hara\nJane Doe, Ph.D.",
            ["50 Cent", "Anne-Lise", "O'Hara", "Jane Doe, Ph.D."],
        ),
        ('"Ada Berg"', ["Ada Berg"]),
        ("Ada\nAda", ["Ada", "Ada"]),
        ("👩‍🚀\nשרה\n张伟", ["👩‍🚀", "שרה", "张伟"]),
        ("\u200b\n\u202e\nAda", ["Ada"]),
    ],
)
def test_names_are_taken_out_of_a_text(text: str, expected: list[str]) -> None:
    assert names_from_text(text) == expected


@given(texts)
def test_any_text_gives_names_that_can_be_seen_on_one_line(text: str) -> None:
    for name in names_from_text(text):
        assert name == " ".join(name.split())
        assert any(mark.isprintable() for mark in name)


@given(names)
def test_a_name_without_marks_stays_as_it_is(name: str) -> None:
    if name[0].isalpha() and ";" not in name:
        assert names_from_text(f"\n{name}\n") == [name]


def test_a_file_of_names() -> None:
    found = read_bytes("\ufeff1. Ada Ødegård\r\n\r\n2. Bo".encode("utf-8"))
    assert found.format == "names"
    assert found.people == [Contact(id=1, name="Ada Ødegård"), Contact(id=2, name="Bo")]


def people(text: str, separator: str = "") -> list[str]:
    found = read_bytes(text.encode(), Answers(separator=separator))
    assert found.separator == (separator or LINE_BY_LINE)
    assert found.encoding == "utf-8"
    return [person.name for person in found.people]


def test_the_user_says_whether_it_is_a_list_of_names_or_a_table() -> None:
    two = "Hvem,Arbeidsplass\nArne Foss,Statoil\n"
    assert people(two) == ["Hvem,Arbeidsplass", "Arne Foss,Statoil"]
    assert people(two, ",") == ["Arne Foss"]
    table = "Hvem;Jobb hos\nArne Foss;Statoil\nBo Ek;NAV\n"
    assert people(table, ";") == ["Arne Foss", "Bo Ek"]
    assert people(table, LINE_BY_LINE) == ["Hvem", "Jobb hos", "Arne Foss", "Statoil", "Bo Ek", "NAV"]
    several = "Ada Berg; Bo Ek\nCai Ås; Dag Lie\nEva Moe\n"
    assert people(several) == ["Ada Berg", "Bo Ek", "Cai Ås", "Dag Lie", "Eva Moe"]
    assert people(several, ";") == ["Ada Berg", "Cai Ås", "Eva Moe"]


def test_what_looks_like_a_table_or_a_text_is_a_list_of_names_where_the_user_says_so() -> None:
    assert people("Name;Shoe\nAda\nBo;\n", LINE_BY_LINE) == ["Name", "Shoe", "Ada", "Bo"]
    long = "Ada who once lent me the boat at the lake"
    assert people(long, LINE_BY_LINE) == [long]


def test_headings_over_rows_that_make_no_table_are_no_names() -> None:
    with pytest.raises(Unreadable, match="is-table"):
        read_bytes(b"Name,Shoe\nAda\nBo\nCai\n")


def test_a_name_beyond_all_measure_is_skipped_with_its_line() -> None:
    found = read_bytes(f"Ada\n{'x' * 300}\n{'y' * (LONGEST_NAME + 1)}\nBo".encode())
    assert [len(person.name) for person in found.people] == [3, 300, 2]
    assert [(skipped.line, skipped.why) for skipped in found.skipped] == [(3, "too-long")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            "It was, as all of us remember, a dark night.\nThe rain fell in torrents on all of us there.\n",
            "is-text",
        ),
        ("function f() {\n  return a <= b;\n}\n" * 3, "is-text"),
        ("04/03/2025, 14:05 - Ada: hello\n04/03/2025, 14:06 - Bo: so are you here\n", "is-text"),
        ("https://post.invalid/ada\nhttps://post.invalid/bo\n", "is-text"),
        ("graph [\n node [ id 1 ]\n]\n", "is-graph"),
        ("DL N=3\nFORMAT = EDGELIST1\nDATA:\n1 2\n", "is-graph"),
        ("\n \n", "empty"),
    ],
)
def test_what_is_no_list_of_names_is_refused(text: str, key: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(text.encode())
    assert caught.value.key == key
