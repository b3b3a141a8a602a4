"""Why the map would not allow something."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from krets.words._text import fill
from krets.words.catalogue import resource_name


def say_refusal(key: str, arguments: Mapping[str, object] | None = None) -> str:
    """Return the sentence for an `EditRefused` of the model, or for "read-only"."""
    given = dict(arguments or {})
    if key == "read-only" and given.get("why"):
        return say_read_only(str(given["why"]))
    if "resource" in given:
        given["resource"] = resource_name(str(given["resource"]))
    return fill(
        _sentences().get(key, QCoreApplication.translate("words", "That cannot be done on this map.")), given
    )


def say_read_only(why: str) -> str:
    """Return why a map cannot be changed, from `Document.read_only`; "" where it can."""
    if not why:
        return ""
    reasons = {
        "asked": QCoreApplication.translate("words", "This map was opened for reading only."),
        "locked": QCoreApplication.translate(
            "words", "This map is open in another window or program, so here it can only be read."
        ),
        "no-permission": QCoreApplication.translate(
            "words", "Krets is not allowed to write this map where it lies, so it can only be read."
        ),
        "disk-full": QCoreApplication.translate(
            "words", "There is no room left on the disk: until there is, the map cannot be changed."
        ),
    }
    return reasons.get(
        why,
        QCoreApplication.translate(
            "words", "The last changes could not be saved: until they are, the map cannot be changed."
        ),
    )


def _sentences() -> dict[str, str]:
    return {
        "no-name": QCoreApplication.translate("words", "A name needs at least one visible character."),
        "no-such-person": QCoreApplication.translate("words", "That person is no longer on the map."),
        "no-such-tie": QCoreApplication.translate("words", "Those two no longer know each other on the map."),
        "no-such-exchange": QCoreApplication.translate("words", "That entry is no longer in the log."),
        "no-such-group": QCoreApplication.translate("words", "That group is no longer on the map."),
        "no-such-need": QCoreApplication.translate("words", "That need is no longer on the map."),
        "no-such-note": QCoreApplication.translate("words", "That note is no longer on the map."),
        "no-words": QCoreApplication.translate("words", "A note needs at least one visible character."),
        "tie-to-oneself": QCoreApplication.translate(
            "words", "It takes two to know each other, and {name} is only one."
        ),
        "already-tied": QCoreApplication.translate("words", "{a} and {b} know each other already."),
        "two-people-needed": QCoreApplication.translate("words", "Select two people or more."),
        "group-exists": QCoreApplication.translate("words", "There is a group called {name} already."),
        "need-exists": QCoreApplication.translate("words", "You have named {resource} already."),
        "cannot-undo": QCoreApplication.translate("words", "That step can no longer be undone."),
        "read-only": QCoreApplication.translate(
            "words", "This map is open for reading only, so it cannot be changed here."
        ),
    }
