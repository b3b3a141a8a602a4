"""No key of the model falls through to the screen as it is."""

import inspect
import re
from datetime import date, datetime
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from krets import model, words
from krets.model import (
    Change,
    Contact,
    Effect,
    Ego,
    Exchange,
    Group,
    Need,
    Network,
    Scores,
    Tie,
    constants,
    edits,
)

NOW = datetime.fromisoformat("2026-11-22T12:00")
TODAY = NOW.date()
KEY = re.compile(r"^[a-z]+([_-][a-z]+)+$")


def verbs() -> list[str]:
    found = [
        name
        for name, verb in vars(edits).items()
        if inspect.isfunction(verb) and next(iter(inspect.signature(verb).parameters), "") == "network"
    ]
    found.remove("edit_each")  # it says what edit_contacts says
    return sorted([*found, "unpin", "import", "tidy"])


def keys_in_source(room: ModuleType, pattern: str) -> set[str]:
    folder = Path(inspect.getfile(room)).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))
    return set(re.findall(pattern, source))


@pytest.mark.parametrize("verb", verbs())
@pytest.mark.parametrize("count", [0, 1, 3])
def test_every_verb_is_said(verb: str, count: int) -> None:
    arguments: dict[str, model.Argument] = {"count": count, "to": "Eva", "a": "Ada", "b": "Bo"}
    arguments |= {"resource": "legal", "field": "last_contact", "group": "Choir", "level": 4}
    if count == 1 or "group" in verb:
        arguments["name"] = "Ada"
    said = words.say_change(Change(NOW, verb, arguments))
    assert said != words.say_change(Change(NOW, "nothing-known"))
    assert "{" not in said
    assert not KEY.match(said)
    assert "last_contact" not in said
    assert "1 people" not in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change(NOW, "move", {"count": 1, "name": "Ada", "level": 4}), "Move Ada to Close"),
        (Change(NOW, "move", {"count": 3, "level": 1}), "Move 3 people to Not met yet"),
        (Change(NOW, "set_level", {"count": 1, "name": "Ada", "level": None}), "Take Ada off the rings"),
        (Change(NOW, "move", {"count": 2}), "Move 2 people"),
        (Change(NOW, "rename", {"name": "Ada", "to": "Eva"}), "Rename Ada to Eva"),
        (Change(NOW, "import", {"count": 30}), "Import 30 people"),
        (Change(NOW, "import", {"count": 1}), "Import one person"),
        (Change(NOW, "edit_contacts", {"count": 1, "name": "A", "field": "role"}), "Edit A: role"),
        (Change(NOW, "add_contact", {"name": "{curly} %1 %n"}), "Add {curly} %1 %n"),
        (Change(NOW, "add_contact", {"name": "x" * 300}), "Add " + "x" * 39 + "…"),
        (Change(NOW, "rename", {}), "Rename … to …"),
    ],
)
def test_changes_read_as_a_menu_says_them(change: Change, said: str) -> None:
    assert words.say_change(change) == said


def test_a_name_from_right_to_left_keeps_to_itself() -> None:
    said = words.say_change(Change(NOW, "rename", {"name": "שרה", "to": "Eva"}))
    assert said == "Rename \u2068שרה\u2069 to Eva"


def test_every_refusal_is_said() -> None:
    keys = keys_in_source(model, r'EditRefused\(\s*"([a-z-]+)"') | {"read-only"}
    assert len(keys) > 8
    general = words.say_refusal("nothing-known")
    arguments = {"name": "Ada", "a": "Ada", "b": "Bo", "resource": "car"}
    for key in keys:
        said = words.say_refusal(key, arguments)
        assert said != general, key
        assert said.endswith(".")
        assert "…" not in said
        assert "{" not in said


def test_the_catalogue_has_names_of_its_own() -> None:
    for key in model.RESOURCE_KEYS:
        assert "_" not in words.resource_name(key)
        assert words.resource_key(words.resource_name(key).upper()) == key
    assert len(set(words.resource_names())) == len(model.RESOURCE_KEYS)
    assert words.resource_name("my own _thing") == "my own _thing"
    assert words.resource_key("  my  own ") == "my own"
    for family in (*model.RESOURCES, *model.SECTORS):
        assert words.family_name(family) != family or words.sector_name(family) != family
    names = {key: words.sector_name(key) for keys in model.SECTORS.values() for key in keys}
    assert all(name[0].isupper() and "_" not in name for name in names.values())
    assert all(words.question(key).endswith("?") for key in model.QUESTIONS)


def test_scores_and_measures_have_names() -> None:
    for key in (*constants.SCORES, "overall"):
        assert words.score_name(key)[0].isupper()
        assert words.score_name(key).casefold() != key or key in {
            "resources",
            "learning",
            "trust",
            "outreach",
            "ease",
        }
    assert words.score_name("attraction") == "Circles"
    for key in constants.SCORES:
        assert words.score_question(key).endswith("?")
        assert words.say_waits(key).startswith("waits for: ")
    assert words.say_waits("ease") == "waits for: something you need help with"
    for key in ("size", "ties", "density", "components", "effective_size", "efficiency", "constraint"):
        assert words.measure_name(key) != key
    for key in ("hierarchy", "ego_betweenness", "balance", "tilt"):
        assert words.measure_name(key) != key


