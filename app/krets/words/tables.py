"""What an import says of tables: why one cannot be read, and what was taken for granted in reading it."""

from PySide6.QtCore import QCoreApplication


def table_troubles() -> dict[str, str]:
    """Return the sentences for tables and workbooks that cannot be used."""
    return {
        "too-many-columns": QCoreApplication.translate(
            "words", "{file} has {count} columns, more than Krets takes for a table of people."
        ),
        "part-of-network-canvas": QCoreApplication.translate(
            "words", "{file} is a part of Network Canvas' export without its people: take the whole zip."
        ),
        "broken-spreadsheet": QCoreApplication.translate(
            "words", "{file} is a spreadsheet that is broken or cut off."
        ),
        "unsafe-spreadsheet": QCoreApplication.translate(
            "words", "{file} is a spreadsheet that declares entities: Krets does not open such a one."
        ),
    }


def table_rows() -> dict[str, str]:
    """Return the clauses for what was passed over in a table or a card."""
    return {
        "no-end": QCoreApplication.translate("words", "a tie of which an end is missing"),
        "long-property": QCoreApplication.translate(
            "words", "{property}: what goes beyond {count} characters is left out"
        ),
        "long-cell": QCoreApplication.translate("words", "column {column} is left out: it is too long"),
    }


def table_remarks() -> dict[str, str]:
    """Return what the preview of a table points out."""
    return {
        "no-headings": QCoreApplication.translate(
            "words", "The table has no headings; what its columns mean was told from what is in them."
        ),
        "headings-guessed": QCoreApplication.translate(
            "words", "The first row was taken for headings. Check what the columns mean."
        ),
        "no-name-column": QCoreApplication.translate(
            "words", "No column was recognised as names: say which one it is."
        ),
        "names-turned": QCoreApplication.translate(
            "words", "The names are written last name first; they were turned round."
        ),
        "no-people": QCoreApplication.translate(
            "words", "The file also tells of things that are no people; they are left out: {count}"
        ),
        "one-interview": QCoreApplication.translate(
            "words", "The file holds further interviews ({count}); only the one of {name} is read."
        ),
    }
