"""Why a change moves the scores: one key with arguments, of which `krets.words` makes a clause."""

from collections.abc import Mapping
from datetime import date

from krets.analysis.ties import days_between, expected_interval, vitality
from krets.model import Change, Contact, Edit, Exchange, Need, Tie

Reason = tuple[str, dict[str, str | int | float]]
NOTHING: Reason = ("", {})


def reason(change: Change, contacts: Mapping[int, Contact], on: date) -> Reason:
    """Return the key and arguments of what matters most in a change; ("", {}) where there is nothing to
    say.

    `contacts` are those of the map as it is. O(edits). The keys: see the functions below, in their order of
    weight.
    """
    kinds: dict[type, list[Edit]] = {}
    for edit in change.edits:
        kinds.setdefault(type(edit.record()), []).append(edit)
    if Need in kinds:
        need = kinds[Need][0].record()
        return ("need", {"resource": need.resource}) if isinstance(need, Need) else NOTHING
    persons = [(edit.before, edit.after) for edit in kinds.get(Contact, [])]
    if len(persons) > 1:
        return "several", {"count": len(persons)}
    gone = any(after is None for _, after in persons)
    if Exchange in kinds and not gone:
        return _of_exchange(kinds[Exchange][0], contacts)
    if len(kinds.get(Tie, [])) == 1 and not gone:
        return _of_tie(kinds[Tie][0], contacts)
    for before, after in persons:
        if isinstance(before, Contact | None) and isinstance(after, Contact | None):
            return _of_person(before, after, on)
    return NOTHING


def _of_exchange(edit: Edit, contacts: Mapping[int, Contact]) -> Reason:
    """Learns (name, mode), receives, gives, mutual (name)."""
    exchange = edit.record()
    if not isinstance(exchange, Exchange) or edit.after is None or exchange.contact not in contacts:
        return NOTHING
    name = contacts[exchange.contact].name
    if exchange.mode is not None:
        return "learns", {"name": name, "mode": exchange.mode}
    key = {"received": "receives", "given": "gives", "mutual": "mutual"}[exchange.direction]
    return key, {"name": name}


def _of_tie(edit: Edit, contacts: Mapping[int, Contact]) -> Reason:
    """Tied, untied (a, b), tie-level (a, b, level)."""
    tie = edit.record()
    if not isinstance(tie, Tie) or tie.a not in contacts or tie.b not in contacts:
        return NOTHING
    ends: dict[str, str | int | float] = {"a": contacts[tie.a].name, "b": contacts[tie.b].name}
    if edit.before is None:
        return "tied", ends
    if edit.after is None:
        return "untied", ends
    if isinstance(edit.before, Tie) and edit.before.level != tie.level:
        return "tie-level", {**ends, "level": tie.level}
    return NOTHING


def _of_person(before: Contact | None, after: Contact | None, on: date) -> Reason:
    """Return what is to be said of one person who is changed, added or removed."""
    now = before.level if before is not None else None
    then = after.level if after is not None else None
    who = after if after is not None else before
    if who is None or (now is None and then is None):
        return NOTHING
    if after is None or then is None:
        return "taken-off", {"name": who.name}
    if now != then:
        return _of_level(before, after, on)
    if before is None:
        return NOTHING
    if before.last_contact != after.last_contact:
        return _of_day(after, on)
    changed = (
        (before.groups[:1] != after.groups[:1], "moves-sector"),
        (before.trust != after.trust, "trust"),
        (before.word != after.word, "word"),
    )
    key = next((key for differs, key in changed if differs), "")
    return (key, {"name": after.name}) if key else NOTHING


def _of_level(before: Contact | None, after: Contact, on: date) -> Reason:
    """Not-met-yet, meets (name), placed-first (name, level), never-dated (name), ring-expects, wakes,
    in-time.
    """
    name: dict[str, str | int | float] = {"name": after.name}
    level = before.level if before is not None else None
    if after.level == 1:
        return "not-met-yet", name
    if after.last_contact is None:
        if level is None and after.level is not None:
            return "placed-first", {**name, "level": after.level}
        return ("meets" if level == 1 else "never-dated"), name
    if level == 1:
        return "meets", name
    days, expects = days_between(after.last_contact, on), expected_interval(after) or 0
    asked = {**name, "days": days, "expects": expects}
    faded = (vitality(before, on) if before is not None else None) or 0.0
    fresh = vitality(after, on) or 0.0
    if level is not None and fresh > faded:
        return "wakes", asked
    return ("in-time" if days <= expects else "ring-expects"), asked


def _of_day(after: Contact, on: date) -> Reason:
    """Seen-now (name), seen-then (name, days)."""
    if after.last_contact is None:
        return "never-dated", {"name": after.name}
    days = days_between(after.last_contact, on)
    if days > (expected_interval(after) or 0):
        return "seen-then", {"name": after.name, "days": days}
    return "seen-now", {"name": after.name}