def test_every_field_has_a_label() -> None:
    kinds = (Contact, Ego, Exchange, Tie, Need)
    for kind in kinds:
        for field in msgspec.structs.fields(kind):
            if field.name not in {"id", "contact", "a", "b"}:
                label = words.field_name(field.name)
                assert "_" not in label
                assert len(label) > 1


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-5, "today"),
        (0, "today"),
        (1, "yesterday"),
        (12, "12 days ago"),
        (59, "59 days ago"),
        (60, "2 months ago"),
        (365, "12 months ago"),
        (800, "2 years ago"),
    ],
)
def test_days_ago(days: int, said: str) -> None:
    assert words.date_ago(date.fromordinal(TODAY.toordinal() - days), TODAY) == said


def test_last_seen() -> None:
    on = date(2026, 11, 10)
    assert words.last_seen(on, TODAY, True) == "Last seen 12 days ago, in person"
    assert words.last_seen(on, TODAY) == "Last seen 12 days ago"
    assert words.last_seen(None, TODAY) == "Last seen: not known"
    assert words.since_when(date(2026, 11, 16), TODAY) == "Since Monday"
    assert words.since_when(date(2026, 10, 3), TODAY) == "Since 3 October"


def scores(on: date = TODAY, **values: float | None) -> Scores:
    six = {key: values.get(key) for key in constants.SCORES}
    measured = sum(1 for value in six.values() if value is not None)
    return Scores(
        on=on, scores=six, overall=1.0, measured=measured, measures={}, vitality={}, share={}, shares={}
    )


def drawn(people: int, circles: int, ties: int = 0, waiting: int = 0) -> Network:
    groups = [Group(id=i + 1, name=f"g{i}") for i in range(circles)]
    placed = [
        Contact(id=i + 1, name=f"p{i}", level=3, groups=(i % circles + 1,) if circles else ())
        for i in range(people)
    ]
    others = [Contact(id=1000 + i, name=f"w{i}") for i in range(waiting)]
    drawn_ties = [Tie(id=i + 1, a=i + 1, b=i + 2) for i in range(ties)]
    return Network([*groups, *placed, *others, *drawn_ties])


def test_the_sentence_says_what_is_next() -> None:
    some = scores(attraction=10.0, trust=5.0, outreach=1.0)
    say = words.capital_sentence
    assert say(None, None, Network()) == "Nobody is drawn yet. Next: who is close to you?"
    assert say(None, None, drawn(0, 0, waiting=7)) == "7 people wait. Next: drag one onto a ring."
    assert say(some, None, drawn(1, 0)) == "A good start: one person. Next: which circles do they belong to?"
    assert say(some, None, drawn(12, 4)) == (
        "A good start: 12 people, four circles. Next: who of them know each other?"
    )
    assert "three things" in say(some, None, drawn(12, 4, ties=8))
    needy = drawn(12, 4, ties=8)
    needy.needs[1] = Need(id=1, resource="car")
    assert "who could help" in say(some, None, needy)
    helped = scores(attraction=10.0, trust=5.0, outreach=1.0, resources=3.0, ease=2.0)
    assert "learned together" in say(helped, None, needy)


def test_the_sentence_says_what_stands_out() -> None:
    now = scores(attraction=58.0, resources=40.0, learning=33.0, trust=74.0, outreach=49.0, ease=35.0)
    monday = scores(
        date(2026, 11, 16),
        attraction=58.0,
        resources=38.0,
        learning=33.0,
        trust=71.0,
        outreach=50.0,
        ease=35.0,
    )
    network = drawn(36, 6, ties=30)
    network.needs[1] = Need(id=1, resource="car")
    said = words.capital_sentence(now, monday, network)
    assert said == "Strongest: Trust. Thinnest: Learning. Since Monday: Trust ▲ 3."
    assert words.capital_sentence(now, None, network) == "Strongest: Trust. Thinnest: Learning."
    assert words.from_how_many(4) == "from 4 of 6"
    down = scores(date(2026, 11, 16), trust=80.4)
    assert words.say_since(now, down) == "Since Monday: Trust ▼ 6."


def test_an_effect_without_a_reason_says_nothing() -> None:
    silent = Effect(change=Change(NOW, "move"), before={}, after={})
    assert words.say_effect(silent) == ""
    reasoned = msgspec.structs.replace(silent, reason="ring-expects", arguments={"days": 31, "expects": 7})
    assert words.say_effect(reasoned) == "last seen 31 days ago; this ring expects 7"


def test_choices_have_names() -> None:
    assert [words.level_name(level) for level in (5, 4, 3, 2, 1, None)] == [
        "Closest",
        "Close",
        "Familiar",
        "Distant",
        "Not met yet",
        "Not placed yet",
    ]
    assert words.direction_name("mutual", False) == "Wrote"
    assert {words.mode_name(mode) for mode in ("S", "E", "C", "I", None)} >= {"Put into words"}
    assert words.ego_name(Ego()) == "You"
    assert words.ego_name(Ego(name="Kim")) == "Kim"


