"""`krets export MAP -o OUT`: the map in the form that the ending names, with names, initials or none."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from krets.cli.maps import load, refuse_same
from krets.cli.output import CouldNot, say, write_all
from krets.formats import left_in, secrets_of, wordless, write
from krets.model import Discretion, Network, discreet
from krets.words import discreet_labels, say_left_behind, say_still_there


def run(options: Namespace) -> None:
    """Write the map; with names in full all of it, else without private people, conflicts, give-and-take.

    What has fewer names than the map is opened again and searched before it is written.

    Raises:
        CouldNot: if the map cannot be read, the file not written, or a name was left in it.
        WrongUse: if the file would overwrite the map.
    """
    output: Path = options.output
    kind = output.suffix.lower().removeprefix(".")
    network = load(options.map)
    how = Discretion.none_needed() if options.names == "full" else Discretion(options.names)
    written = write(_seen(network, how), kind)
    paths = {output.with_name(f"{output.stem}{more}{output.suffix}"): more for more in written.files}
    for path in paths:
        refuse_same(path, options.map)
    refuse_leaks(
        network, how, written.files.values(), lambda blank: write(_seen(blank, how), kind).files.values()
    )
    write_all({path: written.files[more] for path, more in paths.items()})
    if written.lost:
        say(say_left_behind(written.lost))
    if how == Discretion.none_needed():
        _tell_delicate(network)


def _tell_delicate(network: Network) -> None:
    """Say what leaves that others should not see, where names leave in full."""
    private = sum(person.private for person in network.contacts.values())
    feels = [person.feel for person in network.contacts.values()]
    feels += [tie.feel for tie in network.ties.values()]
    strained = sum(feel in {"mixed", "strained"} for feel in feels)
    if private or strained:
        text = QCoreApplication.translate(
            "cli", "It holds what is for you alone: {private} private people, {strained} mixed or strained."
        )
        say(text.format(private=private, strained=strained))


def _seen(network: Network, how: Discretion) -> Network:
    if how == Discretion.none_needed():
        return network
    return discreet(network, how, discreet_labels(network, how.names))


def refuse_leaks(
    network: Network,
    how: Discretion,
    contents: Iterable[bytes],
    again: Callable[[Network], Iterable[bytes]],
) -> None:
    """See that nothing can be read in what is to leave that should stay.

    `again` makes the same files of another map; it is asked where a form's own words may be meant.

    Raises:
        CouldNot: if something can.
    """
    labels = discreet_labels(network, "initials" if how.names == "full" else how.names)
    secrets = secrets_of(network, how, labels)
    found = left_in(contents, secrets, lambda: again(wordless(network))) if secrets else ()
    if found:
        raise CouldNot(say_still_there(min(found)))
