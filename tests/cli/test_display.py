"""Is there a display, are the libraries there? Asked of invented systems."""

from __future__ import annotations

import pytest

from krets.cli import display
from krets.cli.display import is_seen, missing_for_pictures, missing_for_window


def everything(name: str) -> object:
    return name


def without(*missing: str) -> display.Load:
    def load(name: str) -> object:
        if name in missing:
            raise OSError(f"{name}: cannot open shared object file")
        return name

    return load


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "There is no display"),
        ({"DISPLAY": ""}, "There is no display"),
        ({"QT_QPA_PLATFORM": "xcb"}, "There is no display"),
        ({"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":0"}, "There is no display"),
        ({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}, "wayland-9"),
        ({"DISPLAY": ":0"}, ""),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-9"}, ""),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, "There is no display"),
        ({"QT_QPA_PLATFORM": "xcb:debug;wayland"}, "There is no display"),
        ({"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":0"}, ""),
        ({"WAYLAND_DISPLAY": "wayland" * 99, "XDG_RUNTIME_DIR": "/"}, "waylandwayland"),
        ({"QT_QPA_PLATFORM": "offscreen"}, ""),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, ""),
    ],
)
def test_displays(environment: dict[str, str], said: str) -> None:
    sentence = missing_for_window(environment, everything, "linux")
    assert (said in sentence) if said else sentence == ""
    if sentence:
        assert "krets import, score, image, export, report, dedupe and selftest" in sentence


def test_a_dead_display_is_named() -> None:
    """A display number that no server has; the real library is asked."""
    import ctypes

    try:
        ctypes.CDLL("libxcb.so.1")
    except OSError:
        pytest.skip("there is no X library here")
    sentence = missing_for_window({"DISPLAY": ":9417"}, platform="linux")
    assert "9417" in sentence or "Qt lacks" in sentence


@pytest.mark.parametrize(
    ("installer", "command"),
    [
        ("apt-get", "apt-get install libegl1 libxcb-cursor0"),
        ("dnf", "dnf install mesa-libEGL xcb-util-cursor"),
        ("zypper", "zypper install libEGL1 libxcb-cursor0"),
    ],
)
def test_missing_libraries_are_named_with_the_command(
    installer: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name if name == installer else None)
    load = without("libEGL.so.1", "libxcb-cursor.so.0")
    sentence = missing_for_window({"DISPLAY": ":0"}, load, "linux")
    assert "libEGL.so.1, libxcb-cursor.so.0" in sentence
    assert sentence.endswith(command)
    assert "\n" not in sentence


def test_pictures_need_no_x_plugin() -> None:
    assert missing_for_pictures(without("libxcb-cursor.so.0"), "linux") == ""
    assert "libEGL.so.1" in missing_for_pictures(without("libEGL.so.1"), "linux")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_not_asked(platform: str) -> None:
    nothing = without("libEGL.so.1", "libxcb.so.1")
    assert missing_for_window({}, nothing, platform) == ""
    assert missing_for_pictures(nothing, platform) == ""


@pytest.mark.parametrize(
    ("platform", "seen"),
    [("", True), ("xcb", True), ("wayland;xcb", True), ("offscreen", False), ("minimal:debug", False)],
)
def test_who_could_close_a_box(platform: str, seen: bool) -> None:
    assert is_seen({"QT_QPA_PLATFORM": platform} if platform else {}) is seen
