"""The records: one frozen struct for each kind of thing on a map.

A record never changes; an edit replaces it (`krets.model.change`). Every record has an integer `id`, unique
among records of its own kind. Optional text is "" when it is not known; optional values are `None`.
Records hold nothing that could ever hold them (no cycle), so the garbage collector is told to pass them over.
"""

from datetime import date
from typing import Literal

import msgspec

Level = Literal[1, 2, 3, 4, 5]
Feel = Literal["good", "mixed", "strained"]
Word = Literal["well", "ill"]
Trust = Literal["somewhat", "much", "fully"]
ContactKind = Literal["person", "service", "animal"]
TopicKind = Literal["explicit", "tacit"]
Direction = Literal["given", "received", "mutual"]
Mode = Literal["S", "E", "C", "I"]
ViewKind = Literal["rings", "groups"]
Place = tuple[float, float]

LEVELS: tuple[Level, ...] = (5, 4, 3, 2, 1)
"""The five levels from the innermost ring outwards."""


class Topic(msgspec.Struct, frozen=True, gc=False):
    """Something that somebody knows about: explicit (can be written down) or tacit (has to be shown)."""

    topic: str
    kind: TopicKind = "explicit"


class Offer(msgspec.Struct, frozen=True, gc=False):
    """A resource that somebody can help with: a catalogue key or the user's own words."""

    resource: str
    confirmed: bool = False


class Channel(msgspec.Struct, frozen=True, gc=False):
    """Where ego reaches a contact.

    `answers` is how well the two meet there: 1 seldom, 2 sometimes, 3 as equals.
    """

    channel: str
    handle: str = ""
    answers: Literal[1, 2, 3] | None = None


class Ego(msgspec.Struct, frozen=True, gc=False, tag=True):
    """The person in the middle. There is exactly one on a map, with id 0."""

    id: int = 0
    name: str = ""
    organisation: str = ""
    context: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    offers: tuple[Offer, ...] = ()


class Group(msgspec.Struct, frozen=True, gc=False, tag=True):
    """A named circle of people.

    `start` and `span` are its sector, in turns clockwise from the top (0 to 1); a span of 0 has not been
    reckoned yet. `order` on the map is the order of `start`.
    """

    id: int
    name: str
    start: float = 0.0
    span: float = 0.0


class Contact(msgspec.Struct, frozen=True, gc=False, tag=True):
    """Somebody round ego (the field's *alter*).

    `level` is None while the contact is not placed. The first of `groups` (ids) gives the sector. `at` is the
    place inside sector and ring: (across the sector, out through the ring), each 0 to 1. `introduced_by` is
    the id of a contact, or a name in words. `photo` holds an encoded image. `distinct_from` are the ids of
    contacts that are somebody else for certain, however alike the two may look. `aliases` are what they are
    called elsewhere: a nickname, a name of before, the name in another list. `among` is where they were put
    in the view of groups, in units of the whole map round ego (x to the right, y downwards); None: where
    the map puts them. `label_at` is where their name was dragged: from the middle of the disc to that of the
    name (right, down), in heights of its letters; None: where there is room.
    """

    id: int
    name: str
    level: Level | None = None
    groups: tuple[int, ...] = ()
    organisation: str = ""
    role: str = ""
    place: str = ""
    kind: ContactKind = "person"
    kin: bool = False
    offers: tuple[Offer, ...] = ()
    i_give: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    context: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    birthday: str = ""
    photo: bytes | None = None
    how_met: str = ""
    introduced_by: int | str | None = None
    known_since: str = ""
    feel: Feel | None = None
    word: Word | None = None
    trust: Trust | None = None
    no_count: bool = False
    private: bool = False
    at: Place | None = None
    pinned: bool = False
    created: date | None = None
    last_contact: date | None = None
    note: str = ""
    distinct_from: tuple[int, ...] = ()
    aliases: tuple[str, ...] = ()
    among: Place | None = None
    label_at: Place | None = None


class Tie(msgspec.Struct, frozen=True, gc=False, tag=True):
    """A relationship between two contacts (*alter-alter tie*); `a` < `b` always."""

    id: int
    a: int
    b: int
    level: Literal[2, 3, 4, 5] = 3
    kinds: tuple[str, ...] = ()
    feel: Feel | None = None


class Exchange(msgspec.Struct, frozen=True, gc=False, tag=True):
    """What passed between ego and a contact on a day; `value` is 0 to 3, `mode` a way of learning (SECI)."""

    id: int
    contact: int
    on: date
    direction: Direction
    value: Literal[0, 1, 2, 3] = 0
    mode: Mode | None = None
    topic: str = ""
    resource: str = ""
    channel: str = ""
    in_person: bool = False
    started_by: str = ""
    answered: bool | None = None
    outcome: str = ""
    minutes: int | None = None
    note: str = ""


class Need(msgspec.Struct, frozen=True, gc=False, tag=True):
    """A resource that ego needs help with; `asked` once "Who could help?" has been answered with nobody."""

    id: int
    resource: str
    weight: float = 1.0
    asked: bool = False


class Note(msgspec.Struct, frozen=True, gc=False, tag=True):
    """Some words written on the map itself.

    `at` is their left upper corner in units of the whole map round ego (x to the right, y downwards); `view`
    is the view that they stand on.
    """

    id: int
    text: str
    at: Place = (0.0, 0.0)
    view: ViewKind = "rings"


Record = Ego | Group | Contact | Tie | Exchange | Need | Note
