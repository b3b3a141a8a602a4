"""The command line: a placeholder until the real one lands."""

from __future__ import annotations

__all__ = ["main"]


def main(argv: list[str] | None = None) -> int:
    """Run Krets with the arguments given (the process's own if none are) and return its exit code."""
    del argv
    return 0
