"""Verbs about the words that are written on the map itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from krets.model.change import Change, Edit
from krets.model.edits.common import EditRefused, is_blank, replaced, sound
from krets.model.network import Network
from krets.model.records import Note, Place, ViewKind


def add_note(network: Network, now: datetime, text: str, at: Place, view: ViewKind = "rings") -> Change:
    """Write words on the map, at a point in units of the whole; lines are kept."""
    note = Note(id=network.next_id(Note), text=_written(text), at=at, view=view)
    return Change(now, "add_note", {}, (Edit(None, note),))


def edit_note(network: Network, now: datetime, note: int, text: str) -> Change:
    """Write something else in a note's place; a note without words goes."""
    before = _find(network, note)
    if is_blank(text):
        return remove_notes(network, now, (note,))
    return Change(now, "edit_note", {}, tuple(replaced(before, text=_written(text))))


def move_notes(network: Network, now: datetime, places: Mapping[int, Place]) -> Change:
    """Put notes elsewhere, each at a point in units of the whole."""
    edits = [edit for note, at in places.items() for edit in replaced(_find(network, note), at=at)]
    return Change(now, "move_notes", {"count": len(places)}, tuple(edits))


def remove_notes(network: Network, now: datetime, notes: Iterable[int]) -> Change:
    """Take notes off the map."""
    gone = [_find(network, note) for note in dict.fromkeys(notes)]
    return Change(now, "remove_notes", {"count": len(gone)}, tuple(Edit(note, None) for note in gone))


def _written(text: str) -> str:
    if is_blank(text):
        raise EditRefused("no-words")
    written: str = sound(text)
    return written.strip()


def _find(network: Network, note: int) -> Note:
    found = network.notes.get(note)
    if found is None:
        raise EditRefused("no-such-note")
    return found
