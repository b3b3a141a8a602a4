"""The File menu: saving that has happened already, names, copies, JSON, two windows, full disks, closing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from krets.cli import main as krets
from krets.formats import EXPORT_KINDS, from_json
from krets.model import edits
from krets.storage import MapFile, StorageTrouble
from krets.window import Program
from krets.window.asking import ended
from krets.window.data_dialog import DataDialog
from krets.window.folders import new_untitled, untitled_maps
from krets.window.main_window import MainWindow
from tests.helpers.windows import NOW, dialogs, filled, map_at, program, read, told

__all__ = ["program"]


@pytest.fixture
def window(program: Program, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    opened = filled(program.open(map_at(tmp_path / "map.krets")), qtbot)
    opened.document.edit(edits.add_contacts, ["Ada", "Bo"])
    return opened


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    """Answer the next file dialogs with this path ("" is Cancel)."""

    def answer(path: Path | str) -> None:
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)] if path else [], ""))

    return answer


def test_save_says_that_it_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.document.all_saved)
    window.actions_["save"].trigger()
    assert window.toast.text.startswith("Saved already")


def test_saving_an_untitled_map_names_it(
    program: Program, qtbot: QtBot, tmp_path: Path, choose: Callable[[Path | str], None]
) -> None:
    window = filled(program.bring_names(["Ada"]), qtbot)
    before = window.document.path
    choose("")
    window.actions_["save"].trigger()
    assert window.document.untitled
    choose(tmp_path / "mine")
    window.actions_["save"].trigger()
    assert window.document.path == tmp_path / "mine.krets"
    assert window.windowTitle() == "mine.krets – Krets"
    assert program.settings.recent() == [tmp_path / "mine.krets"]
    assert not before.exists()
    window.document.edit(edits.add_contact, "Bo")
    window.close()
    assert len(read(tmp_path / "mine.krets").contacts) == 2


def test_save_as_and_copy(window: MainWindow, tmp_path: Path, choose: Callable[[Path | str], None]) -> None:
    choose(tmp_path / "copy.krets")
    window.actions_["save_copy"].trigger()
    assert "copy.krets" in window.toast.text
    assert window.document.path.name == "map.krets"
    choose(tmp_path / "other.krets")
    window.actions_["save_as"].trigger()
    assert window.document.path.name == "other.krets"
    window.document.edit(edits.add_contact, "Cai")
    window.document.flush()
    assert [len(read(tmp_path / f"{name}.krets").contacts) for name in ("map", "copy", "other")] == [2, 2, 3]


@pytest.mark.parametrize("command", ["save_as", "save_copy"])
def test_a_place_that_will_not_do(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | str], None], command: str
) -> None:
    choose(tmp_path / "nowhere" / "map.krets")
    window.actions_[command].trigger()
    assert len(told()) == 1
    assert window.document.path.name == "map.krets"


def data_dialog(window: MainWindow) -> DataDialog:
    """The question in which form the data should leave, answered with JSON and full names."""
    window.actions_["export_data"].trigger()
    dialog = next(each for each in dialogs() if isinstance(each, DataDialog))
    assert not dialog.save.isEnabled()
    dialog.kinds.setCurrentRow(EXPORT_KINDS.index("json"))
    dialog.discretion.names.button(0).click()
    return dialog


def test_json_leaves_and_comes_back(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | str], None]
) -> None:
    choose(tmp_path / "map.json")
    data_dialog(window).save.click()
    assert [person.name for person in from_json((tmp_path / "map.json").read_bytes()).people] == ["Ada", "Bo"]
    choose(tmp_path / "nowhere" / "map.json")
    data_dialog(window).save.click()
    assert told() == [f"map.json could not be written: there is no folder {tmp_path / 'nowhere'}."]


def test_endings_are_added_once() -> None:
    assert ended("", ".krets") is None
    assert ended("/a/b", ".krets") == Path("/a/b.krets")
    assert ended("/a/b.KRETS", ".krets") == Path("/a/b.KRETS")
    assert ended("/a/b.v2", ".krets") == Path("/a/b.v2.krets")


# Windows ------------------------------------------------------------------------------------------------


def test_opening_an_open_map_raises_its_window(program: Program, window: MainWindow) -> None:
    link = window.document.path.with_name("link.krets")
    link.symlink_to(window.document.path)
    assert program.open(window.document.path) is window
    assert program.open(link) is window
    assert len(program.windows) == 1


def test_the_banner_calls_a_map_without_a_name_as_all_else_does(program: Program, qtbot: QtBot) -> None:
    path = map_at(new_untitled(NOW.date()))
    with MapFile.open(path):
        window = filled(program.open(path), qtbot)
        assert window.banner.text.startswith("Untitled map is open in another window")
        assert window.windowTitle() == "Untitled map – Krets"


def test_a_map_open_elsewhere_is_for_reading(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = map_at(tmp_path / "map.krets")
    with MapFile.open(path):
        window = filled(program.open(path), qtbot)
        assert "map.krets" in window.banner.text
        assert not window.actions_["add"].isEnabled()
        assert not window.actions_["undo"].isEnabled()
        assert not window.toolbar.tool("add").isEnabled()
        window.document.edit(edits.add_contact, "Ada")
        assert window.toast.text
        assert not window.document.network.contacts
        window.close()


def test_what_cannot_be_opened_is_said_and_forgotten(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "broken.krets"
    path.write_bytes(b"no map")
    program.settings.remember(path)
    program.show_start()
    assert program.open(path) is None
    assert "broken.krets" in told()[0]
    assert program.settings.recent() == []


def test_the_menu_of_recent_maps(program: Program, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    other = map_at(tmp_path / "R&D.krets")
    program.settings.remember(other)
    menu = window.actions_.menus["recent"]
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.text()] == ["R&&D", "Forget these"]
    menu.actions()[0].trigger()
    assert len(program.windows) == 2
    filled(program.windows[1], qtbot)
    menu.actions()[-1].trigger()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["None yet"]


def test_open_and_new(
    program: Program, window: MainWindow, qtbot: QtBot, tmp_path: Path, choose: Callable[[Path | str], None]
) -> None:
    choose(map_at(tmp_path / "second.krets"))
    window.actions_["open"].trigger()
    filled(program.windows[1], qtbot)
    window.actions_["new"].trigger()
    assert program.start is not None
    assert program.start.isVisible()


def test_quitting_closes_every_window(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    filled(program.draw(["A"]), qtbot)
    window.actions_["quit"].trigger()
    assert program.windows == []


def test_an_untitled_map_with_nothing_of_ones_own_goes(program: Program, qtbot: QtBot) -> None:
    for window in (program.draw(["A", "B"]), program.look_at_sample()):
        filled(window, qtbot).close()
    assert untitled_maps() == []
    window = filled(program.draw(["A"]), qtbot)
    window.document.edit(edits.add_contact, "Ada")
    window.close()
    assert len(untitled_maps()) == 1


def test_dropped_files(program: Program, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Cai\nDag\n", encoding="utf-8")
    other = map_at(tmp_path / "other.krets")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (other, tmp_path / "names.txt")])
    at, buttons = QPointF(50, 50), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(
        at.toPoint(), Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier
    )
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier))
    assert len(program.windows) == 2
    filled(program.windows[1], qtbot)
    qtbot.waitUntil(lambda: bool(dialogs()))
    dialogs()[0].accept()
    assert len(window.document.network.contacts) == 4


# Disks --------------------------------------------------------------------------------------------------


def fail(window: MainWindow, monkeypatch: pytest.MonkeyPatch, why: str = "disk-full") -> None:
    """Let the next edit meet a full disk."""

    def full(*_: object) -> None:
        raise StorageTrouble(why, window.document.path)

    monkeypatch.setattr("krets.storage.writer.Writer._prepare", full)


def test_a_full_disk_is_said_and_got_over(
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    choose: Callable[[Path | str], None],
) -> None:
    window.document.flush()
    with monkeypatch.context() as broken:
        fail(window, broken)
        with qtbot.waitSignal(window.document.troubled):
            window.document.edit(edits.add_contact, "Cai")
        assert "map.krets" in window.banner.text
        assert not window.actions_["add"].isEnabled()
        assert window.banner.buttons[0].text() == "Try again"
        choose(tmp_path / "rescue.krets")
        window.banner.buttons[1].click()
        assert len(read(tmp_path / "rescue.krets").contacts) == 3
    with qtbot.waitSignal(window.document.saved):
        window.banner.buttons[0].click()
    qtbot.waitUntil(lambda: window.banner.text == "")
    assert window.actions_["add"].isEnabled()
    window.close()
    assert len(read(tmp_path / "map.krets").contacts) == 3


@pytest.mark.parametrize("stay", [True, False])
def test_closing_what_is_not_saved_asks(
    window: MainWindow, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, stay: bool
) -> None:
    window.document.flush()

    def answer(box: QMessageBox) -> int:
        box.buttons()[0 if (box.buttons()[0].text() == "Stay") == stay else 1].click()
        return 0

    with monkeypatch.context() as broken:
        fail(window, broken)
        with qtbot.waitSignal(window.document.troubled):
            window.document.edit(edits.add_contact, "Cai")
        broken.setattr(QMessageBox, "exec", answer)
        window.close()
        assert (window in program.windows) == stay
    if stay:
        window.document.retry()
        window.document.flush()


def test_the_command_line_reads_what_the_window_has_open(
    window: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    window.document.flush()
    assert krets(["score", str(window.document.path)]) == 0
    assert krets(["import", str(window.document.path.with_name("none.txt")), "--into", "x"]) == 1
