"""Several files as one step."""

from __future__ import annotations

from krets.formats import Found, plan_all, read_bytes, to_json
from krets.model import Contact, Group, Network
from krets.rings import settle
from tests.helpers.linkedin import connections, people
from tests.helpers.strategies import NOW

MAP = to_json(
    Network([Contact(id=-4, name="Ada", level=4), Contact(id=9, name="Bo", organisation="Nordlys")])
)
ADA_AT_WORK = Contact(id=1, name="Ada", emails=("ada@post.invalid",), role="Head")


def test_several_files_are_one_change_and_somebody_in_two_comes_once() -> None:
    network = Network()
    found = [read_bytes(content) for content in (MAP, b"Bo\nCai\n", connections(people(20)).encode())]
    change, plans = plan_all(network, found, settle, NOW)
    assert network == Network()
    assert [len(made.new) for made in plans] == [2, 1, len(found[2].people)]
    assert len(plans[1].same) == 1
    network.apply(change)
    assert set(network.contacts) == {-4, 9, *range(10, 11 + len(found[2].people))}
    assert change.arguments["count"] == len(network.contacts)
    assert network.contacts[-4].at is not None
    network.apply(change.inverse())
    assert network == Network()


def test_one_file_is_that_change_and_nothing_new_is_no_change() -> None:
    network = Network()
    change, _ = plan_all(network, [read_bytes(MAP)], settle, NOW)
    network.apply(change)
    again, (made,) = plan_all(network, [read_bytes(MAP)], settle, NOW)
    assert not again
    assert len(made.same) == 2
    assert not plan_all(network, [read_bytes(MAP), read_bytes(b"Ada")], settle, NOW)[0]


# the open form: export and import lose nothing and change nothing
def test_places_that_a_map_states_are_taken_as_written() -> None:
    places = [(0.5, 0.5), (0.5, 0.5), (0.0, 1.0), (1 / 3, 0.1)]  # on somebody, on lines
    people = [Contact(id=i, name=f"P{i}", level=4, groups=(7,), at=at) for i, at in enumerate(places, 1)]
    first = Network([Group(id=7, name="Choir"), *people, Contact(id=9, name="Without", level=4)])
    network = Network()
    network.apply(plan_all(network, [read_bytes(to_json(first))], settle, NOW)[0])
    assert [network.contacts[contact.id].at for contact in people] == places
    assert network.contacts[9].at is not None


def test_what_one_file_alters_and_the_next_alters_back_is_no_update() -> None:
    network = Network()
    found = [
        Found(
            format="table",
            people=[Contact(id=1, name="Ada", emails=("ada@post.invalid",), organisation=name)],
        )
        for name in ("Nordlys", "Havkraft")
    ]
    network.apply(plan_all(network, found, settle, NOW)[0])
    assert network.contacts[1].organisation == "Havkraft"
    change, plans = plan_all(network, found, settle, NOW)
    assert not change
    assert (change.arguments["count"], change.arguments["updated"]) == (0, 0)
    assert [(made.updated, made.same) for made in plans] == [([], [network.contacts[1]])] * 2
    more, plans = plan_all(network, [*found, Found(format="table", people=[ADA_AT_WORK])], settle, NOW)
    assert (more.arguments["count"], more.arguments["updated"]) == (0, 1)
    assert [len(made.updated) for made in plans] == [1, 1, 1]
