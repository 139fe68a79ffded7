"""What exocad's own settings tell: how the lab names its cases.

DentalDB keeps the rule in `defaultsettings.cfg`, as `<FilenameTemplate>` or `<PathTemplate>` (spec cad-handoff, 1.1).
Nothing public says what else the file holds, so nothing else is looked at, and it need not be whole XML.
"""

from __future__ import annotations

import codecs
import html
import re
from pathlib import Path

from labconnector.cad.example import example_folder
from labconnector.cad.exocad import ExocadTarget
from labconnector.domain.errors import SettingsError

MOST_BYTES = 8 * 1024 * 1024
"""No settings file is larger."""

_NAMES = ("FilenameTemplate", "PathTemplate")
_MOST_CHARACTERS = 500
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_stem_template(path: Path) -> str:
    """The template by which exocad names cases. Raises SettingsError where the file is not there, is none of exocad's,
    or names cases by something that we do not know.
    """
    text = _text(path)
    for name in _NAMES:
        for found in re.finditer(rf"<{name}(?:\s[^<>]*)?>([^<>]{{0,{_MOST_CHARACTERS}}})</{name}\s*>", text):
            if template := _stem(found.group(1)):
                return _checked(template, path)
    raise SettingsError(
        f"{path.name} holds no rule by which exocad names cases.",
        action="Choose exocad's defaultsettings.cfg, or type the name yourself.",
    )


def _stem(found: str) -> str:
    """The last part of it: a template of a whole path names the folders above too."""
    template = " ".join(html.unescape(found).split())
    return re.split(r"[\\/]", template.rstrip("\\/ "))[-1].strip()


def _checked(template: str, path: Path) -> str:
    try:
        example_folder(ExocadTarget.name, template)
    except SettingsError as error:
        raise SettingsError(f"exocad names cases by '{template}'. {error.message}", action=error.action) from error
    if "%" not in template:
        raise SettingsError(
            f"By {path.name}, every case of exocad's would have the name '{template}'.",
            action="Type a name with placeholders yourself.",
        )
    return template


def _text(path: Path) -> str:
    try:
        with path.open("rb") as reader:
            data = reader.read(MOST_BYTES + 1)
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror or error}.", action="Choose exocad's defaultsettings.cfg."
        ) from error
    if len(data) > MOST_BYTES:
        raise SettingsError(
            f"{path.name} is too large for a settings file.", action="Choose exocad's defaultsettings.cfg."
        )
    if data.startswith(_WIDE):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
