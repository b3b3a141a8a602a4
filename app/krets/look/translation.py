"""Translators: Qt's own words and Krets', from the data files or from Qt's."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from krets import assets

_installed: list[tuple[QTranslator, bytes | None]] = []


def install_translators(app: QCoreApplication, language: str = "") -> str:
    """Make the program speak a language ("nb", "sv"; "" is the system's); return the one that it speaks.

    English needs none. Where Krets has no words in a language, everything stays English, Qt's own too.
    """
    for translator, _ in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    wanted = [language] if language else [tag.replace("-", "_") for tag in QLocale().uiLanguages()]
    for tag in wanted:
        short = tag.split("_")[0]
        if short in {"en", "C"}:
            return "en"
        if f"krets_{short}.qm" in assets.names("i18n"):
            _install(app, f"krets_{short}.qm")
            _install_qt(app, short)
            return short
    return "en"


def _install(app: QCoreApplication, name: str) -> None:
    translator = QTranslator(app)
    data = assets.read_bytes(f"i18n/{name}")
    if translator.load(data):
        app.installTranslator(translator)
        _installed.append((translator, data))


def _install_qt(app: QCoreApplication, short: str) -> None:
    own = f"qtbase_{short}.qm"
    if own in assets.names("i18n"):
        _install(app, own)
        return
    translator = QTranslator(app)
    if translator.load(f"qtbase_{short}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
        _installed.append((translator, None))
