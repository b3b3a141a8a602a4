"""The scores once more, by another hand: written from the definitions alone, on the open JSON form.

Slow and plain on purpose: routes by trying every path, Shapley values by trying every order. It shares
nothing with `krets.analysis`, its constants included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cmp_to_key
from itertools import permutations
from math import expm1, fsum, log, log1p, sqrt
from typing import Any

Form = Mapping[str, Any]
Part = tuple[float | None, dict[int, float]]
"""A score and each contact's share of it."""
Routes = dict[int, tuple[float, tuple[int, ...]]]

WEIGHT = {5: 1.0, 4: 0.65, 3: 0.3, 2: 0.15}
CHANCE = {5: 0.9, 4: 0.7, 3: 0.4, 2: 0.2}
DAYS = {5: 7, 4: 30, 3: 180, 2: 365}
RANKS = [1.0] * 5 + [0.4] * 10 + [0.1] * 35 + [0.03] * 100
TRUST = {None: 1.0, "somewhat": 0.5, "much": 1.0, "fully": 1.25}
EQUAL = 1e-15


def largest(keys: Iterable[Any], value: Callable[[Any], float], name: Callable[[Any], Any]) -> list[Any]:
    """Order by size; equals (within 1e-15) by name."""

    def compare(a: Any, b: Any) -> int:
        if abs(value(a) - value(b)) > EQUAL:
            return -1 if value(a) > value(b) else 1
        return -1 if name(a) < name(b) else 1

    return sorted(keys, key=cmp_to_key(compare))


