"""The command line: opens the window, or does what needs none (import, score, image, export, report ...)."""

import sys
from collections.abc import Sequence

from krets.cli.loading import load

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Krets with the arguments given (the process's own if none are) and return its exit code.

    0 when it is done, 1 when it could not (one sentence on the error output says why), 2 on wrong use.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    load(arguments)
    from krets.cli.program import main as command

    return command(arguments)
