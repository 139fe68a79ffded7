"""CAD targets between the settings' file and the windows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from labconnector.cad.kinds import find_kind, kind_names
from labconnector.domain.errors import SettingsError
from labconnector.system.settings import CadSettings
from labconnector.talk.views import CadChoice, TargetKindView, TargetOption


def choice_of(cad: CadSettings) -> CadChoice:
    """A target as the windows show it."""
    return CadChoice(
        kind=cad.kind,
        folder=cad.folder,
        stem_template=cad.stem_template,
        options=tuple(sorted(cad.options.items())),
        name=cad.name,
        procedures=cad.when.procedures,
        doctor_ids=cad.when.doctor_ids,
        client_ids=cad.when.client_ids,
    )


def values_of(cad: CadChoice, folder: Path | None) -> dict[str, Any]:
    """The same as the settings keep it. folder: by its whole path."""
    return {
        "kind": cad.kind,
        "folder": folder,
        "stem_template": cad.stem_template,
        "options": dict(cad.options),
        "name": cad.name,
        "when": {"procedures": cad.procedures, "doctor_ids": cad.doctor_ids, "client_ids": cad.client_ids},
    }


def kind_views() -> tuple[TargetKindView, ...]:
    """Every kind of target, with its options. A plug-in that cannot be used says so."""
    return tuple(_view(name) for name in kind_names())


def _view(name: str) -> TargetKindView:
    try:
        kind = find_kind(name)
    except SettingsError as error:
        return TargetKindView(name, name, error.message)
    options = tuple(_option(key, field) for key, field in kind.options.model_fields.items())
    return TargetKindView(name, kind.title, kind.about, options)


def _option(name: str, field: FieldInfo) -> TargetOption:
    """A tick box for what is a bool, a line of text for everything else."""
    usual = field.default if isinstance(field.default, bool) else ""
    return TargetOption(name, field.title or name, field.description or "", usual)
