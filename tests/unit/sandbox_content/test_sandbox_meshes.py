from __future__ import annotations

from io import BytesIO
from typing import get_args

import numpy as np
import pytest
import trimesh

from labconnector.domain.teeth import Arch
from labconnector.sandbox.content.base import with_base
from labconnector.sandbox.content.bite import contact_lifts, tooth_gaps
from labconnector.sandbox.content.jaw import Jaw, build_jaw
from labconnector.sandbox.content.layout import JawSpec, State
from labconnector.sandbox.content.look import MeshFormat
from labconnector.sandbox.content.mesh import Mesh, teeth_up
from labconnector.sandbox.content.render import render, view
from labconnector.sandbox.content.scan_body import scan_body
from labconnector.sandbox.content.writers import write_mesh

PATIENTS = (3, 71, 1234)


def jaw(arch: Arch, patient: int = 3, **more: object) -> Jaw:
    lift = contact_lifts(patient) if arch is Arch.LOWER else ()
    return build_jaw(JawSpec(arch, patient, 5, 30_000, lift=lift, **more))  # type: ignore[arg-type]


def edges_used(mesh: Mesh) -> tuple[int, int]:
    """Edges with one triangle, and with more than two, after equal points are one."""
    _, same = np.unique(mesh.points, axis=0, return_inverse=True)
    faces = same.reshape(-1)[mesh.faces]
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    _, used = np.unique(edges[edges[:, 0] != edges[:, 1]], axis=0, return_counts=True)
    return int((used == 1).sum()), int((used > 2).sum())


@pytest.mark.parametrize("patient", PATIENTS)
@pytest.mark.parametrize("arch", list(Arch))
def test_a_jaw_has_the_size_of_a_jaw(arch: Arch, patient: int) -> None:
    size = np.ptp(jaw(arch, patient).mesh.points, axis=0)
    assert 55 <= size[0] <= 72
    assert 42 <= size[1] <= 62
    assert 10 <= size[2] <= 26


@pytest.mark.parametrize("patient", PATIENTS)
def test_the_jaws_bite_on_one_another(patient: int) -> None:
    gaps = tooth_gaps(jaw(Arch.UPPER, patient), jaw(Arch.LOWER, patient))
    assert len(gaps) >= 12
    assert min(gaps.values()) > -0.7
    assert np.median(list(gaps.values())) < 0.5
    upper, lower = jaw(Arch.UPPER, patient).mesh, jaw(Arch.LOWER, patient).mesh
    assert upper.points[:, 2].mean() > 2 > -2 > lower.points[:, 2].mean()


@pytest.mark.parametrize("triangles", [2_000, 30_000, 120_000, 500_000])
def test_triangles_are_about_as_many_as_asked_for(triangles: int) -> None:
    made = build_jaw(JawSpec(Arch.UPPER, 3, 5, triangles))
    assert len(made.mesh.faces) == pytest.approx(triangles, rel=0.8 if triangles < 10_000 else 0.05)
    assert np.isfinite(made.mesh.points).all()
    assert made.mesh.faces.max() == len(made.mesh.points) - 1


def test_a_scan_is_an_open_surface_without_other_faults() -> None:
    open_edges, too_many = edges_used(jaw(Arch.LOWER).mesh)
    assert open_edges > 100
    assert too_many == 0


@pytest.mark.parametrize("arch", list(Arch))
def test_a_model_with_base_is_closed(arch: Arch) -> None:
    model = with_base(jaw(arch, wide_palate=True), arch)
    assert edges_used(model) == (0, 0)
    solid = trimesh.Trimesh(model.points, model.faces, process=False)
    assert 15_000 < solid.volume < 60_000


@pytest.mark.parametrize("arch", list(Arch))
def test_crowns_face_the_bite(arch: Arch) -> None:
    made = jaw(arch)
    corners = made.mesh.points[made.mesh.faces]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]).astype(float)
    on_crown = (made.crown[made.mesh.faces] > 0).all(axis=1)
    towards = normal[on_crown, 2].sum()
    assert towards < 0 if arch is Arch.UPPER else towards > 0


