"""What every test shares.

The tests mirror ``app/krets``: what tests ``model/network.py`` is ``tests/model/test_network.py``. Every folder
has an ``__init__.py``, so that two may hold a file of one name; what several tests share lies in
``tests/helpers/`` and is imported as ``from tests.helpers import ...``. The file you are reading does three
things: it puts Qt on its offscreen platform, keeps settings and data away from the user's own folders, and
fails a test that leaves a widget or a thread alive. A warning of Python's, Qt's or the log's is a failure.
"""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
