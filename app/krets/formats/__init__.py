"""Other programs' files and the open JSON form: read by content, matched with the map, written."""

from krets.formats.columns import MEANINGS
from krets.formats.decisions import Decisions
from krets.formats.doubles import Pair, find_doubles
from krets.formats.export import KINDS as EXPORT_KINDS
from krets.formats.export import lost, write
from krets.formats.found import Answers, Found, Remark, Skipped, Unreadable
from krets.formats.gathering import plan_all
from krets.formats.graph_ego import NOBODY
from krets.formats.history import sample_changes
from krets.formats.json_reader import from_json
from krets.formats.json_writer import to_json
from krets.formats.leaks import leaks, left_in, secrets_of, wordless
from krets.formats.maybe import Maybe, maybes
from krets.formats.merge import Plan, plan
from krets.formats.names import names_from_text
from krets.formats.pasting import table_html, table_text
from krets.formats.read import read, read_bytes
from krets.formats.sample import sample
from krets.formats.written import Written

__all__ = [
    "EXPORT_KINDS",
    "MEANINGS",
    "NOBODY",
    "Answers",
    "Decisions",
    "Found",
    "Maybe",
    "Pair",
    "Plan",
    "Remark",
    "Skipped",
    "Unreadable",
    "Written",
    "find_doubles",
    "from_json",
    "leaks",
    "left_in",
    "lost",
    "maybes",
    "names_from_text",
    "plan",
    "plan_all",
    "read",
    "read_bytes",
    "sample",
    "sample_changes",
    "secrets_of",
    "table_html",
    "table_text",
    "to_json",
    "wordless",
    "write",
]
