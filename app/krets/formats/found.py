"""What a reader hands over: the people it found, what it had to pass over, and why a file cannot be read.

Nothing here is a sentence: `key` (or `why`) and `arguments` are what `krets.words` makes one of.
"""

import msgspec

from krets.model import Argument, Contact, Ego, Exchange, Group, Need, Tie


class Unreadable(Exception):
    """A file that cannot be read, as a key and its arguments; nothing was imported.

    `arguments["file"]` is the file's name where there is one. The keys:

    - missing, no-permission, not-a-file (a folder, a device), unreadable (the disk), empty;
    - too-large: more than a file of its kind can hold (`megabytes`, the limit, where it is that);
    - is-map: a .krets map, to be opened; is-database, is-zip and so on: see `krets.formats.kinds`;
    - is-other-linkedin: of LinkedIn's archive, but not Connections.csv; is-cut-linkedin: that, cut off before
      the first person; is-table: columns, but none known;
    - is-json: JSON, but no Krets map; is-text: running text; is-binary: no text at all;
    - broken-json: `line`, `column` from 1, or 0 where unknown; newer-form: `version`;
    - wrong-value: `where` (contacts[3].level), `found`, `wanted` (in the README's notation);
    - missing-key: `where`, `wanted`; doubled-id: `where`, `id`.
    """

    def __init__(self, key: str, **arguments: Argument) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.arguments: dict[str, Argument] = arguments


class Skipped(msgspec.Struct, frozen=True):
    """Something in a file that was passed over.

    `where` is a path in the JSON form ("ties[4]") or ""; `line` is the line of a text file (from 1) or 0.
    `why` is one of: hidden-member, no-name, wrong-columns (found, wanted), open-quote, too-long, twice,
    header-again; self-tie (name), double-tie (a, b), no-such-person (id), no-such-group (id).
    """

    where: str
    why: str
    arguments: dict[str, Argument] = msgspec.field(default_factory=dict)
    line: int = 0


class Remark(msgspec.Struct, frozen=True):
    """Something to be told before an import: encoding-guessed (encoding), cut-off, some-unreadable."""

    key: str
    arguments: dict[str, Argument] = msgspec.field(default_factory=dict)


class Found(msgspec.Struct, kw_only=True):
    """Everything that a file holds, as records whose ids are those of the file (or 1, 2, 3 ...).

    `format` is "krets", "linkedin" or "names". Groups, ties, exchanges and needs refer to each other by these
    ids; what pointed nowhere is in `skipped`. `ego` is None where the file does not speak of one.
    """

    format: str
    people: list[Contact] = msgspec.field(default_factory=list)
    groups: list[Group] = msgspec.field(default_factory=list)
    ties: list[Tie] = msgspec.field(default_factory=list)
    exchanges: list[Exchange] = msgspec.field(default_factory=list)
    ego: Ego | None = None
    needs: list[Need] = msgspec.field(default_factory=list)
    skipped: list[Skipped] = msgspec.field(default_factory=list)
    warnings: list[Remark] = msgspec.field(default_factory=list)
