"""Days in words."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def say_date(on: date) -> str:
    """Return a day in the manner of the user's locale, with the month as a word."""
    return QLocale().toString(QDate(on.year, on.month, on.day), "d MMMM yyyy")


def month_name(month: int) -> str:
    """Return the name of a month, 1 to 12, as it stands alone."""
    return QLocale().standaloneMonthName(month)


def date_ago(on: date, today: date) -> str:
    """Return how long ago a day is: "today", "yesterday", "12 days ago", "3 months ago".

    A day to come counts as today, as it does in the measures.
    """
    days = (today - on).days
    if days < 60:
        return days_ago(days)
    months = round(days / 30.44)
    if months < 24:
        return QCoreApplication.translate("words", "%n months ago", "", months)
    return QCoreApplication.translate("words", "%n years ago", "", days * 100 // 36525)


def days_ago(days: int) -> str:
    """Return a number of days back, however many: "today", "yesterday", "31 days ago"."""
    if days <= 0:
        return QCoreApplication.translate("words", "today")
    if days == 1:
        return QCoreApplication.translate("words", "yesterday")
    return QCoreApplication.translate("words", "%n days ago", "", days)


def last_seen(on: date | None, today: date, in_person: bool | None = None) -> str:
    """Return when ego and a contact last met or wrote, and whether in person where that is known."""
    if on is None:
        return QCoreApplication.translate("words", "Last seen: not known")
    ago = date_ago(on, today)
    if in_person is None:
        return QCoreApplication.translate("words", "Last seen {ago}").format(ago=ago)
    if in_person:
        return QCoreApplication.translate("words", "Last seen {ago}, in person").format(ago=ago)
    return QCoreApplication.translate("words", "Last seen {ago}, not in person").format(ago=ago)


def since_when(on: date, today: date) -> str:
    """Return the start of a comparison: "Since Monday" within a week, else "Since 3 October"."""
    days = (today - on).days
    if days <= 0:
        return QCoreApplication.translate("words", "Just now")
    if days == 1:
        return QCoreApplication.translate("words", "Since yesterday")
    if days < 7:
        return QCoreApplication.translate("words", "Since {day}").format(
            day=QLocale().standaloneDayName(on.isoweekday())
        )
    day = QLocale().toString(
        QDate(on.year, on.month, on.day), "d MMMM" if on.year == today.year else "d MMMM yyyy"
    )
    return QCoreApplication.translate("words", "Since {day}").format(day=day)
