"""The tabs of an import: new, maybe the same, updated, here already, ties, log, skipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from krets.formats import Skipped
from krets.model import Contact, Exchange, Group, Network, Tie
from krets.panels import capitalised
from krets.window.import_rows import Row, Rows, RowsView, Thing, Ticks
from krets.window.planning import Prepared
from krets.words import (
    direction_name,
    field_name,
    level_name,
    say_date,
    say_field,
    say_skipped,
    say_update,
)

if TYPE_CHECKING:
    from krets.window.import_dialog import ImportDialog

Someone = tuple[int, int]
"""Somebody new: the file's place, and their id in the file."""


_TELLING = (
    *("organisation", "role", "place", "groups", "level", "emails", "phones", "last_contact"),
    *("birthday", "known_since", "channels", "aliases", "topics", "offers", "note"),
)
"""Fields in the order in which they tell who somebody is."""
_MOST_COLUMNS = 6
_LOOKED_AT = 300


class Pages(QObject):
    """Fills the tabs of a dialog anew whenever what the import would do has changed."""

    def __init__(self, dialog: ImportDialog, network: Network) -> None:
        super().__init__(dialog)
        self._dialog, self._network = dialog, network

    def fill(self, result: Prepared, left_out: set[Someone]) -> None:
        """Show a result; `left_out` holds whom the user does not want."""
        dialog, tabs = self._dialog, self._dialog.tabs
        place = tabs.currentIndex()
        while tabs.count():
            page = tabs.widget(0)
            tabs.removeTab(0)
            if page is not dialog.maybe and page is not None:
                page.deleteLater()
        told = _Told(result, self._network)
        self._add_people(told, left_out)
        plans = result.plans
        same = _several([made.same for made in plans])
        people = tuple(capitalised(field_name(field)) for field in ("name", "organisation", "level"))
        self._add(self.tr("Already here ({count})"), people, same, _person)
        ties = _several([made.ties for made in plans])
        header = (self.tr("Who"), self.tr("Whom"), people[2])
        self._add(self.tr("Know each other ({count})"), header, ties, told.tie)
        log = _several([made.exchanges for made in plans])
        log = [*log, *(after for made in plans for _, after in made.updated_exchanges)]
        header = (self.tr("Day"), people[0], self.tr("What"))
        self._add(self.tr("Log ({count})"), header, log, told.exchange)
        skipped = _several([made.skipped for made in plans])
        self._add(self.tr("Skipped ({count})"), (self.tr("Where"), self.tr("Why")), skipped, self._skipped)
        if 0 <= place < tabs.count() and tabs.isTabVisible(place):
            tabs.setCurrentIndex(place)

    def _add_people(self, told: _Told, left_out: set[Someone]) -> None:
        header = tuple(capitalised(field_name(field)) for field in ("name", *told.fields))
        self.new = Ticks(header, told.arrivals, told.arrival, left_out)
        self.updated = Ticks((header[0], self.tr("What is new")), told.updates, told.update, left_out)
        for model in (self.new, self.updated):
            model.ticked.connect(self._dialog.leave_out_changed)
        dialog = self._dialog
        dialog.show_page(self.tr("New ({count})"), RowsView(self.new), len(told.arrivals))
        dialog.show_page(self.tr("Maybe the same ({count})"), dialog.maybe, dialog.maybe.count)
        dialog.show_page(self.tr("Updated ({count})"), RowsView(self.updated), len(told.updates))

    def _add(self, title: str, header: Row, things: Sequence[Thing], say: Callable[[Thing], Row]) -> None:
        self._dialog.show_page(title, RowsView(Rows(header, things, say)), len(things))

    def _skipped(self, skipped: Skipped) -> Row:
        line = self.tr("Line {line}").format(line=skipped.line) if skipped.line else ""
        where = ", ".join(part for part in (skipped.where, line) if part)
        return where, say_skipped(skipped.why, skipped.arguments)


class _Told:
    """Rows of a result; names are looked up when the first row is seen that needs them."""

    def __init__(self, result: Prepared, network: Network) -> None:
        self._result, self._network = result, network
        self.arrivals: list[Someone] = []
        """Who is new, file by file."""
        self.updates: list[Someone] = []
        """Who is here and gets something, file by file."""
        for file, made in enumerate(result.plans):
            old = {new: old for old, new in made.ids.items()}
            self.arrivals += [(file, old[person.id]) for person in made.new]
            self.updates += [(file, old[before.id]) for before, _ in made.updated]

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields beside the name that tell most of who is new, as far as the first few hundred show."""
        people = [person for made in self._result.plans for person in made.new[:_LOOKED_AT]]
        said = (
            field
            for field in _TELLING
            if field == "level" or any(getattr(person, field) for person in people)
        )
        return tuple(said)[:_MOST_COLUMNS]

    def arrival(self, someone: Someone) -> Row:
        """Say who is new."""
        file, old = someone
        person = self._new[self._result.plans[file].ids[old]]
        said = (say_field(person, field, self._groups, self._names) for field in self.fields)
        texts = (
            text or level_name(None) if field == "level" else text
            for field, text in zip(self.fields, said, strict=True)
        )
        return person.name, *texts

    def update(self, someone: Someone) -> Row:
        """Say what somebody gets."""
        file, old = someone
        before, after = self._updated[file][self._result.plans[file].ids[old]]
        return after.name, say_update(before, after, self._groups, self._names)

    @cached_property
    def _updated(self) -> list[dict[int, tuple[Contact, Contact]]]:
        return [{pair[0].id: pair for pair in made.updated} for made in self._result.plans]

    def tie(self, tie: Tie) -> Row:
        """Say who knows whom."""
        return self._names.get(tie.a, ""), self._names.get(tie.b, ""), level_name(tie.level)

    def exchange(self, exchange: Exchange) -> Row:
        """Say what passed."""
        what = direction_name(exchange.direction, exchange.in_person)
        return say_date(exchange.on), self._names.get(exchange.contact, ""), what

    @cached_property
    def _new(self) -> dict[int, Contact]:
        return {person.id: person for made in self._result.plans for person in made.new}

    @cached_property
    def _groups(self) -> dict[int, str]:
        names = {group.id: group.name for group in self._network.groups.values()}
        for edit in self._result.change.edits:
            if isinstance(edit.after, Group):
                names[edit.after.id] = edit.after.name
        return names

    @cached_property
    def _names(self) -> dict[int, str]:
        names = {person.id: person.name for person in self._network.contacts.values()}
        for made in self._result.plans:
            names |= {person.id: person.name for person in made.new}
        return names


def _several(parts: list[list[Thing]]) -> Sequence[Thing]:
    """Return one after the other; a single one as it is."""
    return parts[0] if len(parts) == 1 else list(chain(*parts))


def _person(person: Contact) -> Row:
    return person.name, person.organisation, level_name(person.level)
