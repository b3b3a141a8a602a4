"""The people: who was not met lately, everybody by ring; and what comes along only if it is ticked."""

from collections.abc import Iterator

from krets import words
from krets.analysis import expected_interval
from krets.model import Contact, constants
from krets.report.blocks import Block, Bullets, Column, Heading, Paragraph, Table
from krets.report.drawn import Drawn, by_name
from krets.report.giving import passed
from krets.words import report as said


def fading(drawn: Drawn) -> list[Block]:
    """Write who has been out of touch for long, by ring, with what their ring expects."""
    blocks: list[Block] = []
    faded = [person for person in drawn.known if _has_faded(drawn, person)]
    if faded:
        columns = (
            Column(said.say("person"), 3),
            Column(said.say("ring"), 2),
            Column(said.say("last-met"), 2.5),
            Column(said.say("expects"), 2.5),
        )
        rows = tuple(
            (
                person.name,
                words.level_name(person.level),
                _last_met(person),
                said.count("every", expected_interval(person) or 0),
            )
            for person in faded
        )
        table = Table(said.section_name("fading"), columns, rows)
        blocks += [Paragraph(said.count("fading", len(faded))), table]
    else:
        blocks.append(Paragraph(said.say("no-fading")))
    undated = sum(1 for person in drawn.known if person.last_contact is None)
    if undated:
        blocks.append(Paragraph(said.count("undated", undated), quiet=True))
    return blocks


def _has_faded(drawn: Drawn, person: Contact) -> bool:
    return drawn.scores.vitality.get(person.id, 1.0) <= constants.FADED


def _last_met(person: Contact) -> str:
    return words.say_date(person.last_contact) if person.last_contact else "–"


def people(drawn: Drawn) -> list[Block]:
    """Write the table of everybody placed, from the innermost ring outwards, and who is not placed yet."""
    blocks: list[Block] = []
    if drawn.placed:
        columns = (
            Column(said.say("person"), 2.7),
            Column(said.say("ring"), 1.6),
            Column(said.say("groups"), 1.9),
            Column(said.say("role"), 3.2),
            Column(said.say("last-met"), 2.5),
        )
        rows = tuple(_row(drawn, person) for person in drawn.placed)
        blocks.append(Table(said.section_name("people"), columns, rows))
    else:
        blocks.append(Paragraph(said.say("nobody")))
    if drawn.waiting:
        blocks.append(Heading(said.say("waiting")))
        blocks.append(Bullets(tuple(person.name for person in drawn.waiting)))
    return blocks


def _row(drawn: Drawn, person: Contact) -> tuple[str, ...]:
    groups = [drawn.network.groups[group].name for group in drawn.groups_of(person)]
    return (
        person.name,
        words.level_name(person.level),
        said.listed(groups),
        _role(person),
        _last_met(person),
    )


def _role(person: Contact) -> str:
    if person.role and person.organisation:
        return said.say("role-at", role=person.role, organisation=person.organisation)
    return person.role or person.organisation


def give_take(drawn: Drawn) -> list[Block]:
    """Write who helps whom with what, how what passed is balanced, and kindly where it is not."""
    network, on = drawn.network, drawn.scores.on
    rows, kindly = [], []
    for person in drawn.placed:
        log = passed(network.exchanges_of(person.id).values(), on)
        if not (person.offers or person.i_give or log.balance):
            continue
        helping = [words.resource_name(offer.resource) for offer in person.offers]
        helped = [words.resource_name(resource) for resource in person.i_give]
        balance = said.say(f"balance-{log.balance}") if log.balance else "–"
        rows.append((person.name, said.listed(helping), said.listed(helped), balance))
        if log.lopsided:
            kindly.append(said.say(f"much-{log.balance}", name=person.name))
    if not rows:
        return [Paragraph(said.say("no-give-take"))]
    columns = (
        Column(said.say("person"), 2.2),
        Column(said.say("helps-ego"), 2.8),
        Column(said.say("helped-by-ego"), 2.6),
        Column(said.say("passed"), 2.9),
    )
    blocks: list[Block] = [Table(said.section_name("give-take"), columns, tuple(rows))]
    return [Bullets(tuple(kindly)), *blocks] if kindly else blocks


def conflicts(drawn: Drawn) -> list[Block]:
    """Write which relationships are strained, and who speaks ill."""
    lines = tuple(_strained(drawn))
    return [Bullets(lines) if lines else Paragraph(said.say("no-conflicts"))]


def _strained(drawn: Drawn) -> Iterator[str]:
    everybody = [*drawn.placed, *drawn.waiting]
    for person in everybody:
        if person.feel == "strained":
            yield said.say("strained", name=person.name)
        if person.word == "ill":
            yield said.say("ill", name=person.name)
    for tie in sorted(drawn.network.ties.values(), key=lambda each: each.id):
        if tie.feel == "strained":
            a, b = sorted((drawn.network.contacts[tie.a], drawn.network.contacts[tie.b]), key=by_name)
            yield said.say("strained-pair", a=a.name, b=b.name)


def shares(drawn: Drawn) -> list[Block]:
    """Write how many points of each score rest on whom, by ring and name; of the overall only if asked.

    Less than nothing has who speaks ill: that is told with conflicts alone.
    """
    tables = [(words.score_name(key), drawn.scores.shares[key]) for key in constants.SCORES]
    if drawn.options.overall:
        tables.append((words.score_name("overall"), drawn.scores.share))
    rows = [
        (person.name, *map(said.points, parts))
        for person in drawn.placed
        for parts in ([_told(drawn, table.get(person.id, 0.0)) for _, table in tables],)
        if any(parts)
    ]
    if not rows:
        return [Paragraph(said.say("no-shares"))]
    columns = (Column(said.say("person"), 2.4), *(Column(name, 1.7, number=True) for name, _ in tables))
    return [
        Paragraph(said.say("shares-intro")),
        Table(said.section_name("shares"), columns, tuple(rows)),
    ]


def _told(drawn: Drawn, share: float) -> float:
    return share if drawn.options.conflicts else max(0.0, share)
