"""Any verbs, undone and redone in any order, the map closed and opened at any point."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from krets.document import Document
from krets.model import Network
from krets.storage import MapFile
from tests.document.conftest import unsettled
from tests.helpers.strategies import NOW, Act, act_lists

Moves = list[Act | str]


def opened(path: Path) -> Document:
    file = MapFile.open(path) if path.exists() else MapFile.create(path)
    return Document(file, unsettled, lambda: NOW)


def reopened(document: Document) -> Document:
    before = document.network.copy()
    counts = document.undo_stack.index(), document.undo_stack.count()
    document.close()
    document = opened(document.path)
    assert document.network == before
    assert (document.undo_stack.index(), document.undo_stack.count()) == counts
    return document


def replay(document: Document) -> Network:
    network = Network()
    for step in document.steps():
        network.apply(step.change)
    return network


def shuffled(acts: list[Act]) -> st.SearchStrategy[Moves]:
    """The acts in order, with undo, redo and reopening strewn in."""
    others = st.lists(st.sampled_from(("undo", "undo", "redo", "reopen")), max_size=2)
    return st.tuples(*(others for _ in acts)).map(
        lambda drawn: [move for act, more in zip(acts, drawn, strict=True) for move in (act, *more)]
    )


@settings(max_examples=30)
@given(act_lists(12).flatmap(shuffled), st.booleans(), st.booleans())
def test_undo_all_is_the_beginning_and_redo_all_the_end(
    moves: Moves, open_before_undo: bool, open_before_redo: bool
) -> None:
    with TemporaryDirectory() as folder:
        document = opened(Path(folder, "a.krets"))
        for move in moves:
            if move == "reopen":
                document = reopened(document)
            elif isinstance(move, Act):
                document.edit(move.when)
            else:
                getattr(document, move)()
        while document.redo_step() is not None:
            document.redo()
        end = document.network.copy()
        if open_before_undo:
            document = reopened(document)
        while document.undo_step() is not None:
            document.undo()
        assert document.network.is_empty()
        if open_before_redo:
            document = reopened(document)
        while document.redo_step() is not None:
            document.redo()
        assert document.network == end
        document = reopened(document)
        assert replay(document) == end
        document.close()
