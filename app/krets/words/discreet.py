"""What people are called where not everybody shall know who they are."""

from collections import Counter

from PySide6.QtCore import QCoreApplication

from krets.model import Names, Network
from krets.words._text import fill
from krets.words.initials import initials


def discreet_labels(network: Network, names: Names) -> dict[int, str]:
    """Return what each contact is called, by id: the name; initials (numbered where shared); or a number.

    Numbers follow the ids, so that the same map gives the same labels.
    """
    people = sorted(network.contacts.values(), key=lambda contact: contact.id)
    if names == "full":
        return {person.id: person.name for person in people}
    if names == "none":
        text = QCoreApplication.translate("words", "Person {number}")
        return {person.id: fill(text, {"number": place}) for place, person in enumerate(people, start=1)}
    labels = {}
    given: Counter[str] = Counter()
    for person in people:
        letters = initials(person.name)
        given[letters] += 1
        labels[person.id] = letters if given[letters] == 1 else f"{letters} {given[letters]}"
    return labels
