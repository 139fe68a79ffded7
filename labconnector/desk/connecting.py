"""Requests about the connection profile: which Align, by which addresses."""

from __future__ import annotations

from typing import Any

from labconnector.align.profile import Profile, changed_profile, find_profile, profile_names, save_profile
from labconnector.align.session import client_secret_name
from labconnector.desk.part import Part
from labconnector.domain.errors import ConnectorError, ProfileError
from labconnector.talk.views import ProfileView

_SHOWN = ("title", "oauth_base", "base_url", "login_page", "redirect_url", "myitero_url", "client_id", "client_auth")
_ONLY_SHOWN = ("title", "myitero_url")
"""What no call to Align depends on."""


class ProfilePart(Part):
    """The connection profile's requests."""

    def profile(self, name: str = "") -> ProfileView:
        """A profile by name; '' = the one in use. ProfileError where there is none, or its file cannot be read."""
        profile = self._profile(name)
        names = profile_names(self._app.paths.profiles)
        return ProfileView(
            name=profile.name,
            names=names if profile.name in names else (*names, profile.name),
            problem=_problem(profile),
            has_client_secret=self._has_client_secret(profile),
            **{field: getattr(profile, field) for field in _SHOWN},
        )

    def change_profile(self, profile: ProfileView) -> None:
        """Keeps a profile as the lab's own and uses it. ProfileError, before anything is kept, where it is not right.

        Under another name it is another Align: the account in use is left. With other addresses of the same one the
        stored sign-in is tried anew.
        """
        if self._engine.begin.profile:
            raise ProfileError(
                "The demo works with its own sandbox.", action="Start Lab Connector itself to work with Align."
            )
        before = self._in_use()
        changed = self._changed_profile(profile)
        changed.check()
        save_profile(changed, self._app.paths.profiles / f"{changed.name}.toml")
        self._engine.change(profile=changed.name)
        self._take_up(before, changed)

    def _profile(self, name: str) -> Profile:
        in_use = self._in_use()
        if name and (in_use is None or in_use.name != name):
            return find_profile(name, self._app.paths.profiles)
        return self._app.profile

    def _in_use(self) -> Profile | None:
        """None where it cannot be read."""
        try:
            return self._app.profile
        except ProfileError:
            return None

    def _changed_profile(self, view: ProfileView) -> Profile:
        """The profile of that name with the view's values; what the view does not show stays."""
        own = self._app.paths.profiles
        base = find_profile(view.name if view.name in profile_names(own) else "production", own)
        shown: dict[str, Any] = {field: getattr(view, field).strip() for field in ("name", *_SHOWN)}
        return changed_profile(base, shown)

    def _take_up(self, before: Profile | None, now: Profile) -> None:
        if self._engine.account is not None and (before is None or before.name != now.name):
            self._engine.forget()
        elif self._engine.account is not None and _calls(before) != _calls(now):
            self._engine.reconnect()

    def _has_client_secret(self, profile: Profile) -> bool:
        """A password store that is locked or missing holds nothing that can be used now."""
        try:
            return bool(self._engine.keystore.get(client_secret_name(profile)))
        except ConnectorError:
            return False


def _problem(profile: Profile) -> str:
    try:
        profile.check()
    except ProfileError as error:
        return error.message
    return ""


def _calls(profile: Profile | None) -> Profile | None:
    """The profile without what is only shown."""
    return profile.model_copy(update=dict.fromkeys(_ONLY_SHOWN, "")) if profile else None
