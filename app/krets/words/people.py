"""Names of levels, zones and of all the fixed choices that a record holds."""

from PySide6.QtCore import QCoreApplication

from krets.model import Contact, Ego, Network, Topic
from krets.words.namesakes import full_name


def ego_name(ego: Ego) -> str:
    """Return what stands in the middle of the map: ego's name, or "You"."""
    return ego.name or QCoreApplication.translate("words", "You")


def level_name(level: int | None) -> str:
    """Return the name of a ring (5 to 1), or of having none."""
    match level:
        case 5:
            return QCoreApplication.translate("words", "Closest")
        case 4:
            return QCoreApplication.translate("words", "Close")
        case 3:
            return QCoreApplication.translate("words", "Familiar")
        case 2:
            return QCoreApplication.translate("words", "Distant")
        case 1:
            return QCoreApplication.translate("words", "Not met yet")
        case _:
            return QCoreApplication.translate("words", "Not placed yet")


def feel_name(feel: str | None) -> str:
    """Return how a relationship feels, in a word."""
    match feel:
        case "good":
            return QCoreApplication.translate("words", "Good")
        case "mixed":
            return QCoreApplication.translate("words", "Mixed")
        case "strained":
            return QCoreApplication.translate("words", "Strained")
        case _:
            return QCoreApplication.translate("words", "Not said")


def trust_name(trust: str | None) -> str:
    """Return how far ego trusts somebody."""
    match trust:
        case "somewhat":
            return QCoreApplication.translate("words", "Somewhat")
        case "much":
            return QCoreApplication.translate("words", "Much")
        case "fully":
            return QCoreApplication.translate("words", "Fully")
        case _:
            return QCoreApplication.translate("words", "Not said")


def word_name(word: str | None) -> str:
    """Return whether somebody speaks well or ill of ego."""
    match word:
        case "well":
            return QCoreApplication.translate("words", "Speaks well of me")
        case "ill":
            return QCoreApplication.translate("words", "Speaks ill of me")
        case _:
            return QCoreApplication.translate("words", "Not said")


def kind_name(kind: str) -> str:
    """Return what a contact is: a person, a service or an animal."""
    match kind:
        case "service":
            return QCoreApplication.translate("words", "Service")
        case "animal":
            return QCoreApplication.translate("words", "Animal")
        case _:
            return QCoreApplication.translate("words", "Person")


def say_topic(topic: Topic) -> str:
    """Return a topic, and whether it has to be shown."""
    if topic.kind == "tacit":
        return QCoreApplication.translate("words", "{topic} (has to be shown)").format(topic=topic.topic)
    return topic.topic


def channel_names() -> list[str]:
    """Return everyday channels, to suggest."""
    return [
        QCoreApplication.translate("words", "Phone"),
        QCoreApplication.translate("words", "E-mail"),
        QCoreApplication.translate("words", "Text message"),
        QCoreApplication.translate("words", "Video call"),
        "LinkedIn",
        "Facebook",
        "Instagram",
        "WhatsApp",
        "Signal",
    ]


def answers_name(answers: int | None) -> str:
    """Return how well ego and a contact meet on a channel."""
    match answers:
        case 1:
            return QCoreApplication.translate("words", "We seldom meet there")
        case 2:
            return QCoreApplication.translate("words", "We sometimes meet there")
        case 3:
            return QCoreApplication.translate("words", "We meet there as equals")
        case _:
            return QCoreApplication.translate("words", "Not said")


def direction_name(direction: str, in_person: bool = True) -> str:
    """Return what an exchange was, as its button says it: Met, Wrote, They gave, I gave."""
    match direction:
        case "given":
            return QCoreApplication.translate("words", "I gave")
        case "received":
            return QCoreApplication.translate("words", "They gave")
        case _ if in_person:
            return QCoreApplication.translate("words", "Met")
        case _:
            return QCoreApplication.translate("words", "Wrote")


def mode_name(mode: str | None) -> str:
    """Return a way of learning from each other (SECI), in plain words."""
    match mode:
        case "S":
            return QCoreApplication.translate("words", "Did together")
        case "E":
            return QCoreApplication.translate("words", "Put into words")
        case "C":
            return QCoreApplication.translate("words", "Combined sources")
        case "I":
            return QCoreApplication.translate("words", "Put into practice")
        case _:
            return QCoreApplication.translate("words", "Nothing learned")


def value_name(value: int) -> str:
    """Return how much something given was worth to who got it, 0 to 3."""
    match value:
        case 1:
            return QCoreApplication.translate("words", "A small thing")
        case 2:
            return QCoreApplication.translate("words", "A real help")
        case 3:
            return QCoreApplication.translate("words", "A great deal")
        case _:
            return QCoreApplication.translate("words", "Nothing in particular")


def say_person(network: Network, contact: Contact, name: str = "") -> str:
    """Return one line on a person for those who hear the map: name, ring, groups.

    `name` is what tells them apart from others (`full_name`), where that is at hand already.
    """
    groups = [network.groups[group].name for group in contact.groups if group in network.groups]
    sentence = (
        QCoreApplication.translate("words", "{name}, {ring}, {groups}")
        if groups
        else QCoreApplication.translate("words", "{name}, {ring}")
    )
    return sentence.format(
        name=name or full_name(network, contact), ring=level_name(contact.level), groups=", ".join(groups)
    )


def legend_name(key: str) -> str:
    """Return a row of the legend: "fresh", "faded", "absent", "tie", "bridge" or "strained"."""
    match key:
        case "fresh":
            return QCoreApplication.translate("words", "met lately")
        case "faded":
            return QCoreApplication.translate("words", "not met lately")
        case "absent":
            return QCoreApplication.translate("words", "not met yet")
        case "bridge":
            return QCoreApplication.translate("words", "bridge between groups")
        case "strained":
            return QCoreApplication.translate("words", "strained")
        case _:
            return QCoreApplication.translate("words", "know each other")
