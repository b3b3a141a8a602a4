"""What holds for all panels: open on anything, fit 280 pixels, in both themes, edit nothing unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from krets import look
from krets.document import Document
from krets.engine import Engine
from krets.model import Contact, Ego, Exchange, Group, Need, Network, Offer, Tie, Topic, edits
from krets.panels import (
    CapitalPanel,
    CurvePanel,
    EgoPanel,
    GroupsPanel,
    LogPanel,
    Panel,
    PeoplePanel,
    PersonPanel,
    TiePanel,
)
from tests.helpers.golden import golden
from tests.panels.conftest import Desk

PANELS: tuple[Callable[[Document, Engine], Panel], ...] = (
    PeoplePanel,
    PersonPanel,
    TiePanel,
    LogPanel,
    EgoPanel,
    CapitalPanel,
    GroupsPanel,
    CurvePanel,
)
LONG, RTL, EMOJI = "x" * 300, "\u05e9\u05e8\u05d4 \u05db\u05d4\u05df", "👩‍🚀 & 🐙\u0301"


def odd() -> Network:
    names = (LONG, RTL, EMOJI, "<b>bold</b>", "&amp;", "%n {x}")
    resources = (LONG, "legal", EMOJI)
    return Network(
        [
            Ego(name=RTL, organisation=LONG, offers=(Offer(LONG),), topics=(Topic(EMOJI, "tacit"),)),
            *(Group(id=number, name=name) for number, name in enumerate((LONG, RTL, EMOJI), 1)),
            *(
                Contact(
                    id=number - 3,
                    name=name,
                    level=None if number > 4 else 3,
                    groups=(number % 3 + 1,),
                    organisation=LONG,
                    offers=(Offer(LONG),),
                    wants=(EMOJI,),
                    note=LONG,
                    last_contact=date(1926, 1, 1),
                    photo=b"not an image",
                )
                for number, name in enumerate(names)
            ),
            Tie(id=1, a=-3, b=-2, kinds=(LONG,)),
            Exchange(id=1, contact=-3, on=date(2030, 1, 1), direction="mutual", topic=LONG, started_by="?"),
            *(Need(id=number, resource=name, weight=0.123) for number, name in enumerate(resources, 1)),
        ]
    )


@pytest.fixture(params=["light", "dark", "large"])
def dress(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = qapp.font()
    theme = look.DARK if request.param == "dark" else look.LIGHT
    look.apply_theme(qapp, theme, 20 if request.param == "large" else 13)
    yield str(request.param)
    qapp.setStyleSheet("")
    qapp.setFont(before)


@pytest.mark.parametrize("kind", PANELS)
@pytest.mark.parametrize("network", [Network, golden, odd], ids=["empty", "golden", "odd"])
def test_it_opens_on_any_map(
    desk: Desk, kind: Callable[[Document, Engine], Panel], network: Callable[[], Network], dress: str
) -> None:
    desk.open(network())
    panel = desk.show(kind, width=280)
    steps = desk.steps()
    if isinstance(panel, PersonPanel):
        panel.show_more()
    if isinstance(panel, EgoPanel) and panel.rows:
        panel.ask_who(panel.rows[0].need)
    people = sorted(desk.document.network.contacts)
    for selected in (people[:1], people[:2], people, []):
        desk.document.select(contacts=selected)
        panel.grab()
    for tie in list(desk.document.network.ties)[:1]:
        desk.document.select(tie=tie)
    if isinstance(panel, CapitalPanel):
        panel.explain("trust")
    if isinstance(panel, LogPanel) and panel.model.rowCount():
        panel.list.setCurrentIndex(panel.model.index(0))
    panel.grab()
    assert desk.steps() == steps
    assert panel.minimumSizeHint().width() <= (280 if dress != "large" else 330), panel.minimumSizeHint()


@pytest.mark.parametrize("kind", PANELS)
def test_it_turns_dark_while_open(
    desk: Desk, kind: Callable[[Document, Engine], Panel], qapp: QApplication
) -> None:
    panel = desk.open(golden()).show(kind)
    look.apply_theme(qapp, look.DARK)
    dark = panel.grab()
    look.apply_theme(qapp, look.LIGHT)
    assert panel.grab().toImage() != dark.toImage()
    qapp.setStyleSheet("")


@pytest.mark.parametrize("kind", PANELS)
def test_everything_to_press_or_fill_has_a_name(
    desk: Desk, kind: Callable[[Document, Engine], Panel]
) -> None:
    desk.open(golden())
    desk.document.select(contacts=(1,))
    panel = desk.show(kind)
    if isinstance(panel, PersonPanel):
        panel.show_more()
    assert panel.accessibleName()
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    for widget in (widget for widget in panel.findChildren(QWidget) if isinstance(widget, kinds)):
        inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit)
        if widget.isVisibleTo(panel) and not inner:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


@pytest.mark.parametrize("kind", PANELS)
def test_a_hidden_panel_catches_up_when_shown(desk: Desk, kind: Callable[[Document, Engine], Panel]) -> None:
    panel = desk.open(golden()).show(kind)
    panel.hide()
    desk.document.edit(edits.remove_contacts, (1, 2, 3))
    desk.document.edit(edits.add_group, "late")
    desk.document.select(contacts=(4,))
    panel.show()
    panel.grab()
    if isinstance(panel, PeoplePanel):
        assert 1 not in panel.model.people()
    if isinstance(panel, PersonPanel):
        assert panel.name.text() == "dag"
    if isinstance(panel, GroupsPanel):
        assert "late · 0" in [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def test_a_caption_goes_below_where_it_is_squeezed(desk: Desk, qapp: QApplication) -> None:
    panel = desk.open().show(PeoplePanel, 400)
    panel.caption.setText("43 placed and 7 waiting")
    QApplication.processEvents()
    assert panel.caption.y() < panel.heading.geometry().bottom()
    panel.resize(190, 640)
    QApplication.processEvents()
    assert panel.caption.y() > panel.heading.geometry().bottom()
    assert panel.caption.height() < 2 * panel.caption.fontMetrics().lineSpacing()
    panel.resize(400, 640)
    QApplication.processEvents()
    assert panel.caption.y() < panel.heading.geometry().bottom()
