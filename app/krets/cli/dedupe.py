"""`krets dedupe MAP`: who on a map may be one person; nothing is changed."""

from argparse import Namespace
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale

from krets.cli.maps import load
from krets.cli.output import say, say_bytes
from krets.formats import Pair, find_doubles
from krets.model import Network
from krets.words import say_evidence


def run(options: Namespace) -> None:
    """Print the pairs, the likeliest first.

    Raises:
        CouldNot: if the map cannot be read.
    """
    network = load(options.map)
    pairs = find_doubles(list(network.contacts.values()))
    if options.json:
        say_bytes(msgspec.json.format(msgspec.json.encode(form(network, pairs)), indent=2) + b"\n")
        return
    for pair in pairs:
        say(_line(network, pair))
    if not pairs:
        say(QCoreApplication.translate("cli", "Nobody seems to be on this map twice."))


def form(network: Network, pairs: list[Pair]) -> dict[str, Any]:
    """Return the open form that the README documents; evidence stays in keys."""
    return {
        "pairs": [
            {
                "a": {"id": pair.a, "name": network.contacts[pair.a].name},
                "b": {"id": pair.b, "name": network.contacts[pair.b].name},
                "score": pair.score,
                "evidence": pair.evidence,
            }
            for pair in pairs
        ]
    }


def _line(network: Network, pair: Pair) -> str:
    text = QCoreApplication.translate("cli", "{score}  {a} (id {a_id}) and {b} (id {b_id}). {evidence}")
    return text.format(
        score=QLocale().toString(pair.score, "f", 2),
        a=network.contacts[pair.a].name,
        a_id=pair.a,
        b=network.contacts[pair.b].name,
        b_id=pair.b,
        evidence=say_evidence(pair.evidence),
    )
