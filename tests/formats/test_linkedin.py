"""LinkedIn's Connections.csv: every era, every re-save, every trap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.formats import Found, Unreadable, read_bytes
from krets.formats.linkedin import day_of, handle_of
from krets.formats.names import LONGEST_LINE
from krets.model import Channel, Contact
from tests.helpers.linkedin import COLUMNS, PREAMBLE, connections, people

ADA = {
    "First Name": "Ada",
    "Last Name": "Ødegård",
    "URL": "https://www.linkedin.com/in/Ada-%C3%98deg%C3%A5rd-7/?trk=x",
    "Email Address": "ada@post.invalid",
    "Company": "Havkraft, Oslo",
    "Position": 'Head of "Wind"',
    "Connected On": "08 Feb 2026",
}
BO = dict.fromkeys(COLUMNS, "") | {"First Name": "Bo", "Last Name": "Ek", "Connected On": "07 Jun 2020"}
HIDDEN = dict.fromkeys(COLUMNS, "") | {"Connected On": "07 Jun 2026"}
TO_2021 = ("First Name", "Last Name", "Email Address", "Company", "Position", "Connected On")


def found(text: str, encoding: str = "utf-8") -> Found:
    return read_bytes(text.encode(encoding))


def reasons(result: Found) -> list[tuple[int, str]]:
    return [(skipped.line, skipped.why) for skipped in result.skipped]


def test_a_row_becomes_a_person_who_is_not_placed() -> None:
    (person,) = found(connections([ADA])).people
    assert person == Contact(
        id=1,
        name="Ada Ødegård",
        organisation="Havkraft, Oslo",
        role='Head of "Wind"',
        emails=("ada@post.invalid",),
        channels=(Channel("linkedin", "ada-ødegård-7"),),
        known_since="2026-02-08",
    )
    assert person.level is None
    assert person.last_contact is None


@pytest.mark.parametrize("preamble", ["", PREAMBLE, "sep=;\n", "\n\n", "Notes:\none, two\nthree\n\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_eras_and_re_saves_give_the_same_people(preamble: str, end: str, separator: str) -> None:
    usual = found(connections([ADA, BO])).people
    for quoted in (False, True):
        text = connections([ADA, BO], preamble=preamble, end=end, separator=separator, quoted=quoted)
        assert found(text).people == usual
        assert found(text.rstrip()).people == usual


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_that_is_cut_off_before_the_first_person_is_refused(end: str) -> None:
    text = connections([], preamble=PREAMBLE, end=end)
    for length in range(len("Notes:"), len(text.rstrip()) - 1):
        with pytest.raises(Unreadable) as caught:
            found(text[:length])
        assert caught.value.key == "is-cut-linkedin"


def test_names_under_a_heading_are_names() -> None:
    assert [person.name for person in found("Notes:\nAda\nBo\n").people] == ["Notes:", "Ada", "Bo"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_with_and_without_a_mark(encoding: str) -> None:
    assert found(connections([ADA, BO]), encoding).people == found(connections([ADA, BO])).people


def test_windows_1252_is_read_and_told_of() -> None:
    result = found(connections([ADA, BO]), "cp1252")
    assert [person.name for person in result.people] == ["Ada Ødegård", "Bo Ek"]
    assert [(remark.key, remark.arguments) for remark in result.warnings] == [
        ("encoding-guessed", {"encoding": "Windows-1252"})
    ]


def test_columns_of_before_2021_and_headers_in_other_spellings() -> None:
    old = found(connections([ADA], columns=TO_2021, preamble="")).people[0]
    assert (old.name, old.channels) == ("Ada Ødegård", ())
    for change in (str.upper, str.lower, lambda cell: cell.replace(" ", "_")):
        text = connections([ADA], preamble="")
        head, rest = text.split("\n", 1)
        assert found(f"{change(head)}\n{rest}").people == found(text).people


@given(st.permutations(COLUMNS), st.integers(0, 3))
def test_columns_in_any_order_among_others(columns: list[str], extra: int) -> None:
    more = [f"Column {number}" for number in range(extra)]
    row = {**ADA, **dict.fromkeys(more, "x")}
    text = connections([row], columns=tuple(columns + more))
    assert found(text).people == found(connections([ADA])).people


def test_hidden_members_and_bad_rows_are_skipped_with_their_line() -> None:
    rows = connections([ADA, HIDDEN, BO], preamble="").splitlines()
    rows[3:3] = ["stray", "", ",,,,,,", "a,b,c,d,e,f,g,h", rows[0], "Cai,Lie,,,,,,,", rows[1]]
    result = found("\n".join(rows))
    assert [person.name for person in result.people] == ["Ada Ødegård", "Cai Lie", "Bo Ek"]
    assert reasons(result) == [
        (3, "hidden-member"),
        (4, "wrong-columns"),
        (7, "wrong-columns"),
        (8, "header-again"),
        (10, "twice"),
    ]
    assert result.skipped[1].arguments == {"found": 1, "wanted": 7}


def test_a_quote_that_is_never_closed_costs_its_own_row() -> None:
    rows = connections([ADA, BO, ADA | {"URL": ""}], preamble="").splitlines()
    rows.insert(2, '"Cai,Lie,,,,,01 Jan 2020')
    result = found("\n".join(rows))
    assert [person.name for person in result.people] == ["Ada Ødegård", "Bo Ek", "Ada Ødegård"]
    assert reasons(result) == [(3, "open-quote")]


def test_a_quote_inside_a_cell_is_text() -> None:
    text = (
        connections([BO], preamble="") + 'Cai,Lie,,,19" rack,,01 Jan 2020\nDag,Moe,,,20" rack,,01 Jan 2020\n'
    )
    assert [person.organisation for person in found(text).people] == ["", '19" rack', '20" rack']


def test_a_cell_over_several_lines() -> None:
    row = BO | {"Position": "Nurse\nand\r\nteacher"}
    (person,) = found(connections([row])).people
    assert person.role == "Nurse and teacher"


def test_formula_characters_stay_text() -> None:
    names = ["=SUM(A1)", "+47", "-x", "@home", "'=1"]
    result = found(connections([BO | {"First Name": name, "Last Name": ""} for name in names]))
    assert [person.name for person in result.people] == names


def test_huge_cells_columns_and_zeros_are_no_trouble() -> None:
    text = connections([ADA, BO], preamble="")
    huge = f"{'x' * (LONGEST_LINE + 1)},{',' * 5}\n"
    quoted = f'"{"x" * 200_000}\n{"y" * 200_000}"{"," * 6}\n'
    result = found(text + huge + quoted + "Cai,L\0ie,,,,,\n")
    assert [person.name for person in result.people] == ["Ada Ødegård", "Bo Ek", "Cai L ie"]
    assert [skipped.why for skipped in result.skipped] == ["too-long"] * 3
    wide = tuple(f"c{number}" for number in range(5_000))
    row = {**ADA, **dict.fromkeys(wide, "1")}
    assert len(found(connections([row], columns=(*wide, *COLUMNS))).people) == 1


def test_two_rows_of_one_person_are_one_and_two_of_one_name_are_two() -> None:
    twin = ADA | {"URL": "https://www.linkedin.com/in/another-ada"}
    result = found(connections([ADA, twin, ADA, BO, BO]))
    assert [person.name for person in result.people] == ["Ada Ødegård"] * 2 + ["Bo Ek"] * 2
    assert [skipped.why for skipped in result.skipped] == ["twice"]


def test_a_list_of_300() -> None:
    rows = people(300)
    result = found(connections(rows))
    hidden = sum(not row["First Name"] for row in rows)
    assert hidden > 0
    assert len(result.people) == 300 - hidden
    assert [skipped.why for skipped in result.skipped] == ["hidden-member"] * hidden


@pytest.mark.parametrize(
    "head",
    [
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER",
        '"CONVERSATION ID","FROM","TO","FOLDER"',
        "From,To,Sent At,Message,Direction",
        "First Name,Last Name,Maiden Name,Address,Birth Date",
    ],
)
def test_other_tables_of_the_archive_are_named(head: str) -> None:
    with pytest.raises(Unreadable) as trouble:
        found(f"{head}\n{',' * head.count(',')}\n")
    assert trouble.value.key == "is-other-linkedin"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("08 Feb 2026", "2026-02-08"),
        ("8-Feb-26", "2026-02-08"),
        ("4 April 2021", "2021-04-04"),
        ("29 Feb 2021", "29 Feb 2021"),
        ("29 Feb 2024", "2024-02-29"),
        ("31 Apr 2021", "31 Apr 2021"),
        ("2026-02-08", "2026-02-08"),
        ("8. februar 2026", "8. februar 2026"),
        ("", ""),
    ],
)
def test_days_are_read_or_left_as_they_stand(text: str, day: str) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("url", "handle"),
    [
        ("https://www.linkedin.com/in/Ada-Berg", "ada-berg"),
        ("http://no.linkedin.com/in/ada/", "ada"),
        ("linkedin.com/pub/ada-b/1/2", "ada-b"),
        ("https://www.linkedin.com/in/%F0%9F%8C%8A?x=1#y", "🌊"),
        ("https://www.linkedin.com/in/", ""),
        ("https://example.invalid/in/ada", ""),
        ("", ""),
    ],
)
def test_the_handle_is_what_names_the_person(url: str, handle: str) -> None:
    assert handle_of(url) == handle


@given(st.data())
def test_a_cut_file_gives_the_people_before_the_cut(data: st.DataObject) -> None:
    whole = connections(people(12))
    cut = data.draw(st.integers(len(PREAMBLE) + 90, len(whole)))
    result = found(whole[:cut])
    sure = result.people[:-1]
    assert sure == found(whole).people[: len(sure)]
