"""Hatchling's build hook: turn the tracked translations (.ts) into the ones that Qt reads (.qm).

The .qm files lie beside their .ts files and are never tracked. With no .ts file there is nothing to do.
``pyside6-lrelease`` comes with PySide6-Essentials, which the build requires.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TRANSLATIONS = Path("resources") / "krets_resources" / "i18n"


def lrelease() -> str:
    """The path of ``pyside6-lrelease``: beside the running Python, or anywhere on PATH."""
    beside = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("pyside6-lrelease")
    if found is None:
        raise RuntimeError("pyside6-lrelease is missing: install PySide6-Essentials to build Krets")
    return found


def compile_translations(root: Path) -> list[Path]:
    """Compile every .ts file that is newer than its .qm file; return all .qm files."""
    made = []
    for source in sorted((root / TRANSLATIONS).glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            subprocess.run([lrelease(), "-silent", str(source), "-qm", str(target)], check=True)
        made.append(target)
    return made


class TranslationsHook(BuildHookInterface):  # type: ignore[type-arg] # hatchling's generic is for its own plugins
    """Compiles translations before a wheel, an editable install or an sdist is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling; ``version`` is "standard" or "editable"."""
        del version, build_data
        if self.target_name == "wheel":
            compile_translations(Path(self.root))


if __name__ == "__main__":
    for path in compile_translations(Path(__file__).resolve().parent.parent):
        print(path.name)
