"""The document: where canvas, panels and engine meet, and through which every change of the map goes."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, cast

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoStack

from krets.document.command import StepCommand
from krets.document.state import Selection, View
from krets.model import Change, EditRefused, Filter, Mismatch, Network
from krets.storage import Damaged, MapFile, Step, fold, remove_map

P = ParamSpec("P")
Verb = Callable[Concatenate[Network, datetime, P], Change]


class Document(QObject):
    """One open map. It owns the network and the file, and holds no sentence and no widget.

    `settle(network, change)` completes a change before it is done (places for who needs one); `clock` gives
    local time. Whatever changes the map goes through `edit` or `do`, and comes out as `changed`, at once;
    `saved` follows when it is on the disk.
    """

    changed = Signal(object)
    """The `Change` just applied: done, undone (its inverse) or done again."""
    saved = Signal(object)
    """The number of the step that is on the disk now."""
    selected = Signal(object)
    """The new `Selection`."""
    viewed = Signal(object)
    """The new `View`."""
    refused = Signal(object)
    """An `EditRefused`: nothing was altered. Besides the verbs' own: "read-only" (why=key), "cannot-undo"."""
    troubled = Signal(object)
    """A `StorageTrouble`: what was done is kept in memory; see `retry`, `save_copy`, `save_as`."""
    named = Signal()
    """The file has another path."""

    _reached = Signal(object)
    _failed = Signal(object)

    def __init__(
        self,
        file: MapFile,
        settle: Callable[[Network, Change], Change],
        clock: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        untitled: bool = False,
    ) -> None:
        super().__init__(parent)
        self.untitled = untitled
        self.revision = 0
        self.selection = Selection()
        self.view = View()
        self.undo_stack = QUndoStack(self)
        self._file = file
        self._network = file.network
        self._settle = settle
        self._clock = clock
        self._applied: list[Change] = []
        self._replaying = False
        self._astray = False
        self._fold()
        self.undo_stack.indexChanged.connect(self._announce)
        self._reached.connect(self.saved, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self.troubled, Qt.ConnectionType.QueuedConnection)
        file.on_saved = self._reached.emit
        file.on_trouble = self._failed.emit

    # Reading -------------------------------------------------------------------------------------------

    @property
    def network(self) -> Network:
        """The map as it is; for reading."""
        return self._network

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._file.path

    @property
    def previous(self) -> Path | None:
        """The map as it was before the first edit of its last day of editing, where that is kept."""
        return self._file.previous

    @property
    def read_only(self) -> str:
        """Why the map cannot be edited, as a key; "" where it can."""
        return self._file.read_only

    @property
    def all_saved(self) -> bool:
        """Whether everything that was done is on the disk."""
        return self._file.pending == 0

    def now(self) -> datetime:
        """Return local time by the document's clock."""
        return self._clock()

    def steps(self) -> list[Step]:
        """Return the whole log so far, oldest first.

        Raises:
            StorageTrouble: if it cannot be read.
        """
        return self._file.steps(last=None)

    # Changing ------------------------------------------------------------------------------------------

    def edit(self, verb: Verb[P], *args: P.args, **kwargs: P.kwargs) -> Change | None:
        """Do what a verb of `krets.model.edits` says; return the change that was done.

        None where nothing was: the verb refused (`refused` says why), the map is read-only, or all is as it
        should be already.
        """
        try:
            change = self._settled(verb(self._network, self.now(), *args, **kwargs))
        except EditRefused as refusal:
            self.refused.emit(refusal)
            return None
        return change if self.do(change) else None

    def propose(self, verb: Verb[P], *args: P.args, **kwargs: P.kwargs) -> Change | None:
        """Return the change that `edit` would do, without doing it; None where it would be refused."""
        try:
            return self._settled(verb(self._network, self.now(), *args, **kwargs))
        except EditRefused:
            return None

    def do(self, change: Change) -> bool:
        """Do a change that is settled already; tell whether anything was done.

        Raises:
            Mismatch: if the change was made for another map.
        """
        if not change or self._refuse_read_only():
            return False
        self._network.apply(change)
        self._applied.append(change)
        step = Step(self._file.append(change), change)
        self._push(step)
        return True

    def undo(self) -> None:
        """Take back the last step, also one from before the map was closed."""
        if self.undo_stack.canUndo() and not self._refuse_read_only():
            self.undo_stack.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self.undo_stack.canRedo() and not self._refuse_read_only():
            self.undo_stack.redo()

    def undo_step(self) -> Change | None:
        """Return the change that `undo` would take back, for naming it (edits of old steps are left out)."""
        step = self._step(self.undo_stack.index() - 1)
        return None if step is None else step.head

    def redo_step(self) -> Change | None:
        """Return the change that `redo` would do again, for naming it (edits of old steps are left out)."""
        step = self._step(self.undo_stack.index())
        return None if step is None else step.head.inverse()

    # Looking -------------------------------------------------------------------------------------------

    def select(
        self, contacts: tuple[int, ...] | list[int] = (), tie: int | None = None, group: int | None = None
    ) -> None:
        """Select people, a tie or a group, or nothing; what is not on the map is left out."""
        chosen = Selection(tuple(dict.fromkeys(contacts)), tie, group).within(self._network)
        if chosen != self.selection:
            self.selection = chosen
            self.selected.emit(chosen)

    def look(self, **fields: Any) -> None:
        """Replace fields of the view."""
        view = msgspec.structs.replace(self.view, **fields)
        if view != self.view:
            self.view = view
            self.viewed.emit(view)

    def narrow(self, **fields: Any) -> None:
        """Replace fields of the view's filter; `clear_filter` lets everybody pass again."""
        self.look(filter=msgspec.structs.replace(self.view.filter, **fields))

    def clear_filter(self) -> None:
        """Want to see everybody; whether others would be hidden stays as it was chosen."""
        self.look(filter=Filter(hides=self.view.filter.hides))

    # The file ------------------------------------------------------------------------------------------

    def retry(self) -> None:
        """Try again to write what could not be; returns at once, `saved` or `troubled` tell how it went."""
        self._file.retry()

    def flush(self) -> None:
        """Wait until everything is on the disk.

        Raises:
            StorageTrouble: if something could not be written.
        """
        self._file.flush()

    def save_copy(self, path: Path) -> None:
        """Put a copy at `path`, with what is not written yet.

        Raises:
            StorageTrouble: if it cannot be done.
        """
        self._file.save_copy(path)

    def save_as(self, path: Path) -> None:
        """Put a copy at `path` and go on there. An untitled map has its name then, and its first file goes.

        Raises:
            StorageTrouble: if it cannot be done; the map stays where it is.
        """
        before = self._file.path
        self._file.save_as(path)
        if self.untitled:
            self.untitled = False
            with suppress(OSError):
                remove_map(before)
        self.named.emit()

    def close(self, *, discard: bool = False) -> None:
        """Wait for the queue and close the file.

        Raises:
            StorageTrouble: if something could not be written; the map stays open then, unless `discard`.
        """
        self._file.close(discard=discard)

    # Inside --------------------------------------------------------------------------------------------

    def _settled(self, change: Change) -> Change:
        return self._settle(self._network, change) if change else change

    def _refuse_read_only(self) -> bool:
        why = self.read_only
        if why:
            self.refused.emit(EditRefused("read-only", why=why))
        return bool(why)

    def _step(self, index: int) -> Step | None:
        if not 0 <= index < self.undo_stack.count():
            return None
        return cast("StepCommand", self.undo_stack.command(index)).step

    def _fold(self) -> None:
        """Fill the undo stack with what the log says is done and undone."""
        done, undone = fold(self._file.steps())
        for step in (*done, *reversed(undone)):
            self._push(step)
        self._replaying = True
        self.undo_stack.setIndex(len(done))
        self._replaying = False

    def _push(self, step: Step) -> None:
        self._replaying = True
        self.undo_stack.push(StepCommand(step, self._reverse))
        self._replaying = False

    def _reverse(self, step: Step) -> Step:
        """Reverse a step for the undo stack; on pushing and folding there is nothing to do."""
        if self._replaying:
            return step
        try:
            change = step.change.inverse(self.now())
            self._network.apply(change)
        except (Damaged, Mismatch):
            self._astray = True
            return step
        self._applied.append(change)
        return Step(self._file.append(change, step.seq), change, step.seq)

    def _announce(self) -> None:
        """Say what was applied, once the undo stack has moved on."""
        applied, self._applied = self._applied, []
        selection, view = self.selection.within(self._network), self.view.within(self._network)
        selection_left, view_left = selection != self.selection, view != self.view
        self.selection, self.view = selection, view
        for change in applied:
            self.revision += 1
            self.changed.emit(change)
        if selection_left:
            self.selected.emit(selection)
        if view_left:
            self.viewed.emit(view)
        if self._astray:  # the log does not fit its map: the map stays as it is, the way back is closed
            self._astray = False
            self.undo_stack.clear()
            self.refused.emit(EditRefused("cannot-undo"))
