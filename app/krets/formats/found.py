"""What a reader hands over: the people it found, what it had to pass over, and why a file cannot be read.

Nothing here is a sentence: `key` (or `why`) and `arguments` are what `krets.words` makes one of.
"""

import msgspec

from krets.model import Argument, Contact, Ego, Exchange, Group, Need, Note, Tie


class Unreadable(Exception):
    """A file that cannot be read, as a key and its arguments; nothing was imported.

    `arguments["file"]` is the file's name where there is one. The keys:

    - missing, no-permission, not-a-file (a folder, a device), unreadable (the disk), empty;
    - too-large: more than a file of its kind can hold (`megabytes`, the limit, where it is that);
    - is-map: a .krets map, to be opened; is-database, is-zip and so on: see `krets.formats.kinds`;
    - is-other-linkedin: of LinkedIn's archive, but not Connections.csv; is-cut-linkedin: that, cut off before
      the first person; is-table: columns, but none known;
    - broken-zip, unsafe-zip (a name that leads out of it), locked-zip: see `krets.formats.archive`;
    - is-json: JSON, but no Krets map; is-text: running text; is-binary: no text at all;
    - broken-json: `line`, `column` from 1, or 0 where unknown; newer-form: `version`;
    - wrong-value: `where` (contacts[3].level), `found`, `wanted` (in the README's notation);
    - missing-key: `where`, `wanted`; doubled-id: `where`, `id`.
    """

    def __init__(self, key: str, **arguments: Argument) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.arguments: dict[str, Argument] = arguments


class Answers(msgspec.Struct, frozen=True):
    """What the user says of a file where its content leaves a choice; what is not said, Krets proposes.

    `meanings` gives for a column's header (or a node's attribute) what it means: a name of
    `krets.formats.columns.MEANINGS`, or "" to pass it over. `encoding`, `separator` and `sheet` say how a
    table is to be read. `me` names the node of a network file that is ego (by name, else by its id there).
    """

    meanings: dict[str, str] = msgspec.field(default_factory=dict)
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    me: str = ""


class Column(msgspec.Struct, frozen=True):
    """A column of a table (or an attribute of nodes): its name, what it was taken for, what is in it.

    `meaning` is a name of `krets.formats.columns.MEANINGS`, or "" where it is passed over; `samples` are the
    first few cells that are not empty.
    """

    header: str
    meaning: str
    samples: tuple[str, ...] = ()


class Candidate(msgspec.Struct, frozen=True):
    """Somebody in a network file who may be ego; `key` is what `Answers.me` takes."""

    key: str
    name: str
    ties: int


class Skipped(msgspec.Struct, frozen=True):
    """Something in a file that was passed over.

    `where` is a path in the JSON form ("ties[4]"), a member of an archive, a table, or ""; `line` is the line
    of a text file (from 1) or 0. `why` is a key of `krets.words.say_skipped`, with its arguments; where it
    has a `count`, so many are meant.
    """

    where: str
    why: str
    arguments: dict[str, Argument] = msgspec.field(default_factory=dict)
    line: int = 0


class Remark(msgspec.Struct, frozen=True):
    """Something to be told before an import: a key of `krets.words.say_remark`, with its arguments."""

    key: str
    arguments: dict[str, Argument] = msgspec.field(default_factory=dict)


class Found(msgspec.Struct, kw_only=True):
    """Everything that a file holds, as records whose ids are those of the file (or 1, 2, 3 ...).

    `format` names what the file is ("krets", "linkedin", "names", "vcard" ...: `krets.words.format_name`).
    Groups, ties, exchanges and needs refer to each other by these ids; what pointed nowhere is in `skipped`.
    `ego` is None where the file does not speak of one. Where the file leaves a choice, `columns` (of a
    table), `encoding`, `separator` (a line end where each line is a name) and `sheets` (the one that was read
    first), or `candidates` and `me` (of a network or an archive; the one taken as ego, "" for nobody) say
    what can be answered and what was taken.
    """

    format: str
    people: list[Contact] = msgspec.field(default_factory=list)
    groups: list[Group] = msgspec.field(default_factory=list)
    ties: list[Tie] = msgspec.field(default_factory=list)
    exchanges: list[Exchange] = msgspec.field(default_factory=list)
    ego: Ego | None = None
    needs: list[Need] = msgspec.field(default_factory=list)
    notes: list[Note] = msgspec.field(default_factory=list)
    skipped: list[Skipped] = msgspec.field(default_factory=list)
    warnings: list[Remark] = msgspec.field(default_factory=list)
    columns: list[Column] = msgspec.field(default_factory=list)
    encoding: str = ""
    separator: str = ""
    sheets: list[str] = msgspec.field(default_factory=list)
    candidates: list[Candidate] = msgspec.field(default_factory=list)
    me: str = ""
