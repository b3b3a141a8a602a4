"""What the import of a network file (GraphML, GEXF, Pajek) says: see `krets.words.foreign`."""

from PySide6.QtCore import QCoreApplication


def network_troubles() -> dict[str, str]:
    """Return the sentences for network files that cannot be read."""
    return {
        "is-xml-entities": QCoreApplication.translate(
            "words",
            "{file} declares a document type of its own, which Krets does not open: it may hide a trap.",
        ),
        "broken-xml": QCoreApplication.translate(
            "words", "{file} is broken at line {line}, column {column}."
        ),
    }


def network_rows() -> dict[str, str]:
    """Return the clauses for what was passed over in a network file."""
    return {
        "no-weight": QCoreApplication.translate(
            "words", "{a} and {b}: how strong their tie is, is no number above 0"
        ),
        "hyper-edge": QCoreApplication.translate("words", "a tie of more than two people"),
        "no-id": QCoreApplication.translate("words", "no id"),
        "strange-line": QCoreApplication.translate("words", "makes no sense in this place"),
    }


def network_remarks() -> dict[str, str]:
    """Return what the preview of a network file should point out."""
    return {
        "ego-proposed": QCoreApplication.translate(
            "words", "{name} has most ties ({ties}) and is taken for you: say so if you are somebody else."
        ),
        "ego-not-found": QCoreApplication.translate(
            "words", "Nobody in the file is called {name}, so that nobody is taken for you."
        ),
        "kinds-with-ego": QCoreApplication.translate(
            "words", "The file says what ties you to people ({count}); a map has no place for that."
        ),
        **_levels(),
        **_parts(),
    }


def _levels() -> dict[str, str]:
    return {
        "levels-as-weights": QCoreApplication.translate(
            "words", "All weights are whole numbers from 2 to 5: they were taken as rings, 5 as Closest."
        ),
        "levels-from-weights": QCoreApplication.translate(
            "words",
            "Rings follow the weights, in equal steps of their logarithm: Distant from {distant}, "
            "Familiar from {familiar}, Close from {close}, Closest from {closest} to {most}.",
        ),
        "no-levels": QCoreApplication.translate(
            "words",
            "The file does not say how close people are: nobody is placed, and ties are taken as Familiar.",
        ),
    }


def _parts() -> dict[str, str]:
    return {
        "several-graphs": QCoreApplication.translate(
            "words", "The file holds several networks ({count}); the people of all of them were read."
        ),
        "first-graph": QCoreApplication.translate(
            "words",
            "The file holds several networks ({count}) whose people cannot be told apart: "
            "only the first was read.",
        ),
        "last-state": QCoreApplication.translate(
            "words", "The file tells how the network changed; only what was so last was taken."
        ),
        "ports": QCoreApplication.translate(
            "words", "Where on a person a tie ends in a drawing was left out."
        ),
        "two-mode": QCoreApplication.translate(
            "words", "The file ties people to things or meetings ({count}): these were taken as groups."
        ),
        "sections-left": QCoreApplication.translate(
            "words", "Parts that tell of no people and no ties were left out: {sections}."
        ),
    }
