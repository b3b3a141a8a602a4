"""Whether things move: what the style says, unless the user wants less."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from krets.look import motion, want_motion


class Still(QProxyStyle):
    """The style of a system that asks for no animation."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, data)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    want_motion(True)


def test_the_user_s_wish_for_less_comes_first(qapp: QApplication) -> None:
    assert motion() > 0
    want_motion(False)
    assert motion() == 0
    want_motion(True)
    assert motion() > 0


def test_so_does_the_system_s(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    still = Still("Fusion")
    still.setParent(widget)
    widget.setStyle(still)
    assert motion(widget) == 0
