"""LinkedIn's whole archive: connections, and from messages and invitations when one wrote with whom.

What somebody wrote is never kept: of a message there is left who wrote on which day. No tie between contacts
is in the archive.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from krets.formats.archive import Archive
from krets.formats.correspondence import Correspondence, owner_among
from krets.formats.faces import LINKEDIN
from krets.formats.found import Found, Remark, Skipped, Unreadable
from krets.formats.linkedin import find_header, is_cut_linkedin, read_linkedin
from krets.formats.linkedin_messages import (
    HIDDEN,
    Invitation,
    Message,
    Passed,
    invitations_of,
    messages_of,
)
from krets.formats.linkedin_people import EGO, NOBODY, Directory, own_handle, own_name, take_messages
from krets.formats.linkedin_tables import (
    CONNECTIONS,
    INVITATIONS,
    MESSAGES,
    POSITIONS,
    PROFILE,
    Row,
    named_like,
    rows_of,
    tables_of,
)
from krets.formats.names import LONGEST_NAME, split_lines
from krets.formats.text import decode, folded, one_line
from krets.model import Channel, Contact, Ego, is_blank


class _Mail(NamedTuple):
    """What messages.csv and Invitations.csv hold, and how many of their rows were passed over."""

    messages: list[Message]
    invitations: list[Invitation]
    passed: dict[str, Passed]


def read_linkedin_archive(archive: Archive, remarks: Sequence[Remark] = (), me: str = "") -> Found | None:
    """Read LinkedIn's archive; None where it is none: it holds neither connections nor messages.

    Connections become people who are not placed, and so does whoever wrote with ego both ways without being
    one. Each day of messages with one of them becomes one exchange of no value, the last day on which one
    answered the other their `last_contact`. Ego is whom Profile.csv names, at today's position, else who
    invites, else whom `me` names (`Answers.me`). What was passed over is counted in `skipped`: "unsent-mail"
    (drafts, spam, advertising), "hidden-writer", "broken-row", "large-group" and "unknown-reader"
    (conversations), "one-way" (people), "owner-unknown" (where nothing says whose messages these are).

    Raises:
        Unreadable: "is-cut-linkedin" where Connections.csv ends before the first person; of `Archive.read`.
    """
    tables = tables_of(archive)
    if not tables.keys() & {CONNECTIONS, MESSAGES}:
        return None
    found = _connections(archive, tables.get(CONNECTIONS, ""), remarks)
    ego = _ego(archive, tables)
    mail = _mail(archive, tables)
    name = ego.name or own_name(mail.invitations)
    if not name and mail.messages:
        name = owner_among(_talks(mail.messages), me, "", found)
    if name:
        found.ego = msgspec.structs.replace(ego, name=name)
        _add_exchanges(found, mail, name, tables.get(MESSAGES, ""))
    elif mail.messages or mail.invitations:
        found.skipped.append(Skipped(tables.get(MESSAGES) or tables[INVITATIONS], "owner-unknown"))
    for member, passed in mail.passed.items():
        found.skipped += [
            Skipped(member, why, {"count": count}, passed.first if why == "broken-row" else 0)
            for why, count in passed.items()
            if count
        ]
    return found


def _connections(archive: Archive, member: str, remarks: Sequence[Remark]) -> Found:
    """Return the people of Connections.csv; nobody where the archive is one without it."""
    found = Found(format=LINKEDIN, warnings=list(remarks))
    for name in [member] if member else named_like(archive, CONNECTIONS):
        text, told = decode(archive.read(name))
        lines = split_lines(text)
        header = find_header(lines)
        if header is not None:
            found = read_linkedin(lines, header, [*remarks, *told])
        elif is_cut_linkedin(lines):
            raise Unreadable("is-cut-linkedin")
    found.skipped = [msgspec.structs.replace(skipped, where=member) for skipped in found.skipped]
    return found


def _ego(archive: Archive, tables: dict[str, str]) -> Ego:
    profile = next(_rows(archive, tables, PROFILE), Row())
    positions = _rows(archive, tables, POSITIONS)
    position = next((row for row in positions if not row["finishedon"].strip()), Row())
    names = (one_line(profile.get(part, "")) for part in ("firstname", "lastname"))
    return Ego(name=" ".join(filter(None, names)), organisation=one_line(position.get("companyname", "")))


def _rows(archive: Archive, tables: dict[str, str], kind: str) -> Iterator[Row]:
    if kind in tables:
        yield from (row for _, row in rows_of(archive.lines(tables[kind]), kind) if row is not None)


def _mail(archive: Archive, tables: dict[str, str]) -> _Mail:
    passed = {tables[kind]: Passed() for kind in (MESSAGES, INVITATIONS) if kind in tables}
    messages: list[Message] = []
    invitations: list[Invitation] = []
    if MESSAGES in tables:
        member = tables[MESSAGES]
        messages += messages_of(archive.lines(member), passed[member])
    if INVITATIONS in tables:
        member = tables[INVITATIONS]
        invitations += invitations_of(archive.lines(member), passed[member])
    return _Mail(messages, invitations, passed)


def _talks(messages: Sequence[Message]) -> list[set[str]]:
    """Return the names in each conversation, as far as each stands alone."""
    talks: dict[str, set[str]] = {}
    for message in messages:
        alone = len(message.handles) == 1 or ", " not in message.to
        names = {message.sender, message.to} if alone else {message.sender}
        talks.setdefault(message.conversation, set()).update(
            name for name in names if folded(name) not in {"", HIDDEN}
        )
    return list(talks.values())


def _add_exchanges(found: Found, mail: _Mail, ego: str, member: str) -> None:
    """Add what passed with the people found, and those who are no connections but wrote both ways."""
    directory = Directory(found.people, ego, own_handle(mail.messages, mail.invitations, ego))
    letters = Correspondence(LINKEDIN)
    left_out = take_messages(mail.messages, directory, letters)
    ids = {person.id: person.id for person in found.people}
    for each in mail.invitations:
        person = directory.number(each.name, each.handle)
        if person not in {EGO, NOBODY}:
            letters.aside(person, each.at, each.mine, answered=each.mine and person in ids)
    for number, (name, handle) in directory.strangers.items():
        if letters.both_ways(number) and not is_blank(name) and len(name) <= LONGEST_NAME:
            ids[number] = len(found.people) + 1
            way = (Channel(LINKEDIN, handle),)
            found.people.append(Contact(id=ids[number], name=name, channels=way))
    for number, place in ids.items():
        last = letters.last_contact(number)
        found.people[place - 1] = msgspec.structs.replace(found.people[place - 1], last_contact=last)
    found.exchanges = letters.exchanges(ids)
    left_out["one-way"] = len(letters.people() - ids.keys())
    found.skipped += [Skipped(member, why, {"count": count}) for why, count in left_out.items() if count]
