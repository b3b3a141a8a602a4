"""What a screen reader is handed: Qt's accessible interfaces of the canvas and of the parts of the map.

Qt makes, keeps and deletes them as it likes, each for an object: so they hold nothing that keeps that object
alive, and find it through Qt.
"""

from __future__ import annotations

from functools import cache
from typing import Any, cast
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleObject,
    QAccessibleSelectionInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr

from krets.canvas.acting import Acting
from krets.canvas.parts import Key, Part, Parts
from krets.words import say_map


@cache
def install() -> None:
    """Let Qt ask here for the interfaces of canvases and their parts. It asks again when it has let them go.

    PySide holds on to every interface made here until the program ends; they are small, and keep nobody.
    """
    QAccessible.installFactory(_made)


def _made(_class: str, asked: QObject) -> QAccessibleInterface | None:
    if isinstance(asked, Part):
        return PartRead(asked)
    if isinstance(asked, Acting) and asked.heard is not None:
        return MapRead(asked, asked.heard.parts)
    return None


def forget(canvas: Acting) -> None:
    """Drop the plain interface that Qt may have made of the canvas, so that it asks for the right one."""
    plain = QAccessible.queryAccessibleInterface(canvas)
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(plain))


def _of(part: Part) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(part)


class Deeds(QAccessibleActionInterface):
    """What can be done with a part, for those who have no keys."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = ref(part)

    def actionNames(self) -> list[str]:
        """Return the names by which a program asks."""
        part = self._part()
        return [] if part is None else list(part.deeds())

    def localizedActionName(self, name: str, /) -> str:
        """Return the name for people."""
        part = self._part()
        deed = None if part is None else part.deeds().get(name)
        return "" if deed is None else deed.title

    def localizedActionDescription(self, name: str, /) -> str:
        """Return the name for people: there is no more to say."""
        return self.localizedActionName(name)

    def keyBindingsForAction(self, name: str, /) -> list[str]:
        """Return the keys that do the same."""
        part = self._part()
        deed = None if part is None else part.deeds().get(name)
        return [deed.keys] if deed is not None and deed.keys else []

    def doAction(self, name: str, /) -> None:
        """Do it."""
        part = self._part()
        deed = None if part is None else part.deeds().get(name)
        if deed is not None:
            deed.do()


class PartRead(QAccessibleObject):
    """The interface of a ring, a group or a person."""

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self._deeds = Deeds(part)

    @property
    def part(self) -> Part:
        """The part that it belongs to."""
        return cast("Part", self.object())

    def role(self) -> QAccessible.Role:
        """Return whether it is a list or something in one."""
        return self.part.role

    def text(self, kind: QAccessible.Text, /) -> str:
        """Return what is read."""
        match kind:
            case QAccessible.Text.Name:
                return self.part.name()
            case QAccessible.Text.Description:
                return self.part.description()
        return ""

    def state(self) -> QAccessible.State:
        """Return whether it can be, and is, selected and at the keys."""
        state, part = QAccessible.State(), self.part
        canvas = part.canvas
        if part.key.kind == "person":
            state.focusable = state.selectable = 1
            state.selected = int(part.key.id in canvas.document.selection.contacts)
            state.focused = int(canvas.hasFocus() and part.parts.focused() is part)
        state.offscreen = int(not canvas.rect().intersects(part.box().toAlignedRect()))
        state.invisible = int(not canvas.isVisible())
        return state

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        box, canvas = self.part.box().toAlignedRect(), self.part.canvas
        return QRect(canvas.mapToGlobal(box.topLeft()), box.size())

    def window(self) -> QWindow | None:  # type: ignore[override] # there is none before it is shown
        """Return the window that the canvas is in."""
        return self.part.canvas.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """Return what it lies in."""
        part = self.part
        above = part.above()
        return QAccessible.queryAccessibleInterface(part.canvas if above is None else part.parts[above])

    def childCount(self) -> int:
        """Return how many parts lie in it."""
        return len(self.part.below())

    def child(self, index: int, /) -> QAccessibleInterface | None:  # type: ignore[override] # see Qt
        """Return a part that lies in it."""
        below = self.part.below()
        return _of(self.part.parts[below[index]]) if 0 <= index < len(below) else None

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:
        """Return which of the parts in it one is."""
        part = child.object()
        if isinstance(part, Part) and part.above() == self.part.key:
            return part.parts.row(part.key)
        return -1

    def childAt(self, x: int, y: int, /) -> QAccessibleInterface | None:  # type: ignore[override] # see Qt
        """Return who in it is at a point of the screen."""
        canvas = self.part.canvas
        contact = canvas.contact_at(QPointF(canvas.mapFromGlobal(QPoint(x, y))))
        key = Key("person", -1 if contact is None else contact)
        return _of(self.part.parts[key]) if key in self.part.below() else None

    def interface_cast(self, kind: QAccessible.InterfaceType, /) -> Any:
        """Return what can be done with it, if anything."""
        if kind == QAccessible.InterfaceType.ActionInterface and self.part.deeds():
            return self._deeds
        return VoidPtr(0)  # Qt's nothing; from None PySide makes a pointer to nowhere


class Chosen(QAccessibleSelectionInterface):
    """Who is selected on the map."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = ref(parts)

    def _selected(self) -> list[Part]:
        parts = self._parts()
        return [] if parts is None else [parts[key] for key in parts.selected()]

    def selectedItemCount(self) -> int:
        """Return how many of those placed are selected."""
        parts = self._parts()
        return 0 if parts is None else len(parts.selected())

    def selectedItems(self) -> list[QAccessibleInterface]:
        """Return the selected people."""
        return [_of(part) for part in self._selected()]

    def selectedItem(self, index: int, /) -> QAccessibleInterface | None:  # type: ignore[override] # see Qt
        """Return one of the selected people."""
        found = self._selected()
        return _of(found[index]) if 0 <= index < len(found) else None

    def isSelected(self, item: QAccessibleInterface, /) -> bool:
        """Tell whether somebody is selected."""
        return item.object() in self._selected()

    def select(self, item: QAccessibleInterface, /) -> bool:
        """Select somebody beside those who are."""
        return self._choose(item, True)

    def unselect(self, item: QAccessibleInterface, /) -> bool:
        """Select somebody no longer."""
        return self._choose(item, False)

    def _choose(self, item: QAccessibleInterface, chosen: bool) -> bool:
        parts, part = self._parts(), item.object()
        if parts is None or not isinstance(part, Part) or part.key.kind != "person":
            return False
        kept = [contact for contact in parts.canvas.document.selection.contacts if contact != part.key.id]
        parts.canvas.document.select([*kept, part.key.id] if chosen else kept)
        return True

    def selectAll(self) -> bool:
        """Select everybody placed."""
        parts = self._parts()
        if parts is not None:
            parts.canvas.select_all()
        return parts is not None

    def clear(self) -> bool:
        """Select nobody."""
        parts = self._parts()
        if parts is not None:
            parts.canvas.document.select()
        return parts is not None


