"""The menu that says whom one wants to see: by group, ring and field, not met lately, knowing nobody."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
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
        self.aboutToShow.connect(lambda: fill_filter(self, document))


def fill_filter(menu: QMenu, document: Document) -> None:
    """Put into a menu what can be asked of people, each entry on where it is asked. O(people)."""
    for child in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        child.deleteLater()
    menu.clear()
    wanted = document.view.filter
    _entry(
        menu,
        QCoreApplication.translate("FilterMenu", "Everybody"),
        not wanted,
        lambda _on: document.clear_filter(),
    )
    menu.addSeparator()
    _add_groups(menu, document)
    rings = menu.addMenu(capital(words.trait_name("level")))
    for level in LEVELS:
        _entry(rings, words.level_name(level), level in wanted.levels, partial(_ring, document, level))
    for field in SORTED_BY:
        _add_values(menu, document, field)
    menu.addSeparator()
    _entry(menu, capital(words.legend_name("faded")), wanted.faded, lambda on: document.narrow(faded=on))
    _entry(menu, capital(words.alone_name()), wanted.alone, lambda on: document.narrow(alone=on))
    menu.addSeparator()
    _entry(menu, _hide_others(), wanted.hides, lambda on: document.narrow(hides=on))


def _hide_others() -> str:
    return QCoreApplication.translate("FilterMenu", "Hide the others on the map")


def _add_groups(menu: QMenu, document: Document) -> None:
    groups, shown = document.network.groups, document.view.filter.groups
    colours = look.group_colours(groups)
    for group in sorted(groups.values(), key=_order):
        entry = _entry(menu, group.name, group.id in shown, partial(_group, document, group.id))
        entry.setIcon(dot_icon(colours[group.id]))


def _add_values(menu: QMenu, document: Document, field: str) -> None:
    """List what is known of a field, if it tells people apart."""
    counts = Counter(value_of(contact, field) for contact in document.network.contacts.values())
    if len(counts) < 2:
        return
    inner, values = menu.addMenu(capital(words.trait_name(field))), document.view.filter.values
    named = sorted(counts.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0]))
    for value, _ in named[:MOST]:
        pair = (field, value)
        _entry(inner, words.trait_value(field, value), pair in values, partial(_value, document, pair))


def _entry(menu: QMenu, text: str, on: bool, chosen: Callable[[bool], object]) -> QAction:
    entry = menu.addAction(text.replace("&", "&&"))
    entry.setCheckable(True)
    entry.setChecked(on)
    entry.toggled.connect(chosen)
    return entry


def _group(document: Document, group: int, on: bool) -> None:
    shown = document.view.filter.groups
    document.narrow(groups=shown | {group} if on else shown - {group})


def _ring(document: Document, level: Level, on: bool) -> None:
    shown = document.view.filter.levels
    document.narrow(levels=shown | {level} if on else shown - {level})


def _value(document: Document, pair: tuple[str, str], on: bool) -> None:
    shown = document.view.filter.values
    document.narrow(values=shown | {pair} if on else shown - {pair})


def _order(group: Group) -> tuple[float, int]:
    return group.start, group.id
