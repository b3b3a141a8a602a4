"""The groups, what each alone brings, and what hangs on one single person."""

from collections import Counter
from collections.abc import Iterator

from krets import words
from krets.analysis import links
from krets.model import LEVELS, Contact
from krets.report.blocks import Block, Bullets, Column, Heading, Paragraph, Table
from krets.report.drawn import Drawn, alphabetical, capital, helps, in_words, knows
from krets.words import report as said


def groups(drawn: Drawn) -> list[Block]:
    """Write how many people of each group stand in each ring, and what only that group brings."""
    members = drawn.members()
    alone = [person for person in drawn.placed if not drawn.groups_of(person)]
    named = [(drawn.network.groups[group].name, people) for group, people in members.items()]
    if alone:
        named.append((said.say("no-group"), alone))
    if not named:
        return [Paragraph(said.say("nobody"))]
    columns = (
        Column(said.say("group"), 3),
        *(Column(words.level_name(level), 1.3, number=True) for level in LEVELS),
        Column(said.say("all"), 1, number=True),
    )
    rows = [(name, *_per_ring(people)) for name, people in named]
    blocks: list[Block] = [Table(said.section_name("groups"), columns, tuple(rows))]
    if any(len(drawn.groups_of(person)) > 1 for person in drawn.placed):
        blocks.append(Paragraph(said.say("groups-count"), quiet=True))
    brought = _brought(drawn, members)
    if brought:
        blocks += [Heading(said.say("only-group")), Bullets(tuple(brought))]
    return blocks


def _per_ring(people: list[Contact]) -> tuple[str, ...]:
    rings = Counter(person.level for person in people)
    counts = [said.number(rings[level]) if rings[level] else "–" for level in LEVELS]
    return (*counts, said.number(len(people)))


def _brought(drawn: Drawn, members: dict[int, list[Contact]]) -> list[str]:
    """What the people of one group can, and nobody outside it."""
    lines = []
    everything = [_home(drawn, table) for table in (helps(drawn.placed), knows(drawn.placed))]
    for group in members:
        things = [[thing for thing, homes in table.items() if group in homes] for table in everything]
        if any(things):
            name = drawn.network.groups[group].name
            lines.append(said.say("group-brings", group=name, things=in_words(*things)))
    return lines


def _home(drawn: Drawn, table: dict[str, list[Contact]]) -> dict[str, set[int]]:
    """The groups that all holders of a thing are in."""
    return {
        thing: set.intersection(*(set(drawn.groups_of(who)) for who in people))
        for thing, people in table.items()
    }


def single(drawn: Drawn) -> list[Block]:
    """Write what hangs on one person: help asked for, who alone links two groups, help and knowledge."""
    blocks: list[Block] = []
    for title, lines in (("needs-single", _needs(drawn)), ("links", list(_links(drawn)))):
        if lines:
            blocks += [Heading(said.say(title)), Bullets(tuple(lines))]
    rows = _holdings(drawn)
    if rows:
        columns = (
            Column(said.say("person"), 2.4),
            Column(said.say("helps"), 3),
            Column(said.say("knows"), 3),
        )
        blocks += [Heading(said.say("holdings")), Table(said.say("holdings"), columns, tuple(rows))]
    intro = said.say("single-intro" if blocks else "nothing-single")
    return [Paragraph(intro), *blocks]


def _needs(drawn: Drawn) -> list[str]:
    holders = helps(drawn.placed)
    lines = []
    for need in sorted(drawn.network.needs.values(), key=lambda each: each.id):
        people = holders.get(need.resource, [])
        resource = capital(words.resource_name(need.resource))
        if len(people) == 1:
            lines.append(said.say("need-single", resource=resource, name=people[0].name))
        elif not people and need.asked:
            lines.append(said.say("need-nobody", resource=resource))
    return lines


def _holdings(drawn: Drawn) -> list[tuple[str, ...]]:
    """A row for everybody who alone helps with or knows about something, in the people's own order."""
    alone: dict[int, tuple[list[str], list[str]]] = {}
    for side, table in enumerate((helps(drawn.placed), knows(drawn.placed))):
        for thing, people in table.items():
            if len(people) == 1:
                alone.setdefault(people[0].id, ([], []))[side].append(thing)
    return [
        (person.name, in_words(resources, ()), in_words((), topics))
        for person in drawn.placed
        if person.id in alone
        for resources, topics in (alone[person.id],)
    ]


def _links(drawn: Drawn) -> Iterator[str]:
    """Say for each two groups that only one person (or the two ends of one tie) links who that is."""
    names = {group.id: group.name for group in drawn.network.groups.values()}
    for (one, other), people in links(drawn.network).items():
        ends = sorted((drawn.network.contacts[who].name for who in people), key=alphabetical)
        if len(ends) == 1:
            yield said.say("link", one=names[one], other=names[other], name=ends[0])
        elif ends:
            yield said.say("link-pair", one=names[one], other=names[other], a=ends[0], b=ends[1])
