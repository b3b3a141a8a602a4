"""Any text that may be a table: told in a fixed order, the surest first."""

from krets.formats.edges import read_edges, read_lists
from krets.formats.found import Answers, Found, Remark
from krets.formats.google import is_google, read_google
from krets.formats.network_canvas import is_network_canvas, read_part
from krets.formats.outlook import is_outlook, read_outlook
from krets.formats.own_tables import own_kind, read_own
from krets.formats.rows import Table, parse_table
from krets.formats.table import people_of


def read_any_table(text: str, answers: Answers, remarks: list[Remark]) -> Found | None:
    """Return what a text holds that is a table of any kind, or None where it is none.

    In this order: our own tables, Google's, Outlook's and Thunderbird's, Network Canvas', lists of edges and
    matrices, any table of people; and, where rows are uneven, bare edges and adjacency lists.

    Raises:
        Unreadable: "too-large", "too-many-columns", "part-of-network-canvas".
    """
    table = parse_table(text, answers)
    return read_lists(text, answers, remarks) if table is None else found_in(table, answers, remarks)


def found_in(table: Table, answers: Answers, remarks: list[Remark]) -> Found:
    """Return what a table holds, of whichever kind it is; as `read_any_table`."""
    kind = own_kind(table)
    if kind:
        return read_own({kind: table}, answers, remarks)
    if is_google(table):
        return read_google(table, answers, remarks)
    if is_outlook(table):
        return read_outlook(table, answers, remarks)
    if is_network_canvas(table):
        return read_part(table, answers, remarks)
    return read_edges(table, answers, remarks) or people_of(table, answers, remarks)
