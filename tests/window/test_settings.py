"""What is remembered, and what nonsense in the settings file comes to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from krets.window import Settings
from krets.window.settings import RECENT_KEPT


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_what_is_set_is_there_again(store: QSettings, tmp_path: Path) -> None:
    settings = Settings(store)
    settings.theme = "dark"
    settings.text_size = 130
    settings.hover_dims = False
    settings.layout = QByteArray(b"layout")
    settings.geometry = QByteArray(b"geometry")
    settings.save()
    again = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    assert (again.theme, again.text_size, again.hover_dims) == ("dark", 130, False)
    assert (again.layout.data(), again.geometry.data()) == (b"layout", b"geometry")


def test_changes_are_told(store: QSettings) -> None:
    settings = Settings(store)
    heard: list[str] = []
    settings.changed.connect(heard.append)
    settings.theme = "light"
    settings.text_size = 150
    assert heard == ["theme", "text_size"]


def test_nonsense_is_as_nothing(store: QSettings) -> None:
    for key, value in (
        ("theme", "pink"),
        ("text_size", "-4"),
        ("recent", 7),
        ("geometry", "x"),
        ("layout1", 3),
    ):
        store.setValue(key, value)
    settings = Settings(store)
    assert (settings.theme, settings.text_size) == ("system", 100)
    assert settings.recent() == []
    assert settings.geometry.isEmpty()
    assert settings.layout.isEmpty()


def test_recent_maps_are_those_that_are_there_the_latest_first(store: QSettings, tmp_path: Path) -> None:
    settings = Settings(store)
    paths = [tmp_path / f"{number}.krets" for number in range(RECENT_KEPT + 2)]
    for path in paths:
        path.touch()
        settings.remember(path)
    settings.remember(paths[5])
    assert settings.recent() == [paths[5], *reversed(paths[6:]), *reversed(paths[2:5])][:RECENT_KEPT]
    paths[5].unlink()
    assert paths[5] not in settings.recent()
    settings.forget(paths[11])
    assert settings.recent()[0] == paths[10]
    settings.forget_recent()
    assert settings.recent() == []


def test_one_recent_map_survives_being_written_as_a_single_word(store: QSettings, tmp_path: Path) -> None:
    path = tmp_path / "one.krets"
    path.touch()
    Settings(store).remember(path)
    store.sync()
    assert Settings(QSettings(store.fileName(), QSettings.Format.IniFormat)).recent() == [path]
