"""Labels of what can be filled in on a person, on ego and on an entry."""

from PySide6.QtCore import QCoreApplication


def field_name(field: str) -> str:
    """Return the label of a field of `Contact`, `Ego`, `Tie` or `Exchange`, in lower case."""
    return _about().get(field) or _more().get(field) or _entry().get(field, field)


def _about() -> dict[str, str]:
    return {
        "name": QCoreApplication.translate("words", "name"),
        "level": QCoreApplication.translate("words", "ring"),
        "groups": QCoreApplication.translate("words", "groups"),
        "offers": QCoreApplication.translate("words", "helps me with"),
        "i_give": QCoreApplication.translate("words", "I help with"),
        "last_contact": QCoreApplication.translate("words", "last seen"),
        "organisation": QCoreApplication.translate("words", "organisation"),
        "role": QCoreApplication.translate("words", "role"),
        "place": QCoreApplication.translate("words", "place"),
        "kin": QCoreApplication.translate("words", "related to me"),
        "kind": QCoreApplication.translate("words", "kind"),
        "wants": QCoreApplication.translate("words", "would like to have"),
        "topics": QCoreApplication.translate("words", "knows about"),
        "context": QCoreApplication.translate("words", "what we share"),
        "channels": QCoreApplication.translate("words", "channels"),
    }


def _more() -> dict[str, str]:
    return {
        "emails": QCoreApplication.translate("words", "e-mail"),
        "phones": QCoreApplication.translate("words", "phone"),
        "birthday": QCoreApplication.translate("words", "birthday"),
        "photo": QCoreApplication.translate("words", "photo"),
        "how_met": QCoreApplication.translate("words", "how we met"),
        "introduced_by": QCoreApplication.translate("words", "introduced by"),
        "known_since": QCoreApplication.translate("words", "known since"),
        "feel": QCoreApplication.translate("words", "how it feels"),
        "word": QCoreApplication.translate("words", "what they say of me"),
        "trust": QCoreApplication.translate("words", "how far I trust them"),
        "no_count": QCoreApplication.translate("words", "we don't keep count"),
        "private": QCoreApplication.translate("words", "private"),
        "at": QCoreApplication.translate("words", "place on the map"),
        "pinned": QCoreApplication.translate("words", "pinned"),
        "created": QCoreApplication.translate("words", "added"),
        "note": QCoreApplication.translate("words", "note"),
        "aliases": QCoreApplication.translate("words", "also called"),
        "among": QCoreApplication.translate("words", "place among the groups"),
        "label_at": QCoreApplication.translate("words", "place of the name"),
        "distinct_from": QCoreApplication.translate("words", "somebody else than"),
    }


def _entry() -> dict[str, str]:
    return {
        "kinds": QCoreApplication.translate("words", "how they know each other"),
        "on": QCoreApplication.translate("words", "day"),
        "direction": QCoreApplication.translate("words", "what passed"),
        "value": QCoreApplication.translate("words", "how much"),
        "mode": QCoreApplication.translate("words", "learned"),
        "topic": QCoreApplication.translate("words", "topic"),
        "resource": QCoreApplication.translate("words", "help with"),
        "channel": QCoreApplication.translate("words", "channel"),
        "in_person": QCoreApplication.translate("words", "in person"),
        "started_by": QCoreApplication.translate("words", "who started it"),
        "answered": QCoreApplication.translate("words", "answered"),
        "outcome": QCoreApplication.translate("words", "what came of it"),
        "minutes": QCoreApplication.translate("words", "minutes"),
        "weight": QCoreApplication.translate("words", "how important"),
        "asked": QCoreApplication.translate("words", "asked"),
    }
