"""All scores of a map at once, from nothing: plain, exact, and what everything faster is tested against."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

import msgspec

from krets.analysis import holes, shape
from krets.analysis.balance import Balance, balance
from krets.analysis.capital import Score, attraction, ease, learning, outreach, resources, trust
from krets.analysis.contribution import overall, overall_shares
from krets.analysis.paths import Fans, Routes, best_routes
from krets.analysis.people import Circle, Person, people, trust_of
from krets.analysis.resources import counting
from krets.analysis.slices import Slices, chunks, whole
from krets.analysis.spread import House, house, ill_word, pooled, topics_shared, word_of_mouth
from krets.model import Network, Scores, constants

Measures: TypeAlias = dict[str, float | int | None]

PASSED_IN = {weight: constants.INTRODUCTION[level] for level, weight in constants.WEIGHT.items() if weight}
"""The chance that an introduction passes over a tie of that weight."""

MEASURES = (
    "size",
    "ties",
    "density",
    "components",
    "effective_size",
    "efficiency",
    "constraint",
    "hierarchy",
    "ego_betweenness",
    "balance",
    "tilt",
)
"""The keys of `Scores.measures`, in order."""


class Reading(msgspec.Struct):
    """What is read off a network before anything is scored.

    `people` is everybody placed, by id in order; `edges` the weights of the ties among them (the reach
    graph), `ties` among the known alone (the ego graph), both ways round.
    """

    people: dict[int, Person]
    edges: dict[int, dict[int, float]]
    ties: dict[int, dict[int, float]]
    weights: dict[int, float]
    circles: dict[Circle, str]


def reading(network: Network, on: date) -> Reading:
    """Read off a network what the scores need of it on a day. O(records)."""
    return whole(reading_in_slices(network, on))


def reading_in_slices(network: Network, on: date) -> Slices[Reading]:
    """Return the same, giving way often; the network must not be altered meanwhile."""
    found: dict[int, Person] = {}
    for chunk in chunks(sorted(network.placed(), key=lambda contact: contact.id), 20):
        yield
        found.update((somebody.id, somebody) for somebody in people(network, chunk, on))
    weights = {contact: somebody.weight for contact, somebody in found.items() if somebody.known}
    edges: dict[int, dict[int, float]] = {contact: {} for contact in found}
    ties: dict[int, dict[int, float]] = {contact: {} for contact in weights}
    for some in chunks(network.ties.values(), 500):
        yield
        for tie in some:
            if tie.a in found and tie.b in found:
                edges[tie.a][tie.b] = edges[tie.b][tie.a] = constants.WEIGHT[tie.level]
                if tie.a in weights and tie.b in weights:
                    ties[tie.a][tie.b] = ties[tie.b][tie.a] = constants.WEIGHT[tie.level]
    return Reading(found, edges, ties, weights, {group.id: group.name for group in network.groups.values()})


def introductions(persons: Mapping[int, Person], fans: Fans) -> Routes:
    """Return T(u): the best chain of introductions to everybody. First edge q·v·γ, others q, six edges at
    most.
    """
    starts = [(contact, somebody.door) for contact, somebody in persons.items() if somebody.known]
    return best_routes(starts, fans, PASSED_IN)


def holders_of(persons: Iterable[Person]) -> dict[str, dict[int, float]]:
    """Return κ of each holder by resource. O(offers)."""
    found: dict[str, dict[int, float]] = {}
    for somebody in persons:
        for resource, kappa in somebody.offers.items():
            found.setdefault(resource, {})[somebody.id] = kappa
    return found


def six(network: Network, on: date, read: Reading | None = None) -> dict[str, Score]:
    """Return the six scores of a map on a day, by key, with everything that went in."""
    return whole(six_in_slices(network, on, reading(network, on) if read is None else read))


def six_in_slices(network: Network, on: date, read: Reading) -> Slices[dict[str, Score]]:
    """Return the same, giving way between the scores; the network must not be altered meanwhile."""
    persons = read.people
    circles: dict[Circle, list[tuple[float, int]]] = {}
    for contact, somebody in persons.items():
        circles.setdefault(somebody.circle, []).append((-somebody.strength, contact))
    ordered = sorted((-trust_of(persons[c], len(read.ties[c])), c) for c in read.weights)
    holders = holders_of(persons.values())
    needs = counting(network.needs.values(), holders)
    chances = {
        need.resource: {c: persons[c].door * k for c, k in holders.get(need.resource, {}).items()}
        for need in needs
    }
    yield
    own = {
        "attraction": attraction({key: sorted(row) for key, row in circles.items()}, read.circles),
        "resources": resources(needs, chances),
        "learning": learning({c: somebody.learning for c, somebody in persons.items() if somebody.learning}),
        "trust": trust(ordered),
    }
    yield
    own["outreach"] = _outreach(network, on, read)
    yield
    own["ease"] = ease(needs, holders, introductions(persons, Fans(read.edges)))
    return own


def _outreach(network: Network, on: date, read: Reading) -> Score:
    fans = Fans(read.edges)
    routes = word_of_mouth(read.people, fans)
    sources = ill_word(read.people, fans)

    def house_of(somebody: Person) -> House:
        return house(somebody, read.circles)

    wanted = {topic for contact in network.placed() for topic in contact.wants}
    exchanges = [exchange for exchange in network.exchanges.values() if exchange.contact in read.people]
    good = pooled(routes.product, read.people, house_of)
    ill = pooled(sources.product, read.people, house_of)
    return outreach(good, ill, routes, sources, read.people, topics_shared(exchanges, wanted, on))


def measures(read: Reading) -> Measures:
    """Return the structural measures of the ego graph by key; effective size to hierarchy are the weighted
    ones.
    """
    weights, ties = read.weights, read.ties
    size, count = len(weights), shape.tie_count(ties)
    bonds = balance(read.people, {contact: len(own) for contact, own in ties.items()})
    return structure(
        size=size,
        ties=count,
        components=len(shape.components(weights, ties)),
        holes=(
            holes.effective_size(weights, ties),
            holes.constraint(weights, ties),
            holes.hierarchy(weights, ties),
        ),
        betweenness=shape.ego_betweenness(weights, ties),
        bonds=bonds,
    )


def structure(
    *,
    size: int,
    ties: int,
    components: int,
    holes: tuple[float | None, float | None, float | None],
    betweenness: float,
    bonds: Balance | None,
) -> Measures:
    """Return the measures by key from their parts; ratios of nothing are None."""
    effective, constraint, hierarchy = holes
    return {
        "size": size,
        "ties": ties,
        "density": shape.density(size, ties),
        "components": components,
        "effective_size": effective,
        "efficiency": None if effective is None else effective / size,
        "constraint": constraint,
        "hierarchy": hierarchy,
        "ego_betweenness": betweenness,
        "balance": None if bonds is None else bonds.balance,
        "tilt": None if bonds is None else bonds.tilt,
    }


def assembled(on: date, parts: Mapping[str, Score], measured: Measures, vitality: dict[int, float]) -> Scores:
    """Put the six, the measures and everybody's vitality together: the overall score and its shares
    follow.
    """
    values = {key: parts[key].value for key in constants.SCORES}
    shares = {key: parts[key].shares for key in constants.SCORES}
    return Scores(
        on=on,
        scores=values,
        overall=overall(values),
        measured=sum(value is not None for value in values.values()),
        measures=measured,
        vitality=vitality,
        share=overall_shares(values, shares),
        shares=shares,
    )


def score(network: Network, on: date) -> Scores:
    """Return every score, share and measure of a map on a day; the network is left as it is.

    O(n log n + m·rounds + Σ degree²), the last for ego betweenness. Undefined is None, never 0 and never
    NaN: an empty map has None for ratios and for learning, resources and ease.

    >>> from krets.model import Contact
    >>> found = score(Network([Contact(id=1, name="Ada", level=5)]), date(2026, 11, 22))
    >>> round(found.scores["attraction"], 3), found.scores["learning"], found.measured
    (8.984, None, 3)
    """
    read = reading(network, on)
    fresh = {contact: somebody.vitality for contact, somebody in read.people.items()}
    return assembled(on, six(network, on, read), measures(read), fresh)
