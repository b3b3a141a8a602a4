"""Krets makes no network connection, ever: nothing that could is imported, and a real run opens no socket."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parent.parent / "app" / "krets"

FORBIDDEN = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "nntplib",
    "poplib",
    "PySide6.QtHttpServer",
    "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "wsgiref",
    "xmlrpc",
}

# Refuses every address but a socket of the machine's own file system, and says so.
GUARD = """
import sys
def guard(event, arguments):
    if event.startswith("socket.") and event not in {"socket.__new__", "socket.gethostname"}:
        if event in {"socket.connect", "socket.bind"} and isinstance(arguments[1], (str, bytes)):
            return
        print("NETWORK", event, arguments, file=sys.stderr, flush=True)
        raise PermissionError("no network")
    if event == "urllib.Request":
        print("NETWORK", event, arguments, file=sys.stderr, flush=True)
        raise PermissionError("no network")
sys.addaudithook(guard)
"""


def reaching(source: str) -> list[str]:
    """The forbidden modules that a source file imports, anywhere in it."""
    asked: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            asked |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            asked |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            asked |= {str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)}
    steps = {".".join(name.split(".")[: end + 1]) for name in asked for end in range(name.count(".") + 1)}
    return sorted(steps & FORBIDDEN)


def guarded(code: str) -> subprocess.CompletedProcess[str]:
    """Run a line of Python in a process of its own that may open no connection."""
    return subprocess.run([sys.executable, "-c", GUARD + code], capture_output=True, text=True, check=False)


def test_nothing_that_could_connect_is_imported() -> None:
    found = {
        str(path.relative_to(APP)): names
        for path in sorted(APP.rglob("*.py"))
        if (names := reaching(path.read_text(encoding="utf-8")))
    }
    assert not found


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "def f():\n    from urllib import request",
        "import urllib.request as r",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QTcpSocket",
        "import http.client",
        "importlib.import_module('ssl')",
    ],
)
def test_a_way_out_is_seen(source: str) -> None:
    assert reaching(source)


def test_the_guard_stops_a_connection() -> None:
    done = guarded("import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)")
    assert done.returncode != 0
    assert "NETWORK" in done.stderr


def test_a_real_run_opens_no_connection() -> None:
    done = guarded("from krets.cli import main; sys.exit(main(['selftest']))")
    assert "NETWORK" not in done.stderr
    assert done.returncode == 0, done.stderr
