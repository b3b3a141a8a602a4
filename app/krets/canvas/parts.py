"""The parts of the map as a screen reader finds them: rings with their people, and the groups.

A part is a small `QObject` with a name, a place and things that can be done with it. It is made when somebody
asks for it and dropped when what it stands for goes, so that a map of 5,000 has as many as were listened to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QAccessible, QAccessibleActionInterface

from krets import rings, words
from krets.model import LEVELS, Contact, Group, Level, constants

if TYPE_CHECKING:
    from krets.canvas.acting import Acting


class Key(NamedTuple):
    """Which part: a ring by its level, the list of groups, a group or a person by id."""

    kind: Literal["ring", "groups", "group", "person"]
    id: int


class Deed(NamedTuple):
    """Something to do with a part: what it is called, the keys that do the same, and the doing."""

    title: str
    keys: str
    do: Callable[[], object]


GROUPS = Key("groups", 0)


class Part(QObject):
    """Something on the map with a name. `above` is what it lies in, None for the map itself."""

    role: ClassVar[QAccessible.Role] = QAccessible.Role.List

    def __init__(self, parts: Parts, key: Key) -> None:
        super().__init__(parts)
        self.parts, self.key = parts, key

    @property
    def canvas(self) -> Acting:
        """The canvas that shows it."""
        return self.parts.canvas

    def name(self) -> str:
        """Return what is read first."""
        raise NotImplementedError

    def description(self) -> str:
        """Return what is read on request."""
        return ""

    def box(self) -> QRectF:
        """Return where it is on the canvas, in pixels."""
        raise NotImplementedError

    def above(self) -> Key | None:
        """Return the part that it lies in."""
        return None

    def below(self) -> tuple[Key, ...]:
        """Return the parts in it, in the order in which they are read."""
        return ()

    def deeds(self) -> Mapping[str, Deed]:
        """Return what can be done with it, by Qt's or our own name for it."""
        return {}


class RingPart(Part):
    """One of the five rings; its id is the level."""

    @property
    def level(self) -> Level:
        """Which ring it is."""
        return next(level for level in LEVELS if level == self.key.id)

    def name(self) -> str:
        """Return the ring and how many are on it."""
        return words.say_ring(self.level, len(self.below()))

    def box(self) -> QRectF:
        """Return the square round the ring."""
        frame = self.canvas.frame
        reach = rings.RADII[self.level] * frame.scale
        return QRectF(frame.x - reach, frame.y - reach, 2 * reach, 2 * reach)

    def below(self) -> tuple[Key, ...]:
        """Return the people on it, group by group."""
        return self.parts.on_ring(self.key.id)


class GroupsPart(Part):
    """The list of all groups."""

    def name(self) -> str:
        """Return what the list is called."""
        return self.tr("Groups")

    def box(self) -> QRectF:
        """Return the whole canvas: the groups lie all round it."""
        return QRectF(self.canvas.rect())

    def below(self) -> tuple[Key, ...]:
        """Return the groups in their order round the map."""
        ordered = sorted(self.canvas.document.network.groups.values(), key=_round)
        return tuple(Key("group", group.id) for group in ordered)


class GroupPart(Part):
    """A group, wherever its people are."""

    role = QAccessible.Role.ListItem

    def name(self) -> str:
        """Return the group and how many of it are placed."""
        return words.say_group(self.canvas.document.network, self.key.id, len(self._people()))

    def box(self) -> QRectF:
        """Return a square at the middle of its arc, outside the rings."""
        frame = self.canvas.frame
        found = next((each for each in self.canvas.sectors if each.group == self.key.id), None)
        if found is None:
            return QRectF()
        x, y = frame.screen(*rings.on_circle(found.start + found.span / 2, 1.05))
        return QRectF(x - 12, y - 12, 24, 24)

    def above(self) -> Key:
        """Return the list of groups."""
        return GROUPS

    def deeds(self) -> Mapping[str, Deed]:
        """Select its people, all at once."""
        select = self.canvas.document.select
        title = self.tr("Select everybody in it")
        return {QAccessibleActionInterface.pressAction(): Deed(title, "", lambda: select(self._people()))}

    def _people(self) -> tuple[int, ...]:
        return tuple(c.id for c in self.canvas.document.network.placed() if self.key.id in c.groups)


