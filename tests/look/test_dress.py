"""Dress: palette, stylesheet, icons, translators, on a real application."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from krets import assets
from krets.look import (
    DARK,
    LIGHT,
    Theme,
    apply_theme,
    contrast,
    icon,
    install_translators,
    palette,
    pixmap,
    stylesheet,
    system_theme,
    text_scale,
    theme,
    themes,
)


def test_apply_theme_says_so_and_is_remembered(qapp: QApplication, qtbot: QtBot) -> None:
    try:
        with qtbot.waitSignal(themes().changed) as said:
            apply_theme(qapp, DARK)
        assert said.args == [DARK]
        assert theme() is DARK
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.ground
    finally:
        apply_theme(qapp, LIGHT)
        qapp.setStyleSheet("")


@pytest.mark.parametrize("chosen", [LIGHT, DARK])
def test_the_palette_is_the_theme_s(chosen: Theme) -> None:
    made = palette(chosen)
    assert made.color(QPalette.ColorRole.Text).name() == chosen.text
    assert made.color(QPalette.ColorRole.Highlight).name() == chosen.accent
    assert made.color(QPalette.ColorRole.PlaceholderText).name() == chosen.quiet


@pytest.mark.parametrize("chosen", [LIGHT, DARK])
def test_the_sheet_is_sound_and_filled_in(chosen: Theme, qtbot: QtBot) -> None:
    sheet = stylesheet(chosen, 13)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert not re.search(r"#[0-9a-f]{0,5}[;\s]", sheet)
    button = QPushButton("Select")
    qtbot.addWidget(button)
    button.setStyleSheet(sheet)  # Qt warns of a sheet that it cannot read, and a warning fails the test
    button.setCheckable(True)
    button.setChecked(True)
    button.resize(80, 30)
    assert button.grab().toImage().pixelColor(12, 8).name() == chosen.accent


@pytest.mark.parametrize("chosen", [LIGHT, DARK])
def test_signs_are_drawn_in_krets_own_hand(chosen: Theme, qtbot: QtBot) -> None:
    """Buttons of a dialog have words alone; the cross that empties a field is seen on either ground."""
    page = QWidget()
    qtbot.addWidget(page)
    page.setStyleSheet(stylesheet(chosen, 13))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, page)
    assert all(button.icon().isNull() for button in buttons.buttons())
    field = QLineEdit("Ada", page)
    field.setClearButtonEnabled(True)
    cross = field.findChildren(QToolButton)[0].icon().pixmap(QSize(16, 16)).toImage()
    inked = [cross.pixelColor(x, y) for x in range(16) for y in range(16)]
    colours = {colour.name() for colour in inked if colour.alpha() > 250}
    assert colours
    assert all(contrast(colour, chosen.panel) >= 3 for colour in colours)


def test_without_a_hint_the_system_is_light(qapp: QApplication) -> None:
    assert system_theme() in (LIGHT, DARK)
    assert text_scale() >= 1.0


def test_icons_take_the_theme_s_colour(qapp: QApplication) -> None:
    names = [name.removesuffix(".svg") for name in assets.names("icons") if name.endswith(".svg")]
    assert names
    made = icon("undo", LIGHT)
    assert not made.isNull()
    image = made.pixmap(QSize(32, 32)).toImage()
    inked = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() > 250
    }
    assert inked == {LIGHT.text}
    assert icon("undo", LIGHT) is made
    assert not made.pixmap(QSize(16, 16), QIcon.Mode.Disabled, QIcon.State.On).isNull()


def test_an_icon_that_is_not_there_is_empty(qapp: QApplication) -> None:
    assert icon("no-such-icon", DARK).isNull()
    assert pixmap("no-such-icon", "#000000", 16).isNull()


def test_a_pixmap_is_sharp_at_any_ratio(qapp: QApplication) -> None:
    made = pixmap("undo", "#ff0000", 16, 2.0)
    assert (made.width(), made.devicePixelRatio()) == (32, 2.0)


def test_english_needs_no_translator(qapp: QApplication) -> None:
    assert install_translators(qapp, "en") == "en"
    assert install_translators(qapp, "en_GB") == "en"
    assert install_translators(qapp, "xx") == "en"
    assert install_translators(qapp) in {"en", "nb", "sv"}


def test_the_buttons_of_a_file_dialog_have_whole_icons(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, LIGHT)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    button = dialog.findChild(QToolButton, "newFolderButton")
    assert isinstance(button, QToolButton)
    shown = button.grab().toImage()
    inked = [
        x
        for x in range(3, shown.width() - 3)
        if any(shown.pixelColor(x, y) != shown.pixelColor(3, 3) for y in range(3, shown.height() - 3))
    ]
    assert max(inked) - min(inked) >= 11
