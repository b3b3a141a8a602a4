"""The components among the known contacts, kept true edit by edit."""

from collections.abc import Iterable, Iterator, Mapping

from krets.analysis.slices import Slices


class Parts:
    """Who hangs together with whom, by an adjacency that somebody else alters.

    A spanning forest: everybody but the roots has a parent among those they know, and there are as many
    components as roots. A tie that goes matters only if it is part of the forest; then those below look for
    another way out, and nearly always the first of them has one. O(degree + depth) an edit, O(component)
    where it falls apart.
    """

    def __init__(self, ties: Mapping[int, Mapping[int, object]]) -> None:
        self._ties = ties
        self._parent: dict[int, int | None] = {}
        self._children: dict[int, set[int]] = {}
        self._roots = 0

    def __len__(self) -> int:
        return self._roots

    def read_all(self) -> Slices[None]:
        """Find the components of the adjacency as it is, broadest first; O(n + m)."""
        self._parent.clear()
        self._children.clear()
        self._roots = 0
        for start in self._ties:
            if start not in self._parent:
                self._parent[start] = None
                self._roots += 1
                queue = [start]
                for contact in queue:
                    if not contact % 64:
                        yield
                    for other in self._ties[contact]:
                        if other not in self._parent:
                            self._hang(other, contact)
                            queue.append(other)

    def enter(self, contact: int, near: Iterable[int]) -> None:
        """Somebody came; the adjacency holds them and their ties."""
        self._parent[contact] = None
        self._roots += 1
        for other in near:
            self.tie(contact, other)

    def leave(self, contact: int) -> None:
        """Somebody went; the adjacency holds neither them nor their ties."""
        parent = self._parent.pop(contact)
        if parent is None:
            self._roots -= 1
        else:
            self._children[parent].discard(contact)
        children = self._children.pop(contact, set())
        self._parent.update(dict.fromkeys(children))
        self._roots += len(children)
        for child in children:
            self._adopt(child)

    def tie(self, a: int, b: int) -> None:
        """Two were tied."""
        root = self._root(b)
        if self._root(a) != root:
            self._turn(a)
            self._hang(a, b)
            self._roots -= 1

    def untie(self, a: int, b: int) -> None:
        """The tie between two went; the adjacency holds it no longer."""
        if self._parent[a] == b:
            a, b = b, a
        if self._parent[b] == a:
            self._children[a].discard(b)
            self._parent[b] = None
            self._roots += 1
            self._adopt(b)

    def _adopt(self, contact: int) -> None:
        """Hang the tree of a root who has lost the parent on to another one, if anybody in it has a way
        out.
        """
        for below in self._below(contact):
            for other in self._ties[below]:
                if self._root(other) != contact:
                    self._turn(below)
                    self._hang(below, other)
                    self._roots -= 1
                    return

    def _below(self, contact: int) -> Iterator[int]:
        queue = [contact]
        for somebody in queue:
            yield somebody
            queue += self._children.get(somebody, ())

    def _root(self, contact: int) -> int:
        parent = self._parent[contact]
        while parent is not None:
            contact = parent
            parent = self._parent[contact]
        return contact

    def _turn(self, contact: int) -> None:
        """Make somebody the root of their own tree."""
        above = self._parent[contact]
        self._parent[contact] = None
        while above is not None:
            following = self._parent[above]
            self._children[above].discard(contact)
            self._hang(above, contact)
            contact, above = above, following

    def _hang(self, contact: int, parent: int) -> None:
        self._parent[contact] = parent
        self._children.setdefault(parent, set()).add(contact)
