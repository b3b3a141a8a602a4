"""`krets export MAP -o OUT.json`: everything that the map holds, as the open JSON form."""

from argparse import Namespace

from krets.cli.maps import load, refuse_same
from krets.cli.output import write_whole
from krets.formats import to_json


def run(options: Namespace) -> None:
    """Write the whole map as JSON.

    Raises:
        CouldNot: if the map cannot be read or the file not written.
        WrongUse: if the file would overwrite the map.
    """
    refuse_same(options.output, options.map)
    write_whole(options.output, to_json(load(options.map)))
