"""The map as text: ring by ring, group by group, person by person, and what stands out about each."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import msgspec
from PySide6.QtCore import QCoreApplication

from krets.model import LEVELS, Contact, Level, Network, Tie
from krets.words.capital import say_people
from krets.words.dates import date_ago
from krets.words.namesakes import full_name, full_names
from krets.words.order import name_order
from krets.words.people import ego_name, legend_name, level_name, say_person

TOLD = 2
"""Of so many pairs of groups at the most it is said who alone links them; more would not be listened to."""
NAMED = 8
"""So many of those somebody knows are named in one breath."""


class Cluster(msgspec.Struct, frozen=True):
    """The people of one group on one ring, by name; `group` is None for those in no group."""

    group: int | None
    people: tuple[int, ...]


class Ring(msgspec.Struct, frozen=True):
    """One ring with its people, group by group in the order round the map; empty rings are there too.

    `level` is None for those not placed yet.
    """

    level: Level | None
    clusters: tuple[Cluster, ...]

    @property
    def people(self) -> tuple[int, ...]:
        """Everybody on the ring, in the order in which they are read."""
        return tuple(contact for cluster in self.clusters for contact in cluster.people)


class Facts(msgspec.Struct, frozen=True):
    """What is said of somebody beyond their place: how fresh it is, and which groups they alone link.

    `faded` is what the scores call not met lately, `links` are pairs of group ids.
    """

    today: date
    faded: bool = False
    links: tuple[tuple[int, int], ...] = ()


def group_order(network: Network) -> list[int | None]:
    """Return the groups in their order round the map, then None for having none."""
    ordered = sorted(network.groups.values(), key=lambda group: (group.start, group.id))
    return [*(group.id for group in ordered), None]


def outline(network: Network) -> tuple[Ring, ...]:
    """Return the five rings from the innermost outwards, everybody placed in them. O(n log n)."""
    by_level: dict[Level, list[Contact]] = {level: [] for level in LEVELS}
    for contact in network.placed():
        if contact.level is not None:
            by_level[contact.level].append(contact)
    return tuple(Ring(level, clusters(network, people)) for level, people in by_level.items())


def clusters(network: Network, people: Iterable[Contact]) -> tuple[Cluster, ...]:
    """Return people group by group in the order round the map, by name in each; empty groups are left out."""
    found: dict[int | None, list[Contact]] = {group: [] for group in group_order(network)}
    for contact in people:
        found[network.sector(contact)].append(contact)
    order = name_order()
    return tuple(
        Cluster(group, tuple(c.id for c in sorted(members, key=lambda c: (order(c.name), c.id))))
        for group, members in found.items()
        if members
    )


def known_by(network: Network, contact: int) -> list[tuple[int, Tie]]:
    """Return whom somebody knows, with the tie: the closest tie first, then by name."""
    order, people = name_order(), network.contacts
    return sorted(
        network.neighbours(contact).items(),
        key=lambda pair: (-pair[1].level, order(people[pair[0]].name), pair[0]),
    )


# Sentences ------------------------------------------------------------------------------------------------


def say_map(network: Network) -> str:
    """Return the map in a sentence or two: who is in the middle, how many are placed, how many wait."""
    placed = sum(1 for _ in network.placed())
    waiting = len(network.contacts) - placed
    middle = QCoreApplication.translate("words", "In the middle: {name}.").format(name=ego_name(network.ego))
    on_rings = QCoreApplication.translate("words", "On the rings: {people}.")
    parts = [middle, on_rings.format(people=_how_many(placed))]
    if waiting:
        others = QCoreApplication.translate("words", "Not placed yet: {people}.")
        parts.append(others.format(people=say_people(waiting)))
    return " ".join(parts)


def say_ring(level: Level | None, count: int) -> str:
    """Return a ring and how many are on it: "Close, 8 people"."""
    sentence = QCoreApplication.translate("words", "{ring}, {people}")
    return sentence.format(ring=level_name(level), people=_how_many(count))


def say_group(network: Network, group: int | None, count: int) -> str:
    """Return a group and how many of it are meant: "Family, 5 people"."""
    found = None if group is None else network.groups.get(group)
    name = QCoreApplication.translate("words", "No group") if found is None else found.name
    sentence = QCoreApplication.translate("words", "{group}, {people}")
    return sentence.format(group=name, people=_how_many(count))


def _how_many(count: int) -> str:
    return say_people(count) if count else QCoreApplication.translate("words", "nobody")


def say_tie(network: Network, other: int, tie: Tie, name: str = "") -> str:
    """Return a tie seen from one end: "Bo Ek, Close"; a strained one says so.

    `name` is what tells the other apart from others, where that is at hand already.
    """
    strained = tie.feel == "strained"
    sentence = (
        QCoreApplication.translate("words", "{name}, {tie}, strained")
        if strained
        else QCoreApplication.translate("words", "{name}, {tie}")
    )
    shown = name or full_name(network, network.contacts[other])
    return sentence.format(name=shown, tie=level_name(tie.level))


def say_outlined(network: Network, contact: Contact, facts: Facts, name: str = "") -> str:
    """Return all that the picture shows of somebody, in one line to be heard.

    "Anna Berg, Close, Family, knows 4 people, last seen 12 days ago, not met lately". What there is nothing
    to say of is left out. `name` is what tells them apart from others, where that is at hand already.
    """
    parts = [say_person(network, contact, name), *standing_out(network, contact, facts)]
    return ", ".join(parts)


def standing_out(network: Network, contact: Contact, facts: Facts) -> list[str]:
    """Return what there is to say of somebody beside name, ring and groups, each a few words."""
    said: list[str] = []
    known = len(network.neighbours(contact.id))
    if known:
        knows = QCoreApplication.translate("words", "knows {people}")
        said.append(knows.format(people=say_people(known)))
    if contact.last_contact is not None and contact.level != 1:
        ago = date_ago(contact.last_contact, facts.today)
        said.append(QCoreApplication.translate("words", "last seen {ago}").format(ago=ago))
    if facts.faded and contact.level not in {None, 1}:
        said.append(legend_name("faded"))
    for one, other in facts.links[:TOLD]:
        said.append(
            QCoreApplication.translate("words", "the only link between {one} and {other}").format(
                one=network.groups[one].name, other=network.groups[other].name
            )
        )
    if contact.feel == "strained":
        said.append(legend_name("strained"))
    return said


def say_known(network: Network, contact: int) -> str:
    """Return whom somebody knows, the closest first: "Knows: Bo Ek, Close; Eva Lie, Distant"; or ""."""
    known = known_by(network, contact)
    if not known:
        return ""
    names = full_names(network, (network.contacts[other] for other, _ in known[:NAMED]))
    parts = [say_tie(network, other, tie, str(names[other])) for other, tie in known[:NAMED]]
    if len(known) > NAMED:
        parts.append(QCoreApplication.translate("words", "%n more", "", len(known) - NAMED))
    return QCoreApplication.translate("words", "Knows: {people}").format(people="; ".join(parts))


def links_of(contact: int, links: Mapping[tuple[int, int], Collection[int]]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of groups that only this person links, given who is part of every link of a pair."""
    return tuple(pair for pair, people in links.items() if len(people) == 1 and contact in people)
