"""What the settings window changes, and how that joins what others changed meanwhile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from labconnector.talk.views import CadChoice, ProfileView, SettingsView, ToothNumbers
from labconnector.ui.settings.draft import changed_entries, is_other_profile, merged, named_entries, named_setting

SHOWN = SettingsView(
    import_enabled=True,
    ask_to_connect=False,
    check_every_s=300,
    least_every_s=120,
    parallel_downloads=3,
    cad=CadChoice(),
    tooth_numbers=ToothNumbers.FDI,
    notifications=True,
    start_at_login=False,
    language="",
)
PROFILE = ProfileView("production", "MyiTero", ("production",), "", "", "", "", "", "", "basic")


def test_only_what_was_changed_here_is_kept() -> None:
    by_the_wizard = replace(SHOWN, cad=CadChoice("folder", Path("/cad")))
    by_the_user = replace(SHOWN, notifications=False)
    kept = merged(by_the_wizard, SHOWN, by_the_user)
    assert kept == replace(SHOWN, notifications=False, cad=by_the_wizard.cad)


def test_nothing_changed_is_nothing_kept() -> None:
    now = replace(SHOWN, check_every_s=600)
    assert merged(now, SHOWN, SHOWN) == now
    assert changed_entries(SHOWN, SHOWN) == {}


def test_enabling_the_import_asks_to_connect_again() -> None:
    off = replace(SHOWN, import_enabled=False)
    assert merged(off, off, SHOWN).ask_to_connect
    assert not merged(SHOWN, SHOWN, off).ask_to_connect


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The pause between two checks cannot be under 120 seconds.", "check_every_s"),
        ("'%z' in the folder name stands for nothing.", "stem_template"),
        ("'cases' is not the whole path of a folder.", "cad"),
        ("Start at login cannot be switched on: Permission denied.", "start_at_login"),
        ("The disk is full.", ""),
    ],
)
def test_the_setting_that_an_error_is_about(text: str, name: str) -> None:
    assert named_setting(text) == name


def test_the_entries_of_a_profile_that_an_error_names() -> None:
    text = "The profile 'production' lacks: oauth_base, base_url, client_id."
    assert named_entries(text) == ("client_id", "oauth_base", "base_url")
    assert named_entries("The profile cannot be read.") == ()


def test_what_the_engine_tells_of_a_profile_makes_no_other_one() -> None:
    told = replace(PROFILE, names=("production", "mine"), problem="No client id.", has_client_secret=True)
    assert not is_other_profile(PROFILE, told)
    assert is_other_profile(PROFILE, replace(PROFILE, client_id="lab"))
    assert is_other_profile(PROFILE, replace(PROFILE, name="mine"))
