"""Messages made dated exchanges: who wrote on which day, and whether the other answered; never what was said.

What LinkedIn's and Facebook's messages share. All days are those of UTC, so that the same archive says the
same on every computer.
"""

from collections import Counter
from collections.abc import Collection, Iterable, KeysView, Mapping, Sequence
from datetime import UTC, date, datetime

import msgspec

from krets.formats.found import Candidate, Found, Remark
from krets.formats.graph_ego import NOBODY
from krets.formats.text import folded
from krets.model import Direction, Exchange

SECONDS_OF_A_DAY = 86_400
ANSWERED_WITHIN = 180 * SECONDS_OF_A_DAY
"""A message that comes later than this after the other's does not answer it: it is a new beginning."""
MOST_IN_A_GROUP = 5
"""People, ego included, up to whom a message in a group was meant for each of them."""
_MOST_CANDIDATES = 20
_FIRST_SECOND = 0
_LAST_SECOND = 4_102_444_800
"""1970 to 2099: no message of a social network was written outside."""


class _Day(msgspec.Struct):
    """What passed with one person on one day. `waits_since` is my message to which nobody has answered."""

    first: int
    mine_first: bool
    mutual: bool = False
    answered: bool | None = None
    waits_since: int | None = None


class Correspondence:
    """Gathers who wrote when, by the number that the reader gives a person. O(n log n) in all.

    A day is *mutual* where on it one answered the other: where a message follows one of the other side in
    the same conversation, at most `ANSWERED_WITHIN` later. Else it is *given* or *received*, as who wrote
    first. Whether a message of ego's was answered is said only where that is certain: the other wrote next,
    or ego had to write again, or the archive goes on for `ANSWERED_WITHIN` without a word of theirs.
    """

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self._days: dict[int, dict[int, _Day]] = {}
        self._wrote: set[tuple[int, bool]] = set()
        self._end = 0

    def talk(self, person: int, messages: Iterable[tuple[int, bool]]) -> None:
        """Take a conversation of two: each message as (seconds since 1970, whether ego wrote it)."""
        ordered = sorted(messages)
        for place, (at, mine) in enumerate(ordered):
            day = self._day(person, at, mine)
            self._wrote.add((person, mine))
            before = ordered[place - 1] if place else None
            if before and before[1] is not mine and at - before[0] <= ANSWERED_WITHIN:
                day.mutual = True
            if mine:
                _listen(day, at, ordered[place + 1] if place + 1 < len(ordered) else None)

    def aside(self, person: int, at: int, mine: bool, answered: bool = False) -> None:
        """Take a single message that is no part of a conversation of two: in a group, or an invitation.

        `answered` says that it surely was; anything else about its answer is left open.
        """
        day = self._day(person, at, mine)
        day.answered = answered or day.answered

    def _day(self, person: int, at: int, mine: bool) -> _Day:
        days = self._days.setdefault(person, {})
        day = days.setdefault(at // SECONDS_OF_A_DAY, _Day(at, mine))
        day.first, day.mine_first = min((day.first, day.mine_first), (at, mine))
        self._end = max(self._end, at)
        return day

    def both_ways(self, person: int) -> bool:
        """Tell whether in conversations of two each has written to the other."""
        return (person, True) in self._wrote and (person, False) in self._wrote

    def last_contact(self, person: int) -> date | None:
        """Return the last day on which one answered the other."""
        days = [number for number, day in self._days.get(person, {}).items() if day.mutual]
        return _date(max(days)) if days else None

    def people(self) -> KeysView[int]:
        """Return the numbers of those with whom anything has passed."""
        return self._days.keys()

    def exchanges(self, ids: Mapping[int, int]) -> list[Exchange]:
        """Return one exchange a person and day, of those whose number has an id; by id, then by day."""
        found: list[Exchange] = []
        for person, id_ in sorted(ids.items(), key=lambda pair: pair[1]):
            for number, day in sorted(self._days.get(person, {}).items()):
                exchange = Exchange(
                    id=len(found) + 1,
                    contact=id_,
                    on=_date(number),
                    direction=_direction(day),
                    channel=self._channel,
                    started_by="me" if day.mine_first else "them",
                    answered=self._answered(day),
                )
                found.append(exchange)
        return found

    def _answered(self, day: _Day) -> bool | None:
        if not day.mine_first:
            return None
        if day.answered or day.mutual:
            return day.answered or None
        silent = day.waits_since is not None and self._end - day.waits_since > ANSWERED_WITHIN
        return False if silent else day.answered


def _listen(day: _Day, at: int, after: tuple[int, bool] | None) -> None:
    """Note what followed a message of ego's; another of ego's on the same day speaks for itself."""
    if after is None:
        day.waits_since = at if day.waits_since is None else max(at, day.waits_since)
    elif not after[1]:
        day.answered = after[0] - at <= ANSWERED_WITHIN or bool(day.answered)
    elif after[0] // SECONDS_OF_A_DAY != at // SECONDS_OF_A_DAY:
        day.answered = bool(day.answered)


def _direction(day: _Day) -> Direction:
    if day.mutual:
        return "mutual"
    return "given" if day.mine_first else "received"


def _date(number: int) -> date:
    return datetime.fromtimestamp(number * SECONDS_OF_A_DAY, UTC).date()


def second_of(number: object, per_second: int = 1) -> int | None:
    """Return a time stamp as seconds since 1970, or None where it is no number or of no sensible year.

    >>> second_of(1700000000123, 1000), second_of("soon"), second_of(True), second_of(-5)
    (1700000000, None, None, None)
    """
    if isinstance(number, bool) or not isinstance(number, int | float):
        return None
    if not _FIRST_SECOND < number < _LAST_SECOND * per_second:  # NaN and the infinities as well
        return None
    return int(number // per_second)


def owner_among(conversations: Sequence[Collection[str]], me: str, proposed: str, found: Found) -> str:
    """Return which of the names in the conversations is ego's, or "" where that cannot be told.

    It is the one that `me` (`Answers.me`) says, else `proposed`. `found` gets who may be asked about, those
    in most conversations first; who was taken; and a remark where nobody is called as `me` says.
    """
    counts = Counter(name for names in conversations for name in set(names))
    ranked = sorted(counts, key=lambda name: (-counts[name], folded(name)))
    found.candidates = [Candidate(name, name, counts[name]) for name in ranked[:_MOST_CANDIDATES]]
    found.me = proposed
    if me == NOBODY:
        found.me = ""
    elif me.strip():
        found.me = next((name for name in ranked if folded(name) == folded(me)), "")
        if not found.me:
            found.warnings.append(Remark("ego-not-found", {"name": me}))
    return found.me


def in_all(conversations: Sequence[Collection[str]]) -> str:
    """Return the name that alone is in every one of at least two conversations, or "".

    >>> in_all([{"Siv", "Ada"}, {"Siv", "Bo"}]), in_all([{"Siv", "Ada"}])
    ('Siv', '')
    """
    if len(conversations) < 2:
        return ""
    counts = Counter(name for names in conversations for name in set(names))
    everywhere = [name for name, count in counts.items() if count == len(conversations)]
    return everywhere[0] if len(everywhere) == 1 else ""
