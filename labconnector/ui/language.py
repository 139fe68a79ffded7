"""The language of the windows: our own texts, Qt's, and the direction of writing.

Chosen in the settings, which the engine holds. The window process needs it before the engine speaks, so it keeps it
beside the windows' places; a change counts from the next start.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from labconnector.system.resources import resource
from labconnector.ui.said import use_templates

_KEPT = "language"
_MARK = "labconnector"
_NO_COUNTRY = QLocale(QLocale.Language.English, QLocale.Country.Europe)
_SOURCE = "en"
"""The texts are written in it. Its file holds plurals alone: they stand in for languages that have no file."""


def kept_language() -> str:
    """The chosen language's code at the last start, '' for the system's."""
    return str(QSettings().value(_KEPT, ""))


def keep_language(code: str) -> None:
    """Keeps the chosen language for the next start."""
    if code != kept_language():
        QSettings().setValue(_KEPT, code)


def use_language(app: QApplication, code: str, folder: Path | None = None) -> str:
    """Installs the texts of a language before the first window is made. Returns the code of the texts now in use.

    code: of the settings, '' = the system's. folder: of the files `labconnector_<code>.qm`, else the shipped ones.
    """
    forget_language(app)
    ours = folder or resource("translations")
    wanted = QLocale(code) if code else QLocale.system()
    if wanted.language() is QLocale.Language.C:  # a system that was told nothing: its dates are no country's
        wanted = _NO_COUNTRY
        QLocale.setDefault(wanted)
    elif code and not _is_spoken(wanted):
        QLocale.setDefault(wanted)  # dates and numbers too; the system's own where it speaks the language already
    _install(app, QLocale(_SOURCE), "labconnector", ours)
    found = _install(app, wanted, "labconnector", ours)
    used = found.stem.removeprefix("labconnector_") if found else _SOURCE
    if used == _SOURCE:
        return _SOURCE
    _install(app, QLocale(used), "qtbase", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
    app.setLayoutDirection(QLocale(used).textDirection())
    use_templates(ours / "said.txt")
    return used


def forget_language(app: QApplication) -> None:
    """Takes the texts away again: English, plurals undone."""
    for translator in app.findChildren(QTranslator, _MARK, Qt.FindChildOption.FindDirectChildrenOnly):
        QCoreApplication.removeTranslator(translator)
        translator.setParent(None)
        translator.deleteLater()
    use_templates(None)


def _is_spoken(locale: QLocale) -> bool:
    return QLocale.system().language() == locale.language()


def _install(app: QApplication, locale: QLocale, name: str, folder: Path) -> Path | None:
    """The texts of the last one installed are looked at first."""
    translator = QTranslator(app)
    translator.setObjectName(_MARK)
    if not translator.load(locale, name, "_", str(folder)):
        translator.deleteLater()
        return None
    QCoreApplication.installTranslator(translator)
    return Path(translator.filePath())
