"""What a lab can choose about the plain folder."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from labconnector.cad import manifest, order_sheet, ownership
from labconnector.domain.naming import fold_name, safe_component

_EXTENSION = re.compile(r"\.[a-z0-9]{1,8}")
_MARKER_BYTES = 60
_TAKEN = frozenset(fold_name(one) for one in (ownership.NAME, order_sheet.NAME, manifest.NAME, "order.json"))


def _formats(given: object) -> object:
    """'stl, .PLY' as ('.stl', '.ply')."""
    if not isinstance(given, str):
        return given
    found = tuple(f".{word.lstrip('.').lower()}" for word in re.split(r"[\s,;]+", given) if word)
    bad = [one for one in found if not _EXTENSION.fullmatch(one)]
    if bad:
        raise ValueError(f"'{bad[0]}' is no file format")
    return found


def _marker(given: object) -> object:
    if isinstance(given, str) and given and given != safe_component(given, "", _MARKER_BYTES):
        raise ValueError(f"'{given}' cannot be the name of a file on every system")
    if isinstance(given, str) and fold_name(given) in _TAKEN:
        raise ValueError(f"'{given}' is a file of every case already")
    return given


class FolderOptions(BaseModel):
    """Options of the kind `folder`."""

    model_config = ConfigDict(extra="forbid")

    sub_folders: bool = Field(
        default=True,
        title="Scans in a folder of their own",
        description="Otherwise all files of a case lie beside one another.",
    )
    formats: Annotated[tuple[str, ...], BeforeValidator(_formats)] = Field(
        default=(),
        title="Only scans in these formats",
        description="For example: stl, ply. Empty: all. What is left out is said in the order sheet.",
    )
    zipped: bool = Field(
        default=False, title="Every case as one zip", description="The zip appears at once and whole, as one file."
    )
    ready_marker: Annotated[str, BeforeValidator(_marker)] = Field(
        default="",
        title="Empty file that says 'ready'",
        description="Its name. It comes last of all, for programs that wait for it. Empty: none.",
    )

    @model_validator(mode="after")
    def _zip_needs_none(self) -> FolderOptions:
        if self.zipped and self.ready_marker:
            raise ValueError("a zip comes whole and needs no file that says 'ready'")
        return self
