"""Going through ties and groups by keyboard, as the arrows go through people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krets import rings
from krets.words import fill, full_name, level_name

if TYPE_CHECKING:
    from krets.canvas.acting import Acting


class Walk:
    """Remembers whose ties are gone through, so that the arrows can go on from there."""

    def __init__(self, canvas: Acting) -> None:
        self.canvas = canvas
        self._from: int | None = None

    @property
    def whose(self) -> int | None:
        """The contact whose tie is selected, of the two the one that the keys came from."""
        selection, network = self.canvas.document.selection, self.canvas.document.network
        tie = network.ties.get(selection.tie) if selection.tie is not None else None
        if tie is None:
            return selection.contacts[-1] if selection.contacts else None
        return self._from if self._from in (tie.a, tie.b) else tie.a

    def tie(self, step: int) -> None:
        """Select the next (1) or last (-1) tie of the person selected, clockwise; of nobody, any tie."""
        document = self.canvas.document
        whose = self.whose
        ties = self._ties(whose)
        if not ties:
            self._say_none(whose)
            return
        now = document.selection.tie
        found = ties[(ties.index(now) + step) % len(ties)] if now in ties else ties[0 if step > 0 else -1]
        self._from = whose
        document.select(tie=found)
        tie = document.network.ties[found]
        self.canvas.bring_into_view(tie.b if tie.a == whose else tie.a)
        self.canvas.announce(self._tie_in_words(found))

    def group(self, step: int) -> None:
        """Select the next (1) or last (-1) group clockwise, the first time that of the person selected."""
        document, network = self.canvas.document, self.canvas.document.network
        groups = [sector.group for sector in rings.sectors(network) if sector.group is not None]
        if not groups:
            self.canvas.told.emit(self.canvas.tr("There is no group on the map yet."))
            return
        people = document.selection.contacts
        own = network.sector(network.contacts[people[-1]]) if people else None
        now = document.selection.group
        if now in groups:
            found = groups[(groups.index(now) + step) % len(groups)]
        else:
            found = own if own in groups else groups[0 if step > 0 else -1]
        document.select(group=found)
        self.canvas.announce(self._group_in_words(found))

    def _ties(self, whose: int | None) -> list[int]:
        network, places = self.canvas.document.network, self.canvas.positions
        if whose is None:
            return sorted(network.ties)

        def place(other: int) -> tuple[bool, float, int]:
            return other not in places, rings.polar(*places.get(other, (0.0, -1.0)))[0], other

        known = network.neighbours(whose)
        return [known[other].id for other in sorted(known, key=place)]

    def _say_none(self, whose: int | None) -> None:
        canvas, network = self.canvas, self.canvas.document.network
        if whose is None:
            canvas.told.emit(canvas.tr("Nobody on the map is said to know anybody else yet."))
            return
        name = full_name(network, network.contacts[whose])
        canvas.told.emit(fill(canvas.tr("{name} is not said to know anybody here yet."), {"name": name}))

    def _tie_in_words(self, tie: int) -> str:
        network = self.canvas.document.network
        record = network.ties[tie]
        people = {end: full_name(network, network.contacts[who]) for end, who in self._ends(tie)}
        sentence = self.canvas.tr("{a} and {b} know each other: {strength}")
        return fill(sentence, {**people, "strength": level_name(record.level)})

    def _ends(self, tie: int) -> tuple[tuple[str, int], tuple[str, int]]:
        record = self.canvas.document.network.ties[tie]
        first, second = record.a, record.b
        return (("b", first), ("a", second)) if self._from == second else (("a", first), ("b", second))

    def _group_in_words(self, group: int) -> str:
        network = self.canvas.document.network
        count = sum(group in contact.groups for contact in network.contacts.values())
        people = self.canvas.tr("%n people", "", count)
        name = network.groups[group].name
        return fill(self.canvas.tr("Group {group}, {people}"), {"group": name, "people": people})
