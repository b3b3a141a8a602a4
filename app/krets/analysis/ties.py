"""Tie strength: what a level weighs, how fresh a relationship is, and the product of both."""

from datetime import date

from krets.model import Contact, constants


def days_between(then: date, on: date) -> int:
    """Return the whole days from `then` to `on`; a day in the future counts as today.

    >>> today = date(2026, 11, 22)
    >>> days_between(date(2026, 11, 12), today), days_between(date(2027, 1, 1), today)
    (10, 0)
    """
    return max(0, (on - then).days)


def expected_interval(contact: Contact) -> int | None:
    """Return τ′, the days within which this contact is expected: τ of the level, twice that for kin.

    Range: 7 to 730 days. None for level 1 and for people not placed. O(1). Convention of Krets, after
    Dunbar's layers (weekly, monthly, half-yearly, yearly).

    >>> expected_interval(Contact(id=1, name="Bo", level=4, kin=True))
    60
    """
    if contact.level is None or contact.level == 1:
        return None
    return constants.TAU[contact.level] * (constants.KIN_FACTOR if contact.kin else 1)


def vitality(contact: Contact, on: date) -> float | None:
    """Return v, the freshness of a relationship on a day.

    With d whole days since the last two-way contact and τ′ the expected interval, v = 1 while d ≤ τ′ and
    2^(−(d−τ′)/τ′) after: half with every interval that passes. Range [0, 1]. Without any dated contact v =
    1 (not logged is not the same as not met); level 1 has 0; somebody not placed has None. O(1).

    Convention of Krets. That closeness falls without contact, and slower among kin: Roberts & Dunbar 2015.

    >>> bo = Contact(id=1, name="Bo", level=4, last_contact=date(2026, 9, 23))
    >>> vitality(bo, date(2026, 11, 22))
    0.5
    """
    if contact.level is None:
        return None
    if contact.level == 1:
        return 0.0
    if contact.last_contact is None:
        return 1.0
    tau = constants.TAU[contact.level] * (constants.KIN_FACTOR if contact.kin else 1)
    days = (on - contact.last_contact).days
    return 1.0 if days <= tau else float(2.0 ** (-(days - tau) / tau))


def strength(contact: Contact, on: date) -> float | None:
    """Return s = w·v, the effective strength of ego's tie to a contact.

    Range [0, 1]; 0 for level 1, None for somebody not placed. O(1). Granovetter 1973 names time, emotional
    intensity, intimacy and reciprocal services as what makes a tie strong; the level stated by ego stands
    for them.

    >>> strength(Contact(id=1, name="Bo", level=3), date(2026, 11, 22))
    0.3
    """
    fresh = vitality(contact, on)
    return None if fresh is None or contact.level is None else constants.WEIGHT[contact.level] * fresh
