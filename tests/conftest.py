"""What every test shares.

The tests mirror ``app/krets``: ``tests/model/test_network.py`` tests ``model/network.py``. Every folder
has an ``__init__.py``, so that two may hold files of one name; what several tests share lies in
``tests/helpers/`` and is imported as ``from tests.helpers.NAME import ...``. Here Qt is put on its offscreen
platform, settings and data are kept away from the user's own folders, and a test that leaves a window or a
thread alive, or a warning in the log, fails (one that expects a warning reads ``caplog``, then clears it).
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A slow machine is no failure; in CI the same examples are tried each time.
settings.register_profile("krets", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("krets")


@pytest.fixture(autouse=True)
def own_folders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, data and logs of this test go to a folder of its own, if it has to do with any."""
    if not {"tmp_path", "qtbot", "qapp"} & set(request.fixturenames):
        return
    home: Path = request.getfixturevalue("tmp_path") / "home"
    for variable, folder in {
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "LOCALAPPDATA": "local",
        "APPDATA": "roaming",
    }.items():
        (home / folder).mkdir(parents=True)
        monkeypatch.setenv(variable, str(home / folder))
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QSettings

        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(home / "config"))


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Let Qt's objects be collected by this thread alone, as `krets.window.collecting` does in the program.

    Python's collector runs in whatever thread allocates, the storage's as well. A test need not ask for Qt's
    application to make such objects: a document is one.
    """
    if "PySide6.QtCore" not in sys.modules:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.freeze()  # what has been imported so far, and lives on: the next collection is quick then
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_alive(own_folders: None, collected_here: None) -> Iterator[None]:
    """Fail a test after which a window or a thread of its own is still there."""
    threads = set(threading.enumerate())
    windows = _windows()
    yield
    left = [f"thread {thread.name}" for thread in _lasting(threads)]
    left += [f"window {kind}" for key, kind in _windows().items() if key not in windows]
    if left:
        gc.collect()
        left = [f"thread {thread.name}" for thread in _lasting(threads, patience=0.0)]
        left += [f"window {kind}" for key, kind in _windows().items() if key not in windows]
    assert not left, f"left alive: {', '.join(left)}"


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning, or worse."""
    yield
    said = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not said, f"logged: {[record.getMessage() for record in said]}"


def _lasting(before: set[threading.Thread], patience: float = 2.0) -> list[threading.Thread]:
    """The threads that were not there before and do not end within ``patience`` seconds."""
    until = time.monotonic() + patience
    left: list[threading.Thread] = []
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading._DummyThread):  # Qt's own, seen once from Python
            continue
        thread.join(max(0.0, until - time.monotonic()))
        if thread.is_alive():
            left.append(thread)
    return left


def _windows() -> dict[int, str]:
    """Qt's top-level widgets by address, once those that wait to be deleted are gone."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return {}
    from PySide6.QtCore import QCoreApplication, QEvent
    from shiboken6 import Shiboken

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return {
        Shiboken.getCppPointer(widget)[0]: type(widget).__name__
        for widget in widgets.QApplication.topLevelWidgets()
        if type(widget).__name__ != "QTipLabel"  # Qt keeps the last tool tip
        and not (isinstance(widget, widgets.QMenu) and widget.parentWidget())  # goes with whose it is
    }