class MapRead(QAccessibleWidget):
    """The interface of the canvas: rings and groups, then the widgets that float on it."""

    def __init__(self, canvas: Acting, parts: Parts) -> None:
        super().__init__(canvas, QAccessible.Role.List, canvas.accessibleName())
        self._chosen = Chosen(parts)
        self._parts_of = ref(parts)

    @property
    def _parts(self) -> Parts:
        parts = self._parts_of()
        assert parts is not None  # they live as long as the canvas, and this does not outlive it
        return parts

    def text(self, kind: QAccessible.Text, /) -> str:
        """Return the map in a sentence as its description."""
        if kind == QAccessible.Text.Description:
            return say_map(self._parts.canvas.document.network)
        return super().text(kind)

    def state(self) -> QAccessible.State:
        """Return the state of the widget; several people can be selected on it."""
        state = super().state()
        state.multiSelectable = state.extSelectable = 1
        return state

    def childCount(self) -> int:
        """Return how many parts and widgets lie on it."""
        return len(self._parts.top()) + super().childCount()

    def child(self, index: int, /) -> QAccessibleInterface:
        """Return a part, or after them a widget."""
        top = self._parts.top()
        return _of(self._parts[top[index]]) if 0 <= index < len(top) else super().child(index - len(top))

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:
        """Return where a part or a widget comes."""
        part = child.object()
        if isinstance(part, Part):
            return self._parts.row(part.key) if part.above() is None else -1
        row = super().indexOfChild(child)
        return row if row < 0 else len(self._parts.top()) + row

    def childAt(self, x: int, y: int, /) -> QAccessibleInterface | None:  # type: ignore[override] # see Qt
        """Return the widget at a point of the screen, or the person or group that is drawn there."""
        parts = self._parts
        at = parts.canvas.mapFromGlobal(QPoint(x, y))
        widget = parts.canvas.childAt(at)
        if widget is not None:
            return QAccessible.queryAccessibleInterface(widget)
        if (contact := parts.canvas.contact_at(QPointF(at))) is not None:
            return _of(parts[Key("person", contact)])
        group = parts.canvas.group_at(QPointF(at))
        return None if group is None else _of(parts[Key("group", group)])

    def focusChild(self) -> QAccessibleInterface:
        """Return the person that the keys go to, while they go to the canvas."""
        person = self._parts.focused() if self._parts.canvas.hasFocus() else None
        return super().focusChild() if person is None else _of(person)

    def interface_cast(self, kind: QAccessible.InterfaceType, /) -> Any:
        """Return who is selected; all else is the widget's."""
        if kind == QAccessible.InterfaceType.SelectionInterface:
            return self._chosen
        found: Any = super().interface_cast(kind)
        return VoidPtr(0) if found is None else found
