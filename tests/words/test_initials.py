"""Initials in any writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krets.words import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Vera Lund", "VL"),
        ("Mum", "M"),
        ("anna-lisa von Ek", "AE"),
        ("Øyvind Åsen", "ØÅ"),
        ("", ""),
        ("   ", ""),
        ("(Kari) Nilsen", "KN"),
        ("محمد علي", "مع"),
        ("李小龍", "李"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("👩 Kari", "K"),
        ("3M", "3"),
        ("ßeta", "SS"),
        ("x" * 300 + " y", "X"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(max_size=320))
def test_initials_are_short_whatever_the_name(name: str) -> None:
    assert len(initials(name).encode("utf-16-le")) <= 64