class PersonPart(Part):
    """Somebody placed."""

    role = QAccessible.Role.ListItem

    @property
    def contact(self) -> Contact | None:
        """Who it is; None for a moment when they are gone already."""
        return self.canvas.document.network.contacts.get(self.key.id)

    def name(self) -> str:
        """Return name, ring, groups and what stands out."""
        contact, canvas = self.contact, self.canvas
        if contact is None:
            return ""
        scores = canvas.engine.scores
        vitality = 1.0 if scores is None else scores.vitality.get(contact.id, 1.0)
        links = words.links_of(contact.id, canvas.engine.links())
        facts = words.Facts(canvas.document.now().date(), vitality <= constants.FADED, links)
        name = str(canvas.namesakes.shown(contact))
        return words.say_outlined(canvas.document.network, contact, facts, name)

    def description(self) -> str:
        """Return whom they know."""
        return words.say_known(self.canvas.document.network, self.key.id) if self.contact else ""

    def box(self) -> QRectF:
        """Return the square round the disc."""
        canvas = self.canvas
        if self.key.id not in canvas.positions:
            return QRectF()
        canvas.current()
        x, y = canvas.place_on_screen(self.key.id)
        return QRectF(x - canvas.radius, y - canvas.radius, 2 * canvas.radius, 2 * canvas.radius)

    def above(self) -> Key | None:
        """Return the ring that they are on."""
        contact = self.contact
        return None if contact is None or contact.level is None else Key("ring", contact.level)

    def deeds(self) -> Mapping[str, Deed]:
        """Do with one person what the keys do with those selected; they are selected first."""
        canvas, chosen = self.canvas, self._chosen
        return {
            QAccessibleActionInterface.pressAction(): Deed(self.tr("Select"), "", chosen),
            QAccessibleActionInterface.setFocusAction(): Deed(self.tr("Go there"), "", self._go),
            QAccessibleActionInterface.showMenuAction(): Deed(
                self.tr("Open the menu"), "Menu", partial(chosen, canvas.open_menu)
            ),
            "open": Deed(self.tr("Open"), "Return", lambda: canvas.opened.emit(self.key.id)),
            "inwards": self._edit(self.tr("One ring inwards"), "Alt+Up", lambda: canvas.nudge_level(1)),
            "outwards": self._edit(self.tr("One ring outwards"), "Alt+Down", lambda: canvas.nudge_level(-1)),
            "next_group": self._edit(
                self.tr("Into the next group"), "Alt+Right", lambda: canvas.nudge_group(1)
            ),
            "previous_group": self._edit(
                self.tr("Into the previous group"), "Alt+Left", lambda: canvas.nudge_group(-1)
            ),
            "rename": self._edit(self.tr("Rename"), "F2", lambda: canvas.edit_name(self.key.id)),
            "remove": self._edit(self.tr("Remove"), "Del", canvas.delete_selected),
        }

    def _edit(self, title: str, keys: str, do: Callable[[], object]) -> Deed:
        return Deed(title, keys, lambda: None if self.canvas.refuses_edits() else self._chosen(do))

    def _chosen(self, then: Callable[[], object] = bool) -> None:
        self.canvas.document.select((self.key.id,))
        then()

    def _go(self) -> None:
        self._chosen(self.canvas.setFocus)
        self.canvas.bring_into_view(self.key.id)


_KINDS: Mapping[str, type[Part]] = {
    "ring": RingPart,
    "groups": GroupsPart,
    "group": GroupPart,
    "person": PersonPart,
}


class Parts(QObject):
    """The parts of one canvas by key."""

    def __init__(self, canvas: Acting) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self._parts: dict[Key, Part] = {}
        self._rings: dict[int, tuple[Key, ...]] = {}
        self._rows: dict[Key, int] = {}

    def __getitem__(self, key: Key) -> Part:
        """Return a part; it is made if nobody has asked for it yet."""
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = _KINDS[key.kind](self, key)
        return found

    def get(self, key: Key) -> Part | None:
        """Return a part that somebody has asked for before."""
        return self._parts.get(key)

    def drop(self, key: Key) -> None:
        """Let go of a part."""
        part = self._parts.pop(key, None)
        if part is not None:
            part.deleteLater()

    def forget(self) -> None:
        """Read the map anew when next asked: it has changed."""
        self._rings, self._rows = {}, {}

    def top(self) -> tuple[Key, ...]:
        """Return what lies on the map itself: five rings, and the groups."""
        return (*(Key("ring", level) for level in LEVELS), GROUPS)

    def on_ring(self, level: int) -> tuple[Key, ...]:
        """Return the people on a ring in the order in which they are read."""
        self._read()
        return self._rings.get(level, ())

    def row(self, key: Key) -> int:
        """Return the place of a part in what it lies in, -1 if it is not on the map."""
        if key.kind == "person":
            self._read()
            return self._rows.get(key, -1)
        siblings = self[GROUPS].below() if key.kind == "group" else self.top()
        return siblings.index(key) if key in siblings else -1

    def focused(self) -> PersonPart | None:
        """Return the person that the keys go to: the one selected last, if they are placed."""
        people = self.canvas.document.selection.contacts
        if not people or people[-1] not in self.canvas.positions:
            return None
        found = self[Key("person", people[-1])]
        return found if isinstance(found, PersonPart) else None

    def selected(self) -> list[Key]:
        """Return the selected people who are placed."""
        people = self.canvas.document.selection.contacts
        return [Key("person", contact) for contact in people if contact in self.canvas.positions]

    def _read(self) -> None:
        if not self._rings:
            for ring in words.outline(self.canvas.document.network):
                keys = tuple(Key("person", contact) for contact in ring.people)
                self._rings[ring.level or 0] = keys
                self._rows.update((key, row) for row, key in enumerate(keys))


def _round(group: Group) -> tuple[float, int]:
    return group.start, group.id
