"""Who of a network is ego: whom the user says, whom the file marks, else a proposal, the most connected."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from krets.formats.cells import from_cells
from krets.formats.columns import meanings_of, person_of
from krets.formats.found import Candidate, Remark
from krets.formats.graph import Graph
from krets.formats.text import folded
from krets.model import Contact, Ego

NOBODY = "-"
"""What `Answers.me` is where nobody in the file is the user."""
_MOST_CANDIDATES = 20


class Choice(NamedTuple):
    """Who is ego: the node's id or None, and what `Found` says of it."""

    id: str | None
    key: str
    candidates: list[Candidate]


def ego_of(
    graph: Graph, names: Mapping[str, str], ties: Mapping[str, int], me: str, remarks: list[Remark]
) -> Choice:
    """Return who of a network is ego; `names` and `ties` (how many) go by the nodes' ids.

    `me` is `Answers.me`: a name, else an id; `NOBODY` for none of them. Without it, the node that the file
    marks; else the one with most ties (of several, the first by name) is proposed, unless the file is
    about somebody apart. Remarks tell of a proposal, and of a `me` that is not there.
    """
    keys = _keys(names, ties)
    of_id = {id_: key for id_, name in names.items() if (key := _key(keys, id_, name))}
    ranked = sorted(of_id, key=lambda id_: (-ties.get(id_, 0), folded(names[id_])))
    candidates = [Candidate(of_id[id_], names[id_], ties.get(id_, 0)) for id_ in ranked[:_MOST_CANDIDATES]]
    chosen: str | None = None
    if me == NOBODY:
        pass
    elif me.strip():
        chosen = _meant(keys, me)
        if chosen is None:
            remarks.append(Remark("ego-not-found", {"name": me}))
    elif graph.ego in names:
        chosen = graph.ego
    elif not graph.apart and ranked and ties.get(ranked[0], 0):
        chosen = ranked[0]
        remarks.append(Remark("ego-proposed", {"name": names[chosen], "ties": ties[chosen]}))
    return Choice(chosen, "" if chosen is None else of_id.get(chosen, chosen), candidates)


def _keys(names: Mapping[str, str], ties: Mapping[str, int]) -> dict[str, str]:
    """Return whom each answer to "who are you?" means: names that one node has, ids, then other names.

    A name that several have means the one of them with most ties.
    """
    lines = {id_: folded(name) for id_, name in names.items()}
    shared = Counter(lines.values())
    keys = {line: id_ for id_, line in lines.items() if shared[line] == 1}
    for id_ in names:
        keys.setdefault(id_, id_)
    for id_ in sorted(names, key=lambda id_: -ties.get(id_, 0)):
        keys.setdefault(lines[id_], id_)
    return keys


def _meant(keys: Mapping[str, str], me: str) -> str | None:
    return keys.get(folded(me), keys.get(me))


def _key(keys: Mapping[str, str], id_: str, name: str) -> str:
    """Return what names a node among all, its name if that will do; "" where nothing does."""
    return next((key for key in (name, id_) if _meant(keys, key) == id_), "")


def ego_of_node(contact: Contact) -> Ego:
    """Return ego as the node tells of them."""
    return Ego(
        name=contact.name,
        organisation=contact.organisation,
        context=contact.context,
        topics=contact.topics,
        offers=contact.offers,
    )


def ego_apart(attributes: Mapping[str, str], said: Mapping[str, str]) -> Ego | None:
    """Return ego as a file tells of somebody who is none of its nodes; None where it does not.

    `said` is `Answers.meanings`.
    """
    headers: Sequence[str] = tuple(attributes)
    row = tuple(zip(meanings_of(headers, said), attributes.values(), strict=True))
    person = person_of(row, 0)
    if person is not None:
        return ego_of_node(person.contact)
    fields, _ = from_cells({meaning: cell for meaning, cell in row if meaning in Ego.__struct_fields__})
    ego = Ego(**{field: value for field, value in fields.items() if field != "name"})
    return None if ego == Ego() else ego
