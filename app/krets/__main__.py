"""``python -m krets``."""

from __future__ import annotations

import sys

from krets.cli import main

if __name__ == "__main__":
    sys.exit(main())