class Oracle:
    """All numbers of one map on one day."""

    def __init__(self, form: Form, on: date) -> None:
        self.on, self.ego = on, form["ego"]
        self.names = {group["id"]: group["name"] for group in form["groups"]}
        self.people = {c["id"]: c for c in form["contacts"] if c["level"] is not None}
        self.known = sorted(i for i, c in self.people.items() if c["level"] > 1)
        self.near: dict[int, dict[int, int]] = {i: {} for i in self.people}
        for tie in form["ties"]:
            if tie["a"] in self.people and tie["b"] in self.people:
                self.near[tie["a"]][tie["b"]] = self.near[tie["b"]][tie["a"]] = tie["level"]
        self.degree = {i: sum(1 for other in self.near[i] if other in self.known) for i in self.people}
        self.exchanges = [x for x in form["exchanges"] if x["contact"] in self.people]
        held = {resource for i in self.people for resource in self.offers(i)}
        self.needs = [need for need in form["needs"] if need["asked"] or need["resource"] in held]
        self.weights = sum(need["weight"] for need in self.needs)
        self.fresh = {i: self.vitality(self.people[i]) for i in self.known}
        self.strength = {i: WEIGHT[self.people[i]["level"]] * self.fresh[i] for i in self.known}

    def age(self, day: str) -> int:
        return max(0, (self.on - date.fromisoformat(day)).days)

    def vitality(self, contact: Form) -> float:
        interval = DAYS[contact["level"]] * (2 if contact["kin"] else 1)
        days = self.age(contact["last_contact"] or self.on.isoformat())
        return float(2.0 ** -(max(0, days - interval) / interval))

    def circle(self, contact: int) -> int | None:
        return next((group for group in self.people[contact]["groups"] if group in self.names), None)

    def offers(self, contact: int) -> dict[str, float]:
        held: dict[str, float] = {}
        for offer in self.people[contact]["offers"]:
            held[offer["resource"]] = max(
                held.get(offer["resource"], 0.5), 1.0 if offer["confirmed"] else 0.5
            )
        return held

    def given_received(self, contact: int) -> tuple[float, float]:
        given = received = 0.0
        for x in self.exchanges:
            if x["contact"] == contact:
                worth = x["value"] * 2.0 ** (-self.age(x["on"]) / 365)
                given += worth * (x["direction"] != "received")
                received += worth * (x["direction"] != "given")
        return given, received

    def door(self, contact: int) -> float:
        """q·v·γ: the chance that a known contact lets ego in."""
        who = self.people[contact]
        given, received = self.given_received(contact)
        debt = max(0.0, (received - given) / (given + received + 2))
        if who["kin"] or who["no_count"] or who["level"] == 5:
            debt = 0.0
        return CHANCE[who["level"]] * self.fresh[contact] * (1 - debt / 2)

    def complementarity(self, contact: int) -> float:
        (context, topics), (tags, themes) = (
            (set(whose["context"]), {topic["topic"] for topic in whose["topics"]})
            for whose in (self.ego, self.people[contact])
        )
        if not context | tags or not topics | themes:
            return 0.0
        alike = len(context & tags) / len(context | tags)
        return alike * (1 - len(topics & themes) / len(topics | themes))

    def routes(
        self, starts: Mapping[int, float], step: Mapping[int, float], hops: int, blocked: Iterable[int] = ()
    ) -> Routes:
        """The best of all simple paths to everybody; equals: fewer edges, then the smaller ids."""
        found: dict[int, list[tuple[float, tuple[int, ...]]]] = {}

        def walk(product: float, path: tuple[int, ...]) -> None:
            found.setdefault(path[-1], []).append((product, path))
            if len(path) < hops and path[-1] not in blocked:
                for other, level in self.near[path[-1]].items():
                    if other not in path:
                        walk(product * step[level], (*path, other))

        for start, product in starts.items():
            walk(product, (start,))
        best = {}
        for contact, paths in found.items():
            least = max(product for product, _ in paths) - EQUAL
            best[contact] = min((p for p in paths if p[0] >= least), key=lambda pair: (len(pair[1]), pair[1]))
        return best

    def attraction(self) -> Part:
        circles: dict[int | None, list[int]] = {}
        for i in self.known:
            circles.setdefault(self.circle(i), []).append(i)
        for members in circles.values():
            members[:] = largest(members, self.strength.__getitem__, int)[:50]
        whole = {c: fsum(self.strength[i] for i in members) for c, members in circles.items()}
        f = {c: a / (sqrt(1 + a) + 1) for c, a in whole.items() if a > 0}
        kept = largest(f, f.__getitem__, lambda c: (self.names.get(c, ""), c is not None, c))[:10]
        x = fsum(f[c] for c in kept)
        score = -100 * expm1(-x / 4.4)
        return score, {i: score * f[c] / x * self.strength[i] / whole[c] for c in kept for i in circles[c]}

    def resources(self) -> Part:
        shares = dict.fromkeys(self.known, 0.0)
        for need in self.needs if self.weights else ():
            chance = {i: self.door(i) * self.offers(i).get(need["resource"], 0.0) for i in self.known}
            orders = list(permutations(largest(chance, chance.__getitem__, int)[:3]))
            for order in orders:
                left = 100 * need["weight"] / self.weights / len(orders)
                for i in order:
                    shares[i] += left * chance[i]
                    left *= 1 - chance[i]
        return (sum(shares.values()) if self.weights else None), shares

    def learning(self) -> Part:
        flows: dict[tuple[str, int], list[float]] = {}
        for x in self.exchanges:
            if x["mode"] and x["contact"] in self.known:
                flow = flows.setdefault((x["mode"], x["contact"]), [0.0, 0.0])
                worth = 2.0 ** (-self.age(x["on"]) / 180)
                flow[0] += worth * (x["direction"] != "given")
                flow[1] += worth * (x["direction"] != "received")
        shares = dict.fromkeys(self.known, 0.0)
        for mode in {mode for mode, _ in flows}:
            terms = {}
            for (which, i), flow in flows.items():
                if which == mode:
                    amount = min(1.0, (sum(flow) / 2 + min(flow)) / 2)
                    terms[i] = (0.5 + 0.5 * self.complementarity(i)) * amount
            k = sum(terms.values())
            for i, term in terms.items():
                shares[i] += -25 * expm1(-k / 2.6) * term / k if k else 0.0
        return (sum(shares.values()) if flows else None), shares

    def trust(self) -> Part:
        t = {}
        for i, s in self.strength.items():
            mutual = min(self.given_received(i))
            if self.people[i]["offers"] and self.people[i]["i_give"]:
                mutual = max(mutual, 1.0)
            inside = 0.5 + 0.25 * mutual / (mutual + 1) + 0.25 * (1 - 2.0 ** -self.degree[i])
            t[i] = min(s, TRUST[self.people[i]["trust"]] * s * inside)
        ranked = zip(largest(t, t.__getitem__, int), RANKS, strict=False)
        parts = {i: omega * t[i] for i, omega in ranked}
        x = fsum(parts.values())
        score = -100 * expm1(-x / 3.2)
        return score, {i: score * part / x for i, part in parts.items()} if x else {}

    def outreach(self) -> Part:
        ill = {i for i, c in self.people.items() if c["word"] == "ill"}
        step = {level: weight / 2 for level, weight in WEIGHT.items()}
        reached = self.routes({i: s / 2 for i, s in self.strength.items()}, step, 6, ill)
        harmed = self.routes(dict.fromkeys(ill, 1.0), step, 7)
        good = self.pooled({i: p for i, (p, _) in reached.items() if i not in ill})
        bad = self.pooled({i: p for i, (p, _) in harmed.items() if i not in ill})
        net = fsum(good.values()) - 2 * fsum(bad.values())
        if net <= 0:
            return 0.0, {}
        score = -100 * (0.4 + 0.6 * (1 - 2.0 ** (-self.topics() / 3))) * expm1(-net / 4.0)
        shares = dict.fromkeys(self.people, 0.0)
        for i, part in good.items():
            carriers = [c for c in reached[i][1] if c in self.known]
            for c in carriers:
                shares[c] += part / len(carriers) * score / net
        for i, part in bad.items():
            shares[harmed[i][1][0]] -= 2 * part * score / net
        return score, shares

    def pooled(self, chance: Mapping[int, float]) -> dict[int, float]:
        """Everybody's part of the fifteen largest H."""
        houses: dict[tuple[Any, ...], dict[int, float]] = {}
        for i, p in chance.items():
            org, circle = self.people[i]["organisation"], self.circle(i)
            outside = 0.5 if not org else float(org != self.ego["organisation"])
            house = (org, 0) if org else (self.names.get(circle, ""), 1, circle is not None, circle)
            houses.setdefault(house, {})[i] = log1p(-min(0.999, outside * p))
        whole = {house: fsum(logs.values()) for house, logs in houses.items()}
        kept = largest(whole, lambda house: -expm1(whole[house]), lambda house: house)[:15]
        return {
            i: -expm1(whole[h]) * part / whole[h] for h in kept if whole[h] for i, part in houses[h].items()
        }

    def topics(self) -> int:
        wanted = {topic for c in self.people.values() for topic in c["wants"]}
        heard = [x for x in self.exchanges if x["topic"] and self.age(x["on"]) <= 180]
        mutual = {x["topic"] for x in heard if x["direction"] == "mutual"}
        return len(mutual | {x["topic"] for x in heard if x["direction"] == "given"} & (wanted | mutual))

    def ease(self) -> Part:
        reached = self.routes({i: self.door(i) for i in self.known}, CHANCE, 6)
        shares = dict.fromkeys(self.people, 0.0)
        for need in self.needs if self.weights else ():
            ways = []
            for i, (product, path) in reached.items():
                kappa = self.offers(i).get(need["resource"], 0.0)
                ways.append((product * kappa, path))
            most = max((p for p, _ in ways), default=0.0)
            if most > 0:
                p, path = min((w for w in ways if w[0] >= most - EQUAL), key=lambda w: (len(w[1]), w[1]))
                for i in path:
                    shares[i] += 100 * need["weight"] * p / self.weights / len(path)
        return (sum(shares.values()) if self.weights else None), shares

    def six(self) -> dict[str, Part]:
        keys = ("attraction", "resources", "learning", "trust", "outreach", "ease")
        return {key: getattr(self, key)() for key in keys}

    def holes(self) -> tuple[float, float, float]:
        """Effective size, constraint and hierarchy of a map with at least one known contact (ego is -1)."""
        w = {i: {j: WEIGHT[x] for j, x in self.near[i].items() if j in self.known} for i in self.known}
        own = {i: WEIGHT[self.people[i]["level"]] for i in self.known}
        whole, n, size, c = sum(own.values()), len(own), 0.0, {}
        for j, weight in own.items():
            highest = max(weight, *w[j].values(), 0.0)
            size += 1 - sum(own[q] / whole * w[j][q] / highest for q in w[j])
            through = sum(own[q] / whole * w[q][j] / (own[q] + sum(w[q].values())) for q in w[j])
            c[j] = (weight / whole + through) ** 2
        total = sum(c.values())
        uneven = sum(n * x / total * log(n * x / total) for x in c.values())
        return size, total, uneven / (n * log(n)) if n > 1 else 1.0
