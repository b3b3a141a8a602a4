"""The sample: an invented person's map, whose dates are days before today so that it never goes stale."""

from datetime import date, timedelta
from typing import Any

import msgspec

from krets.formats.found import Found
from krets.formats.json_reader import from_object

PLACE = "samples/sample.json"
_DAYS = ("on", "created", "last_contact")


def sample(today: date) -> Found:
    """Return the sample as it looks on a day."""
    return from_object(_dated(sample_as_written(), today))


def sample_as_written() -> dict[str, Any]:
    """Return the sample's JSON: the open form, but for days that are whole numbers before today.

    A contact's `was` (the rings they stood on before: [level, until]) and a need's `since` tell how the map
    came about; see `krets.formats.history`.
    """
    from krets.assets import read_bytes  # not before it is needed: finding data files takes its time

    whole: dict[str, Any] = msgspec.json.decode(read_bytes(PLACE))
    return whole


def _dated(whole: dict[str, Any], today: date) -> dict[str, Any]:
    return {
        name: [_row(row, today) for row in part] if isinstance(part, list) else part
        for name, part in whole.items()
    }


def _row(row: dict[str, Any], today: date) -> dict[str, Any]:
    days = {name: (today - timedelta(days=row[name])).isoformat() for name in _DAYS if name in row}
    return {**row, **days}
