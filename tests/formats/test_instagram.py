"""Instagram's two lists: who is in both is a person; and X's archive, which names nobody."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets import words
from krets.formats import Found, Unreadable, plan
from krets.formats.archive import Archive
from krets.formats.facebook import read_facebook_archive
from krets.formats.instagram import read_instagram, read_instagram_archive
from krets.formats.social import read_social_archive
from krets.model import Channel, Contact, Network
from tests.formats.test_archive import mangled, packed
from tests.helpers.linkedin import connections, takeout
from tests.helpers.meta import ME, chat, friend, stamp
from tests.helpers.strategies import NOW

FOLDER = "connections/followers_and_following"


def old(name: str, on: str = "2021-05-06") -> dict[str, Any]:
    entry = {"href": f"https://www.instagram.com/{name}", "value": name, "timestamp": stamp(f"{on}T00:00:00")}
    return {"title": "", "media_list_data": [], "string_list_data": [entry]}


def titled(name: str, on: str = "2021-05-06") -> dict[str, Any]:
    entry = {"href": f"https://www.instagram.com/_u/{name}", "timestamp": stamp(f"{on}T00:00:00")}
    return {"title": name, "string_list_data": [entry]}


def bare(name: str, on: str = "2021-05-06") -> dict[str, Any]:
    return titled(name, on) | {"title": ""}


def members(followers: object, following: object, folder: str = FOLDER) -> dict[str, bytes]:
    return {
        f"{folder}/followers_1.json": json.dumps(followers).encode(),
        f"{folder}/following.json": json.dumps(following).encode(),
        f"{folder}/pending_follow_requests.json": json.dumps({"x": [old("pending")]}).encode(),
    }


def found(parts: dict[str, bytes]) -> Found:
    result = read_instagram_archive(Archive(packed(parts)))
    assert result is not None
    return result


SHAPES = [old, titled, bare]


@pytest.mark.parametrize("follower", SHAPES)
@pytest.mark.parametrize("followed", SHAPES)
@pytest.mark.parametrize("folder", [FOLDER, "followers_and_following", f"meta-2025/{FOLDER}"])
def test_who_is_in_both_lists_is_a_person(follower: Any, followed: Any, folder: str) -> None:
    followers = [follower("Ada.B", "2020-01-01"), follower("bo_ek"), follower("fan")]
    following = [followed("ada.b", "2022-02-02"), followed("Bo_Ek", "2019-01-01"), followed("star")]
    for first in (followers, {"relationships_followers": followers}):
        for second in (following, {"relationships_following": following}):
            result = found(members(first, second, folder))
            assert result.format == "instagram"
            assert result.people == [
                Contact(
                    id=1, name="ada.b", known_since="2022-02-02", channels=(Channel("instagram", "ada.b"),)
                ),
                Contact(
                    id=2, name="bo_ek", known_since="2021-05-06", channels=(Channel("instagram", "bo_ek"),)
                ),
            ]
            assert {each.why: each.arguments["count"] for each in result.skipped} == {
                "follows-only": 1,
                "followed-only": 1,
            }


def test_parts_that_overlap_and_entries_without_a_name() -> None:
    parts = members(
        [old("ada"), {"title": ""}, old(" ")], {"relationships_following": [old("ada"), old("bo")]}
    )
    parts[f"{FOLDER}/followers_2.json"] = json.dumps([old("ada"), old("bo")]).encode()
    result = found(parts)
    assert [person.name for person in result.people] == ["ada", "bo"]
    (skipped,) = result.skipped
    assert (skipped.where, skipped.why, skipped.arguments) == (
        f"{FOLDER}/followers_1.json",
        "no-user-name",
        {"count": 2},
    )


def test_those_followed_on_threads_are_not_those_of_instagram() -> None:
    parts = members([old("ada")], {"relationships_following": [old("ada")]})
    threads = {"text_post_app_text_post_app_following": [old("bo")]}
    parts["your_instagram_activity/threads/following.json"] = json.dumps(threads).encode()
    assert [person.name for person in found(parts).people] == ["ada"]


def test_one_list_alone_is_refused_with_what_to_take() -> None:
    alone: list[object] = [[old("ada")], {"relationships_following": []}, {"relationships_followers": [1]}]
    for whole in alone:
        with pytest.raises(Unreadable, match="is-half-instagram"):
            read_instagram(whole)
    others: list[object] = [None, [], {}, [friend("Ada")], {"friends_v2": []}, 5]
    assert [read_instagram(other) for other in others] == [None] * len(others)
    parts = members([], [])
    del parts[f"{FOLDER}/following.json"]
    with pytest.raises(Unreadable, match="is-half-instagram"):
        found(parts)


def test_web_pages_are_refused_with_what_to_do() -> None:
    with pytest.raises(Unreadable, match="instagram-html"):
        found({f"{FOLDER}/followers_1.html": b"<html>", f"{FOLDER}/following.html": b"<html>"})
    assert "JSON" in words.say_trouble("instagram-html", {"file": "x.zip"})


def test_the_same_archive_again_changes_nothing() -> None:
    result = found(members([old("ada"), old("bo")], [titled("ada"), titled("bo")]))
    network = Network([Contact(id=4, name="Eva")])
    network.apply(plan(network, result).change(NOW))
    assert len(network.contacts) == 3
    assert not plan(network, result).change(NOW)


def test_instagrams_chats_are_not_facebooks() -> None:
    parts = members([old("ada")], [old("ada")])
    parts["your_instagram_activity/messages/inbox/ada_1/message_1.json"] = chat(
        ["Ada", ME], (ME, "2025-06-01T09:00:00")
    )
    result = read_social_archive(Archive(packed(parts)))
    assert result is not None
    assert result.format == "instagram"
    assert read_facebook_archive(Archive(packed(parts))) is None


def test_x_knows_nobody_by_name() -> None:
    follower = b'window.YTD.follower.part0 = [ {"follower": {"accountId": "12"}} ]'
    for parts in ({"data/follower.js": follower}, {"x/data/manifest.js": b"\nwindow.__THAR_CONFIG = {}"}):
        with pytest.raises(Unreadable, match="x-numbers-only"):
            read_social_archive(Archive(packed(parts)))
    assert read_social_archive(Archive(packed({"data/manifest.js": b"var x;", "a": b""}))) is None


def test_archives_are_told_apart_by_what_is_in_them() -> None:
    friends = packed({"friends/friends.json": json.dumps({"friends": [friend("Ada")]}).encode()})
    kinds = []
    for content in (takeout(Connections=connections(3)), friends, packed(members([old("a")], [old("a")]))):
        result = read_social_archive(Archive(content))
        assert result is not None
        kinds.append(result.format)
    assert kinds == ["linkedin", "facebook", "instagram"]


def test_every_reason_of_this_archive_is_said() -> None:
    for why in ("follows-only", "followed-only", "no-user-name"):
        assert words.say_skipped(why, {"count": 2}) != words.say_skipped("nothing-known")


WHOLE = members([old("ada"), titled("bo")], {"relationships_following": [bare("ada"), titled("bo")]})


@given(st.data())
@settings(max_examples=60)
def test_a_mangled_archive_is_refused_or_read(data: st.DataObject) -> None:
    changed = packed({name: data.draw(mangled(content)) for name, content in WHOLE.items()})
    for content in (changed, data.draw(mangled(packed(WHOLE)))):
        try:
            result = read_social_archive(Archive(content))
        except Unreadable:
            continue
        assert result is None or all(person.name.strip() for person in result.people)
