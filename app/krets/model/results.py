"""What the analysis finds: plain structs, without a sentence in them."""

from datetime import date

import msgspec

from krets.model.change import Change


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """The six scores, the overall one, and what they rest on, for one map on one day.

    `scores` and `measures` hold every key, undefined ones as None. The shares are sparse: a contact that is
    missing has 0. Shares of a score add up to the score, `share` to the overall.
    """

    on: date
    scores: dict[str, float | None]
    overall: float | None
    measured: int
    measures: dict[str, float | int | None]
    vitality: dict[int, float]
    share: dict[int, float]
    shares: dict[str, dict[int, float]]


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """What a change that is not made yet would do: "now → if dropped".

    `before` and `after` give each of the six (and "overall") reckoned over what is measured, and the needs
    that count, on both sides; None where a score is undefined on one of them. `starts` names scores that the
    change makes measurable. `reason` is a key of `krets.words` with `arguments`, or "" with nothing to say.
    """

    change: Change
    before: dict[str, float | None]
    after: dict[str, float | None]
    starts: tuple[str, ...] = ()
    reason: str = ""
    arguments: dict[str, str | int | float] = msgspec.field(default_factory=dict)


class Part(msgspec.Struct, frozen=True):
    """One contact's part in a score."""

    contact: int
    amount: float


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Where a number comes from: its formula with this map's numbers, who is behind it, its source.

    `formula` is mathematics, the same in every language. `waits_for` is a key of `krets.words` where the
    value is None or rests on nothing, else "". `facts` are named numbers that went in. `convention` tells
    Krets' own conventions from published measures.
    """

    measure: str
    value: float | int | None
    formula: str
    parts: tuple[Part, ...] = ()
    ties: tuple[int, ...] = ()
    facts: dict[str, float | int] = msgspec.field(default_factory=dict)
    waits_for: str = ""
    source: str = ""
    convention: bool = True


class Point(msgspec.Struct, frozen=True):
    """The scores of one day, for a curve."""

    on: date
    scores: dict[str, float | None]
    overall: float | None
