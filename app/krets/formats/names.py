"""Plain names: pasted, or a text file with one a line."""

import re

from krets.formats.found import Found, Remark, Skipped, Unreadable
from krets.formats.text import one_line
from krets.model import Contact, is_blank

LINE_BY_LINE = "\n"
"""`Found.separator` of a list of names, and the `Answers.separator` that makes of any text one."""
LONGEST_NAME = 1_000
LONGEST_LINE = 100_000
"""Characters; a longer line holds no names, whatever it holds."""
MOST_PEOPLE = 300_000
"""Ten times what LinkedIn allows; a file that has more is no list of somebody's people."""
_BULLET = re.compile(
    r"^\s*(?:[-*+•·–—‣◦▪●○■□☐☑✓]+\s+|[•·‣◦▪●○■□☐☑✓]+|\(?\d{1,5}[.):]\s*(?!\d)|\[[ xX]?\]\s+)+"
)
_BETWEEN = re.compile(r"[;\t\x0b\x0c\x85\u2028\u2029]")
_LINE_END = re.compile(r"\r\n|[\n\r]")
_WORDS_OF_A_NAME = 8
_NOT_IN_A_NAME = re.compile(r"[{}<>=\\]|://|\d:\d\d")
"""Marks of code, addresses and times of day (a log, a chat)."""
_HEADERS = {
    "name", "names", "firstname", "lastname", "fullname", "email", "emailaddress", "company", "phone",
    "id", "source", "target", "from", "to", "navn", "fornavn", "etternavn", "namn", "förnamn", "efternamn",
}  # fmt: skip


def split_lines(text: str) -> list[str]:
    """Return the lines of a text without their ends, whichever ends they have."""
    return _LINE_END.split(text)


def names_from_text(text: str) -> list[str]:
    """Return the names in a pasted text: one a line, or several between semicolons or tabs.

    Bullets and numbers in front are taken off, empty ones passed over.
    Equal names stay: they may be two people.

    >>> names_from_text("1. Ada Berg\\n  - Bo Ek; Cai Ås\\n\\n")
    ['Ada Berg', 'Bo Ek', 'Cai Ås']
    """
    return [name for line in split_lines(text) for name in _names_of(line)]


def _names_of(line: str) -> list[str]:
    bare = (_bare(part) for part in _BETWEEN.split(line))
    return [name for name in bare if not is_blank(name)]


def _bare(part: str) -> str:
    name = one_line(_BULLET.sub("", part, count=1))
    quoted = len(name) > 2 and name[0] == name[-1] == '"'
    return name[1:-1].strip() if quoted else name


def read_names(text: str, remarks: list[Remark], sure: bool = False) -> Found:
    """Read a list of names; each becomes a person who is not placed.

    `sure` says that it is one, whatever it looks like. Else `krets.formats.tables` is to be asked first:
    here only known headings and running text are refused.

    Raises:
        Unreadable: "is-table" where there are headings, "is-text" where the lines are sentences, "empty",
            "too-large" where there are too many.
    """
    lines = split_lines(text)
    filled = [line for line in lines if len(line) <= LONGEST_LINE and not line.isspace() and line]
    if not filled:
        raise Unreadable("is-text" if text.strip() else "empty")
    if not sure and _has_headings(filled[0]):
        raise Unreadable("is-table")
    if not sure and _is_prose(filled):
        raise Unreadable("is-text")
    found = Found(format="names", warnings=remarks, separator=LINE_BY_LINE)
    for number, line in enumerate(lines, start=1):
        for name in _names_of(line) if len(line) <= LONGEST_LINE else (line,):
            if len(name) > LONGEST_NAME:
                found.skipped.append(Skipped("", "too-long", line=number))
            else:
                found.people.append(Contact(id=len(found.people) + 1, name=name))
        if len(found.people) + len(found.skipped) > MOST_PEOPLE:
            raise Unreadable("too-large")
    if not found.people:
        raise Unreadable("is-text")
    return found


def _has_headings(line: str) -> bool:
    """Tell a line that names columns, of which one at least is known."""
    for separator in (",", ";", "\t", "|"):
        cells = ["".join(cell.split()).strip('"').casefold() for cell in line.split(separator)]
        if len(cells) > 1 and _HEADERS & set(cells):
            return True
    return False


def _is_prose(filled: list[str]) -> bool:
    """Tell running text, code and the like: most lines have too many words, or marks that no name has."""
    looked = filled[:500]
    strange = [
        line
        for line in looked
        if not _BETWEEN.search(line)
        and (len(line.split()) > _WORDS_OF_A_NAME or len(line) > LONGEST_NAME or _NOT_IN_A_NAME.search(line))
    ]
    return len(strange) * 2 > len(looked)
