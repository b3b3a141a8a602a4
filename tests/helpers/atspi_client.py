"""A screen reader of a few lines: reads the map of a running Krets through AT-SPI, and moves somebody.

Run by the system's Python, which has Debian's `gi`, inside a D-Bus session of its own and on an X display:
``python3 atspi_client.py COMMAND...``. It starts the command, goes through the tree of what the program says
of itself as any screen reader would, does one action, and writes what it found as JSON, on the last line:

``rings``    each ring's name with the names of the people in it
``groups``   the names of the groups
``moved``    a person's name before and after "one ring inwards", and the ring they are found in afterwards
``heard``    what was announced, in order: the move, then its undo, pressed in the Edit menu
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import gi  # type: ignore[import-not-found] # Debian's, for the system's Python alone

gi.require_version("Atspi", "2.0")
from gi.repository import (  # type: ignore[import-not-found] # noqa: E402 - as above; the version comes first
    Atspi,
    GLib,
)

T = TypeVar("T")
PATIENCE = 20
"""Seconds after which something that should have come is given up."""
LOOK = 40
"""Milliseconds between two looks at what is waited for."""


def until(look: Callable[[], T | None], what: str) -> T:
    """Let events come in until `look` finds something; while a program is busy it may not answer."""
    loop = GLib.MainLoop()
    found: list[T] = []

    def try_again() -> bool:
        try:
            now = look()
        except GLib.Error:
            return True
        if now is None:
            return True
        found.append(now)
        loop.quit()
        return False

    looking = GLib.timeout_add(LOOK, try_again)
    ending = GLib.timeout_add_seconds(PATIENCE, loop.quit)
    loop.run()
    GLib.source_remove(ending) if found else GLib.source_remove(looking)
    if not found:
        raise SystemExit(f"{what} did not come")
    return found[0]


def below(node: Any) -> Iterator[Any]:
    """What lies directly in a node; asked for anew, not out of the library's memory."""
    node.clear_cache()
    for row in range(node.get_child_count()):
        child = node.get_child_at_index(row)
        if child is not None:
            yield child


def find(node: Any, fits: Callable[[Any], bool], depth: int = 9) -> Any | None:
    """The first node that fits, depth first, or None."""
    if fits(node):
        return node
    if depth == 0:
        return None
    return next((found for child in below(node) if (found := find(child, fits, depth - 1))), None)


def program(identifier: int) -> Any | None:
    """The program with this process number, once it has said that it is there and shows something."""
    for one in below(Atspi.get_desktop(0)):
        if one.get_process_id() == identifier and one.get_child_count():
            return one
    return None


def name(node: Any) -> str:
    """A node's name as it is now."""
    node.clear_cache()
    return str(node.get_name() or "")


def the_map(root: Any) -> Any | None:
    """The list of rings, once the canvas has let readers in."""
    found = find(root, lambda node: node.get_role() == Atspi.Role.LIST and node.get_name() == "Map")
    rings = [] if found is None else [child for child in below(found) if child.get_role() == Atspi.Role.LIST]
    return found if len(rings) == 6 else None


def act(node: Any, wanted: str) -> None:
    """Do one of a node's actions by its name."""
    for row in range(Atspi.Action.get_n_actions(node)):
        if Atspi.Action.get_action_name(node, row) == wanted:
            Atspi.Action.do_action(node, row)
            return
    raise SystemExit(f"{node.get_name()} cannot {wanted}")


def go_through(root: Any, heard: list[str]) -> dict[str, Any]:
    """Read the map, move the first person of the second ring inwards, take that back."""
    shown = until(lambda: the_map(root), "the map")
    *rings, groups = [child for child in below(shown) if child.get_role() == Atspi.Role.LIST]
    read = {name(ring): [name(person) for person in below(ring)] for ring in rings}
    person = rings[1].get_child_at_index(0)
    before = name(person)
    called = before.split(",")[0]
    act(person, "inwards")
    after = until(lambda: now if (now := name(person)) != before else None, "the new name")
    ring = next(name(ring) for ring in rings if after in map(name, below(ring)))
    until(lambda: heard or None, "the announcement of the move")
    undo = find(root, lambda node: node.get_name().startswith("Undo") and called in node.get_name())
    if undo is None:
        raise SystemExit("there is no way back in the Edit menu")
    announced = len(heard)
    act(undo, "Press")
    until(lambda: name(person) == before or None, "the old name")
    until(lambda: heard[announced:] or None, "the announcement of the undo")
    return {
        "rings": read,
        "groups": [name(group) for group in below(groups)],
        "moved": [before, after, ring],
        "heard": heard,
    }


def main(command: list[str]) -> None:
    """Start the command, listen, look, print."""
    Atspi.init()
    heard: list[str] = []
    announced = Atspi.EventListener.new(lambda event: heard.append(str(event.any_data)))
    announced.register("object:announcement")
    running = subprocess.Popen(command)
    try:
        found = go_through(until(lambda: program(running.pid), "the program"), heard)
    finally:
        running.terminate()
        running.wait(PATIENCE)
    sys.stdout.write(f"\n{json.dumps(found)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
