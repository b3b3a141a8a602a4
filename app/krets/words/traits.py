"""What people are coloured, sized and filtered by, in words."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from krets.model import LEVELS, SORTED_BY, Filter, Network
from krets.words.fields import field_name
from krets.words.people import feel_name, kind_name, level_name
from krets.words.scores import measure_name


def trait_name(trait: str) -> str:
    """Return what people are coloured or sized by, in lower case: "group", a field or a number of persons."""
    names = {
        "": QCoreApplication.translate("words", "nothing"),
        "group": QCoreApplication.translate("words", "group"),
        "knows": QCoreApplication.translate("words", "people they know here"),
        "days": QCoreApplication.translate("words", "days since last seen"),
        "years": QCoreApplication.translate("words", "years known"),
        "exchanges": QCoreApplication.translate("words", "exchanges this year"),
    }
    if trait in names:
        return names[trait]
    return field_name(trait) if trait in {"level", *SORTED_BY} else measure_name(trait)


def trait_value(field: str, value: str) -> str:
    """Return a text of a field (`krets.model.value_of`) as it is shown; "" is not known."""
    match field, value:
        case _, "":
            return QCoreApplication.translate("words", "not known")
        case "kin", "yes":
            return QCoreApplication.translate("words", "related to me")
        case "kin", _:
            return QCoreApplication.translate("words", "not related to me")
        case "kind", _:
            return kind_name(value)
        case "feel", _:
            return feel_name(value)
        case _:
            return value


def say_filter(network: Network, wanted: Filter) -> str:
    """Return what a filter asks for: "Family · not met lately"."""
    return " · ".join(_asked(network, wanted))


def say_shown(shown: int, whole: int, asked: str = "") -> str:
    """Return how many of how many people a filter lets pass: "Showing 12 of 43: Family"."""
    if not asked:
        plain = QCoreApplication.translate("words", "Showing {shown} of {whole}")
        return plain.format(shown=shown, whole=whole)
    sentence = QCoreApplication.translate("words", "Showing {shown} of {whole}: {asked}")
    return sentence.format(shown=shown, whole=whole, asked=asked)


def alone_name() -> str:
    """Return what people are called whom no tie joins to anybody."""
    return QCoreApplication.translate("words", "know nobody here")


def _asked(network: Network, wanted: Filter) -> Iterable[str]:
    groups = [network.groups[group] for group in wanted.groups if group in network.groups]
    if groups:
        yield ", ".join(group.name for group in sorted(groups, key=lambda group: (group.start, group.id)))
    if wanted.levels:
        yield ", ".join(level_name(level) for level in LEVELS if level in wanted.levels)
    if wanted.values:
        yield ", ".join(trait_value(field, value) for field, value in sorted(wanted.values))
    if wanted.faded:
        yield QCoreApplication.translate("words", "not met lately")
    if wanted.alone:
        yield alone_name()
    if wanted.text.strip():
        yield QCoreApplication.translate("words", "“{text}”").format(text=wanted.text.strip())
