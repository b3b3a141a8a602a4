"""The table of everything that menu, toolbar and keys can do: names, shortcuts, where they hold.

Menus, the card of shortcuts and the test that no shortcut means two things all read this one table.
"""

from typing import TypeAlias

import msgspec
from PySide6.QtCore import QObject

MENUS = ("file", "edit", "view", "people", "analyse", "help")


class Command(msgspec.Struct, frozen=True):
    """One thing that can be done.

    `on_canvas` shortcuts hold only while the canvas has the keyboard, so that letters can be typed elsewhere.
    `kind` is "do", "check" (on or off), "menu" (opens further ones), or the name of a set of which one is on.
    An `icon` is a name of `krets.look`. A command with `edits` is off while the map can only be read.
    """

    key: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    on_canvas: bool = False
    kind: str = "do"
    edits: bool = False


Entries: TypeAlias = list[Command | None]


class CommandTable(QObject):
    """The table in the user's language, by menu and in order; None is a line between two commands."""

    def title(self, menu: str) -> str:
        """Return what a menu is called in the menu bar."""
        return {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "view": self.tr("&View"),
            "people": self.tr("&People"),
            "analyse": self.tr("&Analyse"),
            "help": self.tr("&Help"),
        }[menu]

    def entries(self, menu: str) -> Entries:
        """Return the commands of a menu."""
        return {
            "file": self._file,
            "edit": self._edit,
            "view": self._view,
            "people": self._people,
            "analyse": self._analyse,
            "help": self._help,
        }[menu]()

    def all(self) -> dict[str, Command]:
        """Return every command by its key."""
        return {entry.key: entry for menu in MENUS for entry in self.entries(menu) if entry is not None}

    def _file(self) -> Entries:
        return [
            Command("new", self.tr("&New map…"), ("Ctrl+N",), "plus"),
            Command("open", self.tr("&Open…"), ("Ctrl+O",), "folder-open"),
            Command("recent", self.tr("Open &recent"), kind="menu"),
            Command("sample", self.tr("Look at a sam&ple")),
            None,
            Command("save", self.tr("&Save"), ("Ctrl+S",), "save"),
            Command("save_as", self.tr("Save &as…"), ("Ctrl+Shift+S",)),
            Command("save_copy", self.tr("Save a cop&y…"), icon="copy"),
            None,
            Command("import", self.tr("&Import people…"), ("Ctrl+I",), "upload", edits=True),
            Command("summary", self.tr("Sa&ve import summary…"), icon="file-text"),
            Command(
                "paste_names", self.tr("Paste na&mes…"), ("Ctrl+Shift+V",), "clipboard-paste", edits=True
            ),
            None,
            Command("export_picture", self.tr("&Export picture…"), ("Ctrl+E",), "image"),
            Command("export_data", self.tr("Export &data…"), ("Ctrl+Shift+E",), "download"),
            Command("report", self.tr("Repor&t…"), ("Ctrl+Shift+R",), "file-text"),
            Command("print", self.tr("Print pict&ure…"), ("Ctrl+P",)),
            None,
            Command("close", self.tr("&Close window"), ("Ctrl+W",), "x"),
            Command("quit", self.tr("&Quit"), ("Ctrl+Q",)),
        ]

    def _edit(self) -> Entries:
        return [
            Command("undo", self.tr("&Undo"), ("Ctrl+Z",), "undo", edits=True),
            Command("redo", self.tr("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", edits=True),
            None,
            Command("select_all", self.tr("Select e&verybody"), ("Ctrl+A",), on_canvas=True),
            Command("select_none", self.tr("Select &nobody")),
            Command("pick_ring", self.tr("Select all on a rin&g"), kind="menu"),
            Command("pick_group", self.tr("Select all in a gr&oup"), kind="menu"),
            None,
            Command("walk_ties", self.tr("Next of those they kno&w"), ("T",), on_canvas=True),
            Command("walk_ties_back", self.tr("Pr&evious of those they know"), ("Shift+T",), on_canvas=True),
            Command("walk_groups", self.tr("Nex&t group"), ("G",), on_canvas=True),
            Command("walk_groups_back", self.tr("&Previous group"), ("Shift+G",), on_canvas=True),
            None,
            Command("tool_select", self.tr("&Select and move"), icon="mouse-pointer-2", kind="tool"),
            Command("tool_add", self.tr("&Add where I click"), icon="user-plus", kind="tool", edits=True),
            Command("tool_link", self.tr("Draw who &know each other"), icon="link", kind="tool", edits=True),
            Command("tool_lasso", self.tr("&Draw round people"), icon="lasso", kind="tool"),
            None,
            Command("find", self.tr("&Find a person"), ("Ctrl+F",), "search"),
            Command("palette", self.tr("Find a &command…"), ("Ctrl+K",), "list"),
        ]

    def _view(self) -> Entries:
        return [
            Command("zoom_in", self.tr("Zoom &in"), ("Ctrl++", "Ctrl+="), "plus"),
            Command("zoom_out", self.tr("Zoom &out"), ("Ctrl+-",), "minus"),
            Command("zoom_reset", self.tr("&Normal size"), ("Ctrl+0",)),
            Command("fit", self.tr("Show the &whole map"), ("F",), "maximize", on_canvas=True),
            None,
            Command("colour", self.tr("&Colour by"), kind="menu"),
            Command("size", self.tr("Size b&y"), kind="menu"),
            Command("filter", self.tr("S&how only"), icon="filter", kind="menu"),
            Command("ties_all", self.tr("All who know &each other"), kind="check"),
            Command("bridges", self.tr("&Bridges between groups"), kind="check"),
            Command("hover", self.tr("&Dim the others while pointing"), kind="check"),
            None,
            Command("panels", self.tr("&Panels"), kind="menu"),
            Command("next_panel", self.tr("Ne&xt panel"), ("F6",)),
            Command("reset_layout", self.tr("Panels b&ack in their places")),
            None,
            Command("theme_system", self.tr("Colours as the &system has them"), kind="theme"),
            Command("theme_light", self.tr("&Light"), icon="sun", kind="theme"),
            Command("theme_dark", self.tr("Dar&k"), icon="moon", kind="theme"),
            None,
            Command("text_size", self.tr("Text si&ze…")),
            Command("text_larger", self.tr("Larger &text")),
            Command("text_smaller", self.tr("S&maller text")),
            Command("less_motion", self.tr("Less mo&vement"), kind="check"),
            None,
            Command("full_screen", self.tr("F&ull screen"), ("F11",), kind="check"),
        ]

    def _people(self) -> Entries:
        return [
            Command("add", self.tr("&Add a person"), ("N", "Ins"), "user-plus", on_canvas=True, edits=True),
            Command("open_panel", self.tr("&Open"), icon="user"),
            Command("rename", self.tr("&Rename"), ("F2",), "pencil", on_canvas=True, edits=True),
            Command("link", self.tr("&Know each other"), ("L",), "link", on_canvas=True, edits=True),
            None,
            Command("ring", self.tr("Put on rin&g"), icon="layers", kind="menu", edits=True),
            Command("inwards", self.tr("One ring &inwards"), ("Alt+Up",), on_canvas=True, edits=True),
            Command("outwards", self.tr("One ring o&utwards"), ("Alt+Down",), on_canvas=True, edits=True),
            Command("unplace", self.tr("Put &back to not placed"), edits=True),
            None,
            Command("move_to", self.tr("Mo&ve to group"), icon="users", kind="menu", edits=True),
            Command("belongs", self.tr("Be&longs to"), kind="menu", edits=True),
            Command(
                "next_group", self.tr("Into the ne&xt group"), ("Alt+Right",), on_canvas=True, edits=True
            ),
            Command(
                "previous_group",
                self.tr("Into the &previous group"),
                ("Alt+Left",),
                on_canvas=True,
                edits=True,
            ),
            None,
            Command("seen_today", self.tr("&Seen today"), icon="handshake", edits=True),
            Command("pin", self.tr("Pi&n in place"), icon="pin", kind="check", edits=True),
            Command("private", self.tr("Privat&e"), icon="lock", kind="check", edits=True),
            Command(
                "remove", self.tr("Re&move"), ("Del", "Backspace"), "trash-2", on_canvas=True, edits=True
            ),
            None,
            Command("doubles", self.tr("Find who is here t&wice…"), icon="users", edits=True),
            None,
            Command("notes", self.tr("Notes on t&he map"), icon="pencil", kind="menu", edits=True),
            Command("tidy", self.tr("&Tidy the map"), icon="sparkles", edits=True),
            Command(
                "questions", self.tr("Ask me &for names"), icon="message-circle", kind="check", edits=True
            ),
        ]

    def _analyse(self) -> Entries:
        return [
            Command("show_capital", self.tr("&Social capital"), icon="circle-help"),
            Command("show_needs", self.tr("You and what I &need"), icon="hand-heart"),
            Command("show_curve", self.tr("Scores over &time"), icon="history"),
        ]

    def _help(self) -> Entries:
        return [
            Command("shortcuts", self.tr("&Keys and gestures"), ("?", "F1"), "circle-help"),
            Command("about", self.tr("&About Krets"), icon="info"),
        ]
