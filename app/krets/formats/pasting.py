"""People for the clipboard: as text with tabs, and as a table for programs that take one."""

import csv
import io
from html import escape

from krets.formats.csv_writer import to_tsv_text
from krets.model import Network


def table_text(network: Network) -> str:
    """Return everybody as lines with tabs between the cells, under a line of headers."""
    return to_tsv_text(network)


def table_html(network: Network) -> str:
    """Return the same as an HTML table, which word processors and mail programs paste as one."""
    header, *rows = csv.reader(io.StringIO(to_tsv_text(network), newline=""), delimiter="\t")
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
