"""Names as they fit on a label: first names where those tell people apart."""

from collections import Counter
from collections.abc import Iterable, Mapping

from krets.model import Contact
from krets.words import Shown, first_name, initials


def short_names(full: Mapping[int, Shown], contacts: Iterable[Contact]) -> dict[int, Shown]:
    """First names; where two share one, the last name's initial is put behind; else the full name."""
    people = list(contacts)
    first = {contact.id: first_name(contact.name) for contact in people}
    count = Counter(first.values())
    longer = {
        contact.id: f"{first[contact.id]} {initials(contact.name)[-1:]}."
        if " " in contact.name
        else contact.name
        for contact in people
    }
    again = Counter(longer[contact.id] for contact in people if count[first[contact.id]] > 1)
    names: dict[int, Shown] = {}
    for contact in people:
        if count[first[contact.id]] == 1:
            names[contact.id] = Shown(first[contact.id])
        elif again[longer[contact.id]] == 1 and not full[contact.id].mark:
            names[contact.id] = Shown(longer[contact.id])
        else:
            names[contact.id] = full[contact.id]
    return names
