"""HTML, PDF and DOCX: whole, readable aloud, without a name where none was wanted, whatever the names are."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import docx
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krets.analysis import score
from krets.formats import leaks, left_in, secrets_of, wordless
from krets.model import LEVELS, Contact, Discretion, Ego, Group, Names, Network, Offer
from krets.picture import for_paper
from krets.report import Options, Picture, Report, discretion, make, to_docx, to_html, to_pdf
from krets.report.pages import Piece, paginate
from krets.words import discreet_labels
from tests.helpers.maps import invented
from tests.report.made import ON, everything, made, picture, readable, sample_map, texts

pytestmark = pytest.mark.usefixtures("qapp")
KINDS: dict[str, Callable[[Report], bytes]] = {"html": to_html, "pdf": to_pdf, "docx": to_docx}
WORD = re.compile(r"\w+")
ODD = (
    "<script>alert(1)</script>",
    'He said "&amp;"',
    "שרה כהן",
    "👩‍🚀 Ada",
    "a\x00b\x0bc\ud800",
    "x" * 3000,
    "%1 {name}",
)


def reported(network: Network, options: Options) -> Report:
    """The report on a whole map, with its picture."""
    scores = score(network, ON)

    def draw(shown: Network, wanted: Options) -> Picture:
        return Picture(*for_paper(shown, scores.vitality, discretion(wanted)))

    return make(network, scores, options, draw)


def odd() -> Network:
    people = [Contact(id=i, name=name, level=4, groups=(1,), role=name) for i, name in enumerate(ODD, 1)]
    return Network([Ego(name=ODD[0]), Group(id=1, name=ODD[1]), *people])


def words_of(content: bytes, tmp_path: Path) -> set[str]:
    """Every word that can be read in a file."""
    if content.startswith(b"%PDF"):
        (tmp_path / "report.pdf").write_bytes(content)
        done = subprocess.run(["pdftotext", "report.pdf", "-"], cwd=tmp_path, check=True, capture_output=True)
        return set(WORD.findall(done.stdout.decode()))
    written = [part.decode() for part in readable(content) if part.startswith(b"<")]
    return {word for part in written for word in WORD.findall(part)}


def name_words(network: Network) -> set[str]:
    names = [network.ego.name, *(person.name for person in network.contacts.values())]
    return {word for name in names for word in WORD.findall(name) if len(word) >= 3}


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
@pytest.mark.parametrize(
    ("kind", "names"), [("html", "initials"), ("pdf", "initials"), ("docx", "initials"), ("html", "none")]
)
def test_no_name_is_in_any_byte(kind: str, names: str, tmp_path: Path) -> None:
    network = sample_map()
    whole = reported(network, everything(names))
    content = KINDS[kind](whole)
    spoken = words_of(content, tmp_path)
    assert not spoken & name_words(network)
    long = [re.escape(word).encode() for word in name_words(network) if len(word) > 4]
    any_of_them = re.compile(rb"\b(?:%s)\b" % b"|".join(long))
    assert not [found for part in readable(content) for found in any_of_them.findall(part)]
    assert "Choir" in spoken
    full = words_of(KINDS[kind](reported(network, everything())), tmp_path)
    assert {"Solveig", "Zieliński"} <= full  # the search finds what is there


@pytest.mark.parametrize("kind", KINDS)
def test_names_are_found_in_a_report_and_initials_are_none(kind: str) -> None:
    network = sample_map()
    how = Discretion("initials", private=True)
    secrets = secrets_of(network, how, discreet_labels(network, "initials"))
    names = {network.ego.name, *(person.name for person in network.contacts.values())}
    assert names <= set(leaks(KINDS[kind](reported(network, everything())), secrets))
    assert leaks(KINDS[kind](reported(network, everything("initials"))), secrets) == ()


def test_names_are_found_in_a_pdf_however_they_are_set() -> None:
    names = (
        "Kari Strandvik-Haugland Mikkelsen Andersen",
        "שרה כהן",
        "Łucja Kovács",
        "Solveig",
        "Sofie Griffiths",
    )
    people = [Contact(id=i, name=name, level=4) for i, name in enumerate(names, 1)]
    content = to_pdf(made(Network(people), Options(sections=("people",))))
    assert set(leaks(content, names)) == set(names)


@pytest.mark.parametrize(
    ("kind", "names", "private"),
    [
        ("docx", "initials", 0),
        ("html", "initials", 0),
        ("html", "none", 0),
        ("pdf", "full", 1),
        ("html", "full", 2),
    ],
)
def test_a_harmless_report_may_leave_whatever_people_are_called(
    kind: str, names: Names, private: int
) -> None:
    network = hard_names(private=private)
    options = msgspec.structs.replace(everything(names), private=False)

    def again(whole: Network) -> bytes:
        return KINDS[kind](reported(whole, options))

    labels = discreet_labels(network, "initials" if names == "full" else names)
    secrets = secrets_of(network, discretion(options), labels)
    assert left_in([again(network)], secrets, lambda: [again(wordless(network))]) == ()
    whole = KINDS[kind](reported(network, everything()))
    hidden = "Signe" if private == 2 else "Nora"
    assert hidden in left_in([whole], secrets, lambda: [again(wordless(network))])


def hard_names(*, private: int) -> Network:
    """People who are called as a report's own words are; every second may be private."""
    odd_names = (
        *("People", "Close", "Table", "Normal", "Learning", "BE", "Bo Ek", "Bo", "Nora", "Li", "Person 1"),
        *("Trust", "Helps with", "Not met yet", "Car", "Signe"),
    )
    people = [
        Contact(
            id=i,
            name=name,
            level=LEVELS[i % 5],
            private=i % 2 == private % 2 and private > 0,
            offers=(Offer("car"),),
            last_contact=ON,
        )
        for i, name in enumerate(odd_names, 1)
    ]
    return Network([Ego(name="Ada Same"), *people])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("network", [Network(), Network([Contact(id=1, name="Ada", level=5)]), odd()])
