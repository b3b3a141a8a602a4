"""Tables of our own that come as several files, put together by id: an export as CSV is three of them."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from krets.formats.found import Found, Skipped
from krets.formats.own_tables import Companion
from krets.formats.table import OWN_HEADERS
from krets.formats.text import folded
from krets.model import Exchange, Tie


def together(found: Sequence[Found]) -> list[Found]:
    """Return what files hold, ties and exchanges of our own moved to the table of people that they are of.

    In any order of the files, and as many as they are. That table is the one that gives most of the people
    the ids and names that the ties or exchanges do; where there is none, ties and exchanges that give nobody
    of one id two names are put together. What has been moved away leaves nobody behind, and who is not in
    the table of people is skipped, as in a workbook. Whatever has nothing to be put to stays the same object.
    O(records) a table of people.
    """
    out = list(found)
    whole = [place for place, each in enumerate(found) if _is_table_of_people(each)]
    loose: list[int] = []
    for place, each in enumerate(found):
        if not isinstance(each, Companion) or not each.people:
            continue
        host = _host(out, whole, each)
        if host is None:
            host = next((other for other in loose if not _balance(out[other], each)[1]), None)
        if host is None:
            loose.append(place)
        else:
            out[host], out[place] = _moved(out[host], each, grows=host in loose)
    return out


def _is_table_of_people(found: Found) -> bool:
    return {column.header for column in found.columns} >= OWN_HEADERS


def _host(out: Sequence[Found], whole: Sequence[int], companion: Companion) -> int | None:
    """Return the table of people that ties or exchanges are of; None where most are others in each."""
    agreements = {}
    for place in whole:
        agree, differ = _balance(out[place], companion)
        agreements[place] = agree - differ
    best = max(agreements, key=lambda place: agreements[place], default=None)
    return best if best is not None and agreements[best] > 0 else None


def _balance(host: Found, companion: Companion) -> tuple[int, int]:
    """Return of how many ids two files give the same name, and of how many another."""
    names = {person.id: folded(person.name) for person in host.people}
    both = [names[person.id] == folded(person.name) for person in companion.people if person.id in names]
    return both.count(True), both.count(False)


def _moved(host: Found, companion: Companion, grows: bool) -> tuple[Found, Found]:
    """Return a file with the ties and exchanges of another, and that other without them.

    The first also gets the people if it `grows`; the other keeps nobody in any case.
    """
    known = {person.id for person in host.people}
    people = list(host.people)
    if grows:
        people += [person for person in companion.people if person.id not in known]
        known |= {person.id for person in companion.people}
    skipped: list[Skipped] = []
    full = msgspec.structs.replace(
        host,
        people=people,
        ties=[*host.ties, *_ties(host, companion, known, skipped)],
        exchanges=[*host.exchanges, *_exchanges(host, companion, known, skipped)],
    )
    bare = msgspec.structs.replace(
        companion, people=[], ties=[], exchanges=[], skipped=[*companion.skipped, *skipped]
    )
    return full, bare


def _ties(host: Found, companion: Companion, known: set[int], skipped: list[Skipped]) -> Iterator[Tie]:
    """Yield the ties that a file does not have yet, numbered on."""
    drawn = {(tie.a, tie.b) for tie in host.ties}
    number = max((tie.id for tie in host.ties), default=0)
    for tie in companion.ties:
        missing = next((end for end in (tie.a, tie.b) if end not in known), None)
        if missing is not None:
            skipped.append(companion.nobody("ties", tie.id, missing))
        elif (tie.a, tie.b) not in drawn:
            number += 1
            yield msgspec.structs.replace(tie, id=number)


def _exchanges(
    host: Found, companion: Companion, known: set[int], skipped: list[Skipped]
) -> Iterator[Exchange]:
    """Yield the exchanges that a file does not have yet, or not as often, numbered on."""
    logged = Counter(msgspec.structs.replace(each, id=0) for each in host.exchanges)
    number = max((each.id for each in host.exchanges), default=0)
    for each in companion.exchanges:
        bare = msgspec.structs.replace(each, id=0)
        if each.contact not in known:
            skipped.append(companion.nobody("exchanges", each.id, each.contact))
        elif logged[bare] > 0:
            logged[bare] -= 1
        else:
            number += 1
            yield msgspec.structs.replace(each, id=number)
