"""What went wrong with a file, in one sentence that says what and where."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from krets.words._text import file_name, fill, folder_name
from krets.words.foreign import other_kinds, unsound


def say_trouble(key: str, arguments: Mapping[str, object] | None = None) -> str:
    """Return the sentence for a trouble of storage, of reading a foreign file, or of making a picture."""
    given = dict(arguments or {})
    given["file"] = file_name(given) or QCoreApplication.translate("words", "The file")
    given["folder"] = folder_name(given)
    if key == "broken-json" and not given.get("line"):
        key = "cut-json"
    sentence = {**_map_file(), **other_kinds(), **unsound()}.get(key)
    if sentence is None:
        sentence = QCoreApplication.translate("words", "{file} could not be read or written.")
    return fill(sentence, given)


def _map_file() -> dict[str, str]:
    return {
        "not-a-map": QCoreApplication.translate("words", "{file} is not a Krets map."),
        "newer-map": QCoreApplication.translate(
            "words", "{file} was made by a newer Krets; this one cannot open it without losing something."
        ),
        "damaged": QCoreApplication.translate("words", "{file} is damaged and could not be read."),
        "no-permission": QCoreApplication.translate(
            "words", "Krets is not allowed to read or write {file} where it lies."
        ),
        "disk-full": QCoreApplication.translate("words", "There is no room left on the disk for {file}."),
        "missing": QCoreApplication.translate("words", "There is no file {file}."),
        "no-folder": QCoreApplication.translate("words", "There is no folder {folder} to put {file} in."),
        "gone": QCoreApplication.translate("words", "{file} was moved or removed while it was open here."),
        "locked": QCoreApplication.translate("words", "{file} is open in another window or program."),
        "is-a-folder": QCoreApplication.translate("words", "{file} is a folder, not a file."),
        "busy": QCoreApplication.translate("words", "Another program is using {file} just now."),
        "write-failed": QCoreApplication.translate(
            "words", "{file} could not be written: the disk reports an error."
        ),
        "replaced": QCoreApplication.translate(
            "words", "Another file has taken the place of {file}; this map was not written over it."
        ),
        "unwritable": QCoreApplication.translate(
            "words", "{file} cannot hold one of the values; nothing was written."
        ),
        "exists": QCoreApplication.translate("words", "There is a file {file} already."),
        "picture-too-large": QCoreApplication.translate(
            "words", "A picture can be at most 16,000 pixels wide and high."
        ),
    }