def test_any_map_makes_a_file(kind: str, network: Network) -> None:
    content = KINDS[kind](made(network, everything(), drawn=picture()))
    assert content[:4] in {b"<!DO", b"%PDF", b"PK\x03\x04"}
    assert content.rstrip().endswith(b"</html>" if kind == "html" else b"%%EOF") or kind == "docx"


@settings(max_examples=20)
@given(st.lists(st.text(st.characters(), min_size=1, max_size=30), max_size=4))
def test_any_name_can_be_written(names: list[str]) -> None:
    people = [Contact(id=i, name=name, level=3, role=name) for i, name in enumerate(names, 1)]
    whole = made(Network(people), everything())
    Outline(to_html(whole))
    assert docx.Document(io.BytesIO(to_docx(whole))).tables
    assert to_pdf(whole).startswith(b"%PDF")


def test_a_thousand_people_fill_their_pages() -> None:
    whole = made(invented(1000, 3000), everything())
    assert len(re.findall(rb"/Type /Page\b", to_pdf(whole))) > 40
    assert to_html(whole).count(b'<th scope="row">') > 2000
    assert len(docx.Document(io.BytesIO(to_docx(whole))).tables) == 5


# HTML


class Outline(HTMLParser):
    """What there is in a page: tags with attributes, headings, texts; every tag has to be closed."""

    EMPTY = frozenset({"meta", "img", "circle"})

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(content.decode("utf-8"))
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.EMPTY or self.open
        if tag not in self.EMPTY:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_reads_well_aloud() -> None:
    page = Outline(to_html(made(sample_map(), everything(), drawn=picture())))
    assert page.all("html") == [{"lang": "en"}]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {head["scope"] for head in page.all("th")} == {"col", "row"}
    assert len(page.all("caption")) == len(page.all("table")) > 4
    (image,) = (attributes for _, attributes in page.tags if attributes.get("role") == "img")
    assert str(image["aria-label"]).startswith("A map of 43 people")
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    labels = {str(attributes["aria-labelledby"]) for attributes in page.all("section")}
    assert labels <= set(ids)


