"""What an import and an export say: kinds of files, what columns mean, what a form cannot hold."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from krets.words.fields import field_name


def format_name(kind: str) -> str:
    """Return what a file is, by its `Found.format` or the ending of an export's kind."""
    names = {
        "krets": QCoreApplication.translate("words", "A Krets map as JSON"),
        "names": QCoreApplication.translate("words", "A list of names"),
        "linkedin": QCoreApplication.translate("words", "LinkedIn's export"),
        "facebook": QCoreApplication.translate("words", "Facebook's export"),
        "instagram": QCoreApplication.translate("words", "Instagram's export"),
        "google": QCoreApplication.translate("words", "Google Contacts"),
        "outlook": QCoreApplication.translate("words", "Outlook's address book"),
        "thunderbird": QCoreApplication.translate("words", "Thunderbird's address book"),
        "vcard": QCoreApplication.translate("words", "An address book (vCard)"),
        "table": QCoreApplication.translate("words", "A table"),
        "excel": QCoreApplication.translate("words", "An Excel table"),
        "edges": QCoreApplication.translate("words", "A list of who knows whom"),
        "graphml": QCoreApplication.translate("words", "A network (GraphML)"),
        "gexf": QCoreApplication.translate("words", "A network (GEXF)"),
        "pajek": QCoreApplication.translate("words", "A network (Pajek)"),
        "network-canvas": QCoreApplication.translate("words", "Network Canvas' export"),
    }
    return names.get(kind, QCoreApplication.translate("words", "A file"))


def export_name(kind: str) -> str:
    """Return what an export's kind is called where one is chosen; `kind` is its ending."""
    return {
        "csv": QCoreApplication.translate("words", "CSV: three tables, for any program"),
        "xlsx": QCoreApplication.translate("words", "Excel"),
        "graphml": QCoreApplication.translate("words", "GraphML: a network, for most programs"),
        "gexf": QCoreApplication.translate("words", "GEXF: a network, for Gephi"),
        "net": QCoreApplication.translate("words", "Pajek: a network"),
        "vcf": QCoreApplication.translate("words", "vCard: an address book"),
        "json": QCoreApplication.translate("words", "JSON: the whole map, for Krets"),
    }[kind]


def meaning_name(meaning: str) -> str:
    """Return what a column is taken for, in lower case; "" is one that is passed over."""
    names = {
        "": QCoreApplication.translate("words", "left out"),
        "prefix": QCoreApplication.translate("words", "title before the name"),
        "first_name": QCoreApplication.translate("words", "first name"),
        "middle_name": QCoreApplication.translate("words", "middle name"),
        "last_name": QCoreApplication.translate("words", "last name"),
        "suffix": QCoreApplication.translate("words", "title after the name"),
        "nickname": QCoreApplication.translate("words", "nickname"),
        "id": QCoreApplication.translate("words", "number in the file"),
        "source": QCoreApplication.translate("words", "who knows …"),
        "target": QCoreApplication.translate("words", "… whom"),
        "weight": QCoreApplication.translate("words", "how strongly"),
        "relation": QCoreApplication.translate("words", "how they know each other"),
    }
    return names.get(meaning) or field_name(meaning)


def say_kept(field: str, value: str) -> str:
    """Return the line of a note that keeps what somebody else, now the same person, had in a field."""
    text = QCoreApplication.translate("words", "Also {field}: {value}")
    return text.format(field=field_name(field), value=value)


def say_still_there(text: str) -> str:
    """Return the sentence for what was to leave, when something is found in it that should stay."""
    sentence = QCoreApplication.translate(
        "words", "Nothing was written: “{text}” could still be read in it, which was to be left out."
    )
    return sentence.format(text=text)


def separator_name(separator: str) -> str:
    """Return what stands between the cells of a table."""
    return {
        ",": QCoreApplication.translate("words", "comma"),
        ";": QCoreApplication.translate("words", "semicolon"),
        "\t": QCoreApplication.translate("words", "tab"),
        "|": QCoreApplication.translate("words", "bar"),
        "\n": QCoreApplication.translate("words", "nothing: a name a line"),
    }.get(separator, separator)


def say_left_behind(lost: Sequence[str]) -> str:
    """Return the sentence that says what of a map a form cannot hold, or "" where that is nothing."""
    if not lost:
        return ""
    kinds = {
        "ego": QCoreApplication.translate("words", "what the map says of you"),
        "group": QCoreApplication.translate("words", "groups"),
        "tie": QCoreApplication.translate("words", "who knows whom"),
        "exchange": QCoreApplication.translate("words", "the log"),
        "need": QCoreApplication.translate("words", "what you need help with"),
        "note": QCoreApplication.translate("words", "notes on the map"),
        "group.start": QCoreApplication.translate("words", "the places of the groups"),
        "group.span": QCoreApplication.translate("words", "the places of the groups"),
        "tie.level": QCoreApplication.translate("words", "how close people are to each other"),
    }
    names = dict.fromkeys(kinds.get(key) or field_name(key.partition(".")[2]) for key in lost)
    text = QCoreApplication.translate("words", "This form cannot hold: {what}.")
    return text.format(what=QLocale().createSeparatedList(list(names)))
