"""What a change did, for the undo menu, messages and the log: the verb's own words."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from krets.model import Change, Exchange
from krets.words._text import file_name, fill
from krets.words.catalogue import resource_name
from krets.words.fields import field_name
from krets.words.people import level_name


def say_change(change: Change) -> str:
    """Return what a change did: "Move Ada to Close", "Rename Ada to Eva", "Import 30 people"."""
    sayer = _VERBS.get(change.verb)
    if sayer is None:
        return QCoreApplication.translate("words", "Change the map")
    return fill(sayer(_known(change)), _filled(change.arguments))


def verbs() -> tuple[str, ...]:
    """Return the verbs that have words of their own."""
    return tuple(_VERBS)


def _known(change: Change) -> dict[str, object]:
    """Return the arguments of a change, and what its entry in the log adds while that is at hand."""
    known: dict[str, object] = dict(change.arguments)
    for edit in change.edits:
        if change.verb == "log_exchange" and isinstance(edit.after, Exchange):
            known["in_person"] = edit.after.in_person
    return known


def _filled(arguments: Mapping[str, object]) -> dict[str, object]:
    filled = dict(arguments)
    if "level" in filled:
        level = filled["level"]
        filled["level"] = level_name(level if isinstance(level, int) else None)
    if "resource" in filled:
        filled["resource"] = resource_name(str(filled["resource"]))
    if "field" in filled:
        filled["field"] = field_name(str(filled["field"]))
    filled["file"] = file_name(arguments)
    return filled


def _count(arguments: Mapping[str, object]) -> int:
    count = arguments.get("count", 1)
    return count if isinstance(count, int) else 1


def _one(arguments: Mapping[str, object]) -> bool:
    return bool(arguments.get("name"))


def _add_contacts(arguments: Mapping[str, object]) -> str:
    if _one(arguments):
        return QCoreApplication.translate("words", "Add {name}")
    return QCoreApplication.translate("words", "Add %n people", "", _count(arguments))


def _edit_contacts(arguments: Mapping[str, object]) -> str:
    if _one(arguments):
        return QCoreApplication.translate("words", "Edit {name}: {field}")
    return QCoreApplication.translate("words", "Edit %n people: {field}", "", _count(arguments))


def _move(arguments: Mapping[str, object]) -> str:
    one = _one(arguments)
    count = _count(arguments)
    if "level" not in arguments:
        if one:
            return QCoreApplication.translate("words", "Move {name}")
        return QCoreApplication.translate("words", "Move %n people", "", count)
    if arguments["level"] is None:
        if one:
            return QCoreApplication.translate("words", "Take {name} off the rings")
        return QCoreApplication.translate("words", "Take %n people off the rings", "", count)
    if one:
        return QCoreApplication.translate("words", "Move {name} to {level}")
    return QCoreApplication.translate("words", "Move %n people to {level}", "", count)


def _move_label(arguments: Mapping[str, object]) -> str:
    if _one(arguments):
        return QCoreApplication.translate("words", "Move the name of {name}")
    return QCoreApplication.translate("words", "Move the names of %n people", "", _count(arguments))


def _seen(arguments: Mapping[str, object]) -> str:
    if _one(arguments):
        return QCoreApplication.translate("words", "Say when {name} was last seen")
    return QCoreApplication.translate("words", "Say when %n people were last seen", "", _count(arguments))


def _remove_contacts(arguments: Mapping[str, object]) -> str:
    if _one(arguments):
        return QCoreApplication.translate("words", "Remove {name}")
    return QCoreApplication.translate("words", "Remove %n people", "", _count(arguments))


def _pin(arguments: Mapping[str, object]) -> str:
    if _one(arguments):
        return QCoreApplication.translate("words", "Pin {name}")
    return QCoreApplication.translate("words", "Pin %n people", "", _count(arguments))


def _unpin(arguments: Mapping[str, object]) -> str:
    if _one(arguments):
        return QCoreApplication.translate("words", "Unpin {name}")
    return QCoreApplication.translate("words", "Unpin %n people", "", _count(arguments))


def _connect_all(arguments: Mapping[str, object]) -> str:
    if _count(arguments) == 1:
        return QCoreApplication.translate("words", "Draw one relationship")
    return QCoreApplication.translate("words", "Draw %n relationships", "", _count(arguments))


def _merge_contacts(arguments: Mapping[str, object]) -> str:
    if _count(arguments) == 1:
        return QCoreApplication.translate("words", "Merge {b} into {a}")
    return QCoreApplication.translate("words", "Merge %n people into {a}", "", _count(arguments))


def _log_exchange(arguments: Mapping[str, object]) -> str:
    match arguments.get("direction"):
        case "given":
            return QCoreApplication.translate("words", "Log: I gave {name} something")
        case "received":
            return QCoreApplication.translate("words", "Log: {name} gave me something")
        case _ if "in_person" not in arguments:
            return QCoreApplication.translate("words", "Log: in touch with {name}")
        case _ if arguments["in_person"]:
            return QCoreApplication.translate("words", "Log: met {name}")
        case _:
            return QCoreApplication.translate("words", "Log: wrote with {name}")


def _add_groups(arguments: Mapping[str, object]) -> str:
    if _count(arguments) == 1:
        return QCoreApplication.translate("words", "Add one group")
    return QCoreApplication.translate("words", "Add %n groups", "", _count(arguments))


def _set_sector(arguments: Mapping[str, object]) -> str:
    one = _one(arguments)
    count = _count(arguments)
    if not arguments.get("group"):
        if one:
            return QCoreApplication.translate("words", "Take {name} out of all groups")
        return QCoreApplication.translate("words", "Take %n people out of all groups", "", count)
    if one:
        return QCoreApplication.translate("words", "Put {name} in {group}")
    return QCoreApplication.translate("words", "Put %n people in {group}", "", count)


def _leave_group(arguments: Mapping[str, object]) -> str:
    if _one(arguments):
        return QCoreApplication.translate("words", "Take {name} out of {group}")
    return QCoreApplication.translate("words", "Take %n people out of {group}", "", _count(arguments))


def _who_could_help(arguments: Mapping[str, object]) -> str:
    if _count(arguments) == 0:
        return QCoreApplication.translate("words", "Nobody could help with {resource}")
    return QCoreApplication.translate("words", "Say who could help with {resource}")


def _import(arguments: Mapping[str, object]) -> str:
    count = arguments.get("count")
    if not isinstance(count, int) or count == 0:
        return QCoreApplication.translate("words", "Import")
    if count == 1:
        return QCoreApplication.translate("words", "Import one person")
    return QCoreApplication.translate("words", "Import %n people", "", count)


_VERBS: dict[str, Callable[[Mapping[str, object]], str]] = {
    "add_contact": lambda _: QCoreApplication.translate("words", "Add {name}"),
    "add_contacts": _add_contacts,
    "edit_contacts": _edit_contacts,
    "rename": lambda _: QCoreApplication.translate("words", "Rename {name} to {to}"),
    "set_level": _move,
    "move": _move,
    "move_among": _move,
    "move_label": _move_label,
    "pin": _pin,
    "unpin": _unpin,
    "seen": _seen,
    "remove_contacts": _remove_contacts,
    "merge_contacts": _merge_contacts,
    "tell_apart": lambda _: QCoreApplication.translate("words", "{a} and {b} are not the same person"),
    "connect": lambda _: QCoreApplication.translate("words", "{a} and {b} know each other"),
    "connect_all": _connect_all,
    "edit_tie": lambda _: QCoreApplication.translate("words", "Edit how {a} and {b} know each other"),
    "disconnect": lambda _: QCoreApplication.translate("words", "{a} and {b} do not know each other"),
    "log_exchange": _log_exchange,
    "edit_exchange": lambda _: QCoreApplication.translate("words", "Edit an entry with {name}"),
    "remove_exchange": lambda _: QCoreApplication.translate("words", "Remove an entry with {name}"),
    "add_group": lambda _: QCoreApplication.translate("words", "Add the group {name}"),
    "add_groups": _add_groups,
    "rename_group": lambda _: QCoreApplication.translate("words", "Rename the group {name} to {to}"),
    "remove_group": lambda _: QCoreApplication.translate("words", "Remove the group {name}"),
    "set_sector": _set_sector,
    "join_group": _set_sector,
    "leave_group": _leave_group,
    "edit_ego": lambda _: QCoreApplication.translate("words", "Edit what is said of you: {field}"),
    "add_need": lambda _: QCoreApplication.translate("words", "Need help with {resource}"),
    "edit_need": lambda _: QCoreApplication.translate("words", "Edit the need for {resource}"),
    "remove_need": lambda _: QCoreApplication.translate("words", "Remove the need for {resource}"),
    "who_could_help": _who_could_help,
    "add_note": lambda _: QCoreApplication.translate("words", "Write a note"),
    "edit_note": lambda _: QCoreApplication.translate("words", "Edit a note"),
    "move_notes": lambda arguments: QCoreApplication.translate(
        "words", "Move %n notes", "", _count(arguments)
    ),
    "remove_notes": lambda arguments: QCoreApplication.translate(
        "words", "Remove %n notes", "", _count(arguments)
    ),
    "tidy": lambda _: QCoreApplication.translate("words", "Tidy the map"),
    "import": _import,
    "rescue": lambda _: QCoreApplication.translate("words", "Save a copy out of memory"),
}
