"""What is left of a record in a table's cells, for comparing what was written with what comes back."""

from __future__ import annotations

import msgspec

from krets.formats.cells import paragraphs
from krets.formats.text import one_line
from krets.model import Channel, Contact, Offer, Topic

PLAIN = ("organisation", "role", "place", "birthday", "how_met", "known_since")
LISTS = ("i_give", "wants", "context", "emails", "phones", "aliases")


def as_cells_keep(contact: Contact, introduced_by: int | str | None) -> Contact:
    """Return a contact as cells keep one: one line a text, no blank entries, no photo, no place."""
    offers = tuple(Offer(one_line(each.resource), each.confirmed) for each in contact.offers)
    topics = tuple(Topic(one_line(each.topic), each.kind) for each in contact.topics)
    ways = tuple(Channel(one_line(w.channel), one_line(w.handle), w.answers) for w in contact.channels)
    return msgspec.structs.replace(
        contact,
        **{field: one_line(getattr(contact, field)) for field in PLAIN},
        **{field: tuple(filter(None, map(one_line, getattr(contact, field)))) for field in LISTS},
        offers=tuple(each for each in offers if each.resource),
        topics=tuple(each for each in topics if each.topic),
        channels=tuple(way for way in ways if way.channel or way.handle),
        introduced_by=(one_line(introduced_by) or None) if isinstance(introduced_by, str) else introduced_by,
        note=paragraphs(contact.note),
        photo=None,
        at=None,
        pinned=False,
        among=None,
        label_at=None,
        distinct_from=(),
    )
