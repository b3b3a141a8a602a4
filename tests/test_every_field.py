"""Nothing that a record holds is lost: each field, one by one, through verb, undo, file and JSON.

A field that is added to a record fails here until `FULL` says something other than its default, and then
until a table of the file, the JSON form and the README have it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from krets.document import Document
from krets.formats import from_json, plan, to_json
from krets.model import (
    Change,
    Channel,
    Contact,
    Edit,
    Ego,
    Exchange,
    Group,
    Need,
    Network,
    Note,
    Offer,
    Record,
    Tie,
    Topic,
    edits,
)
from krets.rings import settle
from krets.storage import MapFile
from tests.helpers.strategies import NOW

README = Path(__file__).resolve().parent.parent / "README.md"

PLAIN: list[Record] = [
    Ego(),
    Group(id=1, name="Family", start=0.0, span=1.0),
    Contact(id=1, name="Ada"),
    Contact(id=2, name="Bo"),
    Tie(id=1, a=1, b=2),
    Exchange(id=1, contact=1, on=date(2026, 1, 2), direction="given"),
    Need(id=1, resource="a boat"),
    Note(id=1, text="at sea"),
]
FULL: list[Record] = [
    Ego(
        name="Solveig",
        organisation="Havkraft",
        context=("sea",),
        topics=(Topic("wind", "tacit"),),
        offers=(Offer("legal", True),),
    ),
    Group(id=1, name="Friends", start=0.25, span=0.5),
    Contact(
        id=1,
        name="Ada Ødegård",
        level=5,
        groups=(1,),
        organisation="Nordlys",
        role="Nurse",
        place="Oslo",
        kind="animal",
        kin=True,
        offers=(Offer("legal", True),),
        i_give=("repairs",),
        wants=("a boat",),
        topics=(Topic("sailing", "tacit"),),
        context=("sea",),
        channels=(Channel("linkedin", "ada", 3),),
        emails=("ada@post.invalid",),
        phones=("+47 00 00 00 00",),
        birthday="--01-31",
        photo=b"\x89PNG\x00",
        how_met="at sea",
        introduced_by=2,
        known_since="2011",
        feel="strained",
        word="ill",
        trust="fully",
        no_count=True,
        private=True,
        at=(0.125, 0.5),
        pinned=True,
        created=date(2020, 2, 29),
        last_contact=date(2026, 11, 1),
        note="two\nlines",
        distinct_from=(2,),
        aliases=("Addie",),
        among=(0.25, -1.5),
        label_at=(2.0, -3.5),
    ),
    Contact(id=2, name="Bo"),
    Tie(id=1, a=1, b=2, level=5, kinds=("colleagues",), feel="mixed"),
    Exchange(
        id=1,
        contact=2,
        on=date(2026, 1, 3),
        direction="received",
        value=3,
        mode="I",
        topic="wind",
        resource="legal",
        channel="phone",
        in_person=True,
        started_by="me",
        answered=False,
        outcome="a job",
        minutes=90,
        note="long",
    ),
    Need(id=1, resource="a car", weight=2.5, asked=True),
    Note(id=1, text="two\nlines", at=(-1.25, 0.5), view="groups"),
]
FIXED = {
    Ego: ("id",),
    Contact: ("id",),
    Group: ("id",),
    Tie: ("id", "a", "b"),
    Exchange: ("id",),
    Need: ("id",),
    Note: ("id",),
}
"""What no edit changes."""
SETTLED = {(Group, "start"), (Group, "span"), (Note, "view")}
"""What no verb sets later: it is for `settle` to say, and a note stays on the view of its first day."""
FIELDS = [
    (kind, field) for kind, fixed in FIXED.items() for field in kind.__struct_fields__ if field not in fixed
]
EVERY_FIELD = pytest.mark.parametrize(
    ("kind", "field"), FIELDS, ids=lambda part: getattr(part, "__name__", part)
)


def one(kind: type[Record], records: list[Record]) -> Record:
    return next(record for record in records if isinstance(record, kind))


def with_field(kind: type[Record], field: str) -> Network:
    """The plain map, but for one field, which is as in the full one."""
    changed = msgspec.structs.replace(one(kind, PLAIN), **{field: getattr(one(kind, FULL), field)})
    return Network([changed if record is one(kind, PLAIN) else record for record in PLAIN])


def edited(kind: type[Record], network: Network, field: str, value: Any) -> Change:
    """The change by which a verb sets one field."""
    if kind is Ego:
        return edits.edit_ego(network, NOW, **{field: value})
    if kind is Group:
        return edits.rename_group(network, NOW, 1, value)
    if kind is Contact:
        return edits.edit_contacts(network, NOW, [1], **{field: value})
    if kind is Tie:
        return edits.edit_tie(network, NOW, 1, **{field: value})
    if kind is Exchange:
        return edits.edit_exchange(network, NOW, 1, **{field: value})
    if kind is Note:
        verb = edits.edit_note if field == "text" else lambda n, t, _, at: edits.move_notes(n, t, {1: at})
        return verb(network, NOW, 1, value)
    return edits.edit_need(network, NOW, 1, **{field: value})


def remade(path: Path, network: Network) -> None:
    """A file whose log begins with this map."""
    with MapFile.create(path) as file:
        begun = [Edit(Ego(), network.ego)] if network.ego != Ego() else []
        rest = (Edit(None, record) for record in network.records() if not isinstance(record, Ego))
        change = Change(NOW, "import", {}, (*begun, *rest))
        file.network.apply(change)
        file.append(change)


@EVERY_FIELD
def test_the_full_map_says_something_of_it(kind: type[Record], field: str) -> None:
    plain, full = getattr(one(kind, PLAIN), field), getattr(one(kind, FULL), field)
    assert full != plain
    for part in full if isinstance(full, tuple) else ():
        if isinstance(part, msgspec.Struct):
            bare = type(part)(msgspec.structs.astuple(part)[0])
            assert not {
                name for name in part.__struct_fields__[1:] if getattr(part, name) == getattr(bare, name)
            }


@EVERY_FIELD
def test_the_file_keeps_it(kind: type[Record], field: str, tmp_path: Path) -> None:
    network = with_field(kind, field)
    remade(tmp_path / "map.krets", network)
    with MapFile.open(tmp_path / "map.krets") as file:
        assert file.network == network
        assert [edit.after for edit in file.steps()[0].change.edits if isinstance(edit.after, kind)]


@EVERY_FIELD
def test_json_keeps_it_and_the_readme_names_it(kind: type[Record], field: str) -> None:
    network, again = with_field(kind, field), Network()
    written = to_json(network)
    again.apply(plan(again, from_json(written)).change(NOW))
    assert again == network
    assert f'"{field}": '.encode() in written
    assert f"`{field}`" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "field"), [each for each in FIELDS if each not in SETTLED])
def test_a_verb_sets_it_and_undo_takes_it_back_even_after_closing(
    kind: type[Record], field: str, tmp_path: Path, qapp: object
) -> None:
    before = Network(PLAIN)
    remade(tmp_path / "map.krets", before)
    document = Document(MapFile.open(tmp_path / "map.krets"), settle, lambda: NOW)
    before = document.network.copy()
    value = getattr(one(kind, FULL), field)
    assert document.edit(lambda network, _: edited(kind, network, field, value)) is not None
    after = document.network.copy()
    assert getattr(one(kind, list(after.records())), field) == value
    document.undo()
    assert document.network == before
    document.redo()
    document.close()
    document = Document(MapFile.open(tmp_path / "map.krets"), settle, lambda: NOW)
    assert document.network == after
    document.undo()
    assert document.network == before
    document.close()
