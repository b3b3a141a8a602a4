"""What is shipped, and what must never be: addresses of registries, paths of one machine, lock files."""

from __future__ import annotations

import configparser
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from krets.formats.kinds import KRETS_APPLICATION
from krets.storage.schema import APPLICATION_ID

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"

TOP_LEVEL = {
    "pyproject.toml",
    "app",
    "resources",
    "tests",
    "packaging",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "Makefile",
}

# Put together from parts, so that this file holds none of them.
REGISTRIES = [
    r"py" + r"pi\.org",
    r"python" + r"hosted\.",
    r"npm" + r"js\.(?:org|com)",
    r"deb\." + r"debian\.",
    r"crates" + r"\.io",
]
MACHINE_PATHS = [rf"(?<![\w.<~)}}])/{folder}/" for folder in ("home", "root", "opt", "work", "Users")] + [
    r"[A-Z]:\\+Users\\"
]


def tracked() -> list[Path]:
    """The files that git tracks and that are there."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins() -> str:
    return (PACKAGING / "constraints.txt").read_text(encoding="utf-8")


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("pattern", [*REGISTRIES, *MACHINE_PATHS])
def test_no_tracked_file_names_a_registry_or_a_machine(pattern: str) -> None:
    wanted = re.compile(pattern)
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in wanted.finditer(text)]
    assert not found


def test_only_what_belongs_lies_at_the_top() -> None:
    tops = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert {top for top in tops if not top.startswith(".")} <= TOP_LEVEL
    assert "uv.lock" not in {path.name for path in tracked()}


def test_nothing_built_is_tracked() -> None:
    assert not [path.name for path in tracked() if path.suffix in {".qm", ".pyc", ".krets", ".whl"}]


def test_packaging_is_no_package() -> None:
    assert not list(PACKAGING.rglob("__init__.py"))  # it would shadow the library of that name


def test_each_pin_has_a_version_and_hashes_and_no_address() -> None:
    entries = re.sub(r"\s*\\\n\s*", " ", pins()).splitlines()
    entries = [entry for entry in entries if entry and not entry.startswith("#")]
    assert entries
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9-]+==\S+(?: ; [^#]+?)?(?: --hash=sha256:[0-9a-f]{64})+", entry), entry[
            :80
        ]


def test_all_that_is_required_is_pinned() -> None:
    settings = project()
    required = [
        *settings["build-system"]["requires"],
        *settings["project"]["dependencies"],
        *settings["project"]["optional-dependencies"]["dev"],
    ]
    pinned = set(re.findall(r"^([a-z0-9-]+)==", pins(), flags=re.MULTILINE))
    assert {folded(re.split(r"[<>=!~; ]", entry)[0]) for entry in required} <= pinned


def test_desktop_file_mime_type_and_metainfo_agree() -> None:
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.optionxform = str  # type: ignore[assignment,method-assign] # the way configparser's manual gives
    desktop.read(PACKAGING / "krets.desktop", encoding="utf-8")
    entry = desktop["Desktop Entry"]
    metainfo = ElementTree.parse(PACKAGING / "org.krets.Krets.metainfo.xml").getroot()
    mime = ElementTree.parse(PACKAGING / "krets-mime.xml").getroot()
    kind = mime.find("{*}mime-type")
    assert kind is not None
    assert entry["MimeType"] == f"{kind.get('type')};"
    assert metainfo.findtext("provides/mediatype") == kind.get("type")
    assert metainfo.findtext("launchable") == f"{entry['StartupWMClass']}.desktop"
    assert metainfo.findtext("name") == entry["Name"]
    releases = [release.get("version") for release in metainfo.iterfind("releases/release")]
    assert project()["project"]["version"] in releases


def test_the_mime_type_looks_for_our_application_id() -> None:
    number = ElementTree.parse(PACKAGING / "krets-mime.xml").getroot().find(".//{*}match[@type='big32']")
    assert number is not None
    assert number.get("offset") == "68"
    wanted = int(number.get("value", ""), 16)
    assert wanted == APPLICATION_ID
    assert wanted.to_bytes(4, "big") == KRETS_APPLICATION


@pytest.fixture
def compile_translations() -> Callable[[Path], list[Path]]:
    spec = importlib.util.spec_from_file_location("hatch_build", PACKAGING / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: Callable[[Path], list[Path]] = module.compile_translations
    return made


def test_the_build_hook_makes_what_qt_reads(
    tmp_path: Path, compile_translations: Callable[[Path], list[Path]]
) -> None:
    folder = tmp_path / "resources" / "krets_resources" / "i18n"
    folder.mkdir(parents=True)
    assert compile_translations(tmp_path) == []
    (folder / "krets_nb.ts").write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="nb"><context>'
        "<name>People</name><message><source>Close</source><translation>Nær</translation></message>"
        "</context></TS>",
        encoding="utf-8",
    )
    (made,) = compile_translations(tmp_path)
    assert made.name == "krets_nb.qm"
    assert made.stat().st_size > 0


def test_the_version_is_the_one_that_is_installed() -> None:
    code = "from importlib.metadata import version; print(version('krets'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == project()["project"]["version"]
