"""Limits of style that ruff does not measure: lengths, sentences no translator could take, timed tests."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).resolve().parent
APP = TESTS.parent / "app" / "krets"
MODULE_LINES = 400
FUNCTION_LINES = 40


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function, its docstring and decorators aside."""
    assert function.end_lineno is not None
    lines = function.end_lineno - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None and first.end_lineno is not None:
        lines -= first.end_lineno - first.lineno + 1
    return lines


def test_no_module_and_no_function_is_too_long() -> None:
    found = []
    for path in sorted(APP.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if (lines := len(text.splitlines())) > MODULE_LINES:
            found.append(f"{path.relative_to(APP)}: {lines} lines")
        found += [
            f"{path.relative_to(APP)}:{node.lineno}: {node.name} has {length(node)} lines"
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > FUNCTION_LINES
        ]
    assert not found, "\n".join(["", *found])


def test_no_sentence_is_built_before_it_is_translated() -> None:
    built = re.compile(r"\b(?:tr|translate)\(\s*(?:\"[^\"]*\",\s*)?f[\"']")
    found = [
        f"{path.relative_to(APP)}: {match.group()}"
        for path in sorted(APP.rglob("*.py"))
        for match in built.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(["", *found])


def test_no_test_looks_at_the_clock_or_sleeps() -> None:
    clock = re.compile(r"\b(?:perf_counter|process_time|monotonic|thread_time|timeit|QElapsedTimer|sleep)\(")
    killed_at_some_moment = TESTS / "storage" / "test_kill.py"
    found = [
        f"{path.relative_to(TESTS)}: {match.group()}"
        for path in sorted(TESTS.rglob("test_*.py"))
        if path != killed_at_some_moment
        for match in clock.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(["figures belong to tests/bench:", *found])


def test_each_exemption_says_why() -> None:
    bare = re.compile(r"# (?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\])[ #-]*$", re.MULTILINE)
    found = [
        f"{path.relative_to(TESTS.parent)}: {match.group()}"
        for folder in (APP, TESTS)
        for path in sorted(folder.rglob("*.py"))
        for match in bare.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(["", *found])
