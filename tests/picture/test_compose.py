"""What is on the picture: discs by level and freshness, ties as asked for, labels that do not overlap."""

from __future__ import annotations

from itertools import combinations
from math import dist, hypot

import msgspec
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from krets.look import DARK, LIGHT, OKABE_ITO, contrast
from krets.model import Contact, Group, Network, Note, Tie, edits
from krets.picture import (
    LAYERS,
    Camera,
    Scene,
    Show,
    Weave,
    compose,
    labels_of,
    paint,
    to_screen,
    to_unit,
)
from krets.picture.bend import way
from krets.picture.layers import labels
from krets.rings import Box, Placer, Wish, position, positions, settle, tidy
from tests.helpers.look import NOW, crowd, first, some
from tests.helpers.maps import invented

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = (1000, 800)


def scene_of(
    network: Network, *, size: tuple[float, float] = SIZE, camera: Camera | None = None, **show: object
) -> Scene:
    vitality = {contact.id: 0.1 if contact.id % 5 == 0 else 0.9 for contact in network.placed()}
    return compose(
        network,
        vitality=vitality,
        theme=LIGHT,
        size=size,
        camera=camera or Camera(),
        show=msgspec.convert(show, Show) if show else Show(),
    )


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


@pytest.mark.parametrize("size", [(990, 813), (670, 613), (585, 543), (502, 483)])
@pytest.mark.parametrize("count", [12, 64, 150])
def test_nobody_is_on_top_of_another_in_a_window_of_any_size(count: int, size: tuple[float, float]) -> None:
    discs = scene_of(first() if count == 12 else crowd(count), size=size).discs
    assert all(dist((a.x, a.y), (b.x, b.y)) >= a.r + b.r - 0.5 for a, b in combinations(discs, 2))


def test_every_disc_is_where_the_rings_say() -> None:
    network = some()
    scene = scene_of(network)
    assert set(scene.index) == set(network.contacts)
    for disc in scene.discs:
        assert (disc.x, disc.y) == pytest.approx(to_screen(scene, *position(network, disc.contact)))
        assert scene.discs[scene.index[disc.contact]] is disc
    assert to_unit(scene, *to_screen(scene, 0.3, -0.4)) == pytest.approx((0.3, -0.4))


@pytest.mark.parametrize("make", [first, some, lambda: crowd(100), lambda: crowd(150), lambda: crowd(400)])
@pytest.mark.parametrize("size", [SIZE, (640, 560), (1400, 900)])
def test_no_label_lies_on_anything(make: object, size: tuple[int, int]) -> None:
    scene = scene_of(make(), size=size)  # type: ignore[operator] # one of the makers
    boxes = [label.box for label in scene.labels]
    boxes += [ring.box for ring in scene.rings]
    assert not any(overlap(a, b) for a, b in combinations(boxes, 2))
    for label in scene.labels:
        x, y, w, h = label.box
        assert x >= 0
        assert y >= 0
        assert x + w <= size[0]
        assert y + h <= size[1]
        for disc in scene.discs:
            dx, dy = max(x - disc.x, 0, disc.x - x - w), max(y - disc.y, 0, disc.y - y - h)
            assert hypot(dx, dy) >= disc.r - 1e-6


def test_up_to_forty_people_everybody_is_named() -> None:
    for network in (first(), some()):
        assert {label.contact for label in scene_of(network).labels} == set(network.contacts)


@pytest.mark.parametrize("people", [12, 60, 120])
def test_discs_are_24_to_32_px_and_apart_up_to_120_people(people: int) -> None:
    scene = scene_of(crowd(people))
    assert all(24 <= 2 * disc.r <= 32 for disc in scene.discs)
    assert all(dist((a.x, a.y), (b.x, b.y)) > 2 * a.r for a, b in combinations(scene.discs, 2))
    assert all(disc.initials for disc in scene.discs)


def test_a_thousand_discs_shrink_and_lose_their_letters() -> None:
    network = crowd(1000)
    scene = scene_of(network)
    assert all(8 <= 2 * disc.r < 14 and not disc.initials for disc in scene.discs)
    near = scene_of(network, camera=Camera(0.4, -0.3, 5.0))
    assert len(near.discs) < 1000
    assert all(disc.initials for disc in near.discs)
    assert len(near.labels) > len(near.discs) * 0.6


def test_labels_are_at_least_12_px_or_11_on_the_outer_rings() -> None:
    network = some()
    for label in scene_of(network).labels:
        assert label.pixels >= (12 if (network.contacts[label.contact].level or 1) >= 3 else 11)


