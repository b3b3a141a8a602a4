"""``python -m krets``."""

import sys

from krets.cli import main

if __name__ == "__main__":
    sys.exit(main())
