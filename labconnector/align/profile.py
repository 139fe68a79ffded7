"""The connection profile: every address, path and switch of one Align environment, in a file.

Align gives the addresses, the client id and the client secret to each lab (specification, Authentication and Pairing:
"URLs, client id and secret must be configurable"). Paths that no document names are assumptions; they stand here as
defaults and can be changed without a new release.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from labconnector.align.addresses import is_safe_url, joined
from labconnector.domain.account import Regional
from labconnector.domain.errors import ProfileError
from labconnector.system.resources import resource
from labconnector.system.whole_file import write_whole


class ProfilePaths(BaseModel):
    """Where the calls are. An entry that begins with `https://` is a whole address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # relative to login_page, or to oauth_base where that is empty
    authorize: str = "authorize"
    # relative to oauth_base
    token: str = "token"  # noqa: S105 - a path
    revoke: str = "revoke"
    # relative to base_url
    discovery: str = "api/third-party/v2/discovery"
    # relative to what Discovery returned
    accounts: str = "accounts"
    pair: str = "pair"
    lab_orders: str = "orders/lab"
    practice_orders: str = "orders/practice"
    order: str = "orders/{rx_id}"
    download: str = "order/{order_id}/download/{asset}"


class Profile(BaseModel):
    """One Align environment. All times in seconds.

    login_page: base address of Align's login page, where it is not oauth_base.
    client_auth: how the client secret goes to the token endpoint; `none` for a public client.
    redirect_url: an https page that Align has on its list, or `http://127.0.0.1/…` where Align allows a loopback.
    export_options: query parameters of a download, e.g. the file format; empty = the account's own settings.
    storage_hosts: hosts to which a download may be redirected. The token is not sent to them.
    not_ready_retry_s: waits after "the iDE file is not ready"; generation takes 1–2 minutes (DPMS, Download Scan).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    title: str = ""
    oauth_base: str = ""
    base_url: str = ""
    login_page: str = ""
    client_id: str = ""
    client_auth: Literal["basic", "body", "none"] = "basic"
    pkce: bool = False
    redirect_url: str = ""
    scope: str = ""
    orders_floor_s: Annotated[float, Field(ge=0)] = 120
    not_ready_retry_s: tuple[float, ...] = (45, 90, 150, 300)
    paths: ProfilePaths = ProfilePaths()
    export_options: dict[str, str] = {}
    storage_hosts: tuple[str, ...] = ()
    myitero_url: str = ""

    def check(self) -> None:
        """Raises ProfileError that names every field that is missing or cannot be right."""
        missing = [name for name in _NEEDED if not str(getattr(self, name)).strip()]
        if missing:
            raise ProfileError(f"The profile '{self.name}' lacks: {', '.join(missing)}.")
        wrong = [name for name in _ADDRESSES if getattr(self, name) and not is_safe_url(getattr(self, name))]
        if wrong:
            names = ", ".join(wrong)
            raise ProfileError(f"These addresses of the profile '{self.name}' must begin with https://: {names}.")
        if "#" in self.redirect_url:
            raise ProfileError("The redirect URL holds a '#'. iTero does not support that.")
        self._check_placeholders()

    def _check_placeholders(self) -> None:
        for name, needed in {"order": ("{rx_id}",), "download": ("{order_id}", "{asset}")}.items():
            lost = [one for one in needed if one not in getattr(self.paths, name)]
            if lost:
                raise ProfileError(f"The path '{name}' of the profile '{self.name}' lacks {', '.join(lost)}.")

    @property
    def authorize_url(self) -> str:
        """Where the browser is sent to sign in."""
        return joined(self.login_page or self.oauth_base, self.paths.authorize)

    @property
    def token_url(self) -> str:
        """Where codes and refresh tokens become access tokens."""
        return joined(self.oauth_base, self.paths.token)

    @property
    def revoke_url(self) -> str:
        """Where a token is given back."""
        return joined(self.oauth_base, self.paths.revoke)

    @property
    def discovery_url(self) -> str:
        """The first Discovery call; it answers with the regional addresses."""
        return joined(self.base_url, self.paths.discovery)

    def regional_url(self, regional: Regional, path: str) -> str:
        """A call at the regional service, e.g. `profile.paths.lab_orders`."""
        return path if is_safe_url(path) else regional.url(path)


_NEEDED = ("oauth_base", "base_url", "client_id", "redirect_url")
_ADDRESSES = ("oauth_base", "base_url", "login_page", "redirect_url", "myitero_url")


def load_profile(path: Path) -> Profile:
    """Reads a profile. Raises ProfileError naming the file and the line or field that is wrong."""
    try:
        return Profile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise ProfileError(f"The profile {path.name} cannot be read.", detail=type(error).__name__) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"The profile {path.name} is not valid TOML: {error}") from error
    except ValidationError as error:
        raise ProfileError(f"The profile {path.name} is not right: {_first_fault(error)}") from error


def find_profile(name: str, own: Path) -> Profile:
    """The lab's own profile of that name in the folder `own`, else the one that ships with the program."""
    for path in (own / f"{name}.toml", resource(f"profiles/{name}.toml")):
        if path.is_file():
            return load_profile(path)
    raise ProfileError(f"There is no connection profile '{name}'.")


def save_profile(profile: Profile, path: Path) -> None:
    """Writes a profile, whole or not at all. Raises ProfileError where it cannot be written."""
    try:
        write_whole(path, tomli_w.dumps(profile.model_dump(mode="json")).encode())
    except OSError as error:
        raise ProfileError(
            f"The profile cannot be kept: {path}: {error.strerror}.", action="Check the disk and the folder's rights."
        ) from error


def changed_profile(base: Profile, values: Mapping[str, Any]) -> Profile:
    """The profile with other values. Raises ProfileError naming the first that cannot be read; `check` tells more."""
    try:
        return Profile.model_validate({**base.model_dump(), **values})
    except ValidationError as error:
        raise ProfileError(f"The profile is not right: {_first_fault(error)}") from error


def profile_names(own: Path) -> tuple[str, ...]:
    """Every profile there is: those that ship with the program first, then the lab's own in the folder `own`."""
    shipped, lab = (sorted(file.stem for file in folder.glob("*.toml")) for folder in (resource("profiles"), own))
    return tuple(dict.fromkeys((*shipped, *lab)))


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
