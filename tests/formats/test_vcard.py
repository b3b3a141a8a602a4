"""vCard 2.1, 3.0 and 4.0: every trap that address books lay, on small invented cards."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets import words
from krets.formats.found import Found, Unreadable
from krets.formats.names import MOST_PEOPLE
from krets.formats.text import decode
from krets.formats.vcard import read_vcard
from krets.formats.vcard_channels import channel_of
from krets.formats.vcard_lines import LONGEST_TEXT, folds_between_characters
from krets.formats.vcard_person import LARGEST_PHOTO
from krets.model import Channel, Contact, Network, Topic

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


def card(*lines: str, version: str = "3.0", end: str = "\n") -> str:
    return end.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def read(*cards: str) -> Found:
    return read_vcard("".join(cards), [])


def person(*lines: str, version: str = "3.0") -> Contact:
    found = read(card(*lines, version=version))
    assert not found.skipped
    (only,) = found.people
    return only


def reasons(found: Found) -> list[tuple[int, str]]:
    return [(skipped.line, skipped.why) for skipped in found.skipped]


def tied(found: Found) -> list[tuple[str, str, int, tuple[str, ...]]]:
    names = {each.id: each.name for each in found.people}
    return [(names[tie.a], names[tie.b], tie.level, tie.kinds) for tie in found.ties]


def circles(found: Found) -> dict[str, list[str]]:
    return {
        group.name: [each.name for each in found.people if group.id in each.groups] for group in found.groups
    }


# --- one card of each version ---------------------------------------------------------------------------


def test_a_card_of_outlook() -> None:
    assert person(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=98deg=C3=A5rd;Ada",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ada =C3=98deg=C3=A5rd",
        "ORG:Havkraft;Vind",
        "TITLE:Engineer",
        "TEL;WORK;VOICE:+47 00 00 00 01",
        "TEL;CELL;PREF:+47 00 00 00 02",
        "ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;Gata 1=0D=0A2. etg;Bod=F8;;8000;Norge",
        "NOTE;ENCODING=QUOTED-PRINTABLE:a line=0D=0Aand a=",
        " longer one that=",
        "",
        "EMAIL;PREF;INTERNET:ada@post.invalid",
        "REV:20260101T000000Z",
        version="2.1",
    ) == Contact(
        id=1,
        name="Ada Ødegård",
        organisation="Havkraft",
        role="Engineer",
        phones=("+47 00 00 00 02", "+47 00 00 00 01"),
        place="Bodø",
        emails=("ada@post.invalid",),
        note="a line\nand a longer one that\nDepartment: Vind",
    )


def test_a_card_of_apple() -> None:
    assert person(
        "PROFILE:VCARD",
        "PRODID:-//Apple Inc.//iPhone OS 17.0//EN",
        "N:Ek\\;Berg;Bo;;Dr.;",
        "FN:Dr. Bo Ek\\; Berg",
        "NICKNAME:Bosse",
        "item1.EMAIL;type=INTERNET;type=pref:bo@post.invalid",
        "item1.X-ABLabel:_$!<Home>!$_",
        "TEL;type=CELL;type=VOICE:\u202a+46\u00a000 00 00\u202c",
        "item2.URL;type=pref:https\\://www.linkedin.com/in/Bo-Ek/",
        "item2.X-ABLabel:_$!<HomePage>!$_",
        "X-SOCIALPROFILE;type=twitter;x-user=bo_ek:http://twitter.com/bo_ek",
        "IMPP;X-SERVICE-TYPE=Skype;type=pref:skype:bo.ek?chat",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-01-22",
        "item3.X-ABDATE;type=pref:2011-06-05",
        "item3.X-ABLabel:_$!<Anniversary>!$_",
        "NOTE:Summers\\, skiing\\nand a",
        "  boat",
        "CATEGORIES:Friends,Sailing\\, fishing",
        "UID:11111111-2222",
    ) == Contact(
        id=1,
        name="Dr. Bo Ek; Berg",
        groups=(1, 2),
        emails=("bo@post.invalid",),
        phones=("+46 00 00 00",),
        channels=(Channel("linkedin", "bo-ek"), Channel("x", "bo_ek"), Channel("skype", "bo.ek")),
        birthday="--01-22",
        note="Summers, skiing\nand a boat\nAnniversary: 2011-06-05",
        aliases=("Bosse",),
    )


def test_a_card_of_version_4() -> None:
    assert person(
        "KIND:individual",
        "FN;ALTID=1;LANGUAGE=ja:愛",
        "FN;ALTID=1;LANGUAGE=en;PREF=1:Ai Ås",
        "N;ALTID=1:Ås;Ai;;;",
        "PRONOUNS:they/them",
        'TEL;VALUE=uri;PREF=2;TYPE="voice,home":tel:+46-00-00;phone-context=+46;ext=12',
        "TEL;VALUE=uri;PREF=1;TYPE=cell:TEL:+46-11",
        "EMAIL;PREF=2:a@post.invalid",
        "EMAIL;PREF=1:mailto:b%2Bc@post.invalid",
        "BDAY:19850122",
        "ANNIVERSARY:--0605",
        'ADR;LABEL="Gata 1^nOrt: X";GEO="geo:1,2":;;;;;;Sverige',
        "EXPERTISE;LEVEL=expert:boats",
        "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://sea.invalid/@ai",
        "MEMBER:urn:uuid:nobody",
        version="4.0",
    ) == Contact(
        id=1,
        name="Ai Ås",
        phones=("+46-11", "+46-00-00 ext. 12"),
        emails=("b+c@post.invalid", "a@post.invalid"),
        birthday="1985-01-22",
        place="Sverige",
        topics=(Topic("boats"),),
        channels=(Channel("mastodon", "@ai@sea.invalid"),),
        note="Pronouns: they/them\nAnniversary: --06-05",
    )


def test_nobody_is_placed_and_nobody_is_ego() -> None:
    found = read(card("FN:Ada"), card("FN:Bo"))
    assert (found.format, found.ego) == ("vcard", None)
    assert [(each.id, each.name, each.level) for each in found.people] == [(1, "Ada", None), (2, "Bo", None)]


# --- lines ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_any_line_ends_and_blank_lines_inside_a_card(end: str) -> None:
    text = card("FN:Ada Be", " rg", "", "NOTE:one", "", "  two", "", "TITLE:Nurse", end=end)
    (only,) = read(f"{end}{text}{end}{text}").people[:1]
    assert (only.name, only.note, only.role) == ("Ada Berg", "one two", "Nurse")


@pytest.mark.parametrize("change", [str.lower, str.upper, str.title])
def test_properties_in_any_case(change: Callable[[str], str]) -> None:
    lines = ("begin:vcard", "version:2.1", "n:x", "tel;cell:1", "email;type=internet:x", "end:vcard")
    found = read_vcard("\n".join(map(change, lines)), [])
    assert [(each.name.lower(), each.phones) for each in found.people] == [("x", ("1",))]


def test_a_fold_stands_for_a_space_in_version_2_1_alone() -> None:
    assert person("NOTE:a", " b", "FN:Ada", version="2.1").note == "a b"
    assert person("NOTE:a", " b", "FN:Ada").note == "ab"
    assert person("NOTE:a", "\tb", "FN:Ada").note == "ab"


def test_a_fold_may_cut_a_property_anywhere() -> None:
    assert person("FN:Ada", "TEL;TYPE=WO", " RK;TYPE=pr", " ef:1", "TE", " L:2").phones == ("1", "2")


def test_escapes_and_quotes() -> None:
    only = person('ORG;X="a:b;c":A\\\\B\\;C;D', "FN:\\N\\nAda\\:\\x", 'NOTE;X=^n^^^\':"n"\\')
    assert only.organisation == "A\\B;C"
    assert only.name == "Ada:x"
    assert only.note == '"n"\\\nDepartment: D'
    assert person('TEL;X="never closed:12', "FN:Ada").phones == ("12",)


@pytest.mark.parametrize(
    ("charset", "printed"),
    [
        ("UTF-8", "=C3=85sa"),
        ("ISO-8859-1", "=C5sa"),
        ("windows-1252", "=C5sa"),
        ("KOI8-R", "A=73a"),
        ("punycode", "=C3=85sa"),
        ("rot13", "=C3=85sa"),
        ("unicode_escape", "=C3=85sa"),
        ("ISO-8859-99", "=C3=85sa"),
        ("", "=C5sa"),
    ],
)
def test_quoted_printable_in_its_charset(charset: str, printed: str) -> None:
    parameter = f";CHARSET={charset}" if charset else ""
    name = person(f"FN;ENCODING=QUOTED-PRINTABLE{parameter}:{printed}", version="2.1").name
    assert name == ("Asa" if charset == "KOI8-R" else "Åsa")


def test_a_soft_break_ends_where_the_card_does() -> None:
    found = read(card("FN;QUOTED-PRINTABLE:A=", "da=", version="2.1"), card("FN:Bo"))
    assert [each.name for each in found.people] == ["Ada", "Bo"]
    assert not found.skipped


def test_an_equals_sign_at_the_end_of_other_lines_is_text() -> None:
    assert person("NOTE:a=", "FN:Ada", version="2.1").note == "a="


def test_folds_that_cut_a_character_are_moved_before_decoding() -> None:
    data = card("FN:Bjørn 🌊 Ås").encode()
    for at in range(data.index(b"Bj"), data.index("Ås".encode()) + 4):
        for fold in (b"\r\n ", b"\n\t"):
            cut = folds_between_characters(data[:at] + fold + data[at:])
            assert cut.count(b"\n") == data.count(b"\n") + 1
            assert read(cut.decode()).people[0].name == "Bjørn 🌊 Ås"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_with_and_without_a_mark(encoding: str) -> None:
    text, remarks = decode(card("FN:Ada Ødegård", "NOTE:x").encode(encoding))
    found = read_vcard(text, remarks)
    assert [each.name for each in found.people] == ["Ada Ødegård"]
    assert not found.warnings


def test_what_was_said_of_the_file_stays_said() -> None:
    text, remarks = decode(card("FN:Ada Ødegård").encode("cp1252"))
    assert [remark.key for remark in read_vcard(text, remarks).warnings] == ["encoding-guessed"]


# --- photos ---------------------------------------------------------------------------------------------


def photo(*lines: str, version: str = "3.0") -> tuple[bytes | None, list[str]]:
    found = read(card("FN:Ada", *lines, "TITLE:Nurse", version=version))
    assert found.people[0].role == "Nurse"
    assert not found.skipped
    return found.people[0].photo, [remark.key for remark in found.warnings]


def test_photos_closed_by_a_blank_line_or_not_indented_or_not() -> None:
    text = b64encode(PNG).decode()
    pieces = [text[at : at + 40] for at in range(0, len(text), 40)]
    first, *rest = pieces
    indented = [f"  {piece}" for piece in rest]
    head = "PHOTO;ENCODING=BASE64;TYPE=PNG:"
    for lines in (
        [head, *[f" {piece}" for piece in pieces], ""],
        [head + first, *indented],
        [head + first, *rest, ""],
        [head + first, *rest],
        [f"PHOTO;BASE64:{first}", *indented, ""],
    ):
        assert photo(*lines, version="2.1") == (PNG, [])
    assert photo(f"PHOTO;ENCODING=b;TYPE=PNG:{first}", *[f" {piece}" for piece in rest]) == (PNG, [])
    assert photo(f"PHOTO:data:image/png;base64,{text}", version="4.0") == (PNG, [])
    assert photo(f"PHOTO;VALUE=uri:data:image/png\\;base64\\,{text}") == (PNG, [])
    assert photo(f"PHOTO;ENCODING=b:{text.rstrip('=')}") == (PNG, [])


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;VALUE=uri:https://pictures.invalid/a.png",
        "PHOTO;ENCODING=b:" + b64encode(b"<svg onload=x>").decode(),
        "PHOTO;ENCODING=b:" + b64encode(PNG.ljust(LARGEST_PHOTO)).decode(),
        "PHOTO;ENCODING=b:" + "A" * (3 * LARGEST_PHOTO),
        "PHOTO;ENCODING=b:ååå",
        "PHOTO;ENCODING=b:A",
        "PHOTO:data:image/png,raw",
    ],
)
def test_what_is_no_sound_photo_is_left_out_and_told(line: str) -> None:
    assert photo(line) == (None, ["photos-left-out"])


def test_all_photos_left_out_are_one_remark() -> None:
    found = read(*[card("FN:Ada", "PHOTO:x", "PHOTO:y")] * 3, card("FN:Bo", "PHOTO:"))
    assert [(remark.key, remark.arguments) for remark in found.warnings] == [
        ("photos-left-out", {"count": 3})
    ]


# --- names, days, channels ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Berg;Ada;Li;Dr.;PhD", "FN: "), "Dr. Ada Li Berg PhD"),
        (("N:;;;;", "NICKNAME:Bosse", "ORG:X"), "Bosse"),
        (("N:;Ada", "FN:"), "Ada"),
        (("ORG:;Vind", "EMAIL:a@post.invalid"), "Vind"),
        (("EMAIL:a@post.invalid",), "a@post.invalid"),
        (("FN:Ada Berg", "ORG:Havkraft", "X-ABShowAs:COMPANY"), "Havkraft"),
        (("FN:Havkraft", "KIND:org"), "Havkraft"),
    ],
)
def test_the_name_is_the_first_thing_that_can_be_one(lines: tuple[str, ...], name: str) -> None:
    assert person(*lines).name == name


def test_a_firm_is_a_service() -> None:
    assert person("FN:Havkraft", "KIND:ORG", version="4.0").kind == "service"
    assert person("FN:", "ORG:Havkraft", "X-ABShowAs:COMPANY").kind == "service"
    assert person("FN:Ada", "ORG:Havkraft").kind == "person"


def test_cards_that_are_nobody_are_skipped_with_their_line() -> None:
    found = read(
        card("TEL:1"),
        card("FN:Ada", "UID:1"),
        card("FN:Boat house", "KIND:location"),
        card("FN:" + "x" * 2_000),
        card("FN:ADA", "UID:urn:uuid:1"),
        card("FN:Bo", "UID:1"),
        "END:VCARD\nNOTE:outside\n",
        card("FN:Cai", "no property", "NOTE:x", "neither is: this"),
    )
    assert [each.name for each in found.people] == ["Ada", "Bo", "Cai"]
    assert reasons(found) == [
        (1, "no-name"),
        (10, "not-a-person"),
        (15, "too-long"),
        (19, "twice"),
        (34, "stray-line"),
        (36, "stray-line"),
    ]


def test_every_reason_has_its_sentence() -> None:
    general = words.say_skipped("nothing-known")
    for why in ("no-name", "not-a-person", "too-long", "twice", "stray-line", "unclosed-card", "self-tie"):
        assert words.say_skipped(why, {"name": "Ada"}) != general
    said = words.say_remark("photos-left-out", {"count": 3})
    assert "3" in said
    assert said != words.say_remark("nothing-known")


@pytest.mark.parametrize("notes", [["x" * 50_000_000], ["x" * 30_000] * 100, ["\\n" * 500_000, "y"]])
def test_of_a_note_beyond_all_measure_the_beginning_is_kept_and_the_rest_told(notes: list[str]) -> None:
    found = read(card("FN:Ada", *(f"NOTE:{note}" for note in notes), "ORG:Vind"), card("FN:Bo", "NOTE:a"))
    ada, bo = found.people
    assert (ada.organisation, bo.note) == ("Vind", "a")
    assert len(ada.note) <= LONGEST_TEXT + len(notes)
    assert set(ada.note) <= {"x", "\n"}
    ((_, why),) = reasons(found)
    said = words.say_skipped(why, found.skipped[0].arguments)
    assert "NOTE" in said
    assert "100" in said


def test_whatever_else_goes_beyond_all_measure_is_left_out_and_told() -> None:
    many = [f"EMAIL:{number}@post.invalid" for number in range(20_000)]
    found = read(
        card("FN:Ada", "ORG:" + "x" * 1_000_000, "TITLE:Baker", *many, "X-CARD;ENCODING=b:" + "A" * 200_000)
    )
    (ada,) = found.people
    assert (ada.organisation, ada.role) == ("", "Baker")
    assert sum(map(len, ada.emails)) <= LONGEST_TEXT
    assert all(each.endswith("@post.invalid") for each in ada.emails)
    assert [(each.why, each.arguments["property"]) for each in found.skipped] == [
        ("long-property", "ORG"),
        ("long-property", "EMAIL"),
    ]


def test_a_group_of_thousands_is_whole() -> None:
    people = [card(f"FN:P{number}", f"UID:{number:060}") for number in range(2_000)]
    members = [f"MEMBER:urn:uuid:{number:060}" for number in range(2_000)]
    found = read(*people, card("FN:Choir", "KIND:group", *members))
    assert not found.skipped
    assert len(circles(found)["Choir"]) == len(people)


def test_a_card_that_is_not_closed_is_skipped_and_told() -> None:
    open_ = "BEGIN:VCARD\nVERSION:3.0\nFN:Cut\n"
    found = read(card("FN:Ada"), open_, card("FN:Bo"), open_)
    assert [each.name for each in found.people] == ["Ada", "Bo"]
    assert reasons(found) == [(5, "unclosed-card"), (12, "unclosed-card")]
    assert not read(open_).people


def test_files_put_together_without_a_line_end_between() -> None:
    one = card("FN:Ada").rstrip()
    found = read_vcard(f"{one}{one}\ufeff{one}", [])
    assert len(found.people) == 3
    assert not found.skipped


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:1985-01-22", "1985-01-22"),
        ("BDAY:19850122", "1985-01-22"),
        ("BDAY;VALUE=date-and-or-time:1985-01-22T10:00:00Z", "1985-01-22"),
        ("BDAY;VALUE=date:--0122", "--01-22"),
        ("BDAY:--01-22", "--01-22"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-01-22", "--01-22"),
        ("BDAY:1985-02-31", "1985-02-31"),
        ("BDAY:0000-00-00", "0000-00-00"),
        ("BDAY;VALUE=text:about 1900", "about 1900"),
        ("BDAY:1985", "1985"),
        ("BDAY:", ""),
    ],
)
def test_birthdays_stay_text(line: str, day: str) -> None:
    assert person("FN:Ada", line).birthday == day


@pytest.mark.parametrize(
    ("line", "channel", "handle"),
    [
        ("URL:https://no.linkedin.com/in/Ada-L%C3%B8v/?x=1", "linkedin", "ada-løv"),
        ("X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/Ada", "linkedin", "ada"),
        ("X-SOCIALPROFILE;type=linkedin;x-user=Ada:x-apple:Ada", "linkedin", "ada"),
        ("URL:https://m.facebook.com/ada.berg", "facebook", "ada.berg"),
        ("URL:https://www.facebook.com/profile.php?id=100&x=1", "facebook", "100"),
        ("URL:www.instagram.com/_u/ada/", "instagram", "ada"),
        ("URL:https://x.com/@ada", "x", "ada"),
        ("X-TWITTER:ada", "x", "ada"),
        ("URL:https://t.me/ada", "telegram", "ada"),
        ("IMPP:xmpp:ada@talk.invalid", "jabber", "ada@talk.invalid"),
        ("IMPP;X-SERVICE-TYPE=AIM:aim:goim?screenname=ada", "aim", "ada"),
        ("X-SKYPE-USERNAME:ada", "skype", "ada"),
        ("X-JABBER;TYPE=HOME:ada@talk.invalid", "jabber", "ada@talk.invalid"),
        ("X-SOCIALPROFILE;type=myspace;x-user=ada:http://www.myspace.invalid/ada", "myspace", "ada"),
        ("SOCIALPROFILE;SERVICE-TYPE=SomeSite;VALUE=text:ada", "somesite", "ada"),
        ("URL:https://ada.invalid/blog", "web", "https://ada.invalid/blog"),
        ("URL:https://facebook.com/groups/1", "web", "https://facebook.com/groups/1"),
        ("URL:https://www.linkedin.com/company/x", "web", "https://www.linkedin.com/company/x"),
        ("URL:http://[::1", "web", "http://[::1"),
        ("URL:https://x.com/", "web", "https://x.com/"),
    ],
)
def test_where_somebody_is_met(line: str, channel: str, handle: str) -> None:
    assert person("FN:Ada", line).channels == (Channel(channel, handle),)


def test_a_place_is_one_channel_however_often_it_is_named() -> None:
    lines = ("URL:https://x.com/ada", "URL:https://twitter.com/Ada", "URL: ", "IMPP:", "X-ICQ:")
    assert person("FN:Ada", *lines).channels == (Channel("x", "ada"),)
    assert channel_of("") is None


# --- groups ---------------------------------------------------------------------------------------------


def test_categories_are_groups_but_not_the_address_book_itself() -> None:
    found = read(
        card("FN:Ada", "CATEGORIES:Friends,myContacts,, friends ", "CATEGORIES:Choir"),
        card("FN:Bo", "CATEGORIES:Choir", "CATEGORIES:* myContacts"),
    )
    assert circles(found) == {"Friends": ["Ada"], "Choir": ["Ada", "Bo"]}


@pytest.mark.parametrize(
    ("kind", "member"),
    [("X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"), ("KIND", "MEMBER")],
)
def test_group_cards_are_groups(kind: str, member: str) -> None:
    found = read(
        card(
            f"{kind}:group", "N:Family", "FN:Family", "UID:g", f"{member}:urn:uuid:AA", f"{member}:urn:uuid:z"
        ),
        card("FN:Ada", "UID:aa", "CATEGORIES:Choir"),
        card("FN:Bo", "UID:urn:uuid:bb", "EMAIL:bo@post.invalid"),
        card(f"{kind}:group", "FN:Choir", f"{member}:mailto:BO@post.invalid", f"{member}:urn:uuid:aa"),
        card(f"{kind}:group", f"{member}:urn:uuid:aa"),
    )
    assert [each.name for each in found.people] == ["Ada", "Bo"]
    assert circles(found) == {"Choir": ["Ada", "Bo"], "Family": ["Ada"]}
    assert reasons(found) == [(8, "no-such-person"), (29, "no-name")]
    assert found.skipped[0].arguments == {"id": "urn:uuid:z"}


def test_group_cards_in_a_circle_are_groups_side_by_side() -> None:
    found = read(
        card("KIND:group", "FN:One", "UID:1", "MEMBER:urn:uuid:2", "MEMBER:urn:uuid:1", "MEMBER:a"),
        card("KIND:group", "FN:Two", "UID:2", "MEMBER:urn:uuid:1", "MEMBER:b"),
        card("FN:Ada", "UID:a"),
        card("FN:Bo", "UID:b"),
    )
    assert circles(found) == {"One": ["Ada"], "Two": ["Bo"]}
    assert not found.skipped


def test_groups_alone_are_groups() -> None:
    assert circles(read(card("KIND:group", "FN:Choir"))) == {"Choir": []}


# --- relations ------------------------------------------------------------------------------------------


def test_relations_of_apple_are_ties() -> None:
    found = read(
        card(
            "FN:Ada Berg",
            "item1.X-ABRELATEDNAMES;type=pref:Bo Ek",
            "item1.X-ABLabel:_$!<Spouse>!$_",
            "item2.X-ABRELATEDNAMES:CAI ÅS",
            "item2.X-ABLabel:Rowing\\, Mondays",
            "item3.X-ABRELATEDNAMES:Dag Moe",
            "item3.X-ABLabel:_$!<YoungerBrother>!$_",
        ),
        card("FN:Bo Ek", "item9.X-ABRELATEDNAMES:Ada Berg", "item9.X-ABLabel:_$!<Partner>!$_"),
        card("FN:Cai Ås"),
        card("FN:Dag Moe"),
    )
    assert tied(found) == [
        ("Ada Berg", "Bo Ek", 4, ("spouse", "partner")),
        ("Ada Berg", "Cai Ås", 3, ("Rowing, Mondays",)),
        ("Ada Berg", "Dag Moe", 4, ("younger brother",)),
    ]
    assert not found.skipped


def test_relations_of_version_4_are_ties() -> None:
    found = read(
        card(
            "FN:Ada",
            "UID:urn:uuid:AA",
            "RELATED;TYPE=spouse:urn:uuid:bb",
            'RELATED;TYPE="friend,colleague":urn:uuid:CC',
            "RELATED;VALUE=text;TYPE=contact:Dag",
            "RELATED;TYPE=sibling:mailto:eli@post.invalid",
            "RELATED;TYPE=me:urn:uuid:bb",
            version="4.0",
        ),
        card("FN:Bo", "UID:urn:uuid:bb", version="4.0"),
        card("FN:Cai", "UID:cc", version="4.0"),
        card("FN:Dag", version="4.0"),
        card("FN:Eli", "EMAIL:Eli@post.invalid", version="4.0"),
    )
    assert tied(found) == [
        ("Ada", "Bo", 4, ("spouse",)),
        ("Ada", "Cai", 3, ("friend", "colleague")),
        ("Ada", "Dag", 3, ()),
        ("Ada", "Eli", 4, ("sibling",)),
    ]


@pytest.mark.parametrize(
    ("line", "kinds", "level"),
    [
        ("X-SPOUSE:Bo", ("spouse",), 4),
        ("X-MS-MANAGER:Bo", ("manager",), 3),
        ("X-EVOLUTION-ASSISTANT:Bo", ("assistant",), 3),
        ("X-ABRELATEDNAMES;type=Mother:Bo", ("mother",), 4),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo;2;;;", ("brother",), 4),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo;0;Fetter;;", ("Fetter",), 3),
        ("AGENT:BEGIN:VCARD\\nVERSION:3.0\\nFN:Bo\\nEND:VCARD\\n", ("agent",), 3),
        ("AGENT;VALUE=uri:urn:uuid:b", ("agent",), 3),
        *[
            (f"x.X-ABRELATEDNAMES:Bo\nx.X-ABLabel:{label}", (label,), level)
            for label, level in {"Samboer": 4, "Syster": 4, "søster": 4, "Förälder": 4, "kusin": 3}.items()
        ],
    ],
)
def test_relations_of_other_address_books(line: str, kinds: tuple[str, ...], level: int) -> None:
    found = read(card("FN:Ada", line), card("FN:Bo", "UID:b"))
    assert tied(found) == [("Ada", "Bo", level, kinds)]


def test_whoever_has_no_card_stays_in_the_note_and_is_nobody() -> None:
    found = read(
        card(
            "FN:Ada",
            "NOTE:Old friend",
            "item1.X-ABRELATEDNAMES:Mum",
            "item1.X-ABLabel:_$!<Mother>!$_",
            "RELATED:Namesake",
            "RELATED;TYPE=friend:mailto:else@post.invalid",
            "RELATED;TYPE=friend:urn:uuid:gone",
            "X-SPOUSE:Ada",
            "X-SPOUSE:",
        ),
        card("FN:Namesake"),
        card("FN:Namesake"),
    )
    assert not found.ties
    assert found.people[0].note == ("Old friend\nRelated: Namesake\nFriend: else@post.invalid\nMother: Mum")
    assert [each.note for each in found.people[1:]] == ["", ""]
    assert reasons(found) == [(9, "no-such-person"), (10, "self-tie")]


def test_who_introduced_somebody() -> None:
    label = "item1.X-ABLabel:Referred By"
    found = read(
        card("FN:Ada", "item1.X-ABRELATEDNAMES:Bo", label),
        card("FN:Bo", "item1.X-ABRELATEDNAMES:Aunt Ida", label),
    )
    assert [each.introduced_by for each in found.people] == [2, "Aunt Ida"]
    assert not found.ties


def test_an_agent_with_a_card_inside_is_somebody() -> None:
    inner = card("FN:Bo", "TEL:2", version="2.1")
    for text in (
        f"BEGIN:VCARD\nVERSION:2.1\nFN:Ada\nAGENT:\n{inner}TEL:1\nEND:VCARD\n",
        f"BEGIN:VCARD\nVERSION:2.1\nFN:Ada\nAGENT:{inner}TEL:1\nEND:VCARD\n",
    ):
        found = read(text, card("FN:Bo"))
        assert [(each.name, each.phones) for each in found.people] == [
            ("Bo", ("2",)),
            ("Ada", ("1",)),
            ("Bo", ()),
        ]
        assert [(tie.a, tie.b, tie.kinds) for tie in found.ties] == [(1, 2, ("agent",))]
        assert not found.skipped


def test_what_krets_wrote_and_somebody_changed_is_told_where_it_makes_no_sense() -> None:
    found = read(
        card(
            "FN:Ada",
            "UID:a",
            "X-KRETS-LEVEL:9",
            "X-KRETS-LAST-CONTACT:2026-11-01",
            "X-ABRELATEDNAMES;X-KRETS-UID=b;X-KRETS-LEVEL=7;X-KRETS-FEEL=odd:Bo",
            "X-ABRELATEDNAMES;X-KRETS-UID=gone;X-KRETS-LEVEL=2:Cai",
            "X-KRETS-INTRODUCED-BY:urn:uuid:gone",
        ),
        card("FN:Bo", "UID:b"),
        card("FN:Cai"),
    )
    ada = found.people[0]
    assert (ada.level, str(ada.last_contact), ada.introduced_by) == (None, "2026-11-01", None)
    assert [(tie.b, tie.level, tie.feel) for tie in found.ties] == [(2, 3, None), (3, 2, None)]
    assert reasons(found) == [(1, "not-understood")]
    assert found.skipped[0].arguments == {"name": "Ada", "field": "level"}


# --- any file -------------------------------------------------------------------------------------------

WHOLE = (
    card("FN:Ada Ødegård", "N:Ødegård;Ada;;;", "UID:1", "CATEGORIES:Choir", "X-KRETS-LEVEL:4", "X-SPOUSE:Bo")
    + card("FN;ENCODING=QUOTED-PRINTABLE:B=", "o", "AGENT:", version="2.1")[:-11]
    + card("N:Li", f"PHOTO;BASE64:{b64encode(PNG).decode()}", "", version="2.1")
    + "END:VCARD\n"
    + card("KIND:group", "FN:Choir", "MEMBER:urn:uuid:1", "RELATED;TYPE=friend:Bo", version="4.0")
)


def harmless(text: str) -> None:
    try:
        found = read_vcard(text, [])
    except Unreadable:
        return
    assert [each.id for each in found.people] == list(range(1, len(found.people) + 1))
    assert all(each.name.strip() for each in found.people)
    whys = {each.why: each.arguments for each in found.skipped}
    assert all(words.say_skipped(why, arguments) for why, arguments in whys.items())
    network = Network([*found.groups, *found.people, *found.ties])
    assert len(network.ties) == len(found.ties)
    assert {group for each in found.people for group in each.groups} <= network.groups.keys()


def test_the_whole_is_read_whole() -> None:
    found = read_vcard(WHOLE, [])
    assert [each.name for each in found.people] == ["Ada Ødegård", "Li", "Bo"]
    assert found.people[1].photo == PNG
    assert (len(found.ties), circles(found), found.skipped) == (2, {"Choir": ["Ada Ødegård"]}, [])


@pytest.mark.parametrize("text", ["", "\n \n", "Ada\nBo", "END:VCARD", "BEGIN:VCALENDAR\nEND:VCALENDAR"])
def test_what_holds_no_card_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_vcard(text, [])
    assert caught.value.key == "is-text"


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    harmless(text)
    harmless(f"BEGIN:VCARD\n{text}\nEND:VCARD")


LINES = WHOLE.split("\n")
PIECES = (*LINES, "", " ", "\t=", ":", ";", "=", "\\", '"', "AGENT:BEGIN:VCARD", "BDAY:1604-13-01", "URL://[")


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40))
def test_any_lines(lines: list[str]) -> None:
    harmless("\n".join(("BEGIN:VCARD", *lines, "FN:Last", "END:VCARD")))


@settings(max_examples=60)
@given(st.integers(0, len(WHOLE)), st.text(max_size=5))
def test_a_file_cut_or_with_something_put_in(at: int, put: str) -> None:
    harmless(WHOLE[:at])
    harmless(WHOLE[at:])
    harmless(WHOLE[:at] + put + WHOLE[at:])


@given(st.permutations(["FN:Ada", "TEL:1", "NOTE:x", "item1.X-ABRELATEDNAMES:Bo", "item1.X-ABLabel:friend"]))
def test_properties_in_any_order(lines: list[str]) -> None:
    found = read(card(*lines), card("FN:Bo"))
    assert (found.people[0].phones, found.people[0].note) == (("1",), "x")
    assert tied(found) == [("Ada", "Bo", 3, ("friend",))]


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCARD\n" * 60_000,
        "BEGIN:VCARD\nFN:Ada\nAGENT:\n" * 20_000 + "END:VCARD\n" * 20_000,
        card("FN:Ada", *["AGENT:BEGIN:VCARD"] * 50_000),
        card("FN:Ada", "TEL" + ";X" * 500_000 + ":1"),
        card("FN:Ada", 'TEL;X="' + '";"' * 300_000),
        card("FN:Ada", "NOTE:" + "\\" * 1_000_000),
        card("FN:Ada", "NOTE:x", *[" "] * 500_000),
        card("FN:Ada", "NOTE:x", *[""] * 1_000_000),
        card("FN:Ada", "PHOTO;BASE64:", *["A"] * 400_000),
        card("FN;QUOTED-PRINTABLE:A=", *["B="] * 300_000),
        card("FN:Ada", "NOTE;QUOTED-PRINTABLE:=", *["="] * 400_000),
        card("FN:Ada", *["x"] * 300_000),
        card("FN:Ada", "ADR:" + ";" * 1_000_000),
        card("FN:Ada", "CATEGORIES:" + ",".join(map(str, range(100_000)))),
        card("FN:Ada", *[f"i{n}.X-ABRELATEDNAMES:N{n}\ni{n}.X-ABLabel:L{n}" for n in range(20_000)]),
        card("FN:Ada", *["X-SPOUSE:Ada"] * 50_000),
        card("FN:Ada", "AGENT:" + "BEGIN:VCARD\\nFN:Bo\\n" * 40_000),
        card("KIND:group", "FN:Choir", *["MEMBER:x"] * 80_000) + card("FN:Ada"),
        card("FN:Ada", "URL:https://facebook.com/profile.php?" + "&" * 1_000_000),
        card("FN:Ada", "URL:https://facebook.com" + "/in" * 300_000),
        card("FN:Ada", "TEL:tel:1" + ";ext" * 250_000),
        "\ufeff \n" * 300_000 + card("FN:Ada"),
    ],
    ids=lambda text: text[:40].replace("\n", " "),
)
def test_a_million_letters_of_odd_shapes_end_in_time(text: str) -> None:
    harmless(text)


def test_too_many_cards_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("krets.formats.vcard.MOST_PEOPLE", 3)
    with pytest.raises(Unreadable) as caught:
        read(*[card("FN:Ada")] * 4)
    assert caught.value.key == "too-large"
    assert len(read(*[card("FN:Ada")] * 3).people) == 3
    assert MOST_PEOPLE > 3
