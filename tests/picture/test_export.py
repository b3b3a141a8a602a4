"""PNG, SVG and PDF: the same picture, real text, nothing that was not asked for, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from krets.look import DARK, LIGHT, Theme
from krets.model import Contact, Names, Network, edits
from krets.picture import (
    LAYERS,
    SHAPES,
    Camera,
    Kind,
    LeftOut,
    PictureTrouble,
    Sheet,
    Show,
    compose,
    export,
    finished,
    heading_room,
    lay_out,
    preview,
    seen_on,
)
from tests.helpers.look import NOW, some
from tests.helpers.maps import invented
from tests.picture.test_compose import painted

pytestmark = pytest.mark.usefixtures("qapp")
KINDS: tuple[Kind, ...] = ("png", "svg", "pdf")
SVG = "{http://www.w3.org/2000/svg}"


def data_of(
    network: Network, kind: Kind, size: tuple[int, int] = (1000, 800), theme: Theme = LIGHT, **show: object
) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    export(network, buffer, kind=kind, sheet=Sheet(size), theme=theme, vitality={}, show=Show(**show))  # type: ignore[arg-type] # as handed in
    return bytes(buffer.data().data())


def words(data: bytes) -> list[str]:
    root = ElementTree.fromstring(data.decode())
    return ["".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_png_is_the_screen(theme: Theme) -> None:
    image = QImage.fromData(data_of(some(), "png", (800, 640), theme))
    screen = painted(compose(some(), vitality={}, theme=theme, size=(800, 640)))
    assert image.convertToFormat(QImage.Format.Format_RGB32) == screen.convertToFormat(
        QImage.Format.Format_RGB32
    )


@pytest.mark.parametrize(("size", "letters"), [((1600, 1600), 2.0), ((240, 240), 0.5)])
def test_another_size_is_the_same_picture_scaled(size: tuple[int, int], letters: float) -> None:
    image = QImage.fromData(data_of(some(), "png", size))
    assert (image.width(), image.height()) == size
    root = ElementTree.fromstring(data_of(some(), "svg", size).decode())
    assert float(str(root.get("viewBox")).split()[2]) == pytest.approx(size[0] / letters)


def test_the_svg_has_a_named_group_a_layer_and_names_as_text() -> None:
    data = data_of(some(), "svg", title="My <people>")
    root = ElementTree.fromstring(data.decode())
    assert [group.get("id") for group in root.findall(f"{SVG}g")] == list(LAYERS)
    assert root.findtext(f"{SVG}title") == "My <people>"
    assert (root.get("width"), root.get("height")) == ("1000", "800")
    text = words(data)
    assert {"Vera Lund", "Family", "Closest", "Not met yet", "met lately", "You", "VL"} <= set(text)
    assert text.count("Vera Lund") == 1
    assert not list(root.iter(f"{SVG}image"))


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="needs rsvg-convert")
def test_another_program_draws_the_svg_alike(tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_bytes(data_of(some(), "svg", (800, 640)))
    subprocess.run(["rsvg-convert", "map.svg", "-o", "map.png"], cwd=tmp_path, check=True)
    theirs, ours = QImage(str(tmp_path / "map.png")), QImage.fromData(data_of(some(), "png", (800, 640)))
    unlike = sum(
        _far(theirs.pixelColor(x, y), ours.pixelColor(x, y)) > 60
        for x in range(0, 800, 5)
        for y in range(0, 640, 5)
    )
    assert unlike < 160 * 128 * 0.02


def _far(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
def test_the_pdf_has_real_text(tmp_path: Path) -> None:
    (tmp_path / "map.pdf").write_bytes(data_of(some(), "pdf", title="My people"))
    done = subprocess.run(["pdftotext", "map.pdf", "-"], cwd=tmp_path, check=True, capture_output=True)
    text = done.stdout.decode()
    for name in ("Vera Lund", "Sofia Lind", "Lars Öhman", "Closest", "met lately"):
        assert name in text
    about = subprocess.run(
        ["pdfinfo", "map.pdf"], cwd=tmp_path, check=True, capture_output=True
    ).stdout.decode()
    assert "My people" in about
    assert "750 x 600 pts" in about


@pytest.mark.parametrize("names", ["initials", "none"])
def test_no_name_leaves_unless_asked(names: Names) -> None:
    network = some()
    network.apply(edits.edit_ego(network, NOW, name="Signe Lunde"))
    text = words(data_of(network, "svg", names=names))
    spoken = {word for contact in network.contacts.values() for word in contact.name.split()} | {
        "Signe",
        "Lunde",
    }
    assert not spoken & {part for line in text for part in line.split()}
    assert ("VL" in text) is (names == "initials")
    assert "Family" in text
    for kind in KINDS:
        data = data_of(network, kind, names=names)
        assert not any(word.encode() in data for word in spoken if len(word) > 3)


def test_faces_leave_only_with_names() -> None:
    network = some()
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    photo = bytes(buffer.data().data())
    network.apply(edits.edit_contacts(network, NOW, [1], photo=photo))
    assert b"<image" in data_of(network, "svg")
    assert b"<image" not in data_of(network, "svg", names="initials")


def test_private_people_and_conflicts_leave_only_if_ticked(tmp_path: Path) -> None:
    network = some()
    network.apply(edits.edit_contacts(network, NOW, [3], private=True))
    network.apply(edits.edit_contacts(network, NOW, [8], feel="strained"))
    network.apply(edits.edit_tie(network, NOW, network.tie_between(1, 2).id, feel="strained"))  # type: ignore[union-attr] # they are tied
    plain, ticked = data_of(network, "svg"), data_of(network, "svg", private=True, conflicts=True)
    assert "Vera Lund" not in words(plain)
    assert "strained" not in words(plain)
    assert {"Vera Lund", "strained"} <= set(words(ticked))
    path = tmp_path / "map.svg"
    said = export(network, path, kind="svg", sheet=Sheet((900, 700)), theme=LIGHT, vitality={})
    assert said == LeftOut(private=1, conflicts=2)
    show = Show(private=True, conflicts=True)
    assert (
        export(network, path, kind="svg", sheet=Sheet((900, 700)), theme=LIGHT, vitality={}, show=show)
        == LeftOut()
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_replaced_whole(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / f"map.{kind}"
    path.write_bytes(b"old")
    path.chmod(0o640)
    export(some(), path, kind=kind, sheet=Sheet((600, 500)), theme=LIGHT, vitality={})
    assert path.read_bytes()[:4] in {b"\x89PNG", b"<?xm", b"%PDF"}
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == [path.name]


@pytest.mark.parametrize(
    ("trouble", "key"),
    [
        (OSError(errno.ENOSPC, "full"), "disk-full"),
        (PermissionError(errno.EACCES, "no"), "no-permission"),
        (OSError(errno.EROFS, "read-only"), "no-permission"),
        (OSError(errno.EIO, "broken"), "write-failed"),
    ],
)
def test_trouble_leaves_the_old_file(
    trouble: OSError, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map.svg"
    path.write_bytes(b"old")

    def fail(number: int) -> None:
        raise trouble

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(PictureTrouble) as said:
        export(some(), path, kind="svg", sheet=Sheet((600, 500)), theme=LIGHT, vitality={})
    assert (said.value.key, said.value.path) == (key, path)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["map.svg"]


def test_a_folder_or_no_folder_is_said(tmp_path: Path) -> None:
    for path, key in ((tmp_path, "is-a-folder"), (tmp_path / "gone" / "map.png", "no-folder")):
        with pytest.raises(PictureTrouble, match=key):
            export(some(), path, kind="png", sheet=Sheet((60, 50)), theme=LIGHT, vitality={})


@pytest.mark.parametrize("size", [(0, 100), (100, -1), (20_000, 100)])
def test_a_size_out_of_bounds_is_refused(size: tuple[int, int], tmp_path: Path) -> None:
    with pytest.raises(PictureTrouble, match="picture-too-large"):
        export(some(), tmp_path / "map.png", kind="png", sheet=Sheet(size), theme=LIGHT, vitality={})


def test_the_preview_is_the_picture_drawn_smaller() -> None:
    network, size, show = some(), (1600, 1200), Show(names="initials")
    whole = preview(network, size, sheet=Sheet(size), theme=DARK, vitality={}, show=show)
    png = QImage.fromData(data_of(network, "png", size, DARK, names="initials"))
    assert whole.convertToFormat(QImage.Format.Format_RGB32) == png.convertToFormat(
        QImage.Format.Format_RGB32
    )
    small = preview(network, (480, 480), sheet=Sheet(size), theme=DARK, vitality={}, show=show)
    assert (small.width(), small.height()) == (480, 360)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
def test_slanting_names_of_groups_are_found_in_the_pdf(tmp_path: Path) -> None:
    network = Network()
    names = ["family", "Wavy avenue", "old friends", "Øvrige", "Team Trondheim"]
    network.apply(edits.add_groups(network, NOW, names))
    (tmp_path / "map.pdf").write_bytes(data_of(network, "pdf"))
    done = subprocess.run(["pdftotext", "map.pdf", "-"], cwd=tmp_path, check=True, capture_output=True)
    lines = done.stdout.decode().split("\n")
    assert [name for name in names if name not in lines] == []


def test_title_and_date_stand_above_the_same_map() -> None:
    network, plain = some(), Sheet((900, 700), magnified=1.0)
    show = Show(title="Our  people", date="22 November 2026")
    with_room = Sheet((900, 700 + round(heading_room(show))), magnified=1.0)
    bare = finished(lay_out(network, plain, theme=LIGHT, vitality={}, show=Show()))
    headed = finished(lay_out(network, with_room, theme=LIGHT, vitality={}, show=show))
    assert {line.text for line in headed.heading} == {"Our people", "22 November 2026"}
    assert (headed.discs, headed.labels, headed.legend_box) == (bare.discs, bare.labels, bare.legend_box)
    top = round(heading_room(show))
    image = preview(network, with_room.size, sheet=with_room, theme=LIGHT, vitality={}, show=show)
    below = image.copy(0, top, 900, 700)
    assert below == preview(network, plain.size, sheet=plain, theme=LIGHT, vitality={})
    assert image.copy(0, 0, 900, top) != bare_ground(900, top)


def bare_ground(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(LIGHT.ground)
    return image


@pytest.mark.parametrize(
    "show", [Show(ties="all"), Show(ties="all", selected=frozenset({7, 8}), bridges=True)]
)
def test_painted_in_portions_it_is_the_same_picture(show: Show) -> None:
    network = invented(250, 900)
    scene = finished(lay_out(network, Sheet((800, 640)), theme=LIGHT, vitality={}, show=show))
    at_once = painted(scene).convertToFormat(QImage.Format.Format_RGB32)
    assert (
        preview(network, (800, 640), sheet=Sheet((800, 640)), theme=LIGHT, vitality={}, show=show) == at_once
    )


NAMES = (
    *("ليلى حداد", "דנה לוי", "Ada (ליאור) Berg", "王小明", "Kari 🎈 Nes", "Şule <&> Çelik"),
    "Maximiliane-Konstanze " * 6 + "Freifrau",
)


def test_each_name_is_one_piece_whatever_its_script() -> None:
    network = Network([Contact(id=i, name=name, level=4, at=(0.5, 0.5)) for i, name in enumerate(NAMES, 1)])
    for group, contact in enumerate(network.placed(), 1):
        network.apply(edits.add_groups(network, NOW, [f"Group {group}"]))
        network.apply(edits.edit_contacts(network, NOW, [contact.id], groups=(group,)))
    data = data_of(network, "svg")
    assert set(NAMES[:-1]) <= set(words(data))
    people = ElementTree.fromstring(data.decode()).findall(f".//{SVG}g[@id='people']//{SVG}g[{SVG}title]")
    assert {group.get("id"): group.findtext(f"{SVG}title") for group in people} == {
        f"person-{number}": name for number, name in enumerate(NAMES, 1)
    }
    assert b"krets-" not in data
    assert b"<title>" not in data_of(network, "svg", names="initials").replace(b"<title>Krets</title>", b"")
    for kind in ("png", "pdf"):
        assert len(data_of(network, kind)) > 1000


def test_people_are_groups_in_every_portion() -> None:
    network = invented(230, 300)
    root = ElementTree.fromstring(data_of(network, "svg", names="none").decode())
    found = [each.get("id") for each in root.findall(f".//{SVG}g[@id='people']//{SVG}g[@id]")]
    assert sorted(map(str, found)) == sorted(f"person-{number}" for number in range(1, 231))
    assert not [each for each in root.iter(f"{SVG}title") if each.text != "Krets"]


def test_what_is_seen_of_the_map_is_seen_on_any_sheet() -> None:
    seen, on = Camera(0.3, -0.2, 3.0), (900, 700)
    window = finished(
        lay_out(some(), Sheet(on, camera=seen, magnified=1.0), theme=LIGHT, vitality={}, show=Show())
    )
    for size in SHAPES.values():
        camera = seen_on(size, seen, window.scale, on, 1.0)
        sheet = Sheet(size, camera=camera, magnified=1.0)
        scene = finished(lay_out(some(), sheet, theme=LIGHT, vitality={}, show=Show()))
        half = size[0] / scene.scale, size[1] / scene.scale
        assert half[0] >= on[0] / window.scale * 0.999
        assert half[1] >= on[1] / window.scale * 0.999
        assert min(half[0] / on[0], half[1] / on[1]) * window.scale == pytest.approx(1.0, abs=0.15)
    assert seen_on((300, 200), Camera(), 300.0, on, 1.0) == Camera()
