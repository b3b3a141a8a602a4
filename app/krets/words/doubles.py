"""Why two people may be one: the evidence of a pair as a sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale


def say_evidence(evidence: Sequence[str]) -> str:
    """Return what speaks for two people being one, and what against it; "" where nothing does.

    `evidence` are keys as `krets.formats.find_doubles` gives them; one that is not known is passed over.
    """
    for_it, against = _for_it(), _against_it()
    alike = QLocale().createSeparatedList([for_it[key] for key in evidence if key in for_it])
    unlike = QLocale().createSeparatedList([against[key] for key in evidence if key in against])
    if alike and unlike:
        text = QCoreApplication.translate("words", "For it speaks: {alike}. Against it: {unlike}.")
    elif alike:
        text = QCoreApplication.translate("words", "For it speaks: {alike}.")
    elif unlike:
        text = QCoreApplication.translate("words", "Against it speaks: {unlike}.")
    else:
        text = ""
    return text.format(alike=alike, unlike=unlike)


def _for_it() -> dict[str, str]:
    return {
        "same-email": QCoreApplication.translate("words", "the same e-mail address"),
        "same-phone": QCoreApplication.translate("words", "the same phone number"),
        "same-handle": QCoreApplication.translate("words", "the same profile"),
        "same-birthday": QCoreApplication.translate("words", "the same birthday"),
        "same-name": QCoreApplication.translate("words", "the same name"),
        "name-order": QCoreApplication.translate("words", "the same name in another order"),
        "middle-name": QCoreApplication.translate("words", "the same name but for a middle name"),
        "nickname": QCoreApplication.translate("words", "a short form of the name"),
        "initials": QCoreApplication.translate("words", "an initial that fits the name"),
        "similar-name": QCoreApplication.translate("words", "a similar name"),
        "part-of-name": QCoreApplication.translate("words", "a part of the name"),
        "same-first-name": QCoreApplication.translate("words", "the same first name"),
        "same-last-name": QCoreApplication.translate("words", "the same last name"),
        "same-organisation": QCoreApplication.translate("words", "the same organisation"),
    }


def _against_it() -> dict[str, str]:
    return {
        "other-handle": QCoreApplication.translate("words", "different profiles in one network"),
        "other-birthday": QCoreApplication.translate("words", "different birthdays"),
        "other-organisation": QCoreApplication.translate("words", "different organisations"),
    }
