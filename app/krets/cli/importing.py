"""`krets import FILE... --into MAP`: all files as one step, or nothing at all."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication

from krets.cli.crash import complain
from krets.cli.maps import load, now, put, refuse_same
from krets.cli.output import CouldNot, flush, reason, say, silence
from krets.formats import Answers, Found, Plan, Skipped, Unreadable, plan_all, read
from krets.model import Change, Level, Network
from krets.rings import settle
from krets.words import format_name, say_remark, say_skipped, say_trouble


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
    plans: list[Plan] = []

    def make(network: Network) -> Change:
        change, made = _planned(network, found, options.level, now())
        plans.extend(made)
        return change

    if options.dry_run:
        make(load(options.into) if options.into.exists() else Network())
    else:
        put(options.into, make)
    try:
        for file, each, planned in zip(files, found, plans, strict=True):
            if options.dry_run or options.json:
                say(_as_json(each, planned))
            else:
                _tell(file, each, planned)
        flush()
    except OSError as error:
        if options.dry_run:
            raise
        silence()  # what was asked for is done, whoever hears of it
        text = QCoreApplication.translate(
            "cli", "It is imported; only the output could not be written: {why}."
        )
        complain(text.format(why=reason(error)))


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


def _planned(
    network: Network, found: list[Found], level: Level | None, at: datetime
) -> tuple[Change, list[Plan]]:
    return plan_all(network, found, settle, at, level)


def _read(file: Path, answers: Answers) -> Found:
    try:
        return read(file, answers)
    except Unreadable as found:
        arguments = {"file": file.name, "path": str(file), **found.arguments}
        raise CouldNot(say_trouble(found.key, arguments)) from found
    except OSError as error:
        text = QCoreApplication.translate("cli", "“{file}” could not be read: {why}.")
        raise CouldNot(text.format(file=file, why=reason(error))) from error


def _as_json(found: Found, planned: Plan) -> str:
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
            "warnings": _remarks(found, planned),
            "new": len(planned.new),
            "updated": len(planned.updated),
            "same": len(planned.same),
        }
    ).decode()


def _remarks(found: Found, planned: Plan) -> list[str]:
    told = [say_remark(remark.key, remark.arguments) for remark in found.warnings]
    return told + [say_remark(note) for note in planned.notes]


def _tell(file: Path, found: Found, planned: Plan) -> None:
    text = QCoreApplication.translate(
        "cli", "{file}: {new} new, {updated} updated, {same} already here, {skipped} skipped"
    )
    counts = {key: len(getattr(planned, key)) for key in ("new", "updated", "same", "skipped")}
    say(text.format(file=file.name, **counts))
    ties, exchanges = len(planned.ties), len(planned.exchanges)
    if ties or exchanges:
        more = QCoreApplication.translate("cli", "{ties} ties, {exchanges} entries of the log")
        say(f"  {format_name(found.format)}: {more.format(ties=ties, exchanges=exchanges)}")
    for remark in _remarks(found, planned):
        say(f"  {remark}")
    for skipped in planned.skipped:
        say(f"  {where(skipped)}: {say_skipped(skipped.why, skipped.arguments)}")


def where(skipped: Skipped) -> str:
    """Return where in its file something was passed over."""
    if not skipped.line:
        return skipped.where
    line = QCoreApplication.translate("cli", "line {line}").format(line=skipped.line)
    return f"{skipped.where}, {line}" if skipped.where else line
