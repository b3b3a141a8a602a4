"""What is selected and how the map is looked at: frozen, replaced as a whole."""

from typing import Literal

import msgspec

from krets.model import Filter, Network


class Selection(msgspec.Struct, frozen=True):
    """The people selected (ids, in the order of choosing), or one tie, or one group."""

    contacts: tuple[int, ...] = ()
    tie: int | None = None
    group: int | None = None

    def within(self, network: Network) -> "Selection":
        """Return what of it is on the map."""
        contacts = tuple(contact for contact in self.contacts if contact in network.contacts)
        tie = self.tie if self.tie in network.ties else None
        group = self.group if self.group in network.groups else None
        return Selection(contacts, tie, group)


class View(msgspec.Struct, frozen=True):
    """How the map is looked at.

    `ties` are drawn for whom? "auto" lets the size of the map decide. `filter` says whom one wants to see.
    `lit` people and `lit_ties` are those behind the measure `lit_by` ("": nothing is lit). People are
    coloured by group, by one of `krets.model.SORTED_BY` or by a number of `krets.engine.NUMBERS`, and sized
    by such a number ("": all the same).
    """

    kind: Literal["rings", "groups"] = "rings"
    ties: Literal["auto", "all", "selected"] = "auto"
    bridges: bool = False
    filter: Filter = Filter()
    lit: frozenset[int] = frozenset()
    lit_ties: frozenset[int] = frozenset()
    lit_by: str = ""
    colour: str = "group"
    size: str = ""

    def within(self, network: Network) -> "View":
        """Return the view without what is no longer on the map."""
        return msgspec.structs.replace(
            self,
            filter=msgspec.structs.replace(self.filter, groups=self.filter.groups & network.groups.keys()),
            lit=self.lit & network.contacts.keys(),
            lit_ties=self.lit_ties & network.ties.keys(),
        )
