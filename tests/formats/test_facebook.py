"""Facebook's friends of every year, its chats as days, and what is no list of friends."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets import words
from krets.formats import NOBODY, Answers, Found, Unreadable, plan, read_bytes
from krets.formats.archive import Archive
from krets.formats.facebook import read_facebook, read_facebook_archive
from krets.formats.meta import mended
from krets.model import Channel, Contact, Ego, Network
from tests.formats.test_archive import mangled, packed
from tests.helpers.meta import ME, SECRET, as_bytes, chat, friend, labelled_friend, profile, sealed_chat
from tests.helpers.strategies import NOW, texts

ADA, BO = "Ada Ødegård", "Bo Ek"


def listed(whole: object) -> Found:
    result = read_facebook(whole)
    assert result is not None
    return result


def found(members: dict[str, bytes]) -> Found:
    result = read_facebook_archive(Archive(packed(members)))
    assert result is not None
    return result


def days(result: Found) -> list[tuple[str, str, str, bool | None]]:
    names = {person.id: person.name for person in result.people}
    return [
        (names[each.contact], each.on.isoformat(), each.direction, each.answered) for each in result.exchanges
    ]


def counts(result: Found) -> dict[str, object]:
    return {skipped.why: skipped.arguments.get("count") for skipped in result.skipped}


ERAS = {
    "friends/friends.json": {"friends": [friend(ADA), friend(BO, "2020-02-29")]},
    "friends_and_followers/friends.json": {"friends_v2": [friend(ADA), friend(BO, "2020-02-29")]},
    "connections/friends/your_friends.json": {
        "friends_v2": [labelled_friend(ADA, label="Navn"), labelled_friend(BO, "2020-02-29")]
    },
    "your_facebook_activity/connections/friends/your_friends.json": [
        labelled_friend(ADA),
        labelled_friend(BO, "2020-02-29"),
    ],
}


@pytest.mark.parametrize("member", ERAS)
def test_friends_of_every_year_alone_and_in_the_archive(member: str) -> None:
    people = [
        Contact(id=1, name=ADA, known_since="2011-03-04", channels=(Channel("facebook"),)),
        Contact(id=2, name=BO, known_since="2020-02-29", channels=(Channel("facebook"),)),
    ]
    result = listed(ERAS[member])
    assert (result.format, result.people, result.skipped) == ("facebook", people, [])
    for before in ("", "facebook-siv-2025/"):
        whole = found({before + member: json.dumps(ERAS[member]).encode()})
        assert (whole.people, whole.ego, whole.exchanges) == (people, None, [])


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("Ã\x85se Ã\x98degÃ¥rd", "Åse Ødegård"),
        ("ð\x9f\x8c\x8a", "🌊"),
        ("×©×¨×\x94", "שרה"),
        ("Åse", "Åse"),
        ("Šárka Ã", "Šárka Ã"),
        ("\ud83c", "\ud83c"),
        ("", ""),
    ],
)
def test_letters_whose_bytes_were_taken_for_letters(text: str, sound: str) -> None:
    assert mended(text) == sound


@given(texts)
def test_mending_brings_back_any_text_and_mends_once_and_for_all(text: str) -> None:
    assert mended(as_bytes(text)) == mended(text)
    assert mended(mended(text)) == mended(text)


def test_friends_of_one_name_are_several_people_and_stay_so() -> None:
    result = listed({"friends_v2": [friend(ADA), friend(ADA, "2015-01-01"), friend(ADA)]})
    assert len(result.people) == 3
    network = Network([Contact(id=9, name="Eva", level=3)])
    network.apply(plan(network, result).change(NOW))
    assert len(network.contacts) == 4
    assert not plan(network, result).change(NOW)


def test_records_without_a_name_are_skipped_with_their_place() -> None:
    odd: list[Any] = [friend(ADA), {"timestamp": 5}, "Bo", None, friend(" \u200b"), friend("x" * 2000)]
    result = listed({"friends_v2": [*odd, {"name": BO, "timestamp": "soon"}]})
    assert [person.name for person in result.people] == [ADA, BO]
    assert result.people[1].known_since == ""
    assert [(skipped.where, skipped.why) for skipped in result.skipped] == [
        ("friends[1]", "no-name"),
        ("friends[2]", "no-name"),
        ("friends[3]", "no-name"),
        ("friends[4]", "no-name"),
        ("friends[5]", "too-long"),
    ]


@pytest.mark.parametrize("stamp", [-1, 0, 1e300, float("nan"), 10**30, True, "1", None, []])
def test_a_day_that_is_none_is_left_out(stamp: object) -> None:
    (person,) = listed({"friends": [{"name": ADA, "timestamp": stamp}]}).people
    assert person.known_since == ""


@pytest.mark.parametrize(
    "key",
    [
        "removed_friends",
        "deleted_friends_v2",
        "sent_requests_v2",
        "received_friend_requests_v2",
        "rejected_requests_v2",
        "following_v3",
        "followers_v3",
    ],
)
def test_other_lists_are_no_contacts(key: str) -> None:
    with pytest.raises(Unreadable, match="is-other-facebook"):
        read_facebook({key: [friend(ADA)]})
    members = {
        "connections/friends/your_friends.json": json.dumps({"friends_v2": [friend(BO)]}).encode(),
        f"connections/friends/{key}.json": json.dumps({key: [friend(ADA)]}).encode(),
        "connections/followers/who_you've_followed.json": json.dumps({key: [friend(ADA)]}).encode(),
    }
    assert [person.name for person in found(members).people] == [BO]


@pytest.mark.parametrize(
    "whole",
    [
        None,
        5,
        "friends",
        [],
        {},
        [friend(ADA)],
        {"friends": "many"},
        {"friends_v2": []},
        {"krets": 1, "friends": [friend(ADA)], "following_v3": []},
        {"friends": [1, 2]},
        {"friends": [{"id": 1}]},
        [{"label_values": [{"label": "Name", "value": "A page"}, {"label": "URL", "value": "x"}]}],
        [{"label_values": [{"label": "Comment", "value": "hello"}]}],
    ],
)
def test_other_json_is_left_to_others(whole: object) -> None:
    assert read_facebook(whole) is None


INBOX = "your_activity_across_facebook/messages/inbox"
FRIENDS = {
    "connections/friends/your_friends.json": json.dumps({"friends_v2": [friend(ADA), friend(BO)]}).encode(),
    "personal_information/profile_information/profile_information.json": profile(),
}
CHATS = {
    f"{INBOX}/ada_1/message_1.json": chat([ADA, ME], (ADA, "2025-06-03T10:00:00")),
    f"{INBOX}/ada_1/message_2.json": chat([ADA, ME], (ME, "2025-06-01T09:00:00")),
    f"{INBOX}/ada_1/photos/1.jpg": b"\xff\xd8",
    f"{INBOX}/group_2/message_1.json": chat([ADA, BO, ME], (ADA, "2025-07-01T10:00:00")),
    f"{INBOX}/eva_3/message_1.json": chat(
        ["Eva", ME], ("Eva", "2025-06-01T10:00:00"), (ME, "2025-06-01T11:00:00")
    ),
    f"{INBOX}/shop_4/message_1.json": chat(["Shop", ME], ("Shop", "2025-06-01T10:00:00")),
    f"{INBOX}/left_5/message_1.json": chat(["Facebook user", ME], (ME, "2025-06-01T10:00:00")),
    "your_activity_across_facebook/messages/filtered_threads/b/message_1.json": chat(
        [BO, ME], (BO, "2025-06-01T10:00:00")
    ),
}


def test_chats_of_two_become_days_and_nothing_that_was_written_is_kept() -> None:
    result = found(FRIENDS | CHATS)
    assert result.ego == Ego(name=ME)
    assert days(result) == [
        (ADA, "2025-06-01", "given", True),
        (ADA, "2025-06-03", "mutual", None),
        ("Eva", "2025-06-01", "mutual", None),
    ]
    assert [(person.name, person.last_contact) for person in result.people] == [
        (ADA, date(2025, 6, 3)),
        (BO, None),
        ("Eva", date(2025, 6, 1)),
    ]
    assert counts(result) == {"group-chats": 1, "one-way": 1}
    assert {each.channel for each in result.exchanges} == {"facebook"}
    assert SECRET not in repr(result)


def test_encrypted_chats_say_who_i_am_by_being_in_all_of_them() -> None:
    chats = {
        "messages/Ada_1.json": sealed_chat(
            [ADA, ME], (ADA, "2025-06-03T10:00:00"), (ME, "2025-06-03T10:30:00")
        ),
        "Bo_2.json": sealed_chat([ME, BO], (BO, "2025-06-04T10:00:00"), (ME, "2025-06-05T10:00:00")),
        "messages/autofill_information.json": b'{"autofill_information_v2": {}}',
    }
    result = found(chats)
    assert result.ego == Ego(name=ME)
    assert [(person.name, person.last_contact) for person in result.people] == [
        (BO, date(2025, 6, 5)),
        (ADA, date(2025, 6, 3)),
    ]
    single = found({"messages/Ada_1.json": chats["messages/Ada_1.json"]})
    assert (single.people, counts(single)) == ([], {"owner-unknown": None})


ALONE = {
    "messages/Ada_1.json": sealed_chat([ADA, ME], (ADA, "2025-06-03T10:00:00"), (ME, "2025-06-03T10:30:00"))
}


def test_where_the_archive_does_not_say_who_i_am_the_user_does() -> None:
    unsaid = read_bytes(packed(ALONE))
    assert [candidate.key for candidate in unsaid.candidates] == [ADA, ME]
    assert (unsaid.me, unsaid.ego, unsaid.exchanges) == ("", None, [])
    told = read_bytes(packed(ALONE), Answers(me=f" {ME.upper()}"))
    assert (told.me, told.ego, told.skipped) == (ME, Ego(name=ME), [])
    assert [(person.name, person.last_contact) for person in told.people] == [(ADA, date(2025, 6, 3))]
    other = read_bytes(packed(ALONE), Answers(me="Kim"))
    assert (other.ego, counts(other)) == (None, {"owner-unknown": None})
    assert [remark.key for remark in other.warnings] == ["ego-not-found"]


def test_the_user_says_better_than_being_in_all_chats_and_the_profile_better_than_the_user() -> None:
    chats = ALONE | {
        "Bo_2.json": sealed_chat([ADA, BO], (BO, "2025-06-04T10:00:00"), (ADA, "2025-06-05T10:00:00"))
    }
    assert found(chats).ego == Ego(name=ADA)
    assert read_bytes(packed(chats), Answers(me=ME)).ego == Ego(name=ME)
    assert read_bytes(packed(chats), Answers(me=NOBODY)).ego is None
    assert read_bytes(packed(FRIENDS | CHATS), Answers(me=BO)).ego == Ego(name=ME)


def test_an_encrypted_chat_goes_on_where_the_other_ended() -> None:
    more = {f"{INBOX}/x/Ada_9.json": sealed_chat([ADA, ME], (ME, "2025-06-04T08:00:00"))}
    assert days(found(FRIENDS | CHATS | more)) == days(found(FRIENDS | CHATS))
    flat = {"messages/Ada_9.json": sealed_chat([ADA, ME], (ME, "2025-06-04T08:00:00"))}
    assert (ADA, "2025-06-04", "mutual", None) in days(found(FRIENDS | CHATS | flat))


def test_a_chat_with_one_of_two_of_a_name_is_nobodys() -> None:
    twins = json.dumps({"friends_v2": [friend(ADA), friend(ADA)]}).encode()
    result = found(FRIENDS | CHATS | {"connections/friends/your_friends.json": twins})
    assert {each.contact for each in result.exchanges} == {3}
    assert counts(result)["same-names"] == 1


def test_the_same_archive_again_changes_nothing_and_a_newer_one_raises_a_day() -> None:
    network = Network()
    network.apply(plan(network, found(FRIENDS | CHATS)).change(NOW))
    assert not plan(network, found(FRIENDS | CHATS)).change(NOW)
    reply = chat([ADA, ME], (ME, "2025-06-01T09:00:00"), (ADA, "2025-06-01T20:00:00"))
    newer = found(FRIENDS | CHATS | {f"{INBOX}/ada_1/message_2.json": reply})
    made = plan(network, newer)
    assert made.exchanges == []
    ((before, after),) = made.updated_exchanges
    assert (before.direction, after.direction) == ("given", "mutual")


@pytest.mark.parametrize("key", ["profile_v2", "profile"])
@pytest.mark.parametrize("name", [{"full_name": ME}, ME])
def test_the_profile_of_every_year(key: str, name: object) -> None:
    whole = json.dumps({key: {"name": name}}).encode()
    members = {"profile_information/profile_information.json": whole}
    assert found(FRIENDS | members).ego == Ego(name=ME)


def test_broken_chats_and_odd_ones_are_passed_over() -> None:
    odd = [
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"participants": 5, "messages": []}',
        b'{"participants": [], "messages": [1, {"sender_name": 3}]}',
        b'{"participants": [3, {}], "messages": [{"sender_name": "Ada", "timestamp_ms": "x"}]}',
        b"[" * 100_000,
    ]
    members = {f"{INBOX}/odd_{number}/message_1.json": content for number, content in enumerate(odd)}
    assert days(found(FRIENDS | CHATS | members)) == days(found(FRIENDS | CHATS))
    assert read_facebook_archive(Archive(packed(members))) is None


@pytest.mark.parametrize(
    "member", ["connections/friends/your_friends.html", "friends/friends.html", "x/friends/Your_Friends.html"]
)
def test_web_pages_are_refused_with_what_to_do(member: str) -> None:
    with pytest.raises(Unreadable, match="facebook-html"):
        read_facebook_archive(Archive(packed({member: b"<html>", "index.html": b"<html>"})))
    assert "JSON" in words.say_trouble("facebook-html", {"file": "x.zip"})


def test_other_zips_are_left_to_others() -> None:
    for members in ({}, {"a.txt": b"1"}, {"friends.json": b"{}"}, {"x/other.html": b"<html>"}):
        assert read_facebook_archive(Archive(packed({"z": b"", **members}))) is None


def test_every_reason_of_these_archives_is_said() -> None:
    for why in ("group-chats", "same-names", "one-way", "owner-unknown"):
        assert words.say_skipped(why, {"count": 2}) != words.say_skipped("nothing-known")


@given(st.dictionaries(st.sampled_from([*FRIENDS, *CHATS]), st.binary(max_size=60)), st.data())
@settings(max_examples=60)
def test_a_mangled_archive_is_refused_or_read(members: dict[str, bytes], data: st.DataObject) -> None:
    changed = {name: data.draw(mangled(content)) for name, content in (FRIENDS | CHATS).items()}
    for content in (packed(FRIENDS | CHATS | members), packed(changed), data.draw(mangled(WHOLE))):
        try:
            result = read_facebook_archive(Archive(content))
        except Unreadable:
            continue
        assert result is None or {each.contact for each in result.exchanges} <= {p.id for p in result.people}


WHOLE = packed(FRIENDS | CHATS)

anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | texts,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["friends_v2", "friends", "name", "timestamp", "label_values", "label", "value"]),
            inner,
            max_size=4,
        )
    ),
)


@given(anything)
def test_any_json_is_refused_or_read(whole: object) -> None:
    for value in (whole, {"friends_v2": whole}, {"friends": [whole]}, [{"label_values": whole}]):
        try:
            result = read_facebook(value)
        except Unreadable:
            continue
        assert result is None or all(person.name.strip() for person in result.people)
