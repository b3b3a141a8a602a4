"""Lay the whole picture of a map out on a sheet, in steps of a few milliseconds: no window has to wait."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from krets.look import Theme
from krets.model import Network
from krets.picture.compose import LAYERS, compose, labels_of
from krets.picture.frame import frame_of
from krets.picture.layers import heading, ties, tray
from krets.picture.scene import Scene, Show, TieLine
from krets.picture.sheet import Sheet
from krets.rings import positions

PART = 100
"""So many people, ties or labels are laid out or painted in one step."""

T = TypeVar("T")
Steps = Generator[None, None, T]


def finished(steps: Generator[object, None, T]) -> T:
    """Take all steps at once, and return what comes of them."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            result: T = done.value
            return result


def lay_out(
    network: Network, sheet: Sheet, *, theme: Theme, vitality: Mapping[int, float], show: Show
) -> Steps[Scene]:
    """Work out the scene of an exported picture, in its own px: `sheet.factor` px of the sheet each.

    Private people are left out unless `show.private` is True. O(contacts + ties drawn).
    """
    show = _discreet(network, show)
    wide, high = (side / sheet.factor for side in sheet.size)
    top = heading.room(show)
    under = (wide, high - top)
    margin = tray.room(network, show, under)
    places = {who: at for who, at in positions(network).items() if who not in show.skip}
    yield
    scene = compose(
        network,
        vitality=vitality,
        theme=theme,
        size=(wide - margin, under[1]),
        camera=sheet.camera,
        show=msgspec.structs.replace(show, labels=False, most_ties=0),
        places=places,
    )
    yield
    labels = labels_of(network, scene, show)
    yield
    lines, left_out = yield from _tie_lines(network, scene, show, places)
    return msgspec.structs.replace(
        scene,
        size=under,
        top=top,
        heading=heading.work_out(show, wide),
        waiting=tray.work_out(network, show, under) if margin else (),
        labels=labels,
        ties=lines,
        ties_left_out=left_out,
        names=_names(network, scene) if show.names == "full" else {},
    )


def hidden(network: Network, show: Show) -> frozenset[int]:
    """The placed people who are private, unless they are to be shown."""
    if show.private:
        return frozenset()
    return frozenset(contact.id for contact in network.placed() if contact.private)


def _discreet(network: Network, show: Show) -> Show:
    skip = show.skip | hidden(network, show)
    return msgspec.structs.replace(show, skip=skip, conflicts=bool(show.conflicts))


def _names(network: Network, scene: Scene) -> dict[int, str]:
    return {disc.contact: network.contacts[disc.contact].name for disc in scene.discs}


def _tie_lines(
    network: Network, scene: Scene, show: Show, places: Mapping[int, tuple[float, float]]
) -> Steps[tuple[tuple[TieLine, ...], int]]:
    chosen = yield from ties.choosing(network, places, show)
    wanted, left_out = ties.strongest(chosen, show.most_ties)
    yield
    frame, lines = frame_of(scene), list[TieLine]()
    for some in _portions(wanted):
        lines += (ties.line(frame, show, places, tie, style, len(wanted)) for tie, style in some)
        yield
    return tuple(lines), left_out


def portions(scene: Scene) -> Iterator[tuple[str, Scene]]:
    """The layers from back to front, each with the scene to paint it of; the great ones in several portions.

    Painted one after the other they make the same picture as the scene painted at once.
    """
    for layer in LAYERS:
        if layer == "ties" and len(scene.ties) > PART:
            lines = _by_pen(scene.ties)
            yield from ((layer, msgspec.structs.replace(scene, ties=some)) for some in _portions(lines))
        elif layer == "people" and len(scene.discs) > PART:
            # zigzags lie below all discs, the rings of the selected above
            discs = sorted(scene.discs, key=lambda disc: (not disc.strained, disc.selected))
            yield from ((layer, msgspec.structs.replace(scene, discs=some)) for some in _portions(discs))
        elif layer == "labels" and len(scene.labels) > PART:
            for some in _portions(scene.labels):
                yield layer, msgspec.structs.replace(scene, labels=some)
                scene = msgspec.structs.replace(scene, rings=())
        else:
            yield layer, scene


def _by_pen(lines: Sequence[TieLine]) -> list[TieLine]:
    """The lines in the order in which they are painted: those of one pen together."""
    batches: dict[tuple[str, float, float], list[TieLine]] = {}
    for line in lines:
        batches.setdefault((line.style, line.width, line.opacity), []).append(line)
    return [line for batch in batches.values() for line in batch]


def _portions(many: Sequence[T]) -> Iterator[tuple[T, ...]]:
    return (tuple(many[first : first + PART]) for first in range(0, len(many), PART))
