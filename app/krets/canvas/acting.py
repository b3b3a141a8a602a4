"""Tools, commands and the gesture at work: what hands can do on the map, whichever event asked for it."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from krets import rings
from krets.canvas import commands, menus
from krets.canvas.asking import Asked
from krets.canvas.corner import Corner
from krets.canvas.gestures import Add, Drag, Gesture, Rename, RenameGroup, Write
from krets.canvas.invitation import Invitation
from krets.canvas.narrowed import Narrowed
from krets.canvas.stage import Stage
from krets.canvas.walking import Walk
from krets.document import Document
from krets.engine import Engine
from krets.model import EditRefused, Level
from krets.picture import Camera

TOOLS = ("select", "add", "link", "lasso")


class Acting(Stage):
    """The map with tools, commands and at most one gesture at work. One gesture is one step of undo."""

    tool_changed = Signal(str)
    opened = Signal(int)
    """A person whose panel is asked for."""
    tie_opened = Signal(int)
    group_opened = Signal(int)
    ego_opened = Signal()
    told = Signal(str)
    """A sentence to be shown for a moment: why a key has done nothing."""
    invited = Signal(str)
    """"names", "import" or "sample": what was chosen on the empty map."""

    def __init__(self, document: Document, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(document, engine, parent)
        self.tool = "select"
        self.gesture: Gesture | None = None
        self.asked = Asked(self)
        self.walk: Walk = Walk(self)
        self.space = False
        self._own_step = False
        self._touched = QRectF()
        self.corner = Corner(self)
        self.corner.nearer.connect(self.zoom_in)
        self.corner.farther.connect(self.zoom_out)
        self.corner.fitted.connect(self.fit)
        self.narrowed = Narrowed(self)
        self._inviting = True
        document.changed.connect(self._changed_elsewhere)
        document.selected.connect(self._selected_elsewhere)
        document.troubled.connect(self._check_read_only)
        self.show_invitation()

    # Tools and commands --------------------------------------------------------------------------------

    def set_tool(self, tool: str) -> None:
        """Choose what a press does: "select", "add", "link" or "lasso"."""
        if tool not in TOOLS:
            raise ValueError(f"no tool is called {tool}")
        if tool != self.tool:
            self.cancel_gesture()
            self.tool = tool
            self.tool_changed.emit(tool)
            self.show_cursor()

    def tidy(self) -> None:
        """Seat everybody evenly in their ring and sector; pinned people stay."""
        if not self.refuses_edits():
            self.begin(None)
            self.document.edit(rings.tidy)

    def select_all(self) -> None:
        """Select everybody placed."""
        commands.select_all(self)

    def delete_selected(self) -> None:
        """Take the selected people, the selected tie or the selected group off the map."""
        commands.delete_selected(self)

    def link_selected(self) -> None:
        """Tie the selected people, all to all; of one alone, ask who knows them."""
        commands.link_selected(self)

    def open_selected(self) -> None:
        """Ask for the panel of what is selected."""
        commands.open_selected(self)

    def rename_selected(self) -> None:
        """Let the person or the group selected be renamed."""
        commands.rename_selected(self)

    def see_today(self) -> None:
        """Note that the selected people were met today."""
        commands.see_today(self)

    def nudge_level(self, inwards: int) -> None:
        """Put the selected people one ring further in (1) or out (-1)."""
        commands.nudge_level(self, inwards)

    def nudge_group(self, step: int) -> None:
        """Move the selected people to the next sector clockwise (1) or the other way (-1)."""
        commands.nudge_group(self, step)

    def add_person(self) -> None:
        """Open a name field on a free place, under the pointer or near the middle of the view."""
        at = commands.empty_place(self)
        if at is None:
            self.fit()
            at = commands.empty_place(self)
        if at is not None:
            self.add_at(at)

    def add_at(self, at: QPointF) -> None:
        """Open a name field at a pixel; the name entered there becomes a person with that ring and group."""
        if not self.refuses_edits() and self.spot_at(*self.unit_at(at)) is not None:
            self.begin(None)
            self.asked.name = Add(self, at).field

    def write_note(self, at: QPointF, note: int | None = None) -> None:
        """Open a field for words on the map itself: at a pixel, or where a note is."""
        if self.refuses_edits():
            return
        self.begin(None)
        box = None if note is None else self.note_box(note)
        self.asked.note = Write(self, at if box is None else box.topLeft(), note).field

    def edit_name(self, contact: int) -> None:
        """Let a person be renamed where they are."""
        if contact in self.positions and not self.refuses_edits():
            self.begin(None)
            self.bring_into_view(contact)
            self.asked.rename(contact, Rename(self, contact).field)

    def edit_group_name(self, group: int) -> None:
        """Let a group be renamed beside its arc."""
        if group in self.document.network.groups and not self.refuses_edits():
            self.begin(None)
            self.asked.name = RenameGroup(self, group).field

    def escape(self) -> None:
        """Cancel the gesture at work; else close what is asked, else go back to selecting, else clear."""
        if self.gesture is not None:
            self.cancel_gesture()
        elif self.asked.close():
            return
        elif self.tool != "select":
            self.set_tool("select")
        else:
            self.document.select()

    def open_menu(self) -> None:
        """Open the menu of what is selected, beside it; of nothing, that of the empty map."""
        people = [contact for contact in self.document.selection.contacts if contact in self.positions]
        at = QPointF(self.position_of(people[-1])) if people else QPointF(self.rect().center())
        self.popup(menus.menu_of_selection(self), at)

    def popup(self, menu: QMenu, at: QPointF) -> None:
        """Open a menu at a pixel."""
        self.begin(None)
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(at.toPoint()))

    # Gestures ------------------------------------------------------------------------------------------

    def begin(self, gesture: Gesture | None) -> None:
        """Let a gesture (or none) take over; whatever was at work is cancelled, what was asked is dropped."""
        if self.gesture is not None:
            self.cancel_gesture()
        self.asked.forget()
        self.gesture = gesture
        self.unhover()
        self.show_cursor()
        self.refresh()

    def cancel_gesture(self) -> None:
        """Take the gesture at work back, if there is one."""
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.cancel()
            self.show_cursor()
            self.refresh()

    def carry(self, contact: int, at: QPointF) -> bool:
        """Begin to drag somebody out of the tray; return whether that is allowed."""
        if self.refuses_edits() or contact not in self.document.network.contacts:
            return False
        self.begin(Drag(self, at, contact, (contact,)))
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.go_on(at)
        return True

    def carry_on(self, at: QPointF) -> None:
        """Go on with what `carry` began, the pointer being at `at`."""
        self.go_on(at)

    def carry_end(self, at: QPointF) -> None:
        """Drop what `carry` began."""
        self.end(at, Qt.KeyboardModifier.NoModifier)

    def dropped(self, contacts: tuple[int, ...], level: Level | None, before: Level | None) -> None:
        """Ask what belongs to a drop: who knows them, or whether they were seen lately."""
        if len(contacts) == 1:
            self.document.select(contacts)
        self.asked.after_drop(contacts, level, before)

    def go_on(self, at: QPointF, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Let the gesture follow the pointer."""
        if self.gesture is not None:
            self.replace(self.gesture.move(at, keys))

    def end(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Let the gesture end; what it changes is its own doing."""
        gesture = self.gesture
        if gesture is None:
            return
        self._own_step = True
        try:
            self.replace(gesture.end(at, keys))
        finally:
            self._own_step = False

    def replace(self, gesture: Gesture | None) -> None:
        """Let another gesture, or none, go on where the one at work left off."""
        if gesture is not self.gesture:
            self.gesture = gesture
            self.show_cursor()
        self.refresh()

    # What others do ------------------------------------------------------------------------------------

    def _changed_elsewhere(self, _change: object) -> None:
        if not self._own_step:
            self.cancel_gesture()
            self.asked.forget_chip()
        self.asked.check()
        self.show_invitation()

    def _selected_elsewhere(self, _selection: object) -> None:
        self.asked.forget_chip()

    def _check_read_only(self, _trouble: object) -> None:
        if self.document.read_only:
            if self.gesture is not None and self.gesture.edits:
                self.cancel_gesture()
            self.asked.forget()

    def be_heard(self) -> None:
        """Let screen readers into the map. Takes some milliseconds, so it waits for the first paint."""
        if self.heard is None:
            from krets.canvas.heard import Heard

            self.heard = Heard(self)
            self.heard.begin()

    def refuses_edits(self) -> bool:
        """Tell whether the map is read-only; then `Document.refused` says so."""
        if not self.document.read_only:
            return False
        self.document.refused.emit(EditRefused("read-only", why=self.document.read_only))
        return True

    def paint_live(self, painter: QPainter) -> None:
        """Paint what stands out, and the gesture at work."""
        super().paint_live(painter)
        if self.gesture is not None:
            self.gesture.paint(painter)

    def set_camera(self, camera: Camera) -> None:
        """Look elsewhere; whoever does, has gone on."""
        self.asked.forget_chip()
        super().set_camera(camera)

    def refresh(self) -> None:
        """Paint anew what the gesture at work touches, and touched before."""
        area = QRectF() if self.gesture is None else self.gesture.area()
        dirty = area.united(self._touched)
        self._touched = area
        if not dirty.isEmpty():
            self.update(dirty.toAlignedRect())

    def set_inviting(self, on: bool) -> None:
        """Say how to begin, or leave that to somebody else who asks for names."""
        self._inviting = on
        self.show_invitation()

    @cached_property
    def invitation(self) -> Invitation:
        """How to begin; made when it is first shown, which on most maps is never."""
        made = Invitation(self)
        made.chosen.connect(self.invited)
        return made

    def show_invitation(self) -> None:
        """Show how to begin while the map is empty."""
        empty = not self.document.network.contacts and self._inviting
        if not empty and "invitation" not in vars(self):
            return
        self.invitation.setVisible(empty and not self.document.read_only)
        if empty:
            size = self.invitation.sizeHint()
            top = round(self.height() / 2 + 0.16 * min(self.width(), self.height()) / 2)
            top = max(8, min(top, self.height() - size.height() - 8))
            self.invitation.setGeometry(
                QRect((self.width() - size.width()) // 2, top, size.width(), size.height())
            )

    def show_cursor(self) -> None:
        """Show the pointer that belongs to gesture and tool."""
        shape = self.gesture.cursor if self.gesture is not None else None
        if shape is None and self.space:
            shape = Qt.CursorShape.OpenHandCursor
        if shape is None and self.tool in ("link", "lasso", "add"):
            shape = Qt.CursorShape.CrossCursor
        self.setCursor(QCursor(Qt.CursorShape.ArrowCursor if shape is None else shape))
