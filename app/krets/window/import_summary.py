"""What an import did, as a text to keep."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from krets.window.planning import Prepared
from krets.words import format_name, say_date, say_remark, say_skipped


def summary(result: Prepared, now: datetime) -> str:
    """Return what was understood of each file, what came in, and what was passed over and why."""
    title = QCoreApplication.translate("window", "Imported into this map on {day}")
    lines = [title.format(day=say_date(now.date())), ""]
    counts = QCoreApplication.translate(
        "window",
        "New: {new}. Updated: {updated}. Already here: {same}."
        " Know each other: {ties}. In the log: {exchanges}. Skipped: {skipped}.",
    )
    for source, made in zip(result.sources, result.plans, strict=True):
        kind = format_name(source.found.format)
        lines.append(f"{source.path.name}: {kind}" if source.path else kind)
        keys = ("new", "updated", "same", "ties", "exchanges", "skipped")
        lines.append(counts.format(**{key: len(getattr(made, key)) for key in keys}))
        lines += [say_remark(remark.key, remark.arguments) for remark in source.found.warnings]
        lines += [say_remark(note) for note in made.notes]
        lines += [f"+ {person.name}" for person in made.new]
        lines += [f"± {after.name}" for _, after in made.updated]
        line = QCoreApplication.translate("window", "Line {line}")
        lines += [
            f"- {line.format(line=each.line) if each.line else each.where}:"
            f" {say_skipped(each.why, each.arguments)}"
            for each in made.skipped
        ]
        lines.append("")
    return "\n".join(lines)
