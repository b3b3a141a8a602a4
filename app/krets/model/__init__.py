"""Records, the network, changes and the verbs that make them. Nothing here knows a file or a window."""

from krets.model import constants, edits
from krets.model.catalogue import QUESTIONS, RESOURCE_KEYS, RESOURCES, SECTORS
from krets.model.change import Argument, Change, Edit
from krets.model.discretion import Discretion, Names, discreet
from krets.model.edits import EditRefused, clean, is_blank
from krets.model.network import Mismatch, Network
from krets.model.records import (
    LEVELS,
    Channel,
    Contact,
    ContactKind,
    Direction,
    Ego,
    Exchange,
    Feel,
    Group,
    Level,
    Mode,
    Need,
    Offer,
    Place,
    Record,
    Tie,
    Topic,
    TopicKind,
    Trust,
    Word,
)
from krets.model.results import Effect, Explanation, Part, Point, Scores
from krets.model.scrubbing import is_unspaced

__all__ = [
    "LEVELS",
    "QUESTIONS",
    "RESOURCES",
    "RESOURCE_KEYS",
    "SECTORS",
    "Argument",
    "Change",
    "Channel",
    "Contact",
    "ContactKind",
    "Direction",
    "Discretion",
    "Edit",
    "EditRefused",
    "Effect",
    "Ego",
    "Exchange",
    "Explanation",
    "Feel",
    "Group",
    "Level",
    "Mismatch",
    "Mode",
    "Names",
    "Need",
    "Network",
    "Offer",
    "Part",
    "Place",
    "Point",
    "Record",
    "Scores",
    "Tie",
    "Topic",
    "TopicKind",
    "Trust",
    "Word",
    "clean",
    "constants",
    "discreet",
    "edits",
    "is_blank",
    "is_unspaced",
]
