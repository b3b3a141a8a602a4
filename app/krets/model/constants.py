"""Every constant behind the scores, in one place, with the version that is printed with every score.

All of them are conventions of Krets unless a source is named; they were calibrated so that a fresh network of
Dunbar's size (5, 15, 50, 150 people) scores 70 to 92.
"""

import msgspec

CONSTANTS_VERSION = "1"

TAU = {5: 7, 4: 30, 3: 180, 2: 365}
"""Days within which a contact of that level is expected (Dunbar: the 5 weekly, the 15 monthly ...)."""
WEIGHT = {5: 1.00, 4: 0.65, 3: 0.30, 2: 0.15, 1: 0.0}
"""Tie weight w, the logarithm of the expected frequency, rounded to .05."""
INTRODUCTION = {5: 0.90, 4: 0.70, 3: 0.40, 2: 0.20, 1: 0.0}
"""Probability q that a tie of that level passes an introduction on."""
CAPACITY = {5: 5, 4: 15, 3: 50, 2: 150}
"""Dunbar's cumulative layer sizes."""

ALPHA = 0.5
KIN_FACTOR = 2
KAPPA = {"attraction": 4.4, "learning": 2.6, "trust": 3.2, "outreach": 4.0}
LAMBDA_ILL = 2.0
CIRCLE_KEPT = 50
CIRCLES_KEPT = 10
HOLDERS_KEPT = 3
REACHED_KEPT = 15
HOPS = 6
GIVING_HALF_LIFE = 365.0
LEARNING_HALF_LIFE = 180.0
SHARING_DAYS = 180
TRUST_FACTOR = {None: 1.0, "somewhat": 0.5, "much": 1.0, "fully": 1.25}
RANK_WEIGHTS = ((5, 1.0), (15, 0.4), (50, 0.1), (150, 0.03))
"""Up to which rank which weight counts in Trust; beyond the last, 0."""
BELIEVED = 0.5
"""How much a resource counts that no exchange has confirmed."""
FADED = 0.5
"""Up to this vitality somebody is shown as not met lately."""
EQUAL = 1e-15
"""Products nearer than this are equal; the smaller id wins."""

SCORES = ("attraction", "resources", "learning", "trust", "outreach", "ease")
"""The six scores, in the order of S1 to S6."""


class Purpose(msgspec.Struct, frozen=True):
    """Weights of the six scores in the overall one, in the order of `SCORES`."""

    weights: tuple[float, float, float, float, float, float] = (1, 1, 1, 1, 1, 1)


BALANCED = Purpose()
