"""What the user may choose for a report."""

import msgspec

from krets.model import Names

SECTIONS = ("map", "summary", "scores", "bonding", "groups", "single", "fading", "people")
"""The sections to choose from, in the order in which they come."""
DELICATE = ("give-take", "conflicts", "shares")
"""Sections that come along only where they are ticked."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The sections wanted, how people are named, and what comes along only if ticked.

    `names` and `private` have to be those by which the map was made discreet. `overall` is the score of all
    six together.
    """

    sections: tuple[str, ...] = SECTIONS
    names: Names = "full"
    private: bool = False
    conflicts: bool = False
    give_take: bool = False
    shares: bool = False
    overall: bool = False

    def chosen(self) -> list[str]:
        """Return the keys of the sections that come, in order; delicate ones stand before the people.

        Raises:
            ValueError: if a section is none of `SECTIONS`.
        """
        unknown = [key for key in self.sections if key not in SECTIONS]
        if unknown:
            raise ValueError(f"no such section: {', '.join(unknown)}")
        ticked = {"give-take": self.give_take, "conflicts": self.conflicts, "shares": self.shares}
        order = (*SECTIONS[:-1], "give-take", "conflicts", "people", "shares")
        return [key for key in order if key in self.sections or ticked.get(key)]
