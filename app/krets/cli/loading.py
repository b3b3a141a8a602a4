"""Loading the program without Python's garbage collector.

Nearly all that is loaded stays, and yet the collector would look through it again and again: a tenth of the
time to the first paint.
"""

import gc
from collections.abc import Iterator
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
