"""Is there a display, and are Qt's libraries there? Asked first, since Qt aborts where they are not.

Nothing here imports Qt's window parts.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from krets.cli.output import CouldNot

# What Qt's own library for pictures needs, and what its X11 plugin needs beside, with each one's package
# on Debian and Ubuntu, Fedora, openSUSE.
_PICTURES = {
    "libEGL.so.1": ("libegl1", "mesa-libEGL", "libEGL1"),
    "libGL.so.1": ("libgl1", "mesa-libGL", "libGL1"),
    "libX11.so.6": ("libx11-6", "libX11", "libX11-6"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon0"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "libfreetype6"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "libdbus-1-3"),
}
_X11 = {
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libX11-xcb1"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11-0"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "libxcb-cursor0"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "libxcb-icccm4"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "libxcb-image0"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "libxcb-keysyms1"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "libxcb-render-util0"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "libxcb-util1"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb-randr0"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb-render0"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb-shape0"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb-shm0"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb-sync1"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb-xfixes0"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb-xkb1"),
}
_WAYLAND = {
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client", "libwayland-client0"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor", "libwayland-cursor0"),
}
_UNSEEN = {"offscreen", "minimal", "minimalegl"}
"""Qt's platforms that draw where nobody looks."""
_INSTALLERS = (("apt-get", 0), ("dnf", 1), ("zypper", 2))

Load = Callable[[str], object]
Environment = Mapping[str, str]


def missing_for_pictures(load: Load = ctypes.CDLL, platform: str = sys.platform) -> str:
    """Return "" if Qt can draw, else the sentence that names what is missing and how to install it."""
    return _sentence(_absent(_PICTURES, load)) if platform.startswith("linux") else ""


def ready_to_paint() -> QCoreApplication:
    """Return an application that paints where nobody looks; to be kept until all is painted.

    Raises:
        CouldNot: if Qt lacks a library of the system's.
    """
    missing = missing_for_pictures()
    if missing:
        raise CouldNot(missing)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    return QCoreApplication.instance() or QGuiApplication(["krets"])


def missing_for_window(
    environment: Environment = os.environ, load: Load = ctypes.CDLL, platform: str = sys.platform
) -> str:
    """Return "" if a window can be opened, else one sentence: no display, a dead one, or missing libraries.

    Only Linux is asked; a platform that was chosen by name (`QT_QPA_PLATFORM`) is the user's own affair.
    """
    if not platform.startswith("linux"):
        return ""
    # one platform, or several in the order in which Qt tries them, each with options of its own
    several = environment.get("QT_QPA_PLATFORM", "").split(";")
    chosen = {name.partition(":")[0] for name in several if name} or {"wayland", "xcb"}
    if not chosen <= {"wayland", "xcb"}:
        return _sentence(_absent(_PICTURES, load))
    wayland = "wayland" in chosen and _wayland_lives(environment)
    if not wayland and not ("xcb" in chosen and environment.get("DISPLAY")):
        return _nowhere(environment.get("WAYLAND_DISPLAY", "") if "wayland" in chosen else "")
    libraries = {**_PICTURES, **(_WAYLAND if wayland else _X11)}
    absent = _absent(libraries, load)
    if absent:
        return _sentence(absent)
    return "" if wayland or _x_answers(environment["DISPLAY"], load) else _nowhere(environment["DISPLAY"])


def is_seen(environment: Environment = os.environ) -> bool:
    """Tell whether somebody could see a window, and close it."""
    chosen = {name.partition(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";")}
    return not chosen & _UNSEEN


def _absent(libraries: Mapping[str, tuple[str, str, str]], load: Load) -> dict[str, tuple[str, str, str]]:
    absent = {}
    for name, packages in libraries.items():
        try:
            load(name)
        except OSError:
            absent[name] = packages
    return absent


def _sentence(absent: Mapping[str, tuple[str, str, str]]) -> str:
    if not absent:
        return ""
    names = ", ".join(absent)
    command, column = next(
        ((name, column) for name, column in _INSTALLERS if shutil.which(name)), ("apt-get", 0)
    )
    packages = sorted({packages[column] for packages in absent.values()})
    sentence = QCoreApplication.translate(
        "cli", "Qt lacks libraries of the system's ({names}); this installs them: {command}"
    )
    return sentence.format(names=names, command=f"{command} install {' '.join(packages)}")


def _nowhere(display: str) -> str:
    if display:
        text = QCoreApplication.translate(
            "cli",
            "The display “{display}” does not answer, so there can be no window; "
            "krets import, score, image, export, report, dedupe and selftest work without one.",
        )
        return text.format(display=display)
    return QCoreApplication.translate(
        "cli",
        "There is no display to open a window on; "
        "krets import, score, image, export, report, dedupe and selftest work without one.",
    )


def _wayland_lives(environment: Environment) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    if not name or not (folder or name.startswith("/")):
        return False
    try:
        return Path(folder, name).is_socket()
    except OSError:  # another user's folder
        return False


def _x_answers(display: str, load: Load) -> bool:
    """Connect to the X server and part again: what Qt will do, except that Qt aborts where it fails."""
    xcb = load("libxcb.so.1")
    if not isinstance(xcb, ctypes.CDLL):
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    failed: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return failed == 0
