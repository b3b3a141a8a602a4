"""Two scorings compared."""

from __future__ import annotations

import pytest

from krets.model import Scores


def assert_same(found: Scores | None, wanted: Scores | None, tolerance: float = 1e-9) -> None:
    """Fail unless two scorings say the same, shares, measures and vitality included."""
    assert found is not None
    assert wanted is not None
    assert (found.on, found.measured) == (wanted.on, wanted.measured)
    assert found.scores == pytest.approx(wanted.scores, abs=tolerance)
    assert found.overall == pytest.approx(wanted.overall, abs=tolerance)
    assert found.measures == pytest.approx(wanted.measures, abs=tolerance)
    assert found.vitality == wanted.vitality
    for key, shares in {**wanted.shares, "overall": wanted.share}.items():
        other = found.share if key == "overall" else found.shares[key]
        everybody = {*shares, *other}
        assert {c: other.get(c, 0.0) for c in everybody} == pytest.approx(
            {c: shares.get(c, 0.0) for c in everybody}, abs=tolerance
        ), key
