"""Invented archives of Facebook and Instagram, as they were laid out in each year."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

ME = "Siv Sørlie"
SECRET = "what nobody else may read"


def as_bytes(text: str) -> str:
    """Return a text as Meta writes it: each byte of its UTF-8 as a letter."""
    return text.encode().decode("latin-1")


def stamp(at: str) -> int:
    """Return a moment (UTC) in seconds since 1970."""
    return int(datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp())


def friend(name: str, on: str = "2011-03-04") -> dict[str, Any]:
    """Return a friend as recorded since 2018."""
    return {"name": as_bytes(name), "timestamp": stamp(f"{on}T12:00:00")}


def labelled_friend(name: str, on: str = "2011-03-04", label: str = "Name") -> dict[str, Any]:
    """Return a friend as newer records have them."""
    values = [{"label": as_bytes(label), "value": as_bytes(name)}]
    return {"timestamp": stamp(f"{on}T12:00:00"), "media": [], "label_values": values, "fbid": "1"}


def chat(names: list[str], *messages: tuple[str, str]) -> bytes:
    """Return a chat of these people with (sender, moment) messages, newest first."""
    whole = {
        "participants": [{"name": as_bytes(name)} for name in names],
        "messages": [
            {"sender_name": as_bytes(name), "timestamp_ms": stamp(at) * 1000 + 7, "content": SECRET}
            for name, at in sorted(messages, key=lambda message: message[1], reverse=True)
        ],
        "title": as_bytes(names[0]),
        "thread_path": "inbox/x",
    }
    return json.dumps(whole).encode()


def sealed_chat(names: list[str], *messages: tuple[str, str]) -> bytes:
    """Return a chat as the archive of encrypted chats has it."""
    whole = {
        "participants": names,
        "threadName": "x_1",
        "messages": [
            {
                "isUnsent": False,
                "senderName": name,
                "text": SECRET,
                "timestamp": stamp(at) * 1000,
                "type": "text",
            }
            for name, at in messages
        ],
    }
    return json.dumps(whole, ensure_ascii=False).encode()


def profile(name: str = ME) -> bytes:
    """Return the file that names the account's owner."""
    return json.dumps({"profile_v2": {"name": {"full_name": as_bytes(name)}}}).encode()
