"""What every bench prints: a row a goal, all in the same columns."""

from __future__ import annotations


def head(about: str) -> None:
    """Print what is measured, and the names of the columns."""
    print(about)
    print(f"{'':<62} {'goal':>12} {'measured':>34}")


def said(what: str, goal: str, measured: str, met: bool | None = None, note: str = "") -> None:
    """Print one row; where there is no goal, `met` is None."""
    verdict = "" if met is None else "met" if met else "NOT met"
    print(f"{what:<62} {goal:>12} {measured:>34}  {verdict:<8}{note}".rstrip(), flush=True)
