"""`krets import FILE... --into MAP`: all files as one step, or nothing at all."""

from argparse import Namespace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from krets.cli.maps import now, put, refuse_same
from krets.cli.output import CouldNot, reason, say
from krets.formats import Found, Plan, Skipped, Unreadable, plan_all, read
from krets.model import Change, Network
from krets.rings import settle
from krets.words import say_remark, say_skipped, say_trouble


def run(options: Namespace) -> None:
    """Read every file, then put what is new into the map.

    Raises:
        CouldNot: if one of the files cannot be read, or the map not written.
        WrongUse: if the map is named as one of the files.
    """
    files: list[Path] = options.files
    for file in files:
        refuse_same(options.into, file)
    found = [_read(file) for file in files]
    plans: list[Plan] = []

    def make(network: Network) -> Change:
        change, made = plan_all(network, found, settle, now(), options.level)
        plans.extend(made)
        return change

    put(options.into, make)
    for file, each, planned in zip(files, found, plans, strict=True):
        _tell(file, each, planned)


def _read(file: Path) -> Found:
    try:
        return read(file)
    except Unreadable as found:
        arguments = {"file": file.name, "path": str(file), **found.arguments}
        raise CouldNot(say_trouble(found.key, arguments)) from found
    except OSError as error:
        text = QCoreApplication.translate("cli", "“{file}” could not be read: {why}.")
        raise CouldNot(text.format(file=file, why=reason(error))) from error


def _tell(file: Path, found: Found, planned: Plan) -> None:
    text = QCoreApplication.translate(
        "cli", "{file}: {new} new, {updated} updated, {same} already here, {skipped} skipped"
    )
    counts = {key: len(getattr(planned, key)) for key in ("new", "updated", "same", "skipped")}
    say(text.format(file=file.name, **counts))
    for remark in found.warnings:
        say(f"  {say_remark(remark.key, remark.arguments)}")
    for note in planned.notes:
        say(f"  {say_remark(note)}")
    for skipped in planned.skipped:
        say(f"  {where(skipped)}: {say_skipped(skipped.why, skipped.arguments)}")


def where(skipped: Skipped) -> str:
    """Return where in its file something was passed over."""
    if skipped.line:
        return QCoreApplication.translate("cli", "line {line}").format(line=skipped.line)
    return skipped.where
