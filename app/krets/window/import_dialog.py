"""What an import would do, before it is done: understood how, who is new, who may be here already.

One screen for every kind of file. What a file leaves open can be corrected, and all of it is worked out anew
beside the window; the import itself is one step, which one undo takes back.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from krets.document import Document
from krets.formats import Answers, Found, Plan
from krets.window.import_choices import Choices
from krets.window.import_maybe import MaybePage
from krets.window.import_pages import Pages
from krets.window.import_rows import roomy
from krets.window.import_summary import summary
from krets.window.planning import Planner, Prepared, Source
from krets.window.settings import Settings
from krets.words import format_name, say_change, say_remark, say_trouble


class ImportDialog(QDialog):
    """What was understood, what it leaves open, who is new, known or maybe the same; then Import, or nothing.

    `imported` comes after the change, with the summary as text, `prepared` when what is shown is what would
    be done. What the user says of a table's columns is remembered for the next table like it.
    """

    imported = Signal(str)
    prepared = Signal()

    def __init__(
        self,
        document: Document,
        found: Sequence[Found],
        settings: Settings,
        parent: QWidget | None = None,
        paths: Sequence[Path] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import people"))
        self._document, self._settings = document, settings
        places = [*paths, *[None] * len(found)]
        self.sources = [
            Source(each, path, Answers(meanings=settings.meanings(_headers(each))))
            for each, path in zip(found, places, strict=False)
        ]
        self._left_out: set[tuple[int, int]] = set()
        self._wanted = False
        self._result: Prepared | None = None
        self._make()
        self._planner = Planner(document.network, document.now(), self)
        self._planner.prepared.connect(self._show)
        self._planner.failed.connect(self._misread)
        self._plan(frozenset(place for place, source in enumerate(self.sources) if source.answers.meanings))

    def sizeHint(self) -> QSize:
        """Room for a table, the more the larger the letters are."""
        return roomy(self, 600)

    @property
    def ready(self) -> bool:
        """Whether what is shown is what would be done."""
        return self._result is not None and not self._planner.busy

    @property
    def plans(self) -> tuple[Plan, ...]:
        """What each file would bring, as far as it has been worked out."""
        return self._result.plans if self._result else ()

    def done(self, result: int) -> None:
        """Go, and leave nothing running."""
        self._planner.stop()
        super().done(result)
        self.deleteLater()

    def accept(self) -> None:
        """Import, as soon as it is worked out with whoever is left out."""
        self._wanted = True
        self.take.setEnabled(False)
        if self._left_out:
            self._plan()  # also while another is worked out, in which they would come along
        elif not self._planner.busy:
            self._import()

    # Made once ----------------------------------------------------------------------------------------------

    def _make(self) -> None:
        column = QVBoxLayout(self)
        self.heading = QLabel(self.tr("Working out who is new …"))
        self.heading.setProperty("title", True)
        column.addWidget(self.heading)
        self.understood = QLabel()
        self.understood.setProperty("quiet", True)
        self.notes = QLabel()
        for label in (self.understood, self.notes):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Which file"))
        self.which.activated.connect(self._show_choices)
        column.addWidget(self.which)
        self._open = QVBoxLayout()
        column.addLayout(self._open)
        self.choices: Choices | None = None
        self.maybe = MaybePage()
        self.maybe.decided.connect(self._plan)
        self.tabs = QTabWidget()
        self.pages = Pages(self, self._document.network)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._make_buttons())
        self._fill_which()
        self.resize(self.sizeHint())

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setEnabled(False)
        self.take.setProperty("primary", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _fill_which(self) -> None:
        for place, source in enumerate(self.sources):
            if Choices.offered(source.found) and source.path is not None:
                self.which.addItem(source.path.name, place)
        self.which.setVisible(self.which.count() > 1)
        self._show_choices()

    def _show_choices(self) -> None:
        """Show what the chosen file leaves open."""
        place = self.which.currentData()
        if self.choices is not None:
            self._open.removeWidget(self.choices)
            self.choices.deleteLater()
            self.choices = None
        if place is not None:
            source = self.sources[place]
            self.choices = Choices(source.found, source.answers)
            self.choices.answered.connect(lambda answers: self._read_anew(place, answers))
            self._open.addWidget(self.choices)

    # Worked out anew ----------------------------------------------------------------------------------------

    def _plan(self, anew: frozenset[int] = frozenset()) -> None:
        for place, source in enumerate(self.sources):
            decisions = self.maybe.decisions(place, self._out(place) if self._wanted else frozenset())
            self.sources[place] = source._replace(decisions=decisions)
        self.take.setEnabled(False)
        self._planner.plan(self.sources, anew)

    def _out(self, place: int) -> frozenset[int]:
        """Return whom of a file the user does not want, by their id in it."""
        return frozenset(person for file, person in self._left_out if file == place)

    def _read_anew(self, place: int, answers: Answers) -> None:
        self.sources[place] = self.sources[place]._replace(answers=answers)
        self._left_out.clear()
        self.maybe.forget(place)
        self._settings.remember_meanings(_headers(self.sources[place].found), answers.meanings)
        self._plan(frozenset({place}))

    def _misread(self, key: str, arguments: dict[str, object]) -> None:
        self._wanted, self._result = False, None
        self.notes.setText(say_trouble(key, arguments))
        self.notes.show()
        self.take.setEnabled(False)

    def _show(self, result: Prepared) -> None:
        self._result = result
        anew = any(
            mine.found is not theirs.found for mine, theirs in zip(self.sources, result.sources, strict=True)
        )
        for place, (mine, theirs) in enumerate(zip(self.sources, result.sources, strict=True)):
            self.sources[place] = mine._replace(found=theirs.found)
        if self._wanted:
            self._import()
            return
        self.maybe.show_pairs(result.maybe)
        self.pages.fill(result, self._left_out)
        if anew:
            self._left_out.clear()
            self._show_choices()
        self._tell()
        self.prepared.emit()

    def _tell(self) -> None:
        """Say what would happen, as things stand."""
        result = self._result
        if result is None:
            return
        new, updated = self.pages.new, self.pages.updated
        out = len(self._left_out.intersection(new.things))
        self.heading.setText(self._heading(result, out))
        kinds = [format_name(source.found.format) for source in result.sources]
        names = [source.path.name if source.path else "" for source in result.sources]
        told = [f"{kind} · {name}" if name else kind for kind, name in zip(kinds, names, strict=True)]
        self.understood.setText("\n".join(dict.fromkeys(told)))
        notes = self._notes(result)
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        people = len(new.things) + len(updated.things)
        nobody = 0 < people == len(self._left_out) and not any(made.replaced for made in result.plans)
        self.take.setEnabled(self.ready and bool(result.change) and not nobody)

    def _heading(self, result: Prepared, out: int) -> str:
        if result.change:
            count = result.change.arguments.get("count", 0)
            less = {**result.change.arguments, "count": count - out} if isinstance(count, int) else {}
            return say_change(type(result.change)(result.change.at, result.change.verb, less))
        if any(made.same for made in result.plans):
            return self.tr("Everybody is here already")
        return self.tr("There is nobody to import in it")

    def _notes(self, result: Prepared) -> list[str]:
        found = [source.found for source in result.sources]
        notes = [say_remark(remark.key, remark.arguments) for each in found for remark in each.warnings]
        notes += [say_remark(note) for made in result.plans for note in made.notes]
        new = [person for made in result.plans for person in made.new]
        placed = sum(before.level is not None for made in result.plans for before, _ in made.updated)
        if placed == 1:
            notes.insert(0, self.tr("One person on a ring gets something new, which may change scores."))
        elif placed:
            text = self.tr("%n people on a ring get something new, which may change scores.", "", placed)
            notes.insert(0, text)
        if new and not any(person.level for person in new):
            told = self.tr("They wait below the map: nobody is put on a ring, and no score changes.")
            notes.insert(0, self.tr("Who is new waits below the map.") if placed else told)
        return notes

    def _import(self) -> None:
        result = self._result
        if result is None:
            return
        self._document.do(result.change)
        told = summary(result, self._document.now())
        super().accept()
        self.imported.emit(told)

    # Leaving people out -------------------------------------------------------------------------------------

    def leave_out_changed(self) -> None:
        """Somebody was ticked, or a tick was taken away."""
        self._tell()

    def show_page(self, title: str, page: QWidget, count: int) -> None:
        """Put a page among the tabs, with how many it holds; an empty one is not shown."""
        self.tabs.addTab(page, title.format(count=self.locale().toString(count)))
        self.tabs.setTabVisible(self.tabs.count() - 1, count > 0)


def _headers(found: Found) -> list[str]:
    return [column.header for column in found.columns]
