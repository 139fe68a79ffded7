"""Settings, profile and CAD folder as the windows ask for them, over a real engine."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import keyring
import pytest
from desk_engine_kit import Told, connected, engine_over, idle
from keyring.backend import KeyringBackend
from sync_kit import Lab, lab

from labconnector.align.profile import Profile, load_profile, save_profile
from labconnector.desk.engine import Engine
from labconnector.desk.settings import SettingsPart
from labconnector.domain.case import CaseState
from labconnector.domain.errors import (
    ConnectorError,
    ProfileError,
    SettingsError,
    SignInError,
    TargetError,
    TargetMissing,
    TargetReadOnly,
)
from labconnector.domain.questions import BY_HAND
from labconnector.domain.status import Phase
from labconnector.sync.answers import best_guess, give_answer
from labconnector.sync.ports import utc_now
from labconnector.system.keystore import SERVICE, MemoryKeystore
from labconnector.system.settings import CadSettings, Settings, load_settings, save_settings
from labconnector.talk.events import CasesTold, Event, StatusTold
from labconnector.talk.views import CadChoice, DeliverBy, ProfileView, SettingsView, ToothNumbers

PARTNER = Profile(
    name="partner",
    title="Partner",
    oauth_base="https://login.align.test",
    base_url="https://api.align.test",
    client_id="lab",
    redirect_url="https://lab.test/return.html",
    orders_floor_s=150,
    storage_hosts=("files.align.test",),
)


@pytest.fixture(autouse=True)
def _own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start at login of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def part(tmp_path: Path) -> Iterator[SettingsPart]:
    """The requests over a new data folder without an account."""
    with engine_over(tmp_path / "data") as (engine, _told):
        yield SettingsPart(engine)


def cad_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "CAD-Data"
    folder.mkdir()
    return folder


# --- settings -------------------------------------------------------------------------------------------------------


def test_what_is_changed_is_kept(part: SettingsPart, tmp_path: Path) -> None:
    view = SettingsView(
        import_enabled=False,
        ask_to_connect=False,
        check_every_s=600,
        least_every_s=120,
        parallel_downloads=5,
        cad=CadChoice("folder", cad_folder(tmp_path), "%o_%f"),
        tooth_numbers=ToothNumbers.UNIVERSAL,
        notifications=False,
        start_at_login=True,
        language="de",
        deliver_by=DeliverBy.CHOSEN,
        deliver_doctor_ids=(901, 902),
        deliver_procedures=("Restorative",),
        further=(
            CadChoice(
                kind="folder",
                folder=tmp_path,
                options=(("formats", "stl"), ("zipped", True)),
                name="archive",
                procedures=("iRecord",),
                doctor_ids=(901,),
                client_ids=(3, 4),
            ),
        ),
    )
    part.change_settings(view)
    assert part.settings() == view
    with engine_over(tmp_path / "data") as (engine, _told):
        assert SettingsPart(engine).settings() == view
    assert (tmp_path / "config/autostart/labconnector.desktop").is_file()
    part.change_settings(replace(view, start_at_login=False))
    assert not (tmp_path / "config/autostart/labconnector.desktop").exists()
    assert part.settings() == replace(view, start_at_login=False)


def test_the_kinds_of_target_are_told_with_their_options(part: SettingsPart) -> None:
    kinds = {kind.name: kind for kind in part.target_kinds()}
    assert list(kinds) == ["exocad", "3shape", "folder"]
    assert kinds["exocad"].options == ()
    assert {option.name: option.usual for option in kinds["folder"].options} == {
        "sub_folders": True,
        "formats": "",
        "zipped": False,
        "ready_marker": "",
    }


def test_a_target_whose_plug_in_is_gone_does_not_keep_other_settings_from_being_changed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    save_settings(data / "settings.toml", Settings(cad=CadSettings(kind="gone", folder=tmp_path)))
    with engine_over(data) as (engine, _told):
        part = SettingsPart(engine)
        part.change_settings(replace(part.settings(), language="fr"))
        assert part.settings().cad.kind == "gone"
        assert isinstance(part.test_folder(part.settings().cad).error, SettingsError)


def test_what_the_view_does_not_show_stays(tmp_path: Path) -> None:
    data = tmp_path / "data"
    save_profile(PARTNER, data / "profiles/partner.toml")
    save_settings(data / "settings.toml", Settings(profile="partner", account="partner:7", check_every_s=5))
    with engine_over(data) as (engine, _told):
        part = SettingsPart(engine)
        view = part.settings()
        assert (view.check_every_s, view.least_every_s) == (150, 150)
        part.change_settings(replace(view, language="fr"))
    kept = load_settings(data / "settings.toml")
    assert (kept.profile, kept.account, kept.language) == ("partner", "partner:7", "fr")


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"check_every_s": 119}, "120 seconds"),
        ({"check_every_s": 1e9}, "pause between two checks"),
        ({"check_every_s": float("nan")}, "pause between two checks"),
        ({"parallel_downloads": 0}, "Downloads at a time"),
        ({"parallel_downloads": 9}, "Downloads at a time"),
        ({"cad": CadChoice("abacus")}, "abacus"),
        ({"cad": CadChoice(folder=Path("CAD-Data"))}, "'CAD-Data' is not the whole path"),
        ({"cad": CadChoice(stem_template="%l_%x")}, "'%x'"),
        ({"cad": CadChoice("folder", options=(("formats", "a/b"),))}, "'formats'"),
        ({"further": (CadChoice(name="x"),)}, "No CAD folder"),
        ({"further": (CadChoice(folder=Path("/a").absolute()),)}, "needs a name|same name"),
        ({"further": (CadChoice(folder=Path("/a").absolute(), name="EXOCAD"),)}, "same name"),
        ({"further": (CadChoice("gone", Path("/a").absolute(), name="x"),)}, "'gone'"),
    ],
)
def test_what_is_not_right_is_named_and_nothing_is_kept(
    part: SettingsPart, values: dict[str, Any], named: str, tmp_path: Path
) -> None:
    before = part.settings()
    with pytest.raises(SettingsError, match=named):
        part.change_settings(replace(before, language="xx", start_at_login=True, **values))
    assert part.settings() == before
    assert not (tmp_path / "data/settings.toml").exists()


def test_the_demo_does_not_start_at_login(tmp_path: Path) -> None:
    with connected(tmp_path, cases=1) as (_one, engine, _told):
        part = SettingsPart(engine)
        assert not part.settings().can_start_at_login
        part.change_settings(replace(part.settings(), start_at_login=True))
        assert not part.settings().start_at_login
        assert not (tmp_path / "config").exists()


def test_a_refused_start_at_login_leaves_the_rest_kept(part: SettingsPart, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file in the way")
    with pytest.raises(SettingsError, match="Start at login"):
        part.change_settings(replace(part.settings(), language="fr", start_at_login=True))
    assert part.settings().language == "fr"
    assert not part.settings().start_at_login


# --- what a change sets in motion -------------------------------------------------------------------------------------


def off(all_: list[Event]) -> bool:
    """Whether the worker was ended."""
    return any(isinstance(e, StatusTold) and e.status.phase is Phase.OFF for e in all_)


def all_told(all_: list[Event]) -> bool:
    """Whether any case may be another."""
    return any(isinstance(e, CasesTold) and e.order_ids is None for e in all_)


@pytest.mark.parametrize(
    ("values", "restarts"),
    [
        ({"parallel_downloads": 1}, True),
        ({"import_enabled": False}, True),
        ({"check_every_s": 900}, True),
        ({"deliver_by": DeliverBy.NONE}, True),
        ({"tooth_numbers": ToothNumbers.UNIVERSAL}, False),
        ({"notifications": False}, False),
        ({}, False),
    ],
)
def test_the_sync_starts_anew_only_for_what_it_works_with(
    tmp_path: Path, values: dict[str, Any], restarts: bool
) -> None:
    with connected(tmp_path, cases=1) as (_one, engine, told):
        part = SettingsPart(engine)
        worker = engine.running.worker
        told.all.clear()
        part.change_settings(replace(part.settings(), **values))
        assert (engine.running.worker is not worker) is restarts
        assert off(told.all) is restarts
        if restarts or "tooth_numbers" in values:
            told.wait(all_told)
        if restarts:
            told.wait(idle(1))


def answer_all(one: Lab, engine: Engine, told: Told, but: str = "") -> None:
    """Best guesses for the first case, with cycles of the engine between, until it asks nothing, `but` this."""
    while open_ := [question for question in one.cases()[0].questions if question.key != but]:
        for question in open_:
            give_answer(one.app.store, one.cases()[0], best_guess(question), utc_now())
        told.all.clear()
        engine.wake()
        told.wait(idle(1))


def test_another_cad_folder_takes_the_next_case(tmp_path: Path) -> None:
    with connected(tmp_path, cases=1) as (one, engine, told):
        part, other = SettingsPart(engine), tmp_path / "Other"
        part.make_folder(other)
        part.change_settings(replace(part.settings(), cad=CadChoice("folder", other, "%o")))
        answer_all(one, engine, told)
        done = one.cases()[0]
        assert Path(done.delivered_to) == other / done.order.order_id


def test_a_wider_delivery_rule_lets_what_waited_go(tmp_path: Path) -> None:
    with connected(tmp_path, cases=1) as (one, engine, told):
        part = SettingsPart(engine)
        part.change_settings(replace(part.settings(), deliver_by=DeliverBy.NONE))
        answer_all(one, engine, told, but=BY_HAND)
        told.wait(lambda _all: [question.key for question in one.cases()[0].questions] == [BY_HAND])
        part.change_settings(replace(part.settings(), deliver_by=DeliverBy.ALL))
        told.wait(lambda _all: one.cases()[0].state is CaseState.DELIVERED)


# --- the CAD folder -------------------------------------------------------------------------------------------------


def test_a_good_folder(part: SettingsPart, tmp_path: Path) -> None:
    tested = part.test_folder(CadChoice("exocad", cad_folder(tmp_path), "%p_%o"))
    assert tested.error is None
    assert tested.folder == tmp_path / "CAD-Data"
    assert tested.free_bytes > 0
    assert tested.same_volume
    assert tested.example == "Practice on the Hill_10012345"
    assert list((tmp_path / "CAD-Data").iterdir()) == []


@pytest.mark.parametrize(
    ("choice", "kind"),
    [
        (CadChoice(), SettingsError),
        (CadChoice(folder=Path()), SettingsError),
        (CadChoice(folder=Path("CAD-Data")), SettingsError),
        (CadChoice(folder=Path("~nobody-of-this-name/CAD")), SettingsError),
        (CadChoice(folder=Path("/CAD\0Data")), SettingsError),
        (CadChoice("abacus", Path("/")), SettingsError),
        (CadChoice(folder=Path("/not/there")), TargetMissing),
        (CadChoice(folder=Path("/dev/null")), TargetMissing),
    ],
)
def test_a_bad_folder_is_in_the_test(part: SettingsPart, choice: CadChoice, kind: type[ConnectorError]) -> None:
    tested = part.test_folder(choice)
    assert isinstance(tested.error, kind)
    assert tested.error.action
    assert pickle.loads(pickle.dumps(tested)) is not None


def test_a_bad_name_is_in_the_test_with_what_is_known_of_the_folder(part: SettingsPart, tmp_path: Path) -> None:
    tested = part.test_folder(CadChoice(folder=cad_folder(tmp_path), stem_template="%x"))
    assert isinstance(tested.error, SettingsError)
    assert tested.free_bytes > 0
    assert tested.example == ""


def test_a_folder_is_made_in_one_that_is_there(part: SettingsPart, tmp_path: Path) -> None:
    folder = cad_folder(tmp_path) / "New"
    for _again in range(2):
        part.make_folder(folder)
        assert folder.is_dir()
    with pytest.raises(TargetMissing):
        part.make_folder(tmp_path / "no drive" / "CAD")
    (tmp_path / "file").write_text("")
    with pytest.raises(TargetError, match="is a file"):
        part.make_folder(tmp_path / "file")
    with pytest.raises(SettingsError):
        part.make_folder(Path("CAD"))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are told in another way on Windows")
def test_a_folder_that_may_not_be_made(part: SettingsPart) -> None:
    with pytest.raises((TargetReadOnly, TargetError)) as caught:
        part.make_folder(Path("/proc/CAD"))
    assert "/proc" in caught.value.message


# --- the profile ----------------------------------------------------------------------------------------------------


def filled(view: ProfileView, **values: Any) -> ProfileView:
    return replace(
        view,
        **{
            "oauth_base": "https://login.align.test",
            "base_url": "https://api.align.test ",
            "client_id": "lab",
            "redirect_url": "https://lab.test/return.html",
            **values,
        },
    )


def test_the_shipped_profile_says_what_is_missing(part: SettingsPart) -> None:
    view = part.profile()
    assert (view.name, view.names) == ("production", ("production",))
    assert "client_id" in view.problem
    assert not view.has_client_secret


def test_a_profile_that_is_changed_is_the_labs_own_and_used(part: SettingsPart, tmp_path: Path) -> None:
    part.change_profile(filled(part.profile(), name="clinic", title="Clinic"))
    view = part.profile()
    assert (view.name, view.title, view.problem) == ("clinic", "Clinic", "")
    assert view.base_url == "https://api.align.test"
    assert view.names == ("production", "clinic")
    assert load_profile(tmp_path / "data/profiles/clinic.toml").orders_floor_s == 120
    assert part.profile("production").problem
    assert load_settings(tmp_path / "data/settings.toml").profile == "clinic"


def test_what_the_view_does_not_show_of_a_profile_stays(part: SettingsPart, tmp_path: Path) -> None:
    own = tmp_path / "data/profiles/partner.toml"
    save_profile(PARTNER, own)
    part.change_profile(replace(part.profile("partner"), client_id="other"))
    assert load_profile(own) == PARTNER.model_copy(update={"client_id": "other"})


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"base_url": "http://api.align.test"}, "base_url"),
        ({"client_id": " "}, "client_id"),
        ({"client_auth": "magic"}, "client_auth"),
        ({"name": "../x"}, "name"),
        ({"name": ""}, "name"),
        ({"redirect_url": "https://lab.test/#"}, "'#'"),
    ],
)
def test_a_profile_that_is_not_right_is_not_kept(
    part: SettingsPart, tmp_path: Path, values: dict[str, str], named: str
) -> None:
    with pytest.raises(ProfileError, match=named):
        part.change_profile(filled(part.profile(), **values))
    assert not (tmp_path / "data/profiles").exists()
    assert not (tmp_path / "data/settings.toml").exists()


def test_a_profile_that_cannot_be_read_or_is_not_there(part: SettingsPart, tmp_path: Path) -> None:
    (tmp_path / "data/profiles").mkdir()
    (tmp_path / "data/profiles/clinic.toml").write_text("name = ")
    for name in ("clinic", "nowhere", "../settings"):
        with pytest.raises(ProfileError):
            part.profile(name)
    with pytest.raises(ProfileError):
        part.change_profile(filled(part.profile(), name="clinic"))
    assert (tmp_path / "data/profiles/clinic.toml").read_text() == "name = "


def test_a_profile_in_use_that_cannot_be_read_can_be_left(tmp_path: Path) -> None:
    data = tmp_path / "data"
    save_profile(PARTNER, data / "profiles/partner.toml")
    (data / "profiles/clinic.toml").write_text("name = ")
    save_settings(data / "settings.toml", Settings(profile="clinic"))
    with engine_over(data) as (engine, _told):
        part = SettingsPart(engine)
        assert part.settings().least_every_s == 120
        with pytest.raises(ProfileError):
            part.profile()
        part.change_profile(part.profile("partner"))
        assert part.profile().name == "partner"


def test_the_demos_profile_is_shown_and_stays(tmp_path: Path) -> None:
    with connected(tmp_path, cases=1) as (_one, engine, _told):
        part = SettingsPart(engine)
        view = part.profile()
        assert (view.name, view.names, view.problem) == ("sandbox", ("production", "sandbox"), "")
        assert part.profile("production").name == "production"
        with pytest.raises(ProfileError, match="demo"):
            part.change_profile(view)


class Held(KeyringBackend):
    """A password store in memory."""

    priority: float = 1

    def __init__(self, values: dict[str, str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.values = values

    def get_password(self, service: str, username: str) -> str | None:
        assert service == SERVICE
        return self.values.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        assert service == SERVICE
        self.values[username] = password


@contextmanager
def password_store(values: dict[str, str]) -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(Held(values))
    try:
        yield
    finally:
        keyring.set_keyring(before)


@contextmanager
def stored_sign_in(tmp_path: Path) -> Iterator[tuple[Engine, Told]]:
    """An engine over a real profile file and a sign-in in the password store; it has checked once."""
    with lab(tmp_path, cases=1) as one:
        save_profile(one.connection.profile, tmp_path / "data/profiles/sandbox.toml")
        keystore = one.app._keystore
        assert isinstance(keystore, MemoryKeystore)
        with password_store(keystore.values()), engine_over(tmp_path / "data") as (engine, told):
            assert engine.connection
            told.wait(idle(1))
            yield engine, told


def test_other_addresses_are_taken_up_with_the_stored_sign_in(tmp_path: Path) -> None:
    with stored_sign_in(tmp_path) as (engine, told):
        part, account, connection = SettingsPart(engine), engine.account, engine.connection
        assert not part.profile().has_client_secret
        engine.keystore.set("sandbox/client-secret", "a secret")
        view = part.profile()
        assert view.has_client_secret
        part.change_profile(replace(view, title="Ours", myitero_url="https://itero.test"))
        assert engine.connection is connection
        told.all.clear()
        part.change_profile(replace(view, base_url=view.base_url.replace("127.0.0.1", "localhost")))
        assert (engine.account, engine.sign_in_trouble) == (account, None)
        assert engine.connection is not connection
        told.wait(lambda all_: any(isinstance(e, StatusTold) and e.status.last_success for e in all_))


def test_other_addresses_without_a_stored_sign_in_ask_for_one(tmp_path: Path) -> None:
    with stored_sign_in(tmp_path) as (engine, _told), password_store({}):
        part, account = SettingsPart(engine), engine.account
        part.change_profile(replace(part.profile(), base_url="https://api.align.test"))
        assert (engine.account, engine.connection) == (account, None)
        assert isinstance(engine.sign_in_trouble, SignInError)


def test_another_name_leaves_the_account(tmp_path: Path) -> None:
    with stored_sign_in(tmp_path) as (engine, _told):
        part = SettingsPart(engine)
        part.change_profile(filled(part.profile("production")))
        assert (engine.account, engine.connection) == (None, None)
        assert engine.app.settings.profile == "production"
        assert engine.status.phase is Phase.OFF


def test_a_new_sign_in_checks_at_once(tmp_path: Path) -> None:
    with stored_sign_in(tmp_path) as (engine, told):
        account, connection = engine.account, engine.connection
        assert account
        assert connection
        engine.forget()
        told.all.clear()
        engine.use(account, connection)
        told.wait(lambda all_: any(isinstance(e, StatusTold) and e.status.phase is Phase.SYNCING for e in all_))