def test_rims_tell_who_was_met() -> None:
    network = some()
    for disc in scene_of(network).discs:
        level = network.contacts[disc.contact].level
        if level == 1:
            assert (disc.style, disc.fill) == ("dashed", LIGHT.ego)
        else:
            assert disc.style == ("dotted" if disc.contact % 5 == 0 else "solid")
            assert (disc.fill in OKABE_ITO) == (disc.style == "solid")
        assert contrast(disc.ink, disc.fill) >= 4.5


def test_who_has_no_vitality_looks_as_if_met_lately() -> None:
    scene = compose(some(), vitality={}, theme=DARK, size=SIZE)
    assert {disc.style for disc in scene.discs} == {"solid", "dashed"}


def test_shapes_arcs_and_strains() -> None:
    network = Network(
        [
            Group(id=1, name="A"),
            Group(id=2, name="B"),
            Contact(id=1, name="Doctor", level=3, groups=(1, 2), kind="service", at=(0.5, 0.5)),
            Contact(id=2, name="Cat", level=5, groups=(2,), kind="animal", feel="strained", at=(0.5, 0.5)),
            Tie(id=1, a=1, b=2, feel="strained"),
        ]
    )
    scene = scene_of(network)
    doctor, cat = (scene.discs[scene.index[who]] for who in (1, 2))
    assert (doctor.shape, len(doctor.arcs), doctor.strained) == ("service", 1, False)
    assert (cat.shape, len(cat.arcs), cat.strained) == ("animal", 0, True)
    assert not scene.ties[0].smooth
    assert {row.kind for row in scene.legend} >= {"service", "animal", "strained"}
    quiet = scene_of(network, conflicts=False)
    assert quiet.ties[0].smooth
    assert not any(disc.strained for disc in quiet.discs)


def test_up_to_sixty_people_all_ties_are_drawn_then_only_those_of_the_selected() -> None:
    network = some()
    assert len(scene_of(network).ties) == len(network.ties)
    many = invented(61, 300)
    assert not scene_of(many).ties
    own = scene_of(many, focus=[7])
    assert {tie.tie for tie in own.ties} == {tie.id for tie in many.neighbours(7).values()}
    assert {tie.style for tie in own.ties} == {"own"}
    assert len(scene_of(many, ties="all").ties) == len(many.ties)
    assert not scene_of(network, ties="selected").ties


def test_the_strongest_ties_are_kept() -> None:
    network = invented(100, 800)
    scene = scene_of(network, ties="all", most_ties=200)
    assert (len(scene.ties), scene.ties_left_out) == (200, 600)
    kept = [network.ties[tie.tie].level for tie in scene.ties]
    rest = [tie.level for tie in network.ties.values() if tie.id not in {line.tie for line in scene.ties}]
    assert min(kept) >= max(rest)


def test_many_ties_are_fine() -> None:
    scene = scene_of(invented(100, 800), ties="all")
    assert all(tie.width <= 1.0 for tie in scene.ties)


def test_bridges_stand_out() -> None:
    network = some()
    scene = scene_of(network, bridges=True)
    styles = {tie.tie: tie.style for tie in scene.ties}
    for tie in network.ties.values():
        apart = network.contacts[tie.a].groups != network.contacts[tie.b].groups
        assert styles[tie.id] == ("bridge" if apart else "tie")
    assert "bridge" in {row.kind for row in scene.legend}


def test_what_is_lit_stands_out_and_the_rest_pales() -> None:
    scene = scene_of(some(), lit=[1, 2])
    assert {disc.contact for disc in scene.discs if not disc.dim} == {1, 2}
    assert all(tie.opacity < 0.5 for tie in scene.ties)
    family = set(range(13, 19))
    wanted = scene_of(some(), wanted=list(family))
    assert {disc.contact for disc in wanted.discs if not disc.dim} == family
    assert wanted.ties
    assert all(tie.a in family and tie.b in family for tie in wanted.ties)


def test_who_is_skipped_is_gone_with_their_ties() -> None:
    network = some()
    scene = scene_of(network, skip=[3])
    assert 3 not in scene.index
    assert not any(3 in (tie.a, tie.b) for tie in scene.ties)
    assert not any(label.contact == 3 for label in scene.labels)


def test_selecting_somebody_does_not_move_the_map() -> None:
    network = some()
    one, other = scene_of(network, size=(640, 560)), scene_of(network, size=(640, 560), selected=[3])
    assert (one.x, one.y, one.scale) == (other.x, other.y, other.scale)
    assert other.legend[-1].text == "knows Vera"


