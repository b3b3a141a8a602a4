"""The tabs of an import: new, maybe the same, updated, here already, ties, log, skipped."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from krets.formats import Plan, Skipped
from krets.model import Contact, Exchange, Tie
from krets.window.import_rows import Row, Rows, RowsView, Ticks
from krets.window.planning import Prepared
from krets.window.side_by_side import shown
from krets.words import direction_name, field_name, level_name, say_date, say_skipped

if TYPE_CHECKING:
    from krets.window.import_dialog import ImportDialog


class Pages(QObject):
    """Fills the tabs of a dialog anew whenever what the import would do has changed."""

    def __init__(self, dialog: ImportDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def fill(self, result: Prepared, left_out: list[set[object]]) -> None:
        """Show a result; `left_out` holds whom the user does not want, by their id in each file."""
        dialog, tabs = self._dialog, self._dialog.tabs
        place = tabs.currentIndex()
        while tabs.count():
            page = tabs.widget(0)
            tabs.removeTab(0)
            if page is not dialog.maybe and page is not None:
                page.deleteLater()
        self._add_new(result, left_out)
        dialog.show_page(self.tr("Maybe the same ({count})"), dialog.maybe, dialog.maybe.count)
        people = (self.tr("Name"), self.tr("Organisation"), self.tr("Ring"))
        plans = result.plans
        updated = [row for made in plans for pair in made.updated for row in _differences(*pair)]
        self._add(
            self.tr("Updated ({count})"),
            (self.tr("Name"), self.tr("What is new"), self.tr("Here"), self.tr("In the file")),
            updated,
            sum(len(made.updated) for made in plans),
        )
        self._add(
            self.tr("Already here ({count})"), people, [_person(each) for made in plans for each in made.same]
        )
        ties = [row for made in plans for row in self._ties(result, made)]
        self._add(self.tr("Know each other ({count})"), (self.tr("Who"), self.tr("Whom"), people[2]), ties)
        log = [row for made in plans for row in self._log(result, made)]
        self._add(self.tr("Log ({count})"), (self.tr("Day"), self.tr("Name"), self.tr("What")), log)
        skipped = [self._skipped(each) for made in plans for each in made.skipped]
        self._add(self.tr("Skipped ({count})"), (self.tr("Where"), self.tr("Why")), skipped)
        if 0 <= place < tabs.count() and tabs.isTabVisible(place):
            tabs.setCurrentIndex(place)

    def _add_new(self, result: Prepared, left_out: list[set[object]]) -> None:
        header = (self.tr("Name"), self.tr("Organisation"), self.tr("Ring"), self.tr("Groups"))
        rows: list[Row] = []
        keys: list[tuple[int, int]] = []
        for file, (source, made) in enumerate(zip(result.sources, result.plans, strict=True)):
            there = {new: old for old, new in made.ids.items()}
            groups = {group.id: group.name for group in source.found.groups}
            from_file = {person.id: person for person in source.found.people}
            for person in made.new:
                old = from_file.get(there[person.id], person)
                named = ", ".join(groups[group] for group in old.groups if group in groups)
                rows.append((*_person(person), named))
                keys.append((file, there[person.id]))
        unticked: set[Hashable] = {(file, key) for file, several in enumerate(left_out) for key in several}
        model = Ticks(header, rows, keys, unticked)
        model.ticked.connect(lambda: self._ticked(model, left_out))
        self._dialog.show_page(self.tr("New ({count})"), RowsView(model), len(rows))

    def _ticked(self, model: Ticks, left_out: list[set[object]]) -> None:
        for several in left_out:
            several.clear()
        for key in model.unticked:
            if isinstance(key, tuple):
                left_out[key[0]].add(key[1])
        self._dialog.leave_out_changed()

    def _add(self, title: str, header: Row, rows: list[Row], count: int | None = None) -> None:
        self._dialog.show_page(title, RowsView(Rows(header, rows)), len(rows) if count is None else count)

    def _ties(self, result: Prepared, made: Plan) -> list[Row]:
        names = self._names(result)
        return [(names.get(tie.a, ""), names.get(tie.b, ""), _level(tie)) for tie in made.ties]

    def _log(self, result: Prepared, made: Plan) -> list[Row]:
        names = self._names(result)
        entries = [*made.exchanges, *(after for _, after in made.updated_exchanges)]
        return [(say_date(each.on), names.get(each.contact, ""), _what(each)) for each in entries]

    def _names(self, result: Prepared) -> dict[int, str]:
        names = {}
        for edit in result.change.edits:
            if isinstance(edit.after, Contact):
                names[edit.after.id] = edit.after.name
        for made in result.plans:
            names |= {person.id: person.name for person in (*made.same, *(pair[1] for pair in made.updated))}
        return names

    def _skipped(self, skipped: Skipped) -> Row:
        where = self.tr("Line {line}").format(line=skipped.line) if skipped.line else skipped.where
        return where, say_skipped(skipped.why, skipped.arguments)


def _person(person: Contact) -> Row:
    return person.name, person.organisation, level_name(person.level)


def _level(tie: Tie) -> str:
    return level_name(tie.level)


def _what(exchange: Exchange) -> str:
    return direction_name(exchange.direction, exchange.in_person)


def _differences(before: Contact, after: Contact) -> list[Row]:
    """One row a field in which somebody changes."""
    fields = [field for field in Contact.__struct_fields__ if getattr(before, field) != getattr(after, field)]
    return [(after.name, field_name(field), shown(before, field), shown(after, field)) for field in fields]
