"""LinkedIn's messages.csv and Invitations.csv: who wrote whom when. What was written is passed over unread.

The columns and traps of all eras since 2018 (survey of about 30 public archives, 2020 to 2026): from mid-2023
on addresses of those written to, then marks of drafts; in 2026 every field quoted. Messages are dated as
`2025-06-01 14:03:22 UTC`, invitations as `1/29/26, 2:37 PM` without a zone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from krets.formats.cells import NO
from krets.formats.linkedin import handle_of
from krets.formats.linkedin_tables import INVITATIONS, MESSAGES, Row, rows_of
from krets.formats.text import folded, one_line

HIDDEN = "linkedin member"
"""How LinkedIn calls, folded, whoever has left or hides; without an address it is nobody."""
_SPONSORED = '<p class="spinmail-'
_INVITED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2}),?\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*([AP]M)?", re.I)
_FULL_TIME = 19
"""Characters of `2025-06-01 14:03:22`."""


class Message(NamedTuple):
    """A message without what it says. `to` are the names as one text, `handles` whom the addresses name."""

    conversation: str
    sender: str
    sender_handle: str
    to: str
    handles: tuple[str, ...]
    at: int


class Invitation(NamedTuple):
    """An invitation to connect: the other side's name and handle, ego's name and handle, and the second."""

    name: str
    handle: str
    own_name: str
    own_handle: str
    at: int
    mine: bool


class Passed(Counter[str]):
    """How many rows were passed over by reason: "unsent-mail", "hidden-writer", "broken-row".

    `first` is the line of the first broken one, from 1, or 0.
    """

    first = 0

    def broken(self, line: int) -> None:
        """Count a row that could not be taken apart or has no date."""
        self["broken-row"] += 1
        self.first = self.first or line


def messages_of(lines: Iterable[str], passed: Passed) -> Iterator[Message]:
    """Yield the messages that somebody really wrote to somebody; drafts, spam and advertising are counted."""
    handles = _Handles()
    for line, row in rows_of(lines, MESSAGES):
        if row is None:
            passed.broken(line)
            continue
        if _is_unsent(row):
            passed["unsent-mail"] += 1
            continue
        at = second_sent(row["date"])
        if at is None:
            passed.broken(line)
            continue
        sender, handle = one_line(row["from"]), handles.one(row.get("senderprofileurl", ""))
        if not handle and folded(sender) in {"", HIDDEN}:
            passed["hidden-writer"] += 1
            continue
        conversation = row["conversationid"].strip() or f"line {line}"
        to = one_line(row["to"])
        yield Message(conversation, sender, handle, to, handles.all(row.get("recipientprofileurls", "")), at)


def _is_unsent(row: Row) -> bool:
    drafts = (row.get("ismessagedraft", ""), row.get("isconversationdraft", ""))
    return (
        any(folded(draft) not in NO for draft in drafts)
        or folded(row.get("folder", "")) == "spam"
        or row.get("content", "").lstrip().startswith(_SPONSORED)
    )


def invitations_of(lines: Iterable[str], passed: Passed) -> Iterator[Invitation]:
    """Yield the invitations; those without a date or a direction are counted as broken."""
    for line, row in rows_of(lines, INVITATIONS):
        at = second_invited(row["sentat"]) if row else None
        direction = folded(row["direction"]) if row else ""
        if row is None or at is None or direction not in {"incoming", "outgoing"}:
            passed.broken(line)
            continue
        inviter = one_line(row["from"]), handle_of(row.get("inviterprofileurl", ""))
        invitee = one_line(row["to"]), handle_of(row.get("inviteeprofileurl", ""))
        mine = direction == "outgoing"
        yield Invitation(*(invitee if mine else inviter), *(inviter if mine else invitee), at, mine)


def second_sent(text: str) -> int | None:
    """Return the second of a message's date, or None where it is none.

    >>> second_sent("2025-06-01 14:03:22 UTC"), second_sent("1 June 2025")
    (1748786602, None)
    """
    try:
        moment = datetime.fromisoformat(text.strip()[:_FULL_TIME])
    except ValueError:
        return None
    return max(0, int(moment.replace(tzinfo=UTC).timestamp()))


def second_invited(text: str) -> int | None:
    """Return the second of an invitation's date, which is written the American way, taken as UTC; or None.

    >>> second_invited("1/29/26, 2:37 PM") == second_sent("2026-01-29 14:37:00")
    True
    """
    found = _INVITED.fullmatch(text.strip())
    if found is None:
        return None
    month, day, year, hour, minute = (int(found.group(place)) for place in range(1, 6))
    half = (found.group(6) or "").upper()
    if half:
        hour = hour % 12 + (12 if half == "PM" else 0)
    try:
        moment = datetime(year if year > 99 else 2000 + year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None
    return max(0, int(moment.timestamp()))


class _Handles:
    """Whom addresses name, each address taken apart once: a conversation repeats them with every message."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def all(self, urls: str) -> tuple[str, ...]:
        """Return the handles in a list of addresses, which are joined with a comma and no space."""
        if urls not in self._known:
            handles = (handle_of(url) for url in urls.split(","))
            self._known[urls] = tuple(handle for handle in handles if handle)
        return self._known[urls]

    def one(self, url: str) -> str:
        """Return the handle in an address, or ""."""
        return next(iter(self.all(url)), "")
