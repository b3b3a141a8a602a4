"""Text that every kind of file can hold."""

import re

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return a text without the characters that XML or UTF-8 cannot hold, in one line.

    >>> plain("Ada\\x00 Berg\\nof Vik")
    'Ada Berg of Vik'
    """
    return " ".join(_UNFIT.sub("", text).split())
