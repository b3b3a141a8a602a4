"""Where two scenes differ, and what a thing on the map may touch: so that little has to be painted anew."""

from collections.abc import Iterable

import msgspec

from krets.picture import Disc, Label, Scene
from krets.rings import Box, Boxes

FEW = 60
"""When no more discs and labels than these changed, only their places are painted anew."""
_GROUND = ("size", "x", "y", "scale", "theme", "text", "sectors", "notes", "rings", "ego", "ego_r")


def disc_box(disc: Disc) -> Box:
    """Return all that a disc may touch: rim, arcs of further groups, zigzag, selection ring."""
    reach = disc.r + (28 if disc.strained else 8)
    return disc.x - reach, disc.y - reach, 2 * reach, 2 * reach


def label_box(label: Label) -> Box:
    """Return all that a label may touch: its text with the halo."""
    left, top, wide, high = label.box
    return left - 4, top - 4, wide + 8, high + 8


def within(scene: Scene, places: Iterable[Box]) -> Scene:
    """Return a scene with only those discs and labels that may touch one of some places."""
    wanted = Boxes()
    for left, top, wide, high in places:
        wanted.add((left - 1, top - 1, wide + 2, high + 2))  # those pixels are painted that it touches at all
    return msgspec.structs.replace(
        scene,
        discs=tuple(disc for disc in scene.discs if not wanted.free(disc_box(disc))),
        labels=tuple(label for label in scene.labels if not wanted.free(label_box(label))),
    )


def places_of(scene: Scene, people: frozenset[int]) -> list[Box]:
    """Return where the discs and labels of people are."""
    discs = [disc_box(scene.discs[scene.index[contact]]) for contact in people if contact in scene.index]
    return discs + [label_box(label) for label in scene.labels if label.contact in people]


def only(scene: Scene, people: frozenset[int]) -> Scene:
    """Return a scene with nobody but these people."""
    return msgspec.structs.replace(
        scene,
        discs=tuple(disc for disc in scene.discs if disc.contact in people),
        labels=tuple(label for label in scene.labels if label.contact in people),
    )


def without(scene: Scene, people: frozenset[int]) -> Scene:
    """Return a scene without these people and their ties."""
    return msgspec.structs.replace(
        scene,
        discs=tuple(disc for disc in scene.discs if disc.contact not in people),
        labels=tuple(label for label in scene.labels if label.contact not in people),
        ties=tuple(tie for tie in scene.ties if tie.a not in people and tie.b not in people),
    )


def same_ground(old: Scene, new: Scene) -> bool:
    """Tell whether the zones and sectors of two scenes look the same."""
    return all(getattr(old, field) == getattr(new, field) for field in _GROUND)


def changed(old: Scene, new: Scene) -> list[Box] | None:
    """Return where people or labels differ; None where that is in more than `FEW` places."""
    discs = [disc for disc in new.discs if not _alike(disc, old)]
    if len(discs) > FEW:
        return None
    differ: list[Disc | Label] = [*discs]
    differ += [old.discs[old.index[disc.contact]] for disc in discs if disc.contact in old.index]
    differ += [disc for disc in old.discs if disc.contact not in new.index]
    differ += {*old.labels} ^ {*new.labels}
    if len(differ) > 2 * FEW:
        return None
    return [disc_box(thing) if isinstance(thing, Disc) else label_box(thing) for thing in differ]


def _alike(disc: Disc, scene: Scene) -> bool:
    row = scene.index.get(disc.contact)
    return row is not None and scene.discs[row] == disc
