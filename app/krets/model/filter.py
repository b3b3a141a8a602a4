"""Whom one wants to see: a filter, and who passes it."""

from collections.abc import Iterable, Mapping

import msgspec

from krets.model import constants
from krets.model.network import Network
from krets.model.records import Contact, Level
from krets.model.searching import folded, searched

SORTED_BY = ("organisation", "place", "kind", "kin", "context", "feel")
"""Fields of a contact by which people can be told apart: each has one short text for everybody."""


class Filter(msgspec.Struct, frozen=True):
    """What is asked of people; whoever meets all of it passes. Nothing asked: everybody passes.

    They are in one of `groups` and on one of `levels`; have, of each field named in `values`, one of the
    texts given there (as `value_of` has them); are not met lately (`faded`); have no tie (`alone`); and in
    what names them each word of `text` is found. With `hides` the others are not drawn, else they pale.
    """

    groups: frozenset[int] = frozenset()
    levels: frozenset[Level] = frozenset()
    values: frozenset[tuple[str, str]] = frozenset()
    faded: bool = False
    alone: bool = False
    text: str = ""
    hides: bool = False

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        asked = (self.groups, self.levels, self.values, self.faded, self.alone, self.text.strip())
        return any(asked)

    def without_text(self) -> "Filter":
        """Return the same without what was typed."""
        return msgspec.structs.replace(self, text="")


def value_of(contact: Contact, field: str) -> str:
    """Return the text of a field of `SORTED_BY`; "" where it is not known.

    Whether somebody is kin is known of everybody: "yes" or "no". Of what one shares, the first counts.

    >>> value_of(Contact(id=1, name="Bo", kin=True), "kin")
    'yes'
    """
    value = getattr(contact, field)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return str(value[0]) if value else ""
    return value or ""


def is_faded(contact: Contact, vitality: Mapping[int, float]) -> bool:
    """Return whether somebody who was met, was not met lately; a contact without vitality was."""
    return (contact.level or 0) > 1 and vitality.get(contact.id, 1.0) <= constants.FADED


def passing(
    network: Network, wanted: Filter, people: Iterable[Contact], vitality: Mapping[int, float]
) -> frozenset[int]:
    """Return the ids of those of `people` who pass. O(people).

    `vitality` by contact id, 0 to 1; a contact that is missing counts as met lately.
    """
    left = list(people)
    if wanted.groups:
        left = [who for who in left if not wanted.groups.isdisjoint(who.groups)]
    if wanted.levels:
        left = [who for who in left if who.level in wanted.levels]
    for field in {field for field, _ in wanted.values}:
        left = [who for who in left if (field, value_of(who, field)) in wanted.values]
    if wanted.faded:
        left = [who for who in left if is_faded(who, vitality)]
    if wanted.alone:
        left = [who for who in left if not network.neighbours(who.id)]
    if words := folded(wanted.text).split():
        left = [who for who in left if _has(searched(network, who), words)]
    return frozenset(who.id for who in left)


def _has(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)
