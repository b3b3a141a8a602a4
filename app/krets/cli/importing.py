"""`krets import FILE... --into MAP`: all files as one step, or nothing at all."""

from argparse import Namespace
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QCoreApplication

from krets.cli.crash import complain
from krets.cli.maps import load, now, put, refuse_same
from krets.cli.output import CouldNot, flush, reason, say, silence
from krets.formats import Answers, Found, Plan, Skipped, Unreadable, maybes, plan_all, read
from krets.model import Change, Level, Network
from krets.rings import settle
from krets.words import format_name, say_remark, say_skipped, say_trouble, say_update


def run(options: Namespace) -> None:
    """Read every file, then put what is new into the map; a dry run only says what that would be.

    Raises:
        CouldNot: if one of the files cannot be read, or the map not written.
        WrongUse: if the map is named as one of the files.
    """
    files: list[Path] = options.files
    for file in files:
        refuse_same(options.into, file)
    answers = Answers(me=options.me)
    found = [_read(file, answers) for file in files]
    if not options.dry_run:
        for file, each in zip(files, found, strict=True):
            _refuse_empty(file, each)
    work = _Work(found, options.level)
    try:
        if options.dry_run:
            work.plan(load(options.into) if options.into.exists() else Network())
        else:
            put(options.into, work.plan, work.finish)
        for file, each, told in zip(files, found, work.told, strict=True):
            if options.dry_run or options.json:
                say(_as_json(each, told))
            else:
                _tell(file, each, told)
        flush()
    except (OSError, KeyboardInterrupt) as error:
        if not work.finished:
            raise
        silence()  # what was asked for is done, whoever hears of it
        why = reason(error) if isinstance(error, OSError) else _stopped()
        text = QCoreApplication.translate(
            "cli", "It is imported; only the output could not be written: {why}."
        )
        complain(text.format(why=why))


def _stopped() -> str:
    return QCoreApplication.translate("cli", "it was stopped")


class _Told(NamedTuple):
    """What an import does with one file: the plan, how many may be here already, who is changed and how."""

    plan: Plan
    maybe: int
    updates: list[str]


class _Work:
    """Plans the import into a map, and remembers what there is to tell of it."""

    def __init__(self, found: list[Found], level: Level | None) -> None:
        self._found, self._level = found, level
        self.told: list[_Told] = []
        self.finished = False

    def plan(self, network: Network) -> Change:
        """Return the change; the map is not altered."""
        change, plans = plan_all(network, self._found, settle, now(), self._level)
        groups = {group.id: group.name for group in network.groups.values()}
        groups |= {group.id: group.name for made in plans for group in made.groups}
        people = {person.id: person.name for person in network.contacts.values()}
        self.told = [
            _Told(
                made,
                len({maybe.person.id for maybe in several}),
                [f"{pair[1].name}: {say_update(*pair, groups, people)}" for pair in made.updated],
            )
            for several, made in zip(maybes(network, self._found), plans, strict=True)
        ]
        return change

    def finish(self) -> None:
        """Remember that it is on the disk."""
        self.finished = True


def _refuse_empty(file: Path, found: Found) -> None:
    """Refuse a file in which nobody could be read: it is not what it was taken for.

    Raises:
        CouldNot: with why its first row was passed over, where there is one.
    """
    if found.people or found.format == "krets":
        return
    if found.skipped:
        text = QCoreApplication.translate("cli", "Nobody in “{file}” could be read: {where}, {why}.")
        first = found.skipped[0]
        why = say_skipped(first.why, first.arguments)
        raise CouldNot(text.format(file=file.name, where=where(first), why=why))
    raise CouldNot(QCoreApplication.translate("cli", "There is nobody in “{file}”.").format(file=file.name))


def _read(file: Path, answers: Answers) -> Found:
    try:
        return read(file, answers)
    except Unreadable as found:
        arguments = {"file": file.name, "path": str(file), **found.arguments}
        raise CouldNot(say_trouble(found.key, arguments)) from found
    except OSError as error:
        text = QCoreApplication.translate("cli", "“{file}” could not be read: {why}.")
        raise CouldNot(text.format(file=file, why=reason(error))) from error


def _as_json(found: Found, told: _Told) -> str:
    """Return what was found in a file as one line of JSON (documented in the README)."""
    return msgspec.json.encode(
        {
            "format": found.format,
            "people": len(found.people),
            "ties": len(found.ties),
            "exchanges": len(found.exchanges),
            "skipped": [
                {"where": where(each), "why": say_skipped(each.why, each.arguments)} for each in found.skipped
            ],
            "warnings": _remarks(found, told),
            "new": len(told.plan.new),
            "updated": len(told.plan.updated),
            "same": len(told.plan.same),
            "maybe": told.maybe,
        }
    ).decode()


def _remarks(found: Found, told: _Told) -> list[str]:
    remarks = [say_remark(remark.key, remark.arguments) for remark in found.warnings]
    remarks += [say_remark(note) for note in told.plan.notes]
    unknown = [column.header for column in found.columns if not column.meaning and column.samples]
    if unknown:
        text = QCoreApplication.translate("cli", "Not known, and left out: {columns}.")
        remarks.append(text.format(columns=", ".join(unknown)))
    return remarks


def _tell(file: Path, found: Found, told: _Told) -> None:
    planned = told.plan
    text = QCoreApplication.translate(
        "cli", "{file}: {new} new, {updated} updated, {same} already here, {skipped} skipped"
    )
    counts = {key: len(getattr(planned, key)) for key in ("new", "updated", "same", "skipped")}
    say(text.format(file=file.name, **counts))
    ties, exchanges = len(planned.ties), len(planned.exchanges) + len(planned.updated_exchanges)
    if ties or exchanges:
        more = QCoreApplication.translate("cli", "{ties} ties, {exchanges} entries of the log")
        say(f"  {format_name(found.format)}: {more.format(ties=ties, exchanges=exchanges)}")
    for remark in _remarks(found, told):
        say(f"  {remark}")
    for update in told.updates:
        say(f"  {update}")
    for skipped in planned.skipped:
        say(f"  {where(skipped)}: {say_skipped(skipped.why, skipped.arguments)}")
    if told.maybe:
        hint = QCoreApplication.translate("cli", "May be here already: {count} (krets dedupe says who).")
        say(f"  {hint.format(count=told.maybe)}")


def where(skipped: Skipped) -> str:
    """Return where in its file something was passed over."""
    if not skipped.line:
        return skipped.where
    line = QCoreApplication.translate("cli", "line {line}").format(line=skipped.line)
    return f"{skipped.where}, {line}" if skipped.where else line
