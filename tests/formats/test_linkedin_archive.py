"""LinkedIn's whole archive: days on which one wrote, never what; the same again adds nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets import words
from krets.formats import Answers, Found, Plan, Unreadable, plan, read_bytes
from krets.formats.archive import Archive
from krets.formats.linkedin_archive import read_linkedin_archive
from krets.formats.linkedin_messages import second_invited, second_sent
from krets.model import Channel, Contact, Ego, Exchange, Network
from tests.formats.test_archive import mangled, packed
from tests.helpers.linkedin import (
    COLUMNS,
    INVITATIONS,
    INVITATIONS_TO_2021,
    ME,
    MESSAGE_ERAS,
    MESSAGES,
    MESSAGES_TO_2023,
    PREAMBLE,
    SECRET,
    connection,
    connections,
    invitation,
    message,
    table,
    takeout,
    url,
)
from tests.helpers.strategies import NOW

ADA, BO, CAI = "Ada Berg", "Bo Ek", "Cai Ås"
PEOPLE = [connection(name) for name in (ADA, BO, CAI)]
Rows = list[dict[str, str]]


def found(content: bytes) -> Found:
    result = read_linkedin_archive(Archive(content))
    assert result is not None
    return result


def of(rows: Rows, people: Rows = PEOPLE, era: tuple[str, ...] = MESSAGES, **more: str) -> Found:
    quoted = era is MESSAGES
    messages = table(rows, era, quoted)
    return found(takeout(**{"Connections": connections(people), "messages": messages} | more))


def days(result: Found) -> list[tuple[str, str, str, str, bool | None]]:
    names = {person.id: person.name for person in result.people}
    return [
        (names[each.contact], each.on.isoformat(), each.direction, each.started_by, each.answered)
        for each in result.exchanges
    ]


def counts(result: Found) -> dict[str, object]:
    return {skipped.why: skipped.arguments.get("count") for skipped in result.skipped}


def imported(network: Network, result: Found) -> Plan:
    made = plan(network, result)
    network.apply(made.change(NOW))
    return made


TALK = [
    message("1", ME, ADA, "2025-06-01 09:00:00"),
    message("1", ADA, ME, "2025-06-03 10:00:00"),
    message("1", ADA, ME, "2025-06-04 11:00:00"),
    message("2", BO, ME, "2025-07-01 12:00:00"),
    message("2", ME, BO, "2025-07-01 12:30:00"),
    message("2", ME, BO, "2025-07-05 12:30:00"),
]


def test_people_ego_and_days_come_from_the_archive() -> None:
    result = of(TALK)
    assert (result.format, result.ego) == ("linkedin", Ego(name=ME, organisation="Havkraft"))
    assert result.people[0] == Contact(
        id=1,
        name=ADA,
        channels=(Channel("linkedin", "ada-berg"),),
        known_since="2020-02-08",
        last_contact=date(2025, 6, 3),
    )
    assert result.exchanges[0] == Exchange(
        id=1,
        contact=1,
        on=date(2025, 6, 1),
        direction="given",
        channel="linkedin",
        started_by="me",
        answered=True,
    )
    assert days(result)[1:] == [
        (ADA, "2025-06-03", "mutual", "them", None),
        (ADA, "2025-06-04", "received", "them", None),
        (BO, "2025-07-01", "mutual", "them", None),
        (BO, "2025-07-05", "given", "me", None),
    ]
    assert [person.last_contact for person in result.people] == [date(2025, 6, 3), date(2025, 7, 1), None]
    assert not result.skipped


@pytest.mark.parametrize("era", MESSAGE_ERAS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_era_gives_the_same_days(era: tuple[str, ...], end: str) -> None:
    usual = days(of(TALK))
    for quoted in (False, True):
        text = connections(TALK, columns=era, preamble="", end=end, quoted=quoted)
        for name in ("messages", "Messages", "LinkedIn/messages", "messa_ges"):
            for content in (text, text.rstrip(), "\ufeff" + text):
                archive = takeout(Connections=connections(PEOPLE), **{name: content})
                assert days(found(archive)) == usual


@given(st.permutations(TALK), st.permutations(MESSAGES), st.permutations(PEOPLE))
@settings(max_examples=15)
def test_rows_and_columns_in_any_order(messages: Rows, columns: list[str], people: Rows) -> None:
    result = found(takeout(Connections=connections(people), messages=table(messages, tuple(columns))))
    assert sorted(days(result), key=str) == sorted(days(of(TALK)), key=str)


def test_nothing_that_was_written_is_kept() -> None:
    invited = table([invitation(ME, ADA, "1/29/26, 2:37 PM")], INVITATIONS)
    result = of([*TALK, message("9", ADA, ME, "soon")], Invitations=invited)
    assert SECRET.split(",", maxsplit=1)[0] not in repr(result)


def test_a_message_answers_another_of_the_same_conversation_within_half_a_year() -> None:
    first = datetime.fromisoformat("2024-01-01T12:00:00")
    for later, direction in ((179, "mutual"), (181, "given")):
        reply = message("1", ME, ADA, f"{first + timedelta(days=later)}")
        assert of([message("1", ADA, ME, f"{first}"), reply]).exchanges[1].direction == direction
        other = reply | {"CONVERSATION ID": "2"}
        assert of([message("1", ADA, ME, f"{first}"), other]).exchanges[1].direction == "given"


def test_whether_i_was_answered_is_said_only_where_it_is_certain() -> None:
    attempts = [message("1", ME, ADA, "2025-01-01 09:00:00"), message("1", ME, ADA, "2025-01-10 09:00:00")]
    assert [each.answered for each in of(attempts).exchanges] == [False, None]
    later = message("2", BO, ME, "2025-08-01 09:00:00")
    assert [each.answered for each in of([*attempts, later]).exchanges] == [False, False, None]
    reply = message("1", ADA, ME, "2025-01-11 09:00:00")
    assert [each.answered for each in of([*attempts, reply, later]).exchanges[:2]] == [False, True]


def test_drafts_spam_advertising_and_those_who_left_are_dropped_and_counted() -> None:
    at = "2025-06-10 09:00:00"
    result = of(
        [
            *TALK,
            message("3", ME, CAI, at, is_message_draft="Yes"),
            message("4", CAI, ME, at, folder="SPAM"),
            message("5", CAI, ME, at, content='<p class="spinmail-quill-editor">Buy!</p>'),
            message("6", "LinkedIn Member", ME, at, sender_profile_url=""),
            message("7", ME, "LinkedIn Member", at, recipient_profile_urls=""),
            message("8", CAI, ME, "yesterday"),
        ]
    )
    assert days(result) == days(of(TALK))
    assert counts(result) == {
        "unsent-mail": 3,
        "hidden-writer": 1,
        "unknown-reader": 1,
        "broken-row": 1,
    }
    (broken,) = [skipped for skipped in result.skipped if skipped.why == "broken-row"]
    assert broken.where == "messages.csv"
    assert broken.line > len(TALK)


def test_whoever_wrote_both_ways_comes_and_others_are_counted() -> None:
    eva, siri = "Eva Lie", "Siri Moe"
    result = of(
        [
            message("1", eva, ME, "2025-06-01 09:00:00"),
            message("1", ME, eva, "2025-06-02 09:00:00"),
            message("2", siri, ME, "2025-06-02 09:00:00"),
            message("3", ME, "Liv Dahl", "2025-06-02 09:00:00"),
        ]
    )
    assert result.people[3] == Contact(
        id=4, name=eva, channels=(Channel("linkedin", "eva-lie"),), last_contact=date(2025, 6, 2)
    )
    assert len(result.people) == 4
    assert {each.contact for each in result.exchanges} == {4}
    assert counts(result) == {"one-way": 2}


def test_names_that_hold_a_comma_are_told_from_several_people() -> None:
    doctor = "Jane Dahl, Ph.D., MBA"
    people = [*PEOPLE, connection(doctor) | {"URL": url("jane")}]
    rows = [
        message("1", ME, doctor, "2025-06-01 09:00:00"),
        message("2", ME, (doctor, ADA), "2025-06-05 09:00:00"),
        message("3", ME, ("Nobody Known", ADA), "2025-06-06 09:00:00"),
    ]
    result = of(rows, people, MESSAGES_TO_2023)
    assert [(name, on) for name, on, *_ in days(result)] == [
        (ADA, "2025-06-05"),
        (ADA, "2025-06-06"),
        (doctor, "2025-06-01"),
        (doctor, "2025-06-05"),
    ]


def test_a_group_counts_up_to_five_and_is_never_mutual() -> None:
    for size, known in ((4, True), (5, False)):
        others = [f"Person {letter}" for letter in "abcde"[:size]]
        people = [connection(name) for name in others]
        rows = [
            message("1", ME, tuple(others), "2025-06-01 09:00:00"),
            message("1", others[0], (ME, *others[1:]), "2025-06-01 10:00:00"),
            message("1", others[1], (ME, *others[2:]), "2025-06-02 10:00:00"),
        ]
        for era in MESSAGE_ERAS:
            result = of(rows, people, era)
            assert all(person.last_contact is None for person in result.people)
            if known:
                assert days(result) == [
                    (others[0], "2025-06-01", "given", "me", None),
                    (others[1], "2025-06-01", "given", "me", None),
                    (others[1], "2025-06-02", "received", "them", None),
                    (others[2], "2025-06-01", "given", "me", None),
                    (others[3], "2025-06-01", "given", "me", None),
                ]
            else:
                assert result.exchanges == []
                assert counts(result) == {"large-group": 1}


def test_a_connection_of_before_2021_is_known_by_name_and_of_two_of_one_name_neither() -> None:
    twins = [connection(ADA), connection(ADA) | {"URL": url("other")}]
    old = tuple(column for column in COLUMNS if column != "URL")
    once = takeout(Connections=connections(PEOPLE, columns=old), messages=table(TALK, MESSAGES_TO_2023))
    assert days(found(once)) == days(of(TALK))
    row = message("1", ME, ADA, "2025-06-01 09:00:00")
    assert of([row], twins, MESSAGES_TO_2023).exchanges == []
    assert [each.contact for each in of([row], twins).exchanges] == [1]


def test_my_old_name_is_known_by_my_address_and_a_namesake_by_theirs() -> None:
    rows = [
        *TALK,
        message("1", "Siv Old", ADA, "2025-06-08 09:00:00", sender_profile_url=url(ME)),
        message("7", ME, ME, "2025-06-09 09:00:00", sender_profile_url=url("namesake")),
        message("7", ME, ME, "2025-06-09 10:00:00", recipient_profile_urls=url("namesake")),
    ]
    result = of(rows)
    assert (ADA, "2025-06-08", "mutual", "me", None) in days(result)
    assert result.people[-1].channels == (Channel("linkedin", "namesake"),)
    assert result.people[-1].last_contact == date(2025, 6, 9)


@pytest.mark.parametrize("columns", [INVITATIONS_TO_2021, INVITATIONS])
def test_invitations_are_days_too(columns: tuple[str, ...]) -> None:
    rows = [
        invitation(ME, ADA, "1/29/26, 2:37 PM"),
        invitation(BO, ME, "12/3/25, 12:05\u202fAM"),
        invitation(ME, "Not Connected", "1/30/26, 1:00 AM"),
        invitation(CAI, ME, "30/1/26, 1:00 AM"),
    ]
    result = of([], Invitations=table(rows, columns))
    assert days(result) == [
        (ADA, "2026-01-29", "given", "me", True),
        (BO, "2025-12-03", "received", "them", None),
    ]
    assert all(person.last_contact is None for person in result.people)
    assert counts(result) == {"broken-row": 1, "one-way": 1}


def test_without_a_profile_invitations_say_who_i_am_else_nobody_does() -> None:
    invited = table([invitation(ME, ADA, "1/29/26, 2:37 PM")], INVITATIONS)
    with_me = of(TALK, Profile="", Positions="", Invitations=invited)
    assert with_me.ego == Ego(name=ME)
    assert len(with_me.exchanges) == len(of(TALK).exchanges) + 1
    without = of(TALK, Profile="", Positions="")
    assert (without.ego, without.exchanges, len(without.people)) == (None, [], 3)
    assert counts(without) == {"owner-unknown": None}


def test_without_both_the_user_says_who_i_am() -> None:
    def told(me: str) -> Found:
        whole = takeout(
            Connections=connections(PEOPLE), messages=table(TALK, MESSAGES, True), Profile="", Positions=""
        )
        return read_bytes(whole, Answers(me=me))

    unsaid = told("")
    assert unsaid.candidates[0].key == ME
    assert {candidate.key for candidate in unsaid.candidates} == {ME, ADA, BO}
    said = told(ME)
    assert (said.me, said.ego) == (ME, Ego(name=ME))
    assert days(said) == days(of(TALK))
    assert counts(told("Kim")) == {"owner-unknown": None}
    assert [remark.key for remark in told("Kim").warnings] == ["ego-not-found"]


def test_what_was_left_out_for_want_of_an_owner_is_said_once() -> None:
    skipped = of(TALK, Profile="", Positions="").skipped[-1]
    assert skipped.where == "messages.csv"
    assert "messages" not in words.say_skipped(skipped.why, skipped.arguments)


def test_messages_to_the_coach_are_no_messages() -> None:
    coach = table([message("1", ME, BO, "2025-06-01 09:00:00")], MESSAGES, True)
    assert days(of(TALK, learning_coach_messages=coach)) == days(of(TALK))
    archive = packed({"a_messages.csv": coach.encode(), "messages.csv": table(TALK, MESSAGES).encode()})
    assert read_linkedin_archive(Archive(archive)) is not None


def test_an_archive_without_connections_and_one_that_is_cut() -> None:
    alone = found(takeout(messages=table(TALK, MESSAGES, True)))
    assert [person.name for person in alone.people] == [ADA, BO]
    with pytest.raises(Unreadable, match="is-cut-linkedin"):
        found(takeout(Connections=PREAMBLE, messages=table(TALK, MESSAGES)))
    assert read_linkedin_archive(Archive(takeout())) is None
    assert read_linkedin_archive(Archive(packed({"Connections.csv": b"\0\1\2\3" * 50}))) is None


def test_rows_passed_over_name_their_member() -> None:
    text = connections([*PEOPLE, dict.fromkeys(COLUMNS, "") | {"Connected On": "07 Jun 2026"}])
    (skipped,) = found(takeout(Connections=text)).skipped
    assert (skipped.where, skipped.line, skipped.why) == ("Connections.csv", 8, "hidden-member")


def test_a_quote_that_is_never_closed_costs_a_few_rows_and_no_more() -> None:
    rows = table(TALK, MESSAGES, True)
    bad = '"9","","never closed\n' + "x" * 200_000 + "\n"
    result = of([], messages=rows + bad + table(TALK[:1], MESSAGES, True).split("\n", 1)[1])
    assert days(result) == days(of(TALK))
    assert "broken-row" in counts(result)


def test_the_same_archive_again_adds_nobody_and_no_exchange_twice() -> None:
    network = Network()
    assert len(imported(network, of(TALK)).exchanges) == 5
    again = plan(network, of(TALK))
    assert not again.change(NOW)
    assert again.notes == ()


def test_a_newer_archive_moves_jobs_raises_days_and_dates_the_last_contact() -> None:
    network = Network()
    imported(network, of(TALK[:1]))
    people = [PEOPLE[0] | {"Company": "Nordlys", "Position": "Head"}, *PEOPLE[1:], connection("Dag Lie")]
    same_day = message("1", ADA, ME, "2025-06-01 19:00:00")
    newer = of([*TALK, same_day], people)
    made = imported(network, newer)
    assert [person.name for person in made.new] == ["Dag Lie"]
    ((before, after), _) = made.updated
    assert (before.organisation, after.organisation, after.role) == ("", "Nordlys", "Head")
    assert after.last_contact == date(2025, 6, 1)
    ((known, raised),) = made.updated_exchanges
    assert (known.direction, raised.direction) == ("given", "mutual")
    assert (known.answered, raised.answered) == (None, True)
    assert len(network.exchanges) == len(newer.exchanges)
    assert not plan(network, newer).change(NOW)
    older = plan(network, of(TALK[:1]))
    assert (older.exchanges, older.updated_exchanges) == ([], [])


def test_what_the_user_put_down_for_a_day_stays() -> None:
    first = of(TALK[:1])
    given = Exchange(
        id=5, contact=1, on=date(2025, 6, 1), direction="given", value=2, channel="linkedin", note="a plan"
    )
    network = Network([*first.people, given])
    reply = message("1", ADA, ME, "2025-06-01 19:00:00")
    made = imported(network, of([TALK[0], reply]))
    assert made.exchanges == []
    kept = network.exchanges[5]
    assert (kept.direction, kept.value, kept.note, kept.answered) == ("given", 2, "a plan", True)
    in_person = Exchange(id=1, contact=1, on=date(2025, 6, 1), direction="mutual", in_person=True)
    assert len(plan(Network([*first.people, in_person]), first).exchanges) == 1


def test_into_a_map_without_people_ego_is_filled_in_and_nothing_taken() -> None:
    network = Network([Ego(name="Siv", context=("sea",))])
    made = imported(network, of([]))
    assert network.ego == Ego(name="Siv", organisation="Havkraft", context=("sea",))
    assert made.notes == ()


def test_every_reason_of_this_archive_is_said() -> None:
    for why in (
        "unsent-mail",
        "hidden-writer",
        "broken-row",
        "large-group",
        "unknown-reader",
        "one-way",
        "owner-unknown",
    ):
        said = words.say_skipped(why, {"count": 4021})
        assert said != words.say_skipped("nothing-known")
        assert ("4021" in said) is (why != "owner-unknown")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("1/29/26, 2:37 PM", "2026-01-29 14:37:00"),
        ("1/29/2026, 12:05 AM", "2026-01-29 00:05:00"),
        ("12/3/25 23:00", "2025-12-03 23:00:00"),
        ("13/3/25, 1:00 PM", ""),
        ("2/30/25, 1:00 PM", ""),
        ("2025-12-03", ""),
    ],
)
def test_american_dates(text: str, same: str) -> None:
    assert second_invited(text) == second_sent(same)


@pytest.mark.parametrize(
    "hostile",
    [
        '"' * 1_000_000,
        "CONVERSATION ID,FROM,TO,DATE\n" + '"' + "x\n" * 500_000,
        "CONVERSATION ID,FROM,TO,DATE\n" + "x," * 500_000,
        "CONVERSATION ID,FROM,TO,DATE\n" + ("1,A," + "b, " * 20_000 + ",2025-06-01 00:00:00\n") * 16,
        'CONVERSATION ID,FROM,TO,DATE\n1,Siv Solheim,"' + "b, " * 40_000 + '",2025-06-01 00:00:00\n',
        "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE\n"
        + ("1,A," + "linkedin." * 14_000 + ",B,2025-06-01 00:00:00\n") * 8,
    ],
)
def test_a_megabyte_of_malice_costs_nobody(hostile: str) -> None:
    result = found(takeout(Connections=connections(PEOPLE), messages=hostile))
    assert len(result.people) == len(PEOPLE)


WHOLE = takeout(
    Connections=connections(PEOPLE),
    messages=table(TALK, MESSAGES, True),
    Invitations=table([invitation(ME, ADA, "1/29/26, 2:37 PM")], INVITATIONS),
)


@given(mangled(WHOLE))
@settings(max_examples=60)
def test_a_mangled_archive_is_refused_or_read(content: bytes) -> None:
    try:
        result = read_linkedin_archive(Archive(content))
    except Unreadable:
        return
    assert result is None or {each.contact for each in result.exchanges} <= {p.id for p in result.people}


@given(st.data())
@settings(max_examples=60)
def test_mangled_tables_are_refused_or_read(data: st.DataObject) -> None:
    tables = {
        "Connections": connections(PEOPLE),
        "messages": table(TALK, MESSAGES, True),
        "Invitations": table([invitation(ME, ADA, "1/29/26, 2:37 PM")], INVITATIONS),
    }
    members = {f"{name}.csv": data.draw(mangled(text.encode())) for name, text in tables.items()}
    try:
        result = read_linkedin_archive(Archive(packed(members)))
    except Unreadable:
        return
    assert result is None or {each.contact for each in result.exchanges} <= {p.id for p in result.people}