@pytest.mark.parametrize(("names", "letters", "labels"), [("initials", True, 0), ("none", False, 0)])
def test_names_as_asked(names: str, letters: bool, labels: int) -> None:
    network = some()
    network.apply(settle(network, edits.edit_ego(network, NOW, name="Signe Lunde")))
    scene = scene_of(network, names=names, selected=[3])
    assert any(disc.initials for disc in scene.discs) is letters
    assert len(scene.labels) == labels
    assert scene.ego == ("SL" if letters else "You")
    assert "Vera" not in "".join(row.text for row in scene.legend)
    assert all(arc.name for arc in scene.sectors)


@pytest.mark.parametrize(
    "name", ["x" * 300, "👩‍👩‍👧‍👦" * 40, "محمد " * 60, "\u2067evil\u2069" * 30, "A B" * 100]
)
def test_no_name_overflows(name: str) -> None:
    network = Network()
    network.apply(settle(network, edits.add_group(network, NOW, name)))
    network.apply(settle(network, edits.add_group(network, NOW, "Other")))
    network.apply(settle(network, edits.add_contact(network, NOW, name, level=4, groups=(1,))))
    network.apply(edits.edit_ego(network, NOW, name=name))
    scene = scene_of(network)
    assert all(label.box[2] <= 140 for label in scene.labels)
    assert len(scene.ego) <= 20
    image = painted(scene)
    assert not image.isNull()


def painted(scene: Scene, layers: tuple[str, ...] = LAYERS) -> QImage:
    image = QImage(round(scene.size[0]), round(scene.size[1]), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint(painter, scene, layers)
    painter.end()
    return image


def test_layers_painted_one_by_one_give_the_whole() -> None:
    scene = scene_of(some(), selected=[3])
    whole = painted(scene)
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    for layer in LAYERS:
        paint(painter, scene, (layer,))
    painter.end()
    assert image == whole


def test_parts_handed_out_later_are_those_of_the_whole() -> None:
    network = some()
    whole = scene_of(network)
    quick = scene_of(network, labels=False, ties="selected")
    assert not quick.labels
    assert not quick.ties
    assert labels_of(network, quick, Show()) == whole.labels
    weave = Weave(network, Show(), positions(network))
    assert not weave.strands.ties
    assert tuple(weave.lines(quick)) == whole.ties


@pytest.mark.parametrize("size", [(1, 1), (30, 400), (400, 30), (0, 0), (5000, 300)])
def test_odd_sizes_do_no_harm(size: tuple[int, int]) -> None:
    scene = scene_of(some(), size=size)
    painted(scene)


def test_an_empty_map_still_has_its_rings() -> None:
    scene = scene_of(Network())
    assert [ring.text for ring in scene.rings] == ["Closest", "Close", "Familiar", "Distant", "Not met yet"]
    assert not scene.discs
    assert painted(scene).pixelColor(500, 400).name() == LIGHT.ego or scene.ego == "You"


def test_instead_of_a_broken_photo_there_are_initials(qapp: QApplication) -> None:
    network = Network([Contact(id=1, name="Kari", level=4, photo=b"not an image")])
    scene = scene_of(network)
    assert [(disc.photo, disc.initials) for disc in scene.discs] == [(None, "K")]
    painted(scene)


def test_a_thousand_people_are_composed_with_few_labels_tried_and_no_tie_bent_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network = invented(1000, 10_000)
    network.apply(tidy(network, NOW))
    scene_of(network, ties="all")
    bent = way.cache_info().misses
    tried: list[Wish] = []
    take = Placer.take

    def counted(placer: Placer, wish: Wish, choices: int = 10) -> Box | None:
        tried.append(wish)
        return take(placer, wish, choices)

    monkeypatch.setattr(Placer, "take", counted)
    scene = scene_of(network, ties="all")
    assert len(scene.ties) == 3000
    assert way.cache_info().misses == bent
    assert len(scene.labels) <= len(tried) <= 2 * labels.TRIED


def test_notes_are_on_the_picture_with_full_names_only(qapp: object) -> None:
    network = Network([Note(id=1, text="at sea", at=(0.5, 0.5)), Note(id=2, text="x", view="groups")])
    full = compose(network, vitality={}, theme=LIGHT, size=(600, 600))
    assert [note.lines for note in full.notes] == [("at sea",)]
    hidden = compose(network, vitality={}, theme=LIGHT, size=(600, 600), show=Show(names="initials"))
    assert hidden.notes == ()
