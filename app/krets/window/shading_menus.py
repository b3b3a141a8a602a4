"""The menus that say by what people are coloured and sized."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from krets.canvas import COLOURS, colouring
from krets.document import Document
from krets.engine import NUMBERS
from krets.words import capitalised, trait_name


def list_colours(menu: QMenu, document: Document) -> None:
    """Put into a menu what people can be coloured by; off where nothing is known of it. O(people)."""
    menu.clear()
    choices = QActionGroup(menu)
    on, now = document.now().date(), document.view.colour
    for trait in COLOURS:
        shading = colouring(trait, document.network, on)
        known = trait == now or shading is None or bool(shading.shades)
        _entry(menu, choices, trait, trait == now, known, partial(document.look, colour=trait))


def list_sizes(menu: QMenu, document: Document) -> None:
    """Put into a menu what people can be sized by; off where nothing is known of it. O(people)."""
    menu.clear()
    choices = QActionGroup(menu)
    on, now = document.now().date(), document.view.size
    for trait in ("", *NUMBERS):
        known = trait in ("", now) or bool(NUMBERS[trait](document.network, on))
        _entry(menu, choices, trait, trait == now, known, partial(document.look, size=trait))


def _entry(
    menu: QMenu, choices: QActionGroup, trait: str, on: bool, known: bool, chosen: Callable[[], object]
) -> None:
    entry = menu.addAction(capitalised(trait_name(trait)))
    entry.setCheckable(True)
    entry.setChecked(on)
    entry.setEnabled(known)
    if not known:
        entry.setStatusTip(QCoreApplication.translate("shading", "Nothing is known of it yet."))
    choices.addAction(entry)
    entry.triggered.connect(lambda _checked=False: chosen())
