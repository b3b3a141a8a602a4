"""The document: every edit one step, everything said once it is so, and undo past closing."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from krets.document import Document, Selection, View
from krets.model import Change, Contact, Edit, EditRefused, Filter, Mismatch, Network, edits
from krets.storage import MapFile, StorageTrouble
from tests.document.conftest import Open, unsettled
from tests.helpers.strategies import NOW

WRITE = "krets.storage.writer.write"


class Said:
    """Everything that a document says, in order."""

    def __init__(self, document: Document) -> None:
        self.all: list[tuple[str, Any]] = []
        for name in ("changed", "selected", "viewed", "refused", "troubled", "saved"):
            getattr(document, name).connect(self._hear(name))
        document.named.connect(lambda: self.all.append(("named", None)))

    def _hear(self, name: str) -> Callable[[object], None]:
        return lambda what: self.all.append((name, what))

    def names(self) -> list[str]:
        """What was said, without what about."""
        return [name for name, _ in self.all if name != "saved"]

    def last(self, name: str) -> Any:
        """What was said last under a name."""
        return [what for said, what in self.all if said == name][-1]


@pytest.fixture
def said(document: Document) -> Said:
    return Said(document)


def people(document: Document) -> list[str]:
    return [contact.name for _, contact in sorted(document.network.contacts.items())]


def refuse(*ignored: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


# Editing --------------------------------------------------------------------------------------------------


def test_an_edit_is_done_at_once_and_said_then_saved(document: Document, said: Said, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.saved) as saved:
        change = document.edit(edits.add_contact, "Ada", level=3)
        assert people(document) == ["Ada"]
        assert said.all == [("changed", change)]
        assert document.revision == 1
    assert saved.args == [1]
    assert document.all_saved
    assert change is not None
    assert document.undo_step() == change
    assert document.redo_step() is None


def test_saved_is_said_in_the_windows_thread(document: Document, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    document.saved.connect(lambda seq: threads.append(threading.current_thread()))
    with qtbot.waitSignal(document.saved):
        document.edit(edits.add_contact, "Ada")
    assert threads == [threading.main_thread()]


def test_what_is_refused_alters_nothing(document: Document, said: Said) -> None:
    assert document.edit(edits.add_contact, " ") is None
    assert said.names() == ["refused"]
    assert said.last("refused").key == "no-name"
    assert document.undo_step() is None
    assert document.revision == 0


def test_what_changes_nothing_is_no_step(document: Document, said: Said) -> None:
    document.edit(edits.add_contact, "Ada", level=3)
    assert document.edit(edits.set_level, [1], 3) is None
    assert not document.do(Change(NOW, "nothing"))
    assert said.names() == ["changed"]
    assert document.undo_stack.count() == 1


def test_a_proposal_is_not_done(document: Document, said: Said) -> None:
    change = document.propose(edits.add_contact, "Ada")
    assert change is not None
    assert document.network.is_empty()
    assert document.propose(edits.add_contact, " ") is None
    assert said.all == []
    assert document.do(change)
    assert people(document) == ["Ada"]


def test_changes_are_settled_on_their_way_in(qtbot: QtBot, path: Path) -> None:
    def settle(network: Network, change: Change) -> Change:
        assert change
        contact = change.edits[0].after
        assert isinstance(contact, Contact)
        return change.then(
            Change(NOW, "x", {}, (Edit(contact, msgspec.structs.replace(contact, at=(0.5, 0.5))),))
        )

    document = Document(MapFile.create(path), settle, lambda: NOW)
    document.edit(edits.add_contact, "Ada")
    assert document.network.contacts[1].at == (0.5, 0.5)
    assert len(document.steps()) == 1
    document.close()


def test_a_change_for_another_map_is_an_error(document: Document, said: Said) -> None:
    with pytest.raises(Mismatch):
        document.do(Change(NOW, "x", {}, (Edit(Contact(id=1, name="Ada"), None),)))
    assert said.all == []
    assert document.steps() == []


# Undo -----------------------------------------------------------------------------------------------------


def test_undo_and_redo_are_said_as_changes(document: Document, said: Said) -> None:
    change = document.edit(edits.add_contact, "Ada")
    assert change is not None
    document.undo()
    assert document.network.is_empty()
    assert said.last("changed") == change.inverse()
    assert document.undo_step() is None
    assert document.redo_step() == change
    document.redo()
    assert said.last("changed") == change
    assert document.undo_step() == change
    assert document.redo_step() is None
    assert said.names() == ["changed"] * 3
    assert document.revision == 3
    assert [step.undoes for step in document.steps()] == [None, 1, 2]


def test_there_may_be_nothing_to_undo(document: Document, said: Said) -> None:
    document.undo()
    document.redo()
    assert said.all == []


def test_undo_reaches_back_past_closing(opened: Open) -> None:
    document = opened()
    for name in ("Ada", "Ulf", "Siv"):
        document.edit(edits.add_contact, name)
    document.undo()
    document.close()
    document = opened()
    assert people(document) == ["Ada", "Ulf"]
    step = document.undo_step()
    assert step is not None
    assert (step.verb, step.arguments) == ("add_contact", {"name": "Ulf"})
    later = document.redo_step()
    assert later is not None
    assert later.arguments == {"name": "Siv"}
    document.redo()
    assert people(document) == ["Ada", "Ulf", "Siv"]
    document.close()
    document = opened()
    for _ in range(5):
        document.undo()
    assert document.network.is_empty()
    document.close()
    document = opened()
    for _ in range(5):
        document.redo()
    assert people(document) == ["Ada", "Ulf", "Siv"]


def test_a_new_change_drops_what_was_undone_from_the_stack_not_from_the_log(opened: Open) -> None:
    document = opened()
    document.edit(edits.add_contact, "Ada")
    document.undo()
    document.edit(edits.add_contact, "Ulf")
    assert document.redo_step() is None
    document.close()
    document = opened()
    assert document.redo_step() is None
    assert [step.verb for step in document.steps()] == ["add_contact"] * 3
    document.undo()
    document.undo()
    assert document.network.is_empty()


def test_a_log_that_does_not_fit_closes_the_way_back_and_keeps_the_map(opened: Open, path: Path) -> None:
    document = opened()
    document.edit(edits.add_contact, "Ada")
    document.edit(edits.rename, 1, "Eva")
    document._network.apply(edits.rename(document.network, NOW, 1, "Liv"))  # nobody may do this
    said = Said(document)
    document.undo()
    assert said.names() == ["refused"]
    assert said.last("refused").key == "cannot-undo"
    assert people(document) == ["Liv"]
    assert document.undo_step() is None
    document.undo()
    assert len(document.steps()) == 2


def test_a_step_that_cannot_be_read_closes_the_way_back(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened()
    document.edit(edits.add_contact, "Ada")
    document.close()
    document = opened()
    said = Said(document)
    monkeypatch.setattr("krets.storage.codec.LARGEST", 10)
    document.undo()
    assert said.last("refused").key == "cannot-undo"
    assert people(document) == ["Ada"]


# Selection and view ---------------------------------------------------------------------------------------


def test_a_selection_holds_what_is_there_each_once(document: Document, said: Said) -> None:
    for name in ("Ada", "Ulf"):
        document.edit(edits.add_contact, name)
    document.select([2, 1, 2, 99])
    assert document.selection == Selection(contacts=(2, 1))
    document.select((2, 1))
    document.select(tie=7)
    assert [name for name, _ in said.all].count("selected") == 2
    assert document.selection == Selection()


def test_what_vanishes_is_selected_no_longer(document: Document, said: Said) -> None:
    for name in ("Ada", "Ulf"):
        document.edit(edits.add_contact, name)
    document.edit(edits.connect, 1, 2)
    document.edit(edits.add_group, "Choir")
    document.select((1, 2), tie=1, group=1)
    wanted = Filter(groups=frozenset({1, 7}))
    document.look(filter=wanted, lit=frozenset({1, 2}), lit_ties=frozenset({1}), lit_by="trust")
    said.all.clear()
    document.changed.connect(lambda change: document.network.contacts[document.selection.contacts[0]])
    document.edit(edits.remove_contacts, [1])
    assert document.selection == Selection((2,), None, 1)
    assert document.view == View(filter=Filter(groups=frozenset({1})), lit=frozenset({2}), lit_by="trust")
    assert said.names() == ["changed", "selected", "viewed"]
    document.undo()
    assert document.selection == Selection((2,), None, 1)


def test_a_view_is_replaced_field_by_field(document: Document, said: Said) -> None:
    document.look(bridges=True)
    document.look(bridges=True)
    document.look(kind="groups", ties="all")
    assert said.names() == ["viewed", "viewed"]
    assert document.view == View(kind="groups", ties="all", bridges=True)


def test_a_filter_is_narrowed_and_cleared(document: Document, said: Said) -> None:
    document.narrow(faded=True, hides=True)
    document.narrow(text="an")
    assert document.view.filter == Filter(faded=True, text="an", hides=True)
    document.clear_filter()
    assert document.view.filter == Filter(hides=True)
    assert not document.view.filter
    assert said.names() == ["viewed"] * 3


# The file -------------------------------------------------------------------------------------------------


def test_trouble_makes_it_read_only_until_it_is_over(
    document: Document, said: Said, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(WRITE, refuse)
        with qtbot.waitSignal(document.troubled) as troubled:
            document.edit(edits.add_contact, "Ada")
        assert troubled.args is not None
        assert troubled.args[0].key == document.read_only == "disk-full"
        assert not document.all_saved
        assert document.edit(edits.add_contact, "Ulf") is None
        document.undo()
        document.redo()
        assert said.last("refused").arguments == {"why": "disk-full"}
        assert people(document) == ["Ada"]
        with pytest.raises(StorageTrouble):
            document.flush()
        with pytest.raises(StorageTrouble):
            document.close()
    with qtbot.waitSignal(document.saved):
        document.retry()
    assert document.read_only == ""
    document.undo()
    assert document.network.is_empty()


def test_the_second_window_only_looks(opened: Open, qtbot: QtBot) -> None:
    first = opened()
    first.edit(edits.add_contact, "Ada")
    first.flush()
    second = opened()
    said = Said(second)
    assert second.read_only == "locked"
    assert second.edit(edits.add_contact, "Ulf") is None
    assert second.propose(edits.add_contact, "Ulf") is not None
    second.undo()
    assert said.names() == ["refused", "refused"]
    assert people(second) == ["Ada"]
    assert said.last("refused").key == "read-only"


def test_saved_as_it_goes_on_there_with_its_undo(opened: Open, path: Path) -> None:
    document = opened()
    said = Said(document)
    document.edit(edits.add_contact, "Ada")
    document.save_as(path.with_name("b.krets"))
    assert document.path == path.with_name("b.krets")
    assert said.names() == ["changed", "named"]
    document.undo()
    document.redo()
    document.close()
    assert path.exists()
    with MapFile.open(path.with_name("b.krets")) as file:
        assert [step.undoes for step in file.steps()] == [None, 1, 2]


def test_an_untitled_map_leaves_its_first_file(qtbot: QtBot, path: Path) -> None:
    document = Document(MapFile.create(path), unsettled, lambda: NOW, untitled=True)
    document.edit(edits.add_contact, "Ada")
    document.save_as(path.with_name("b.krets"))
    assert not document.untitled
    assert not path.exists()
    document.save_as(path.with_name("c.krets"))
    document.close()
    left = {entry.name for entry in path.parent.iterdir()} - {"home"}
    assert left == {"b.krets", "c.krets"}


def test_a_copy_leaves_the_map_where_it_is(document: Document, path: Path) -> None:
    document.edit(edits.add_contact, "Ada")
    document.save_copy(path.with_name("copy.krets"))
    assert document.path == path
    with MapFile.open(path.with_name("copy.krets"), write=False) as file:
        assert file.network == document.network
    assert document.previous is None


def test_a_place_that_cannot_be_written_keeps_it_where_it_is(
    document: Document, said: Said, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.edit(edits.add_contact, "Ada")
    with pytest.raises(StorageTrouble):
        document.save_as(path.parent / "nowhere" / "b.krets")
    assert document.path == path
    assert "named" not in said.names()


def test_refusals_carry_what_words_need(document: Document, said: Said) -> None:
    document.edit(edits.add_contact, "Ada")
    document.edit(edits.connect, 1, 1)
    refusal = said.last("refused")
    assert isinstance(refusal, EditRefused)
    assert (refusal.key, refusal.arguments) == ("tie-to-oneself", {"name": "Ada"})
