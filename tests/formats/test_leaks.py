"""What leaves is opened again: a left-out name is found wherever a file can hold it."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from krets.formats.leaks import leaks, secrets_of
from krets.model import Channel, Contact, Discretion, Ego, Network

WHO = ("Kari Nilsen", "Ole", "kari@post.invalid", "+47 00 11", "O'Hara & Sons")


def zipped(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def pdf(text: bytes) -> bytes:
    return b"%PDF-1.4\n1 0 obj\nstream\n" + zlib.compress(text) + b"\nendstream\n"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"name,level\nKN,4\n", ()),
        (b"name,level\nkari  NILSEN,4\n", ("Kari Nilsen",)),
        (b"the oleander\n", ()),
        (b"name\nOle\n", ("Ole",)),
        (b'<node label="Ole"/>', ("Ole",)),
        (b"<p>O&#39;Hara &amp; Sons</p>", ("O'Hara & Sons",)),
        (b"NOTE:write to kari@po\r\n st.invalid\r\n", ("kari@post.invalid",)),
        (zipped(sheet=b"<t>Kari Nilsen</t>"), ("Kari Nilsen",)),
        (zipped(inner=zipped(sheet=b"<t>+47 00 11</t>")), ("+47 00 11",)),
        (pdf(b"BT (Kari Nilsen) Tj ET"), ("Kari Nilsen",)),
        (pdf(b"<" + "Kari Nilsen".encode("utf-16-be").hex().encode() + b">"), ("Kari Nilsen",)),
        (
            b"%PDF-1.4\n/Title <FEFF" + "Kari Nilsen".encode("utf-16-be").hex().encode() + b">",
            ("Kari Nilsen",),
        ),
        (pdf(b"BT (KN) Tj ET"), ()),
    ],
)
def test_a_secret_is_found_wherever_it_stands(content: bytes, found: tuple[str, ...]) -> None:
    assert leaks(content, WHO) == found


def test_columns_do_not_betray_somebody_who_is_called_as_they_are() -> None:
    assert leaks(b"id,name,note\n1,N,\n", ("Note", "Level")) == ()


def test_what_may_not_leave() -> None:
    network = Network(
        [
            Ego(name="Solveig"),
            Contact(
                id=1, name="Kari", note="owes", channels=(Channel("linkedin", "kari-n"),), phones=("12",)
            ),
            Contact(id=2, name="Hidden", private=True),
            Contact(id=3, name="Twin", private=True),
            Contact(id=4, name="Twin"),
        ]
    )
    assert secrets_of(network, Discretion()) == ("Hidden",)
    assert secrets_of(network, Discretion(private=True)) == ()
    everything = ("Hidden", "Kari", "Solveig", "Twin", "kari-n", "owes")
    assert secrets_of(network, Discretion("initials", private=True)) == everything
