"""Spellings of a name that are one name: Nordic letters and what is written for them, marks, like sounds."""

import re
import unicodedata

_SPELLED_OUT = str.maketrans(
    {
        **dict.fromkeys("å", "aa"),
        **dict.fromkeys("äæ", "ae"),
        **dict.fromkeys("öøœ", "oe"),
        **dict.fromkeys("ðđ", "d"),
        **dict.fromkeys("’`´", "'"),
        "ü": "ue",
        "þ": "th",
        "ł": "l",
        "ı": "i",
    }
)
_TWO_FOR_ONE = re.compile("a[ae]|oe|ue")
_SOUNDS = (
    (re.compile("ph"), "f"),
    (re.compile("q[uv]"), "kv"),
    (re.compile("ch|ck|c|q"), "k"),
    (re.compile("th"), "t"),
    (re.compile("w"), "v"),
    (re.compile("z"), "s"),
    (re.compile("[jy]"), "i"),
    (re.compile("(?<=.)h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def spelled(text: str) -> str:
    """Return text without case and marks, Nordic letters spelled out: å is aa, ø and ö are oe, æ and ä ae.

    >>> spelled("Bjørk Ångström-Ériksen")
    'bjoerk aangstroem-eriksen'
    """
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_SPELLED_OUT)
    return "".join(
        mark for mark in unicodedata.normalize("NFKD", composed) if not unicodedata.combining(mark)
    )


def plain(text: str) -> str:
    """Return text in its shortest spelling: å, aa and a are one; so are ø, ö, oe and o; æ, ä, ae and a.

    >>> plain("Bjørk"), plain("Aase"), plain("Ångström"), plain("Mueller")
    ('bjork', 'ase', 'angstrom', 'muller')
    """
    return _TWO_FOR_ONE.sub(lambda found: found.group()[0], spelled(text))


def sound(text: str) -> str:
    """Return roughly how a name in its plain spelling sounds, whichever letters it is written with.

    >>> sound("christoffersen") == sound("kristofersen")
    True
    """
    for pattern, letter in _SOUNDS:
        text = pattern.sub(letter, text)
    return text
