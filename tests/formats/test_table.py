"""Any table: its separator, its header, its columns, its rows."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets import words
from krets.formats import Found, Unreadable
from krets.formats.found import Answers
from krets.formats.names import LONGEST_LINE
from krets.formats.rows import parse_table
from krets.formats.table import is_table
from krets.formats.tables import read_any_table
from krets.formats.text import decode
from krets.model import Channel

ROWS = [
    ["Name", "E-mail", "Company", "Ring", "Group"],
    ["Ada Ødegård", "ada@post.invalid", "Havkraft, Oslo", "4", "Choir; Work"],
    ["Bo Ek", "", 'The "Wind" Co', "", "Work"],
    ["Cai Ås", "cai@post.invalid", "", "distant", ""],
]
HEADERS = {
    "no": ["Fornavn", "Etternavn", "E-postadresse", "Firma", "Mobiltelefon", "Stilling"],
    "sv": ["Förnamn", "Efternamn", "E-postadress", "Företag", "Mobiltelefon", "Befattning"],
    "da": ["Fornavn", "Efternavn", "E-mail", "Virksomhed", "Mobil", "Stilling"],
    "fi": ["Etunimi", "Sukunimi", "Sähköposti", "Yritys", "Matkapuhelin", "Tehtävänimike"],
    "de": ["Vorname", "Nachname", "E-Mail-Adresse", "Firma", "Mobiltelefon", "Beruf"],
    "fr": ["Prénom", "Nom", "Adresse e-mail", "Société", "Téléphone mobile", "Fonction"],
    "es": ["Nombre", "Apellidos", "Correo electrónico", "Empresa", "Teléfono móvil", "Cargo"],
    "en": ["First Name", "Last Name", "E-mail Address", "Company", "Mobile Phone", "Job Title"],
}


def written(rows: list[list[str]], separator: str = ",", end: str = "\r\n", quoted: bool = False) -> str:
    out = io.StringIO(newline="")
    if quoted:
        csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    else:
        csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()


def read(text: str, answers: Answers | None = None) -> Found:
    found = read_any_table(text, answers or Answers(), [])
    assert found is not None
    return found


def names(found: Found) -> list[str]:
    return [person.name for person in found.people]


def remarks(found: Found) -> list[str]:
    return [remark.key for remark in found.warnings]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("before", ["", "\n\n", "Exported on Monday\nby, nobody\n\n"])
def test_whatever_the_separator_the_line_ends_and_the_notes_before(
    separator: str, end: str, quoted: bool, before: str
) -> None:
    found = read(before + written(ROWS, separator, end, quoted))
    assert (found.format, found.separator) == ("table", separator)
    ada, bo, cai = found.people
    assert (ada.name, ada.emails, ada.organisation) == (
        "Ada Ødegård",
        ("ada@post.invalid",),
        "Havkraft, Oslo",
    )
    assert [person.level for person in (ada, bo, cai)] == [4, None, 2]
    assert [group.name for group in found.groups] == ["Choir", "Work"]
    assert (ada.groups, bo.groups) == ((1, 2), (2,))
    assert bo.organisation == 'The "Wind" Co'
    assert [column.meaning for column in found.columns] == [
        "name",
        "emails",
        "organisation",
        "level",
        "groups",
    ]
    assert found.columns[1].samples == ("ada@post.invalid", "cai@post.invalid")
    assert not found.skipped


@pytest.mark.parametrize("language", HEADERS)
def test_address_books_in_eight_languages(language: str) -> None:
    row = ["Ada", "Berg", "ada@post.invalid", "Havkraft", "+47 22 00 00 00", "Baker"]
    (ada,) = read(written([HEADERS[language], row], ";")).people
    assert (ada.name, ada.emails, ada.organisation) == ("Ada Berg", ("ada@post.invalid",), "Havkraft")
    assert (ada.phones, ada.role) == (("+47 22 00 00 00",), "Baker")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    text, said = decode(written(ROWS).encode(encoding))
    assert names(read(text)) == ["Ada Ødegård", "Bo Ek", "Cai Ås"]
    assert [remark.key for remark in said] == (["encoding-guessed"] if encoding == "cp1252" else [])


def test_the_encoding_that_the_user_says_goes_first() -> None:
    text, said = decode("Name;Company\nŽofie;Čaj\n".encode("cp1250"), "cp1250")
    assert names(read(text)) == ["Žofie"]
    assert not said


def test_a_line_that_says_the_separator() -> None:
    found = read("sep=|\nNavn|By\nAda, Bo; Cai|Oslo\n")
    assert (names(found), found.separator) == (["Ada, Bo; Cai"], "|")
    assert found.people[0].place == "Oslo"


def test_the_separator_and_the_meanings_that_the_user_says() -> None:
    text = "Who,really;Code\nAda,1;x17\nBo,2;x18\n"
    found = read(text, Answers(separator=",", meanings={"really;Code": "note", "Who": "name"}))
    assert [(person.name, person.note) for person in found.people] == [("Ada", "1;x17"), ("Bo", "2;x18")]
    assert [column.header for column in found.columns] == ["Who", "really;Code"]


def test_unknown_headers_are_shown_and_can_be_corrected() -> None:
    text = "Kunde;Kode;Verksted\nada;x17;Oslo\nbo;x18;Moss\n"
    found = read(text)
    assert not found.people
    assert remarks(found) == ["headings-guessed", "no-name-column"]
    assert [(column.header, column.meaning) for column in found.columns] == [
        ("Kunde", ""),
        ("Kode", ""),
        ("Verksted", ""),
    ]
    told = read(text, Answers(meanings={"Kunde": "name", "Verksted": "place"}))
    assert [(person.name, person.place) for person in told.people] == [("ada", "Oslo"), ("bo", "Moss")]


def test_a_meaning_that_the_user_takes_away() -> None:
    found = read(written(ROWS), Answers(meanings={"Ring": "", "Company": "made up"}))
    assert [person.level for person in found.people] == [None, None, None]
    assert [person.organisation for person in found.people] == ["", "", ""]


def test_a_table_without_headers_is_told_from_what_is_in_it() -> None:
    text = "Ada Berg;ada@post.invalid;+47 22 00 00 01;1980-03-02\nBo van den Ek;;22000002;1979-12-24\n"
    found = read(text)
    assert remarks(found) == ["no-headings"]
    assert [column.header for column in found.columns] == ["Column 1", "Column 2", "Column 3", "Column 4"]
    assert [column.meaning for column in found.columns] == ["name", "emails", "phones", "birthday"]
    assert names(found) == ["Ada Berg", "Bo van den Ek"]
    assert read(text, Answers(meanings={"Column 4": "last_contact"})).people[0].last_contact is not None


def test_days_of_people_met_are_no_birthdays() -> None:
    found = read("Ada Berg;Havkraft;2024-03-02\nBo Ek;Nova;2023-01-05\nCai Ås;Nova;2023-01-07\n")
    assert [column.meaning for column in found.columns] == ["name", "", "known_since"]


def test_one_column_under_a_heading() -> None:
    assert names(read("Namn\r\nAda Berg\r\nBo Ek, Ph.D.\r\n")) == ["Ada Berg", "Bo Ek, Ph.D."]
    assert names(read('"E-mail"\nada@post.invalid\n')) == ["ada@post.invalid"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Ada",
        "Ada\nBo\nCai\n",
        "Berg, Ada\nEk, Bo\nÅs, Cai\n",
        "Jane Doe, Ph.D.\nBo Ek, M.D.\n",
        "It was, as all remember, a dark night.\nThe rain fell in torrents on us all.\n",
        "04/03/2025, 14:05 - Ada: hello\n04/03/2025, 14:06 - Bo: so are you here\n",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert not is_table(text)
    assert read_any_table(text, Answers(), []) is None


UNEVEN = "Hvem;Jobb hos;Farge\nArne Foss;Statoil;blå\nBerit Foss;NAV;rød\nCy Lie;X;grå;ekstra\nDo Re;Y;hvit\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_one_uneven_row_of_a_small_table_is_skipped_and_makes_no_list_of_names(separator: str) -> None:
    found = read(UNEVEN.replace(";", separator))
    assert (found.format, found.separator) == ("table", separator)
    assert names(found) == ["Arne Foss", "Berit Foss", "Do Re"]
    assert [(column.header, column.meaning) for column in found.columns] == [
        ("Hvem", "name"),
        ("Jobb hos", ""),
        ("Farge", ""),
    ]
    assert [(each.line, each.why, each.arguments) for each in found.skipped] == [
        (4, "wrong-columns", {"found": 4, "wanted": 3})
    ]


def test_the_uneven_row_may_be_the_first_below_the_headings_or_a_title_above_them() -> None:
    heading, arne, berit, cy, do = UNEVEN.splitlines()
    first = read("\n".join([heading, cy, arne, berit, do]))
    assert names(first) == ["Arne Foss", "Berit Foss", "Do Re"]
    assert [(each.line, each.why) for each in first.skipped] == [(2, "wrong-columns")]
    titled = read("\n".join(["Mine folk", "", heading, arne, berit, do]))
    assert names(titled) == ["Arne Foss", "Berit Foss", "Do Re"]
    assert titled.columns[0].header == "Hvem"


def test_a_table_without_headings_may_have_an_uneven_row_too() -> None:
    found = read(UNEVEN.split("\n", 1)[1])
    assert names(found) == ["Arne Foss", "Berit Foss", "Cy Lie", "Do Re"]
    assert len(found.columns) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg; Bo Ek; Cai Ås\nDag Lie; Eva Moe; Finn Ro\nGro Li; Hal Sy; Ida Xu\nJo Ål\n",
        "Ada Berg; Bo Ek; Cai Ås\nDag Lie; Eva Moe; Finn Ro\nGro Li; Hal Sy; Ida Xu\n",
        "Ada Berg;Bo Ek\nCai Ås;Dag Lie\nEva Moe;Finn Ro\n",
        "Ada; Bo; Cai\nDag; Eva; Finn\nGro; Hal; Ida\nJo\n",
        "Ada Berg\tBo\nCai\tDag Lie\nEva Moe\tFinn Ro\nJo Ål\n",
    ],
)
def test_several_names_a_line_are_no_table(text: str) -> None:
    assert not is_table(text)


def test_under_a_heading_columns_of_names_are_a_table() -> None:
    found = read("Hvem;Leder\nAda Berg;Bo Ek\nCai Ås;Dag Lie\nEva Moe;Finn Ro\n")
    assert [column.header for column in found.columns] == ["Hvem", "Leder"]
    assert names(found) == ["Ada Berg", "Cai Ås", "Eva Moe"]


def test_last_name_first_is_turned_round_and_said() -> None:
    found = read('Name;City\n"Berg, Ada";Oslo\n"van den Ek,Bo";Moss\n')
    assert names(found) == ["Ada Berg", "Bo van den Ek"]
    assert remarks(found) == ["names-turned"]
    degrees = read('Name;City\n"Ada Berg, Ph.D.";Oslo\n"Bo Ek, MD";Moss\n')
    assert names(degrees) == ["Ada Berg, Ph.D.", "Bo Ek, MD"]
    mixed = read('Name;City\n"Berg, Ada";Oslo\nBo Ek;Moss\n')
    assert names(mixed) == ["Berg, Ada", "Bo Ek"]


def test_days_are_read_only_where_it_is_clear_which() -> None:
    head = "Name,Last contact,Company\n"
    alone = read(head + "Ada,3/4/2026,\nBo,3/4/2026,\n")
    assert [person.last_contact for person in alone.people] == [None, None]
    assert [(each.line, each.why, each.arguments["field"]) for each in alone.skipped] == [
        (2, "not-understood", "last_contact"),
        (3, "not-understood", "last_contact"),
    ]
    told = read(head + "Ada,3/4/2026,\nBo,22/4/2026,\n")
    assert [str(person.last_contact) for person in told.people] == ["2026-04-03", "2026-04-22"]
    american = read(head + "Ada,3/4/2026 9:00,\nBo,4/22/2026,\n")
    assert [str(person.last_contact) for person in american.people] == ["2026-03-04", "2026-04-22"]
    both = read(head + "Ada,3/4/2026,\nBo,22/4/2026,\nCai,4/22/2026,\n")
    assert both.people[0].last_contact is None


def test_what_cannot_be_a_person_is_skipped_with_its_line_and_the_rest_is_kept() -> None:
    text = (
        "Name,E-mail,Note\n"
        ",,only a note\n"
        'Ada,,"two\nlines"\n'
        'Bo,,"never closed\n'
        "Name,E-mail,Note\n"
        "Cai,,a,b\n"
        f"{'x' * 1_001},,\n"
        f"Dag,,{'y,' * LONGEST_LINE}\n"
        "Eva\n"
    )
    found = read(text)
    assert [(person.name, person.note) for person in found.people] == [("Ada", "two\nlines"), ("Eva", "")]
    assert [(each.line, each.why) for each in found.skipped] == [
        (2, "no-name"),
        (5, "open-quote"),
        (6, "header-again"),
        (7, "wrong-columns"),
        (8, "too-long"),
        (9, "too-long"),
    ]


def test_formulas_stay_text_and_lose_the_apostrophe_that_disarmed_them() -> None:
    found = read("Name,Note,Phone\n'=1+1,=HYPERLINK(1),'+47 22\n's-Gravenhage,'-,\n")
    assert [(person.name, person.note) for person in found.people] == [
        ("=1+1", "=HYPERLINK(1)"),
        ("'s-Gravenhage", "-"),
    ]
    assert found.people[0].phones == ("+47 22",)


def test_in_a_table_of_people_columns_of_ties_are_left_out_unless_the_user_says_so() -> None:
    text = "Name;Styrke;Weight;Fra;Relation\nAda;5;70;Oslo;friend\n"
    found = read(text)
    assert [column.meaning for column in found.columns] == ["name", "", "", "", ""]
    told = read(text, Answers(meanings={"Styrke": "weight", "Fra": "place"}))
    assert [column.meaning for column in told.columns] == ["name", "weight", "", "place", ""]
    assert told.people[0].place == "Oslo"


def test_birthdays_are_written_one_way_where_they_are_clear() -> None:
    found = read(
        "Name;Birthday;Met on\nAda;17.5.1970;3/4/2019\nBo;0.0.00;22/4/2019\nCai;1970-05-17;2019\n"
        "Dag;--05-17;17.13.2019\nEva;17/5/1970;\nFinn;3/4/1970;0000-00-00\n"
    )
    assert [(person.birthday, person.known_since) for person in found.people] == [
        ("1970-05-17", "2019-04-03"),
        ("", "2019-04-22"),
        ("1970-05-17", "2019"),
        ("--05-17", "17.13.2019"),
        ("1970-05-17", ""),
        ("1970-04-03", ""),
    ]
    assert read("Name;Birthday\nAda;3/4/1970\n").people[0].birthday == "3/4/1970"
    assert found.skipped == []


def test_what_is_no_address_is_left_out_and_told_unless_it_is_exchange_s_own() -> None:
    found = read(
        "Name;E-mail;Company\nAda;/o=ExchangeLabs/ou=Exchange/cn=Recipients/cn=ada;\n"
        "Bo;bo@post.invalid; \nCai;22 00 00 00; \nDag;none ::: dag@post.invalid; \n"
    )
    assert [person.emails for person in found.people] == [(), ("bo@post.invalid",), (), ("dag@post.invalid",)]
    assert [(each.line, each.why, each.arguments) for each in found.skipped] == [
        (4, "not-understood", {"name": "Cai", "field": "emails"}),
        (5, "not-understood", {"name": "Dag", "field": "emails"}),
    ]


def test_in_a_table_of_our_own_texts_stay_as_they_are() -> None:
    found = read("id,name,level,groups,offers,i_give,emails,birthday\n7,Ada,,,,,ada at home,17.5.1970\n")
    assert (found.people[0].emails, found.people[0].birthday) == (("ada at home",), "17.5.1970")


def test_a_decimal_comma_and_a_linkedin_address() -> None:
    found = read("Navn;Nivå;LinkedIn\nAda;4,0;https://www.linkedin.com/in/Ada-B/?x\n")
    assert (found.people[0].level, found.people[0].channels) == (4, (Channel("linkedin", "ada-b"),))


def test_addresses_of_linkedin_are_known_under_any_heading() -> None:
    found = read("Name;URL\nAda;https://www.linkedin.com/in/ada\nBo;\nCai;linkedin.com/in/Cai%C3%A5\n")
    assert [person.channels for person in found.people] == [
        (Channel("linkedin", "ada"),),
        (),
        (Channel("linkedin", "caiå"),),
    ]


def test_introducers_are_linked_where_one_alone_has_the_name() -> None:
    found = read("Name,Referred by,City\nAda,Bo,\nBo,Cai,\nDag,Eva,\nEva,,\nEva,,\n")
    assert [person.introduced_by for person in found.people] == [2, "Cai", "Eva", None, None]


def test_equal_headers_are_told_apart() -> None:
    found = read("Name,Phone,Phone\nAda,22,33\n")
    assert [column.header for column in found.columns] == ["Name", "Phone", "Phone (3)"]
    assert found.people[0].phones == ("22", "33")


def test_too_many_columns_are_refused() -> None:
    text = "\n".join([",".join(f"c{at}" for at in range(10_000)), ",".join("1" * 10_000)])
    with pytest.raises(Unreadable) as caught:
        read_any_table(text, Answers(), [])
    assert (caught.value.key, caught.value.arguments) == ("too-many-columns", {"count": 10_000})


@pytest.mark.parametrize(
    "cell",
    ["x" * 50_000_000, '"' + "x, y; " * 7_000_000 + '"', '"' + 'x "" y' * 40_000 + '"'],
    ids=["bare", "with separators", "with quotes"],
)
def test_a_cell_of_megabytes_is_left_out_and_told_and_the_person_is_kept(cell: str) -> None:
    found = read(f"Name,Note,City\nAda,a,\nBo,{cell},Oslo\nCai,c,\n")
    assert [(person.name, person.note, person.place) for person in found.people] == [
        ("Ada", "a", ""),
        ("Bo", "", "Oslo"),
        ("Cai", "c", ""),
    ]
    assert [(each.line, each.why, each.arguments) for each in found.skipped] == [
        (3, "long-cell", {"column": 2})
    ]


def test_a_name_of_megabytes_is_nobody_s() -> None:
    found = read(f"Name,City\nAda,Oslo\n{'x' * 1_000_000},Moss\n")
    assert names(found) == ["Ada"]
    assert [(each.line, each.why) for each in found.skipped] == [(3, "long-cell"), (3, "no-name")]


@pytest.mark.parametrize("hostile", ['a"', '"', ",", '",', "a,", '""a', '"a""'])
def test_a_long_line_of_odd_marks_costs_no_more_than_its_length(hostile: str) -> None:
    found = read(f"Name,City\nAda,Oslo\n{hostile * 2_000_000}\nBo,Moss\n")  # quadratic: for ever
    assert {"Ada", "Bo"} <= set(names(found))


def test_why_something_was_too_long_is_said() -> None:
    assert words.say_skipped("too-long") == "too long"
    assert words.say_skipped("long-cell", {"column": 2}) == "column 2 is left out: it is too long"


@pytest.mark.parametrize("line", ['a","', '"', 'x"', '","', "a,", ",", '"""', "\t"])
def test_many_quotes_cost_no_more_than_its_length(line: str) -> None:
    text = "Name,City\n" + f"{line}\n" * (60_000 if len(line) < 3 else 50_000)
    parse_table(text, Answers())  # quadratic time would take many minutes


@given(st.permutations(range(len(ROWS[0]))))
def test_the_order_of_columns_means_nothing(order: list[int]) -> None:
    shuffled = [[row[at] for at in order] for row in ROWS]
    assert read(written(shuffled)).people == read(written(ROWS)).people


@given(st.integers(0, 200))
@settings(max_examples=50)
def test_a_file_that_is_cut_gives_what_was_there(length: int) -> None:
    found = read_any_table(written(ROWS)[:length], Answers(), [])
    people = found.people if found else []
    assert len(people) <= len(ROWS) - 1
    for person, row in zip(people, ROWS[1:], strict=False):
        assert row[0].startswith(person.name)


@given(st.binary(max_size=300) | st.text("ab,;\t|\n\"'=@.1 Name", max_size=200).map(str.encode))
@settings(max_examples=200)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
        found = read_any_table(text, Answers(), [])
    except Unreadable:
        return
    assert found is None or all(person.name for person in found.people)
