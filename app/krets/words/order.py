"""The order in which names are listed: the language's own, and Person 2 before Person 10."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QCollator, QLocale, Qt


def name_order() -> Callable[[str], Any]:
    """Return what names are sorted by (a key for `sorted`), in the language that is spoken now."""
    key: Callable[[str], Any] = _collator(QLocale().name()).sortKey
    return key


@lru_cache(maxsize=4)
def _collator(locale: str) -> QCollator:
    # the system's "C" compares letters by number, and knows no numbers
    collator = QCollator(QLocale(QLocale.Language.English) if locale == "C" else QLocale(locale))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    return collator
