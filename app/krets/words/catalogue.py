"""Names of what is in the catalogues: resources, ready-made groups, the five questions."""

from PySide6.QtCore import QCoreApplication

from krets.model import RESOURCE_KEYS


def resource_name(key: str) -> str:
    """Return the name of a resource; what is not in the catalogue is in the user's own words already."""
    return _resources().get(key, key)


def resource_key(text: str) -> str:
    """Return the catalogue key that a name stands for, whatever its case; other text comes back as it is."""
    wanted = " ".join(text.split()).casefold()
    for key, name in _resources().items():
        if wanted in {name.casefold(), key.casefold()}:
            return key
    return " ".join(text.split())


def resource_names() -> list[str]:
    """Return the names of the whole catalogue in its order."""
    names = _resources()
    return [names[key] for key in RESOURCE_KEYS]


def _resources() -> dict[str, str]:
    return {**_support(), **_know_how(), **_doors(), **_hands()}


def _support() -> dict[str, str]:
    return {
        "listening": QCoreApplication.translate("words", "listening"),
        "comfort": QCoreApplication.translate("words", "comfort in hard times"),
        "honest_advice": QCoreApplication.translate("words", "honest advice"),
        "company": QCoreApplication.translate("words", "company"),
        "encouragement": QCoreApplication.translate("words", "encouragement"),
        "health_advice": QCoreApplication.translate("words", "health advice"),
        "childcare": QCoreApplication.translate("words", "childcare"),
    }


def _know_how() -> dict[str, str]:
    return {
        "legal": QCoreApplication.translate("words", "legal questions"),
        "tax": QCoreApplication.translate("words", "tax and accounts"),
        "technology": QCoreApplication.translate("words", "computers and technology"),
        "writing": QCoreApplication.translate("words", "writing and editing"),
        "languages": QCoreApplication.translate("words", "languages and translation"),
        "teaching": QCoreApplication.translate("words", "teaching and training"),
        "research": QCoreApplication.translate("words", "research"),
        "design": QCoreApplication.translate("words", "design"),
        "trade": QCoreApplication.translate("words", "building and crafts"),
        "leadership": QCoreApplication.translate("words", "leading people"),
    }


def _doors() -> dict[str, str]:
    return {
        "introductions": QCoreApplication.translate("words", "introductions"),
        "job": QCoreApplication.translate("words", "finding a job"),
        "references": QCoreApplication.translate("words", "references"),
        "clients": QCoreApplication.translate("words", "finding clients"),
        "suppliers": QCoreApplication.translate("words", "finding suppliers"),
        "funding": QCoreApplication.translate("words", "funding"),
        "loan": QCoreApplication.translate("words", "a loan"),
        "press": QCoreApplication.translate("words", "press and media"),
        "politics": QCoreApplication.translate("words", "politics and authorities"),
    }


def _hands() -> dict[str, str]:
    return {
        "repairs": QCoreApplication.translate("words", "repairs"),
        "moving": QCoreApplication.translate("words", "moving house"),
        "car": QCoreApplication.translate("words", "a car or a lift"),
        "garden": QCoreApplication.translate("words", "gardening"),
        "lodging": QCoreApplication.translate("words", "a place to stay"),
        "errands": QCoreApplication.translate("words", "errands"),
        "tools": QCoreApplication.translate("words", "borrowing tools"),
        "events": QCoreApplication.translate("words", "putting on events"),
    }


def family_name(key: str) -> str:
    """Return the name of a family of resources."""
    names = {
        "support": QCoreApplication.translate("words", "Support"),
        "know_how": QCoreApplication.translate("words", "Know-how"),
        "doors_and_money": QCoreApplication.translate("words", "Doors and money"),
        "hands": QCoreApplication.translate("words", "Hands"),
    }
    return names.get(key, key)


def sector_name(key: str) -> str:
    """Return the name that a ready-made group gets on the map, or that of a whole set ("private", "work")."""
    names = {
        "private": QCoreApplication.translate("words", "Private"),
        "work": QCoreApplication.translate("words", "Work", "a set of groups"),
        "family": QCoreApplication.translate("words", "Family"),
        "relatives": QCoreApplication.translate("words", "Relatives"),
        "friends": QCoreApplication.translate("words", "Friends"),
        "work_or_school": QCoreApplication.translate("words", "Work or school"),
        "leisure": QCoreApplication.translate("words", "Leisure"),
        "helpers": QCoreApplication.translate("words", "Helpers"),
        "team": QCoreApplication.translate("words", "Team"),
        "organisation": QCoreApplication.translate("words", "Organisation"),
        "clients": QCoreApplication.translate("words", "Clients"),
        "field": QCoreApplication.translate("words", "My field"),
        "outside": QCoreApplication.translate("words", "Outside"),
    }
    return names.get(key, key)


def question(key: str) -> str:
    """Return one of the five questions of the first minute."""
    questions = {
        "stands_up": QCoreApplication.translate("words", "Who stands up for you?"),
        "advice": QCoreApplication.translate("words", "Whom do you ask for advice?"),
        "learn": QCoreApplication.translate("words", "Whom do you learn from?"),
        "now_and_then": QCoreApplication.translate("words", "Whom do you meet now and then?"),
        "would_like": QCoreApplication.translate("words", "Whom would you like to know?"),
    }
    return questions.get(key, key)
