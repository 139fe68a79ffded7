"""The kinds of target that there are: built-in ones, and those of installed plug-ins. See docs/targets.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from labconnector.cad import exocad, threeshape
from labconnector.cad import folder as plain
from labconnector.cad.exocad import ExocadTarget
from labconnector.cad.folder import FolderTarget
from labconnector.cad.folder_options import FolderOptions
from labconnector.cad.threeshape import ThreeShapeTarget
from labconnector.domain.errors import SettingsError

if TYPE_CHECKING:
    from labconnector.cad.target import Target

GROUP = "labconnector.targets"
"""The group of Python entry points in which a plug-in names its kinds. The entry point's name is the kind's."""

OptionValues = Mapping[str, bool | str]
"""Options as the settings keep them."""


class NoOptions(BaseModel):
    """The options of a kind that has none."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class TargetKind:
    """A kind of target, as a plug-in offers it.

    title, about: for people; a name, and a sentence on what becomes of a case.
    stem_template: the name of a case's folder where the lab chose none.
    make: builds the target from the CAD folder, the template and the checked options.
    options: their pydantic model; fields are `bool` or read from a text, with title and description for people.
    """

    title: str
    about: str
    stem_template: str
    make: Callable[[Path, str, Any], Target]
    options: type[BaseModel] = NoOptions

    def checked(self, values: OptionValues) -> BaseModel:
        """The options. Raises SettingsError that names the one that is not right."""
        try:
            return self.options.model_validate(dict(values))
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"]) or "options"
            said = first["msg"].removeprefix("Value error, ").rstrip(".")
            raise SettingsError(
                f"The CAD target's option '{name}': {said}.", action=f"Correct that option of '{self.title}'."
            ) from error


BUILT_IN: Mapping[str, TargetKind] = {
    ExocadTarget.name: TargetKind(
        "exocad DentalCAD",
        "Every case becomes a project that exocad opens: scans, teeth, materials, client.",
        exocad.STEM_TEMPLATE,
        lambda folder, stem, _options: ExocadTarget(folder, stem),
    ),
    ThreeShapeTarget.name: TargetKind(
        "3Shape Dental System",
        "The iTero package as it came, for Dental System's import; other packages as scans named by their use.",
        threeshape.STEM_TEMPLATE,
        lambda folder, stem, _options: ThreeShapeTarget(folder, stem),
    ),
    FolderTarget.name: TargetKind(
        "Plain folder",
        "For all other CAD programs: one folder a case, with scans, order sheet and order file.",
        plain.STEM_TEMPLATE,
        FolderTarget,
        FolderOptions,
    ),
}
"""Ours, by name."""


def kind_names() -> tuple[str, ...]:
    """The names of all kinds, ours first. Nothing is loaded."""
    return (*BUILT_IN, *sorted({one.name for one in _plug_ins()}))


def find_kind(name: str) -> TargetKind:
    """The kind of that name. SettingsError for one that is not there, or that cannot be loaded."""
    if name in BUILT_IN:
        return BUILT_IN[name]
    for plug_in in _plug_ins():
        if plug_in.name == name:
            return _loaded(plug_in)
    raise SettingsError(f"There is no CAD target '{name}'.", action=f"Choose one of: {', '.join(kind_names())}.")


def _plug_ins() -> Iterator[EntryPoint]:
    """A plug-in cannot take the name of one of ours."""
    return (one for one in entry_points(group=GROUP) if one.name not in BUILT_IN)


def _loaded(plug_in: EntryPoint) -> TargetKind:
    """What the plug-in offers. It is foreign code: whatever it raises is said of it."""
    try:
        found = plug_in.load()
    except Exception as error:
        raise _bad(plug_in, f"it stops with {type(error).__name__}", str(error)) from error
    if not isinstance(found, TargetKind):
        raise _bad(plug_in, "it offers no TargetKind")
    return found


def _bad(plug_in: EntryPoint, what: str, detail: str = "") -> SettingsError:
    package = plug_in.dist.name if plug_in.dist else plug_in.value
    return SettingsError(
        f"The CAD target '{plug_in.name}' of the plug-in {package} cannot be used: {what}.",
        action="Update or remove the plug-in, or choose another CAD target.",
        detail=detail,
    )
