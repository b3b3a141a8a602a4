"""The menu that says whom one wants to see: by group, ring and field, not met lately, knowing nobody."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from krets import look, words
from krets.document import Document
from krets.model import LEVELS, SORTED_BY, Group, Level, value_of
from krets.panels.parts import capital, dot_icon

MOST = 24
"""As many values of a field are listed at the most, the most frequent ones."""


class FilterMenu(QMenu):
    """Shows and sets the filter of a document's view; it is made anew each time it is opened."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        document = self.document
        wanted = document.view.filter
        self._entry(self, self.tr("Everybody"), not wanted, lambda _on: document.clear_filter())
        self.addSeparator()
        self._add_groups()
        rings = self.addMenu(capital(words.trait_name("level")))
        for level in LEVELS:
            on = level in wanted.levels
            self._entry(rings, words.level_name(level), on, partial(self._ring, level))
        for field in SORTED_BY:
            self._add_values(field)
        self.addSeparator()
        self._entry(
            self,
            capital(words.legend_name("faded")),
            wanted.faded,
            lambda on: document.narrow(faded=on),
        )
        self._entry(self, capital(words.alone_name()), wanted.alone, lambda on: document.narrow(alone=on))
        self.addSeparator()
        text = self.tr("Hide the others on the map")
        self._entry(self, text, wanted.hides, lambda on: document.narrow(hides=on))

    def _add_groups(self) -> None:
        groups = self.document.network.groups
        shown = self.document.view.filter.groups
        colours = look.group_colours(groups)
        for group in sorted(groups.values(), key=_order):
            entry = self._entry(self, group.name, group.id in shown, partial(self._group, group.id))
            entry.setIcon(dot_icon(colours[group.id]))

    def _add_values(self, field: str) -> None:
        """List what is known of a field, if it tells people apart."""
        counts = Counter(value_of(contact, field) for contact in self.document.network.contacts.values())
        values = self.document.view.filter.values
        if len(counts) < 2:
            return
        menu = self.addMenu(capital(words.trait_name(field)))
        named = sorted(counts.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0]))
        for value, _ in named[:MOST]:
            text = words.trait_value(field, value)
            on = (field, value) in values
            self._entry(menu, text, on, partial(self._value, field, value))

    def _entry(self, menu: QMenu, text: str, on: bool, chosen: Callable[[bool], object]) -> QAction:
        entry = menu.addAction(QIcon(), text.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(on)
        entry.toggled.connect(chosen)
        return entry

    def _group(self, group: int, on: bool) -> None:
        shown = self.document.view.filter.groups
        self.document.narrow(groups=shown | {group} if on else shown - {group})

    def _ring(self, level: Level, on: bool) -> None:
        shown = self.document.view.filter.levels
        self.document.narrow(levels=shown | {level} if on else shown - {level})

    def _value(self, field: str, value: str, on: bool) -> None:
        shown = self.document.view.filter.values
        pair = (field, value)
        self.document.narrow(values=shown | {pair} if on else shown - {pair})


def _order(group: Group) -> tuple[float, int]:
    return group.start, group.id
