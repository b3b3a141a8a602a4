"""The command line: opens the window, or does what needs none (import, score, image, export, selftest)."""

from krets.cli.program import main

__all__ = ["main"]
