"""Other programs' files, and the open JSON form: read by content, matched with the map."""

from krets.formats.found import Found, Remark, Skipped, Unreadable
from krets.formats.gathering import plan_all
from krets.formats.history import sample_changes
from krets.formats.json_reader import from_json
from krets.formats.json_writer import to_json
from krets.formats.merge import Plan, plan
from krets.formats.names import names_from_text
from krets.formats.read import read, read_bytes
from krets.formats.sample import sample

__all__ = [
    "Found",
    "Plan",
    "Remark",
    "Skipped",
    "Unreadable",
    "from_json",
    "names_from_text",
    "plan",
    "plan_all",
    "read",
    "read_bytes",
    "sample",
    "sample_changes",
    "to_json",
]
