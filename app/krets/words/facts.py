"""Labels of the numbers that went into a score."""

from PySide6.QtCore import QCoreApplication

from krets.words.people import mode_name


def fact_name(key: str) -> str:
    """Return the label of a fact of an `Explanation`; an unknown one is spelled without underscores."""
    if key.startswith("k_"):
        return mode_name(key.removeprefix("k_"))
    return _counts().get(key) or _reckoned().get(key, key.replace("_", " "))


def _counts() -> dict[str, str]:
    return {
        "circles": QCoreApplication.translate("words", "circles with people in them"),
        "kept": QCoreApplication.translate("words", "circles counted"),
        "needs": QCoreApplication.translate("words", "needs that count"),
        "answered": QCoreApplication.translate("words", "needs somebody can help with"),
        "covered": QCoreApplication.translate("words", "importance covered"),
        "ranked": QCoreApplication.translate("words", "people counted"),
        "topics": QCoreApplication.translate("words", "topics shared lately"),
        "groups": QCoreApplication.translate("words", "organisations and circles reached"),
        "reached": QCoreApplication.translate("words", "people within reach"),
        "routes": QCoreApplication.translate("words", "needs with a way to help"),
        "go_betweens": QCoreApplication.translate("words", "go-betweens on these ways"),
        "measured": QCoreApplication.translate("words", "scores measured"),
        "size": QCoreApplication.translate("words", "people you know"),
        "ties": QCoreApplication.translate("words", "pairs who know each other"),
        "pairs": QCoreApplication.translate("words", "possible pairs"),
        "bridged": QCoreApplication.translate("words", "pairs that do not know each other"),
        "largest": QCoreApplication.translate("words", "people in the largest part"),
    }


def _reckoned() -> dict[str, str]:
    return {
        "x": QCoreApplication.translate("words", "sum before scaling, X"),
        "n": QCoreApplication.translate("words", "ill word spreading, N"),
        "kappa": QCoreApplication.translate("words", "scale, κ"),
        "sharing": QCoreApplication.translate("words", "sharing factor, F"),
        "mean_root": QCoreApplication.translate("words", "mean of the square roots"),
        "normalised": QCoreApplication.translate("words", "normalised"),
        "bonding": QCoreApplication.translate("words", "bonding"),
        "bridging": QCoreApplication.translate("words", "bridging"),
        "share": QCoreApplication.translate("words", "share of bonding"),
    }
