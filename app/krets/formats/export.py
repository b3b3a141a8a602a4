"""A map in another program's form: which forms there are, and the one door to their writers."""

from krets.formats.written import Written
from krets.model import Network

KINDS: tuple[str, ...] = ("csv", "xlsx", "graphml", "gexf", "net", "vcf", "json")
"""The endings of the files that `write` makes, each a form."""


def write(network: Network, kind: str) -> Written:
    """Return a map in the form of one of `KINDS`, and what of the map the form cannot hold.

    To leave out names or people, hand over what `krets.model.discreet` returns.
    """
    match kind:
        case "csv":
            from krets.formats.csv_writer import to_csv

            return to_csv(network)
        case "xlsx":
            from krets.formats.excel_writer import to_excel

            return to_excel(network)
        case "graphml":
            from krets.formats.graphml_writer import to_graphml

            return to_graphml(network)
        case "gexf":
            from krets.formats.gexf_writer import to_gexf

            return to_gexf(network)
        case "net":
            from krets.formats.pajek_writer import to_pajek

            return to_pajek(network)
        case "vcf":
            from krets.formats.vcard_writer import to_vcard

            return to_vcard(network)
        case _:
            from krets.formats.json_writer import to_json

            return Written({"": to_json(network)})


def lost(network: Network, kind: str) -> tuple[str, ...]:
    """Return what of a map the form of one of `KINDS` cannot hold, as `Written.lost`, without writing it."""
    match kind:
        case "csv":
            from krets.formats.own_tables import lost_in_sheets

            return lost_in_sheets(network)
        case "xlsx":
            from krets.formats.excel_writer import lost_in_excel

            return lost_in_excel(network)
        case "graphml" | "gexf":
            from krets.formats.graph_drawn import lost_of

            return lost_of(network)
        case "net":
            from krets.formats.pajek_writer import lost_in_pajek

            return lost_in_pajek(network)
        case "vcf":
            from krets.formats.vcard_writer import lost_in_cards

            return lost_in_cards(network)
        case _:
            return ()
