"""What the program remembers between two runs: theme, text size, recent maps, where the docks were."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

ThemeChoice: TypeAlias = Literal["system", "light", "dark"]
TEXT_SIZES = (100, 115, 130, 150, 175, 200)
"""Text sizes in per cent of the system's own."""
RECENT_KEPT = 10
MEANINGS_KEPT = 100

_LAYOUT = 1
"""Counts up when a dock is added or renamed, so that an older layout is not put over it."""


class Settings(QObject):
    """The program's settings, kept in a small text file; nothing in it is about anybody on a map.

    `changed` names what has been changed: "theme", "text_size", "hover_dims" or "less_motion".
    """

    changed = Signal(str)

    def __init__(self, store: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "krets", "krets"
        )

    @property
    def theme(self) -> ThemeChoice:
        """Light, dark, or as the system has it."""
        kept = self._store.value("theme")
        choices: tuple[ThemeChoice, ...] = get_args(ThemeChoice)
        return next((choice for choice in choices if choice == kept), "system")

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._store.setValue("theme", choice)
        self.changed.emit("theme")

    @property
    def text_size(self) -> int:
        """Text size in per cent of the system's own."""
        kept = str(self._store.value("text_size", "100"))
        return int(kept) if kept.isdigit() and int(kept) in TEXT_SIZES else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, size: int) -> None:
        self._store.setValue("text_size", size)
        self.changed.emit("text_size")

    @property
    def hover_dims(self) -> bool:
        """Whether the others pale while the pointer is on somebody."""
        return str(self._store.value("hover_dims", "true")).lower() != "false"

    @hover_dims.setter
    def hover_dims(self, dims: bool) -> None:
        self._store.setValue("hover_dims", dims)
        self.changed.emit("hover_dims")

    @property
    def less_motion(self) -> bool:
        """Whether the user wants nothing to move by itself; what the system wants is asked elsewhere."""
        return str(self._store.value("less_motion", "false")).lower() == "true"

    @less_motion.setter
    def less_motion(self, less: bool) -> None:
        self._store.setValue("less_motion", less)
        self.changed.emit("less_motion")

    # Maps that were open lately ---------------------------------------------------------------------------

    def recent(self) -> list[Path]:
        """Return the maps opened lately that are still there, the latest first."""
        return [path for path in self._recent() if path.is_file()]

    def remember(self, path: Path) -> None:
        """Put a map at the head of the recent ones."""
        path = path.absolute()
        self._keep([path, *(other for other in self._recent() if other != path)])

    def forget(self, path: Path) -> None:
        """Take a map off the recent ones."""
        self._keep(other for other in self._recent() if other != path.absolute())

    def forget_recent(self) -> None:
        """Take all maps off the recent ones."""
        self._keep([])

    def _recent(self) -> list[Path]:
        kept = self._store.value("recent", [])
        texts = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [Path(text) for text in texts if isinstance(text, str) and text]

    def _keep(self, paths: Iterable[Path]) -> None:
        self._store.setValue("recent", [str(path) for path in paths][:RECENT_KEPT])

    # What columns of tables mean --------------------------------------------------------------------------

    def meanings(self, headers: Sequence[str]) -> dict[str, str]:
        """Return what the user said, in an earlier import, that the columns of a table with these mean."""
        return dict(self._meanings()).get(_signature(headers), {})

    def remember_meanings(self, headers: Sequence[str], said: Mapping[str, str]) -> None:
        """Remember what the user says of a table's columns; the latest tables' only."""
        signature = _signature(headers)
        kept = [entry for entry in self._meanings() if entry[0] != signature]
        latest = [*kept, (signature, dict(said))][-MEANINGS_KEPT:]
        self._store.setValue("meanings", json.dumps(latest))

    def _meanings(self) -> list[tuple[str, dict[str, str]]]:
        try:
            kept = json.loads(str(self._store.value("meanings", "[]")))
            return [(str(signature), {**said}) for signature, said in kept]
        except (ValueError, TypeError):
            return []

    # Where things were --------------------------------------------------------------------------------------

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the window; empty if none is known."""
        return self._bytes("geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    @property
    def layout(self) -> QByteArray:
        """Places of the docks; empty if none are known."""
        return self._bytes(f"layout{_LAYOUT}")

    @layout.setter
    def layout(self, value: QByteArray) -> None:
        self._store.setValue(f"layout{_LAYOUT}", value)

    def save(self) -> None:
        """See everything on the disk."""
        self._store.sync()

    def _bytes(self, key: str) -> QByteArray:
        kept = self._store.value(key)
        return kept if isinstance(kept, QByteArray) else QByteArray()


def _signature(headers: Sequence[str]) -> str:
    """Return what tells tables of the same columns from others, without their headings."""
    import hashlib  # not before the first import

    return hashlib.sha256("\0".join(headers).encode("utf-8", "replace")).hexdigest()[:16]
