"""`krets score MAP`: as a short text, or as the open form that other programs read."""

from argparse import Namespace
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale

from krets.analysis import MEASURES, explain, score
from krets.cli.maps import load, now
from krets.cli.output import say, say_bytes
from krets.model import Network, Scores, constants
from krets.words import from_how_many, measure_name, say_waits, score_name, score_question


def run(options: Namespace) -> None:
    """Score the map as it is in the file, with now = `--on`."""
    network = load(options.map)
    scores = score(network, options.on or now().date())
    if options.json:
        say_bytes(msgspec.json.format(msgspec.json.encode(form(network, scores)), indent=2) + b"\n")
    else:
        for line in _lines(network, scores):
            say(line)


def form(network: Network, scores: Scores) -> dict[str, Any]:
    """Return the open form: every key is there, what is undefined is None, no number is rounded."""
    return {
        "on": scores.on.isoformat(),
        "constants": constants.CONSTANTS_VERSION,
        "overall": scores.overall,
        "measured": scores.measured,
        "scores": {key: scores.scores.get(key) for key in constants.SCORES},
        "measures": {key: scores.measures.get(key) for key in MEASURES},
        "contacts": [
            {
                "id": contact.id,
                "name": contact.name,
                "level": contact.level,
                "vitality": None if contact.level is None else scores.vitality.get(contact.id),
                "share": scores.share.get(contact.id, 0.0),
                "shares": {key: scores.shares.get(key, {}).get(contact.id, 0.0) for key in constants.SCORES},
            }
            for contact in sorted(network.contacts.values(), key=lambda each: each.id)
        ],
    }


def _lines(network: Network, scores: Scores) -> list[str]:
    lines = []
    for key in constants.SCORES:
        value = scores.scores.get(key)
        waits = explain(network, scores, key).waits_for if value is None else ""
        beside = say_waits(waits) if waits else score_question(key)
        lines.append(f"{score_name(key):<12}{_number(value):>8}   {beside}")
    overall = QCoreApplication.translate("cli", "Overall")
    lines += [f"{overall:<12}{_number(scores.overall):>8}   {from_how_many(scores.measured)}", ""]
    wide = max(len(measure_name(key)) for key in MEASURES)
    lines += [f"{measure_name(key):<{wide}}{_number(scores.measures.get(key)):>12}" for key in MEASURES]
    return lines


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    if isinstance(value, int):
        return QLocale().toString(value)
    return QLocale().toString(value, "f", 2)
