"""What a report says: the sections chosen, nothing that was not ticked, no word that marks anybody."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from krets import report as room
from krets import words
from krets.model import (
    Contact,
    Discretion,
    Ego,
    Exchange,
    Group,
    Need,
    Network,
    Offer,
    Tie,
    Topic,
    constants,
    discreet,
)
from krets.report import DELICATE, SECTIONS, Options, Report, to_draw
from krets.report.blocks import Bars, Block, Bullets, Paragraph, Table
from tests.helpers.golden import ON as GOLDEN_DAY
from tests.helpers.golden import golden
from tests.helpers.maps import invented
from tests.report.made import ON, everything, made, picture, sample_map, texts

FORBIDDEN = re.compile(r"\b(?:debts?|goodwill|ow(?:e|es|ed|ing)|free[- ]?rid\w*)\b", re.IGNORECASE)


def section(whole: Report, key: str) -> tuple[Block, ...]:
    return next(each.blocks for each in whole.sections if each.key == key)


def table(whole: Report, key: str) -> Table:
    return next(block for block in section(whole, key) if isinstance(block, Table))


def bullets(whole: Report, key: str) -> list[str]:
    return [item for block in section(whole, key) if isinstance(block, Bullets) for item in block.items]


def keys(whole: Report) -> list[str]:
    return [each.key for each in whole.sections]


def linked() -> Network:
    """Three groups; Ada alone is in two of them, Bo and Cai know each other across the third."""
    return Network(
        [
            Ego(name="Signe Lunde"),
            *(Group(id=i, name=name, start=i / 10) for i, name in enumerate(("Family", "Work", "Choir"), 1)),
            Contact(id=1, name="Ada Berg", level=5, groups=(1, 2), offers=(Offer("car"),)),
            Contact(id=2, name="Bo Ek", level=3, groups=(2,), topics=(Topic("Wood"), Topic("tax"))),
            Contact(id=3, name="Cai Dal", level=2, groups=(3,), topics=(Topic("wood"),)),
            Contact(id=4, name="Dag Eng", level=4, groups=(2,), last_contact=ON - timedelta(days=60)),
            Contact(id=5, name="Eva Fors"),
            Tie(id=1, a=2, b=3),
            Need(id=1, resource="car"),
            Need(id=2, resource="press", asked=True),
            Need(id=3, resource="legal"),
        ]
    )


@pytest.mark.usefixtures("qapp")
def test_sections_come_as_chosen_and_in_their_order() -> None:
    whole = made(linked(), drawn=picture())
    assert keys(whole) == list(SECTIONS)
    assert keys(made(linked(), Options(sections=("people", "scores")))) == ["scores", "people"]
    ticked = made(linked(), everything(), drawn=picture())
    assert set(keys(ticked)) == {*SECTIONS, *DELICATE}
    assert keys(made(linked(), Options(sections=(), conflicts=True))) == ["conflicts"]
    assert [each.title for each in whole.sections] == [words.section_name(key) for key in SECTIONS]
    with pytest.raises(ValueError, match="nowhere"):
        made(linked(), Options(sections=("nowhere",)))


def test_without_a_picture_there_is_no_map() -> None:
    assert "map" not in keys(made(linked()))


@pytest.mark.usefixtures("qapp")
def test_the_picture_says_what_it_shows() -> None:
    (drawn,) = section(made(golden(), on=GOLDEN_DAY, drawn=picture()), "map")
    assert isinstance(drawn, room.Picture)
    assert drawn.alt.startswith("A map of 11 people in five rings round the one in the middle.")
    assert "Closest: 2" in drawn.alt
    assert "Not met yet: 3" in drawn.alt
    assert drawn.caption


def test_scores_say_their_question_what_they_rest_on_or_wait_for() -> None:
    (bars,) = (block for block in section(made(golden(), on=GOLDEN_DAY), "scores") if isinstance(block, Bars))
    by_name = {bar.name: bar for bar in bars.bars}
    assert list(by_name) == ["Circles", "Resources", "Learning", "Trust", "Outreach", "Ease"]
    assert by_name["Trust"].value == pytest.approx(51.709051)  # measures.md, section 8
    assert by_name["Trust"].shown == "52 of 100"
    assert by_name["Ease"].beside == "How few steps to that help?"
    assert by_name["Resources"].under == "Rests on 5 needs. With somebody on the map who can help: 3."
    assert "did together, put into words, combined sources" in by_name["Learning"].under
    grey = {bar.name: bar for bar in section_bars(Network([Contact(id=1, name="Ada", level=5)]))}
    assert (grey["Learning"].value, grey["Learning"].shown) == (None, "not known yet")
    assert grey["Learning"].under == "Waits for one thing learned together."
    assert grey["Ease"].under == "Waits for something you need help with."


def section_bars(network: Network) -> tuple[room.blocks.Bar, ...]:
    return next(block for block in section(made(network), "scores") if isinstance(block, Bars)).bars


def test_the_overall_score_only_if_asked() -> None:
    assert "All six together" not in " ".join(texts(made(golden(), on=GOLDEN_DAY)))
    asked = texts(made(golden(), Options(overall=True), GOLDEN_DAY))
    assert "All six together: 27 of 100, from 6 of 6." in asked


def test_bonding_and_bridging_add_up() -> None:
    blocks = section(made(golden(), on=GOLDEN_DAY), "bonding")
    (bars,) = (block for block in blocks if isinstance(block, Bars))
    assert [bar.value for bar in bars.bars] == [35.0, 65.0]  # tilt −.293353: measures.md, section 8
    assert isinstance(blocks[0], Paragraph)
    assert "leans towards bridging" in blocks[0].text
    rows = {row[0]: row[1] for row in table(made(golden(), on=GOLDEN_DAY), "bonding").rows}
    assert rows["Separate parts"] == "3"
    assert rows["Constraint"] == "0.34"


def test_groups_count_by_ring_and_say_what_only_they_bring() -> None:
    whole = made(linked())
    rows = table(whole, "groups").rows
    assert rows == (
        ("Family", "1", "–", "–", "–", "–", "1"),
        ("Work", "1", "1", "1", "–", "–", "3"),
        ("Choir", "–", "–", "–", "1", "–", "1"),
    )
    assert bullets(whole, "groups") == ["Family: a car or a lift", "Work: a car or a lift and tax"]


def test_what_hangs_on_one_person() -> None:
    whole = made(linked())
    lines = bullets(whole, "single")
    assert "A car or a lift: only Ada Berg" in lines
    assert "Press and media: nobody yet" in lines
    assert not [line for line in lines if line.startswith("Legal")]  # nobody was asked for it
    assert "Family and Work: only through Ada Berg" in lines
    assert "Work and Choir: only through Bo Ek and Cai Dal, who know each other" in lines
    assert table(whole, "single").rows == (("Ada Berg", "a car or a lift", ""), ("Bo Ek", "", "tax"))


def test_a_second_link_frees_the_first() -> None:
    network = linked()
    network = Network([*network.records(), Tie(id=2, a=3, b=4)])
    lines = bullets(made(network), "single")
    assert "Work and Choir: only through Cai Dal" in lines
    network = Network([*network.records(), Contact(id=6, name="Fia", level=2, groups=(2, 3))])
    assert not [line for line in bullets(made(network), "single") if line.startswith("Work and Choir")]


def test_not_met_lately_says_what_the_ring_expects() -> None:
    whole = made(linked())
    last = words.say_date(ON - timedelta(days=60))
    assert table(whole, "fading").rows == (("Dag Eng", "Close", last, "every 30 days"),)
    assert "One person has been out of touch" in " ".join(texts(whole))
    assert "Of 3 people no meeting is known; they count as met lately." in texts(whole)


def test_people_stand_by_ring_and_name_never_by_use() -> None:
    whole = made(linked(), everything())
    assert [row[0] for row in table(whole, "people").rows] == ["Ada Berg", "Dag Eng", "Bo Ek", "Cai Dal"]
    assert bullets(whole, "people") == ["Eva Fors"]
    shares = made(sample_map(), everything())
    order = [row[0] for row in table(shares, "people").rows]
    named = [row[0] for row in table(shares, "shares").rows]
    assert named == [name for name in order if name in named]


def test_shares_add_up_to_the_scores() -> None:
    whole = made(golden(), everything(), GOLDEN_DAY)
    shares = table(whole, "shares")
    trust = [column.title for column in shares.columns].index("Trust")
    points = [float(row[trust]) for row in shares.rows if row[trust] != "–"]
    assert sum(points) == pytest.approx(51.7, abs=0.5)
    assert shares.columns[-1].title == "All six together"
    without = made(golden(), Options(shares=True), GOLDEN_DAY)
    assert table(without, "shares").columns[-1].title == "Ease"


def test_a_share_below_nothing_tells_who_speaks_ill_and_stays_with_conflicts() -> None:
    people = [
        msgspec.structs.replace(record, word="ill")
        if isinstance(record, Contact) and record.id == 8
        else record
        for record in golden().records()
    ]
    column = [*constants.SCORES].index("outreach") + 1
    rest = [record for record in golden().records() if not isinstance(record, Contact)]
    for conflicts, shown in ((False, "–"), (True, "-4.4")):  # −4.392975: measures.md, section 8
        whole = made(Network([*rest, *people]), Options(shares=True, conflicts=conflicts), GOLDEN_DAY)
        assert {row[0]: row[column] for row in table(whole, "shares").rows}["hal"] == shown


def test_give_and_take_is_said_kindly_and_only_if_ticked() -> None:
    network = Network(
        [
            Contact(id=1, name="Ada", level=4, offers=(Offer("car"),), i_give=("listening",)),
            Contact(id=2, name="Bo", level=4),
            Contact(id=3, name="Cai", level=4),
            Exchange(id=1, contact=1, on=ON, direction="given", value=3),
            Exchange(id=2, contact=2, on=ON, direction="received", value=3),
            Exchange(id=3, contact=3, on=ON, direction="mutual", value=2),
        ]
    )
    assert "give-take" not in keys(made(network))
    assert "listening" not in " ".join(texts(made(network)))
    whole = made(network, Options(give_take=True))
    assert table(whole, "give-take").rows == (
        ("Ada", "a car or a lift", "listening", "More given than received"),
        ("Bo", "", "", "More received than given"),
        ("Cai", "", "", "About even"),
    )
    assert bullets(whole, "give-take") == [
        "A lot has been given to Ada; it would be fair to ask for something back.",
        "A lot has come from Bo; it is a good time to give something back.",
    ]


def test_conflicts_only_if_ticked() -> None:
    network = Network(
        [
            Contact(id=1, name="Ada", level=4, feel="strained"),
            Contact(id=2, name="Bo", level=3, word="ill"),
            Tie(id=1, a=1, b=2, feel="strained"),
        ]
    )
    spoken = " ".join(texts(made(network)))
    assert not re.search(r"is strained|speaks ill", spoken)
    assert bullets(made(network, Options(conflicts=True)), "conflicts") == [
        "The relationship with Ada is strained.",
        "Bo speaks ill of the one in the middle.",
        "The relationship between Ada and Bo is strained.",
    ]


def test_private_people_stay_at_home_and_no_score_names_them() -> None:
    network = Network(
        [*linked().records(), Contact(id=9, name="Gro Holm", level=5, private=True, offers=(Offer("legal"),))]
    )
    options = msgspec.structs.replace(everything(), private=False)
    whole = made(network, options)
    assert not [text for text in texts(whole) if re.search(r"\bGro\b|\bHolm\b", text)]
    assert "People marked as private are left out." in whole.notes
    assert [row for row in table(made(network, everything()), "people").rows if row[0] == "Gro Holm"]


def test_the_title_the_footer_and_how_to_read_it() -> None:
    whole = made(linked())
    assert whole.title == "The network of Signe Lunde"
    assert whole.footer[0] == "Notes about real people, on this computer only. Ask before you share."
    assert "version 1" in whole.footer[1]
    assert words.say_date(ON) in whole.footer[1]
    assert made(linked(), Options(names="initials")).title == "A personal network"
    assert "initials" in made(linked(), Options(names="initials")).notes[0]
    assert made(linked(), everything()).notes[0].startswith("The scores and measures rest on the whole map")


def test_an_empty_map_and_one_person_are_reports_too() -> None:
    nobody = made(Network(), everything())
    assert "Nobody is on the map yet." in texts(nobody)
    assert len(nobody.sections) == len(SECTIONS) + len(DELICATE) - 1  # there is no picture
    assert all(each.blocks for each in nobody.sections)
    one = made(Network([Contact(id=1, name="Ada", level=5)]), everything())
    assert "One person is on the map." in texts(one)


@pytest.mark.parametrize("network", [Network(), linked(), golden(), sample_map(), invented(200, 600)])
def test_no_text_marks_anybody_or_is_left_unfilled(network: Network) -> None:
    spoken = texts(made(network, everything()))
    assert not [text for text in spoken if FORBIDDEN.search(text)]
    assert not [text for text in spoken if "{" in text or "%n" in text or re.search(r"\b1 people\b", text)]


def test_no_sentence_that_there_is_marks_anybody() -> None:
    source = Path(str(words.report.__file__)).read_text(encoding="utf-8")
    assert not FORBIDDEN.search(source)


def test_groups_are_drawn_without_names_and_people_with_theirs() -> None:
    network = Network([Group(id=1, name="Berg family"), Contact(id=1, name="Ada Berg", level=5, groups=(1,))])
    shown = Network([Group(id=1, name="B. family"), Contact(id=1, name="AB", level=5, groups=(1,))])
    drawn = to_draw(network, shown)
    assert drawn.groups[1].name == "B. family"
    assert drawn.contacts[1].name == "Ada Berg"


def test_the_picture_has_no_group_of_private_people_alone() -> None:
    network = Network([Group(id=1, name="Clinic"), Contact(id=1, name="Ada", groups=(1,), private=True)])
    drawn = to_draw(network, discreet(network, Discretion(), {}))
    assert not drawn.groups
    assert set(drawn.contacts) == {1}
