"""Connection profiles: what is missing is named, what is written can be read, the shipped one is honest."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from labconnector.align.profile import (
    Profile,
    ProfilePaths,
    find_profile,
    load_profile,
    profile_names,
    save_profile,
)
from labconnector.domain.account import Regional
from labconnector.domain.errors import ProfileError

WHOLE = Profile(
    name="partner",
    oauth_base="https://login.align.test/oauth/",
    base_url="https://api.align.test",
    client_id="lab",
    redirect_url="https://lab.test/return.html",
)


def test_the_shipped_profile_is_there_and_says_what_align_has_to_give(tmp_path: Path) -> None:
    profile = find_profile("production", tmp_path)
    assert profile.orders_floor_s == 120
    assert profile.not_ready_retry_s == (45, 90, 150, 300)
    with pytest.raises(ProfileError) as caught:
        profile.check()
    for name in ("oauth_base", "base_url", "client_id", "redirect_url"):
        assert name in caught.value.message


def test_the_shipped_paths_are_the_defaults(tmp_path: Path) -> None:
    assert find_profile("production", tmp_path).paths == ProfilePaths()


def test_a_whole_profile_passes() -> None:
    WHOLE.check()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("oauth_base", "http://login.align.test"),
        ("base_url", "align"),
        ("login_page", "ftp://align.test"),
        ("redirect_url", "https://lab.test/#/return"),
        ("redirect_url", "http://lab.test/return"),
        ("base_url", "https://user@align.test"),
        ("base_url", "https://align.test:99999"),
        ("base_url", "https://good.test\\@bad.test"),
        ("client_id", "  "),
        ("paths", ProfilePaths(order="orders")),
        ("paths", ProfilePaths(download="order/{order_id}/download")),
    ],
)
def test_what_cannot_be_right_is_named(field: str, value: object) -> None:
    with pytest.raises(ProfileError):
        WHOLE.model_copy(update={field: value}).check()


def test_a_loopback_may_be_http() -> None:
    WHOLE.model_copy(
        update={"redirect_url": "http://127.0.0.1:0/callback", "base_url": "http://localhost:8080"}
    ).check()


def test_addresses() -> None:
    assert WHOLE.authorize_url == "https://login.align.test/oauth/authorize"
    assert WHOLE.token_url == "https://login.align.test/oauth/token"
    assert WHOLE.revoke_url == "https://login.align.test/oauth/revoke"
    assert WHOLE.discovery_url == "https://api.align.test/api/third-party/v2/discovery"
    elsewhere = WHOLE.model_copy(update={"login_page": "https://pages.align.test/login"})
    assert elsewhere.authorize_url == "https://pages.align.test/login/authorize"
    paths = ProfilePaths(token="https://tokens.align.test/v1/token")
    assert WHOLE.model_copy(update={"paths": paths}).token_url == "https://tokens.align.test/v1/token"
    regional = Regional("https://eu.align.test", "v2")
    assert WHOLE.regional_url(regional, "orders/lab") == "https://eu.align.test/v2/orders/lab"
    assert WHOLE.regional_url(regional, "https://x.align.test/accounts") == "https://x.align.test/accounts"


def test_save_and_load(tmp_path: Path) -> None:
    profile = WHOLE.model_copy(
        update={"pkce": True, "export_options": {"fileType": "STL"}, "not_ready_retry_s": (1, 2)}
    )
    path = tmp_path / "profiles" / "partner.toml"
    save_profile(profile, path)
    save_profile(profile, path)
    assert load_profile(path) == profile
    assert [one.name for one in path.parent.iterdir()] == ["partner.toml"]


def test_the_lab_s_own_profile_goes_first(tmp_path: Path) -> None:
    save_profile(WHOLE.model_copy(update={"name": "production"}), tmp_path / "production.toml")
    assert find_profile("production", tmp_path).client_id == "lab"


def test_every_profile_has_its_name_once(tmp_path: Path) -> None:
    assert profile_names(tmp_path / "none") == ("production",)
    for name in ("production", "partner"):
        save_profile(WHOLE.model_copy(update={"name": name}), tmp_path / f"{name}.toml")
    assert profile_names(tmp_path) == ("production", "partner")


def test_a_folder_in_the_way_of_a_profile(tmp_path: Path) -> None:
    (tmp_path / "profiles").write_text("")
    with pytest.raises(ProfileError, match="cannot be kept"):
        save_profile(WHOLE, tmp_path / "profiles" / "partner.toml")


@pytest.mark.parametrize(
    "text", ["name = ", "name = 1", 'name = "x"\nclient_idd = "typing error"', 'name = "../x"', "\x00", 'title = "x"']
)
def test_a_file_that_is_not_right(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    assert "bad.toml" in caught.value.message


def test_no_such_profile(tmp_path: Path) -> None:
    with pytest.raises(ProfileError):
        find_profile("nowhere", tmp_path)
    with pytest.raises(ProfileError):
        load_profile(tmp_path)


def test_a_profile_does_not_change() -> None:
    with pytest.raises(ValidationError):
        WHOLE.client_id = "other"  # type: ignore[misc]
