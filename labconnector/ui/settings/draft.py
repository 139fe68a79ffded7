"""What the settings window changes, and how that joins what others changed meanwhile. No Qt."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from labconnector.talk.views import ProfileView, SettingsView

_MADE = frozenset({"names", "problem", "has_client_secret", "title"})
"""Of a profile's view: told by the engine, not changed by the user."""


def merged(now: SettingsView, shown: SettingsView, wanted: SettingsView) -> SettingsView:
    """The settings as they are `now`, with the entries that the user made other than they were `shown`.

    The wizard may have changed the CAD folder while the window was open: that is not taken back.
    """
    changed = changed_entries(shown, wanted)
    if "import_enabled" in changed and wanted.import_enabled:
        changed["ask_to_connect"] = True  # who enables the import is asked to connect at the next start again
    return replace(now, **changed)


def changed_entries(shown: SettingsView, wanted: SettingsView) -> dict[str, Any]:
    """The entries that differ, by name, with their new values."""
    names = [one.name for one in fields(SettingsView)]
    return {name: getattr(wanted, name) for name in names if getattr(wanted, name) != getattr(shown, name)}


def is_other_profile(shown: ProfileView, wanted: ProfileView) -> bool:
    """Whether the user chose another profile or changed one."""
    names = [one.name for one in fields(ProfileView) if one.name not in _MADE]
    return any(getattr(shown, name) != getattr(wanted, name) for name in names)


ENTRIES = ("client_id", "oauth_base", "login_page", "base_url", "redirect_url", "myitero_url", "client_auth")
"""Entries of a connection profile as errors name them, in the order of the settings' page."""


def named_entries(text: str) -> tuple[str, ...]:
    """The profile's entries that a text names, each once."""
    words = _words(text)
    return tuple(entry for entry in ENTRIES if entry in words)


def named_setting(text: str) -> str:
    """The setting that an error of the engine is about, '' where it names none."""
    said = text.casefold()
    return next((name for name, phrases in _PHRASES.items() if any(one in said for one in phrases)), "")


_PHRASES = {
    "watched": ("itself puts cases", "in the list twice"),
    "stem_template": ("the folder name",),
    "further": ("two cad targets", "a further cad target"),
    "cad": ("cad folder", "cad program", "cad target", "path of a folder"),
    "check_every_s": ("pause between two checks",),
    "parallel_downloads": ("downloads at a time",),
    "tooth_numbers": ("tooth numbers",),
    "start_at_login": ("start at login",),
}
"""What the engine calls the settings when it refuses one."""


def _words(text: str) -> set[str]:
    return {word.strip(".,:;'\"()") for word in text.split()}
