"""Loading the program without Python's garbage collector.

Nearly all that is loaded stays, and yet the collector would look through it again and again: a tenth of the
time to the first paint.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Let the collector rest; leave it as it was found."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def load(arguments: Sequence[str]) -> None:
    """Import what the command line's arguments will need: a map, or no more than a start page.

    PySide reads the source of every module that is imported after it, so what knows no Qt goes first.
    """
    with loading():
        if arguments:
            import krets.rings
            import krets.storage
        import krets.cli.program  # noqa: F401 - imported here for those who use it afterwards
