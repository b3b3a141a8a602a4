"""What an import says: why a file was not read, which rows were passed over, what to know of the rest."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from krets.words._text import fill
from krets.words.catalogue import resource_name
from krets.words.fields import field_name
from krets.words.networks import network_remarks, network_rows, network_troubles
from krets.words.tables import table_remarks, table_rows, table_troubles


def other_kinds() -> dict[str, str]:
    """Return the sentences for files that are something else than a list of people."""
    return {
        **_of_networks(),
        "is-map": QCoreApplication.translate("words", "{file} is a Krets map: open it instead."),
        "is-database": QCoreApplication.translate("words", "{file} is a database, not a list of people."),
        "is-zip": QCoreApplication.translate("words", "{file} is a zip in which Krets finds no people."),
        "is-spreadsheet": QCoreApplication.translate(
            "words", "{file} is a spreadsheet that Krets cannot read: save it as Excel or CSV first."
        ),
        "is-office": QCoreApplication.translate(
            "words", "{file} is an office document: save the names as plain text first."
        ),
        "is-pdf": QCoreApplication.translate("words", "{file} is a PDF, not a list of people."),
        "is-image": QCoreApplication.translate("words", "{file} is a picture, not a list of people."),
        "is-archive": QCoreApplication.translate("words", "{file} is packed: unpack it first."),
        "is-html": QCoreApplication.translate("words", "{file} is a web page, not a list of people."),
        "is-xml": QCoreApplication.translate("words", "{file} is XML of a kind that Krets cannot read."),
        "is-calendar": QCoreApplication.translate(
            "words", "{file} is a calendar, which Krets cannot read yet."
        ),
        "is-script": QCoreApplication.translate("words", "{file} is a program, not a list of people."),
        "is-mail": QCoreApplication.translate("words", "{file} holds mail, which Krets cannot read yet."),
        "is-graph": QCoreApplication.translate(
            "words", "{file} is a network file of a kind that Krets cannot read yet."
        ),
        "is-table": QCoreApplication.translate(
            "words", "{file} is a table whose columns Krets does not know."
        ),
        "is-json": QCoreApplication.translate("words", "{file} is JSON, but not a Krets map."),
        "is-text": QCoreApplication.translate(
            "words", "{file} is running text; a list of names has one name a line."
        ),
        "is-binary": QCoreApplication.translate("words", "{file} is not a kind of file that Krets can read."),
    }


def _of_networks() -> dict[str, str]:
    """Return the sentences for parts of what social networks let one take away."""
    return {
        "is-other-linkedin": QCoreApplication.translate(
            "words", "{file} is another part of LinkedIn's archive: take Connections.csv."
        ),
        "facebook-html": QCoreApplication.translate(
            "words",
            "{file} is Facebook's export as web pages: ask for it once more and choose JSON.",
        ),
        "instagram-html": QCoreApplication.translate(
            "words",
            "{file} is Instagram's export as web pages: ask for it once more and choose JSON.",
        ),
        "is-other-facebook": QCoreApplication.translate(
            "words", "{file} is another part of Facebook's export: take your_friends.json or the whole zip."
        ),
        "is-half-instagram": QCoreApplication.translate(
            "words",
            "{file} has only one of Instagram's two lists: take the whole zip, which has both.",
        ),
        "x-numbers-only": QCoreApplication.translate(
            "words",
            "{file} is X's archive, which knows people by number alone: there are no names to bring in.",
        ),
    }


def unsound() -> dict[str, str]:
    """Return the sentences for files of the right kind that cannot be used."""
    return {
        **network_troubles(),
        **table_troubles(),
        "not-a-file": QCoreApplication.translate("words", "{file} is not a file."),
        "unreadable": QCoreApplication.translate("words", "{file} could not be read from the disk."),
        "too-large": QCoreApplication.translate("words", "{file} is too large to read."),
        "empty": QCoreApplication.translate("words", "{file} is empty."),
        "broken-zip": QCoreApplication.translate("words", "{file} is a zip that is broken or cut off."),
        "unsafe-zip": QCoreApplication.translate(
            "words", "{file} is a zip whose files would land outside it: Krets does not open such a one."
        ),
        "locked-zip": QCoreApplication.translate(
            "words", "{file} is locked with a password: unlock it first."
        ),
        "is-cut-linkedin": QCoreApplication.translate(
            "words", "{file} is cut off: LinkedIn's notes are there, but nobody after them."
        ),
        "broken-json": QCoreApplication.translate(
            "words", "{file} is broken at line {line}, column {column}."
        ),
        "cut-json": QCoreApplication.translate("words", "{file} is broken: it is not sound JSON."),
        "newer-form": QCoreApplication.translate(
            "words", "{file} was written by a newer Krets (form {version}), which this one cannot read."
        ),
        "wrong-value": QCoreApplication.translate(
            "words", "{file}: {where} is {found}, but should be {wanted}."
        ),
        "missing-key": QCoreApplication.translate("words", "{file}: {where} is missing."),
        "doubled-id": QCoreApplication.translate(
            "words", "{file}: the id {id} in {where} has been used before."
        ),
    }


def say_skipped(why: str, arguments: Mapping[str, object] | None = None) -> str:
    """Return why a row of an import was passed over, in a clause."""
    given = dict(arguments or {})
    if "field" in given:
        given["field"] = field_name(str(given["field"]))
    if "resource" in given:
        given["resource"] = resource_name(str(given["resource"]))
    clauses = {
        "hidden-member": QCoreApplication.translate("words", "a member who hides their name"),
        "no-name": QCoreApplication.translate("words", "no name"),
        "wrong-columns": QCoreApplication.translate("words", "{found} columns instead of {wanted}"),
        "open-quote": QCoreApplication.translate("words", "a quotation mark that is never closed"),
        "too-long": QCoreApplication.translate("words", "too long"),
        "twice": QCoreApplication.translate("words", "here twice"),
        "header-again": QCoreApplication.translate("words", "the heading once more"),
        "self-tie": QCoreApplication.translate("words", "{name} tied to themselves"),
        "double-tie": QCoreApplication.translate("words", "{a} and {b} tied twice"),
        "no-such-person": QCoreApplication.translate("words", "no person has the id {id}"),
        "not-understood": QCoreApplication.translate("words", "{name}: {field} not understood"),
        "no-such-group": QCoreApplication.translate("words", "no group has the id {id}"),
        "need-twice": QCoreApplication.translate("words", "{resource} needed twice"),
        "unclosed-card": QCoreApplication.translate("words", "a card that is cut off"),
        "stray-line": QCoreApplication.translate("words", "a line that belongs to nothing"),
        "not-a-person": QCoreApplication.translate("words", "the card of a place or a device"),
        **_of_social_networks(),
        **network_rows(),
        **table_rows(),
    }
    return fill(clauses.get(why, QCoreApplication.translate("words", "not understood")), given)


def _of_social_networks() -> dict[str, str]:
    return {
        "unsent-mail": QCoreApplication.translate("words", "drafts, spam and advertising: {count}"),
        "hidden-writer": QCoreApplication.translate("words", "messages of people who have left: {count}"),
        "broken-row": QCoreApplication.translate("words", "rows that cannot be read: {count}"),
        "large-group": QCoreApplication.translate("words", "conversations of more than five people: {count}"),
        "group-chats": QCoreApplication.translate("words", "conversations of more than two people: {count}"),
        "unknown-reader": QCoreApplication.translate(
            "words", "conversations in which not everybody can be told: {count}"
        ),
        "same-names": QCoreApplication.translate(
            "words", "conversations with somebody whose name two friends have: {count}"
        ),
        "one-way": QCoreApplication.translate(
            "words", "people who are no contacts, and with whom messages went one way only: {count}"
        ),
        "owner-unknown": QCoreApplication.translate(
            "words", "left out, for the archive does not say which of the people is you"
        ),
        "follows-only": QCoreApplication.translate(
            "words", "people who follow you, but not you them: {count}"
        ),
        "followed-only": QCoreApplication.translate(
            "words", "people whom you follow, but not they you: {count}"
        ),
        "no-user-name": QCoreApplication.translate("words", "entries without a user name: {count}"),
    }


def say_remark(key: str, arguments: Mapping[str, object] | None = None) -> str:
    """Return what an import's preview should point out (a warning on the file, a note on the plan)."""
    remarks = {
        **network_remarks(),
        **table_remarks(),
        "encoding-guessed": QCoreApplication.translate(
            "words", "The file does not say how its letters are coded; {encoding} was taken. Check the names."
        ),
        "cut-off": QCoreApplication.translate("words", "The file ends in the middle of a row."),
        "some-unreadable": QCoreApplication.translate("words", "Some letters could not be read."),
        "photos-left-out": QCoreApplication.translate(
            "words", "Photos that are left out, being links, too large or no pictures: {count}"
        ),
        "ego-kept": QCoreApplication.translate("words", "What this map says of you stays as it is."),
        "needs-kept": QCoreApplication.translate("words", "The needs named on this map stay as they are."),
        "replaces": QCoreApplication.translate(
            "words", "This map is empty: what the file says of you, of groups and of needs is taken whole."
        ),
    }
    general = QCoreApplication.translate("words", "The file has something unusual in it.")
    return fill(remarks.get(key, general), dict(arguments or {}))