@pytest.mark.parametrize("key", ["not-a-map", "newer-map", "damaged", "no-permission", "disk-full", "locked"])
def test_a_trouble_names_its_file(key: str) -> None:
    said = words.say_trouble(key, {"path": "/somewhere/my network.krets"})
    assert "my network.krets" in said
    assert "/somewhere" not in said
    assert said.endswith(".")


ROOMS = Path(inspect.getfile(words)).parent.parent
EXAMPLES = {
    "path": "/somewhere/my.krets",
    "file": "/somewhere/my.krets",
    "line": 3,
    "column": 7,
    "version": 9,
    "where": "contacts[3]",
    "found": "7",
    "wanted": "1",
    "megabytes": 300,
    "id": 4,
    "name": "Ada",
    "a": "Ada",
    "b": "Bo",
    "resource": "car",
    "encoding": "cp1252",
    "days": 31,
    "expects": 7,
    "level": 4,
    "count": 2,
    "mode": "S",
}


def raised(room: str, pattern: str) -> list[str]:
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOMS / room).rglob("*.py")))
    return sorted(set(re.findall(pattern, source)))


TROUBLES = [
    *raised("storage", r'StorageTrouble\(\s*"([a-z-]+)"'),
    *raised("formats", r'Unreadable\(\s*"([a-z-]+)"'),
    *raised("picture", r'PictureTrouble\(\s*"([a-z-]+)"'),
]


@pytest.mark.parametrize("key", TROUBLES)
def test_every_trouble_that_a_room_raises_is_said(key: str) -> None:
    said = words.say_trouble(key, EXAMPLES)
    assert said != words.say_trouble("nothing-known", EXAMPLES)
    assert "{" not in said
    assert "…" not in said


@pytest.mark.parametrize("why", raised("formats", r'Skipped\([^)]*?"([a-z]+-[a-z-]+|twice)"'))
def test_every_row_passed_over_is_said(why: str) -> None:
    said = words.say_skipped(why, EXAMPLES)
    assert said != words.say_skipped("nothing-known", EXAMPLES)


@pytest.mark.parametrize(
    "key", ["encoding-guessed", "cut-off", "some-unreadable", "ego-kept", "needs-kept", "replaces"]
)
def test_every_remark_is_said(key: str) -> None:
    said = words.say_remark(key, EXAMPLES)
    assert said != words.say_remark("nothing-known", EXAMPLES)


REASONS = """nothing-changes never-dated ring-expects wakes in-time not-met-yet meets placed-first taken-off
several tied
untied tie-level seen-now seen-then receives gives mutual learns moves-sector need trust word starts"""


@pytest.mark.parametrize("key", REASONS.split())
def test_every_reason_is_said(key: str) -> None:
    said = words.say_reason(key, EXAMPLES)
    assert said
    assert said != key
    assert "{" not in said
    assert "…" not in said


def test_reasons_are_those_of_the_analysis() -> None:
    source = (ROOMS / "analysis" / "reasons.py").read_text(encoding="utf-8")
    known = set(REASONS.split())
    used = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)", \{', source)) | set(
        re.findall(r'return "([a-z-]+)"', source)
    )
    assert used - known - {""} == set()


@pytest.mark.parametrize("why", ["asked", "locked", "no-permission", "disk-full", "write-failed"])
def test_why_a_map_is_read_only(why: str) -> None:
    assert words.say_read_only(why).endswith(".")
    assert words.say_refusal("read-only", {"why": why}) == words.say_read_only(why)
    assert words.say_read_only("") == ""


def test_every_thing_waited_for_and_every_fact_has_words() -> None:
    source = (ROOMS / "analysis" / "explain.py").read_text(encoding="utf-8")
    waits = set(re.findall(r'"((?:a|two|who|something|somebody)-[a-z-]+)"', source))
    assert {"a-person", "a-need"} <= waits
    named = {words.waits_for(key) for key in waits}
    assert len(named) == len(waits)
    for fact in (
        "circles",
        "kept",
        "x",
        "kappa",
        "needs",
        "covered",
        "k_S",
        "ranked",
        "n",
        "topics",
        "sharing",
    ):
        assert words.fact_name(fact) != fact


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"direction": "mutual", "in_person": True}, "Log: met Ada"),
        ({"direction": "mutual"}, "Log: wrote with Ada"),
        ({"direction": "given", "in_person": True}, "Log: I gave Ada something"),
    ],
)
def test_an_entry_is_undone_by_the_name_of_its_button(fields: dict[str, object], said: str) -> None:
    network = Network()
    network.apply(edits.add_contact(network, NOW, "Ada", level=4))
    change = edits.log_exchange(network, NOW, 1, on=NOW.date(), **fields)
    assert words.say_change(change) == said
    assert words.say_change(msgspec.structs.replace(change, edits=())).startswith("Log: ")
