"""Commands that paint find the application of the whole run, so that none of another kind is left behind."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """The one application that the process may have."""
    return qapp
