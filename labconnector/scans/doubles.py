"""Two scans of one jaw in a package: the CAD program takes one, so one is chosen and said so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from labconnector.domain.case import FileRole
from labconnector.domain.handoff import Finding
from labconnector.scans.roles import Role, base_name, has_base, is_teeth_up

_ONE_ONLY = (
    FileRole.UPPER_JAW,
    FileRole.LOWER_JAW,
    FileRole.UPPER_PRETREATMENT,
    FileRole.LOWER_PRETREATMENT,
)


def settle(
    paths: Sequence[str], roles: Sequence[Role], *, restorative: bool
) -> tuple[tuple[Role, ...], tuple[Finding, ...]]:
    """The roles with one file each for jaws and pre-treatment scans, the rest OTHER, and a finding for each choice.

    Doctor exports hold a jaw both in occlusion and teeth up (specification, E1): occlusion, then no base, then PLY for
    its colours is taken. Where nothing tells them apart, restorative work waits for a person.
    """
    settled, findings = list(roles), []
    for role in _ONE_ONLY:
        same = sorted((i for i, one in enumerate(roles) if one.role is role), key=lambda i: _rank(paths[i]))
        if len(same) > 1:
            for i in same[1:]:
                settled[i] = replace(roles[i], role=FileRole.OTHER)
            findings.append(_finding(role, [paths[i] for i in same], restorative))
    return tuple(settled), tuple(findings)


def _rank(path: str) -> tuple[bool, bool, bool]:
    """Smaller is better."""
    return is_teeth_up(path), has_base(path), not path.lower().endswith(".ply")


def _finding(role: FileRole, paths: Sequence[str], restorative: bool) -> Finding:
    unclear = _rank(paths[0]) == _rank(paths[1])
    taken, *left = (base_name(path) for path in paths)
    text = f"The package has more than one {_words(role)}. '{taken}' is taken, not {_list(left)}."
    return Finding(f"several-{role}", text, unclear and restorative)


def _words(role: FileRole) -> str:
    return role.value.replace("-", " ")


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