def test_preparation_takes_tooth_away_and_leaves_the_neighbours() -> None:
    sound, cut = jaw(Arch.UPPER), jaw(Arch.UPPER, states=((3, State.CROWN),))
    lowest = {
        n: (sound.mesh.points[sound.crown == n, 2].min(), cut.mesh.points[cut.crown == n, 2].min()) for n in (3, 5)
    }
    assert lowest[3][1] - lowest[3][0] > 1.2
    assert abs(lowest[5][1] - lowest[5][0]) < 0.05
    assert set(cut.margins) == {3}
    assert not sound.margins


def test_a_margin_line_runs_around_its_tooth() -> None:
    line = jaw(Arch.LOWER, states=((19, State.CROWN),)).margins[19]
    assert 7 < np.ptp(line[:, 1]) < 13
    assert 6 < np.ptp(line[:, 0]) < 13
    assert np.linalg.norm(np.diff(line, axis=0), axis=1).max() < 9


def test_a_missing_tooth_leaves_a_ridge_and_a_closed_gap_does_not() -> None:
    assert 5 not in jaw(Arch.UPPER, states=((5, State.MISSING),)).crown
    gap, closed = (jaw(Arch.UPPER, states=((5, state),)) for state in (State.MISSING, State.CLOSED))
    assert np.ptp(closed.mesh.points[:, 1]) < np.ptp(gap.mesh.points[:, 1])


def test_another_scan_of_the_same_patient_differs_by_hundredths_of_a_millimetre_on_teeth() -> None:
    one = build_jaw(JawSpec(Arch.UPPER, 3, 1, 30_000))
    other = build_jaw(JawSpec(Arch.UPPER, 3, 2, 30_000))
    off = np.linalg.norm(one.mesh.points - other.mesh.points, axis=1)[one.crown > 0]
    assert 0 < np.median(off) < 0.1


def test_ditched_dies_lose_gum_around_the_preparation() -> None:
    states = ((19, State.CROWN),)
    plain, ditched = jaw(Arch.LOWER, states=states), jaw(Arch.LOWER, states=states, ditched=True)
    moved = np.linalg.norm(plain.mesh.points - ditched.mesh.points, axis=1)
    assert moved.max() > 1.0
    assert (moved > 0.3).mean() < 0.1


def test_teeth_up_turns_each_jaw_on_its_own() -> None:
    turned = [teeth_up(jaw(arch).mesh, arch) for arch in Arch]
    for mesh in turned:
        assert mesh.points[:, 2].min() == pytest.approx(0)
        assert abs(mesh.points[:, 0].min() + mesh.points[:, 0].max()) < 1e-3


def test_a_scan_body_stands_on_the_ridge() -> None:
    spec = JawSpec(Arch.LOWER, 3, 5, 30_000, ((19, State.IMPLANT),))
    post = scan_body(spec, 19)
    assert 7 < np.ptp(post.points[:, 2]) < 13
    assert np.ptp(post.points[:, :2], axis=0).max() < 6
    with pytest.raises(ValueError, match="32"):
        scan_body(JawSpec(Arch.LOWER, 3, 5, 30_000, ((32, State.CLOSED),)), 32)


@pytest.mark.parametrize("kind", get_args(MeshFormat))
def test_files_read_back_as_they_were(kind: MeshFormat) -> None:
    mesh = jaw(Arch.UPPER).mesh
    out = BytesIO()
    write_mesh(mesh, kind, out, texture="x.jpg" if kind == "ply" else "")
    out.seek(0)
    read = trimesh.load_mesh(out, file_type="ply" if kind == "ply" else "stl", process=False)
    assert len(read.faces) == len(mesh.faces)
    assert np.allclose(read.triangles, mesh.points[mesh.faces], atol=1e-5)


def test_binary_stl_headers_do_and_do_not_look_like_ascii() -> None:
    for trap in (False, True):
        out = BytesIO()
        write_mesh(jaw(Arch.UPPER).mesh, "stl-binary", out, solid_header=trap)
        assert out.getvalue().startswith(b"solid") is trap
        assert len(out.getvalue()) == 84 + 50 * len(jaw(Arch.UPPER).mesh.faces)


def test_a_picture_shows_teeth_and_gum_on_a_plain_background() -> None:
    picture = render(jaw(Arch.LOWER).mesh, view((-1, 0, 0), (0, -1, 0)), (240, 180))
    drawn = (picture != 38).any(axis=2)
    assert 0.15 < drawn.mean() < 0.8
    redness = picture[drawn][:, 0].astype(int) - picture[drawn][:, 1]
    assert (redness > 40).mean() > 0.1
    assert (redness < 30).mean() > 0.2