def test_the_page_needs_nothing_from_elsewhere() -> None:
    content = to_html(made(sample_map(), everything(), drawn=picture())).decode()
    page = Outline(content.encode())
    assert not page.all("script")
    assert not page.all("link")
    assert not [attributes for _, attributes in page.tags if {"src", "href"} & set(attributes)]
    assert "url(" not in content
    assert "@import" not in content
    plain = made(sample_map(), drawn=None)
    drawn = made(sample_map(), drawn=type(picture())(png=picture().png, size=(60, 40)))
    assert not Outline(to_html(plain)).all("img")
    assert str(Outline(to_html(drawn)).all("img")[0]["src"]).startswith("data:image/png;base64,")


def test_a_name_stays_a_name() -> None:
    content = to_html(made(odd(), everything()))
    assert b"<script" not in content
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;" in content
    assert "👩‍🚀 Ada" in content.decode()


# PDF


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
def test_the_pages_have_text_numbers_and_heads(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(to_pdf(made(sample_map(), drawn=picture())))

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
        return done.stdout.decode()

    about = run("pdfinfo", "report.pdf")
    assert "The network of Solveig Aune" in about
    assert "(A4)" in about
    pages = run("pdftotext", "-layout", "report.pdf", "-").split("\f")[:-1]
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Ask before you share." in page
    people = [page for page in pages if re.search(r"Role and organisation", page)]
    assert len(people) > 1  # the head is repeated


def piece(height: float, *, gap: float = 0.0, keep: bool = False, head: Piece | None = None) -> Piece:
    return Piece(height, lambda painter, top: None, gap, keep, head)


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    heading = piece(10, gap=5, keep=True)
    pages = paginate([piece(80), heading, piece(20)], 100)
    assert [[placed.piece.height for placed in page] for page in pages] == [[80], [10, 20]]
    assert [placed.top for placed in pages[1]] == [0, 10]


def test_the_head_of_a_table_comes_again() -> None:
    head = piece(10, keep=True)
    rows = [piece(30, head=head) for _ in range(5)]
    pages = paginate([head, *rows], 100)
    assert [[placed.piece.height for placed in page] for page in pages] == [[10, 30, 30, 30], [10, 30, 30]]


@settings(max_examples=50)
@given(st.lists(st.tuples(st.floats(1, 60), st.floats(0, 20), st.booleans())))
def test_pieces_keep_their_order_and_never_overlap(shapes: list[tuple[float, float, bool]]) -> None:
    pieces = [piece(height, gap=gap, keep=keep) for height, gap, keep in shapes]
    pages = paginate(pieces, 100)
    assert [placed.piece for page in pages for placed in page] == pieces
    for page in pages:
        for above, below in pairwise(page):
            assert below.top >= above.top + above.piece.height
        assert all(placed.top + placed.piece.height <= 100 + 1e-9 for placed in page)


# DOCX


def test_the_document_has_real_headings_heads_and_texts() -> None:
    whole = made(sample_map(), everything(), drawn=picture())
    document = docx.Document(io.BytesIO(to_docx(whole)))
    styles = [str(paragraph.style.name) for paragraph in document.paragraphs if paragraph.style is not None]
    levels = [int(name[-1]) for name in styles if name.startswith("Heading")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert "List Bullet" in styles
    xml = document.element.xml
    assert xml.count("<w:tblHeader/>") == len(document.tables) > 4
    assert 'descr="A map of 43 people' in xml
    assert 'w:val="en"' in document.styles.element.xml
    assert "PAGE" in document.sections[0].footer._element.xml
    assert "Ask before you share." in document.sections[0].footer.paragraphs[0].text
    rows = [cell.text for cell in document.tables[0].rows[0].cells]
    assert rows == ["Measure", "Value", "What it says"]


def test_the_document_says_nothing_of_who_made_it_where() -> None:
    whole = made(sample_map())
    content = to_docx(whole)
    assert content == to_docx(whole)
    about = docx.Document(io.BytesIO(content)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.title, about.created.date()) == ("The network of Solveig Aune", ON)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


def test_the_same_is_said_in_each_kind(tmp_path: Path) -> None:
    whole = made(sample_map(), Options(sections=("summary", "groups")))
    said = {word for text in texts(whole) for word in WORD.findall(text)} - {"summary", "groups", "en"}
    for render in (to_html, to_docx):
        assert said - words_of(render(whole), tmp_path) == set()
