"""What went wrong with a file, in one sentence that says what and where."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from krets.words._text import file_name, fill


def say_trouble(key: str, arguments: Mapping[str, object] | None = None) -> str:
    """Return the sentence for a trouble of storage, of reading a foreign file, or of making a picture."""
    given = dict(arguments or {})
    given["file"] = file_name(given) or QCoreApplication.translate("words", "The file")
    sentence = {**_map_file(), **_foreign_file()}.get(key)
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
        "missing": QCoreApplication.translate("words", "There is no file {file}; it was moved or removed."),
        "locked": QCoreApplication.translate("words", "{file} is open in another window or program."),
        "too-large": QCoreApplication.translate("words", "{file} is too large to be a map."),
        "exists": QCoreApplication.translate("words", "There is a file {file} already."),
    }


def _foreign_file() -> dict[str, str]:
    return {
        "empty": QCoreApplication.translate("words", "{file} is empty."),
        "unknown-format": QCoreApplication.translate(
            "words", "{file} is not a kind of file that Krets can read."
        ),
    }
