"""Small meshes, order files and zips, made on the spot, for the tests of what is inside a package."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from labconnector.scans.mesh import check_mesh

Points = NDArray[np.float32]
Faces = NDArray[np.int32]

STL_RECORD = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])


def surface(side: int = 12, *, z: float = 0.0, wide: float = 60.0, deep: float = 50.0) -> tuple[Points, Faces]:
    """A bumpy open surface of 2 * (side - 1)² triangles around the origin, `wide` x `deep` mm, at height z."""
    x, y = np.meshgrid(np.linspace(-wide / 2, wide / 2, side), np.linspace(-deep / 2, deep / 2, side))
    height = z + 4 * np.sin(x / 5) * np.cos(y / 4)
    points = np.stack([x, y, height], -1).reshape(-1, 3).astype(np.float32)
    index = np.arange(side * side, dtype=np.int32).reshape(side, side)
    a, b, c, d = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
    quads = np.stack([a, b, c, d], -1).reshape(-1, 4)
    return points, np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def stl_binary(points: Points, faces: Faces, header: bytes = b"scan") -> bytes:
    """A binary STL."""
    records = np.zeros(len(faces), STL_RECORD)
    records["corners"] = points[faces]
    return header.ljust(80, b" ")[:80] + struct.pack("<I", len(faces)) + records.tobytes()


def stl_text(points: Points, faces: Faces, name: str = "scan") -> bytes:
    """A text STL."""
    lines = [f"solid {name}"]
    for corners in points[faces].tolist():
        lines += ["  facet normal 0 0 1", "    outer loop"]
        lines += [f"      vertex {x:.6e} {y:.6e} {z:.6e}" for x, y, z in corners]
        lines += ["    endloop", "  endfacet"]
    return "\n".join([*lines, f"endsolid {name}", ""]).encode()


def ply_header(form: str, *lines: str) -> bytes:
    """A header with these element and property lines."""
    return "\n".join(["ply", f"format {form} 1.0", "comment TextureFile upper.jpg", *lines, "end_header", ""]).encode()


def ply(points: Points, faces: Faces, order: str = "<", *, faces_first: bool = False) -> bytes:
    """A PLY as iTero writes it: colours a vertex, `int object` and `list … texcoord` a face. order '' is text."""
    form = {"<": "binary_little_endian", ">": "binary_big_endian", "": "ascii"}[order]
    vertex_lines = [f"element vertex {len(points)}", "property float x", "property float y", "property float z"]
    vertex_lines += [f"property uchar {colour}" for colour in ("red", "green", "blue")]
    face_lines = [f"element face {len(faces)}", "property list uchar int vertex_indices", "property int object"]
    face_lines += ["property list uchar float texcoord"]
    vertices, triangles = _ply_vertices(points, order), _ply_faces(faces, order)
    if faces_first:
        return ply_header(form, *face_lines, *vertex_lines) + triangles + vertices
    return ply_header(form, *vertex_lines, *face_lines) + vertices + triangles


def _ply_vertices(points: Points, order: str) -> bytes:
    if not order:
        return "".join(f"{x:.5f} {y:.5f} {z:.5f} 200 150 140\n" for x, y, z in points.tolist()).encode()
    rows = np.zeros(len(points), np.dtype([("xyz", order + "f4", 3), ("rgb", "u1", 3)]))
    rows["xyz"], rows["rgb"] = points, (200, 150, 140)
    return rows.tobytes()


def _ply_faces(faces: Faces, order: str) -> bytes:
    if not order:
        return "".join(f"3 {a} {b} {c} 1 6 0 0 1 0 1 1\n" for a, b, c in faces.tolist()).encode()
    record = [("n", "u1"), ("v", order + "i4", 3), ("object", order + "i4"), ("m", "u1"), ("uv", order + "f4", 6)]
    rows = np.zeros(len(faces), np.dtype(record))
    rows["n"], rows["v"], rows["m"] = 3, faces, 6
    return rows.tobytes()


# --- order files ----------------------------------------------------------------------------------------------------

TEETH = """<Tooth AdaId="3" RestorationType="2" Specification="1" ImplantBasedRestorationType="-1" AbutmentType="-1"
  PonticDesign="-1" Ditch="0" ToothMaterial="2009" MarginDesignInt="" MarginDesignExt="" IncisalShade=""
  MiddleShade="A2" GingivalShade="A3" DieShade="" PreparationDesignBuccal="" PreparationDesignLingual=""
  AbutmentMaterial="-1" TypeInBridge="-1"/>"""

OBJECTS = """<Object ObjectType="Surface" SubType="Jaw" JawId="Upper" FileName="upper_jaw_with_ditch_900000123.ply"/>
  <Object ObjectType="Texture" SubType="Jaw" JawId="Upper" FileName="upper_jaw_with_ditch_900000123_texture.jpg"/>
  <Object ObjectType="Surface" SubType="Jaw" JawId="Lower" FileName="lower_jaw_with_ditch_900000123.ply"/>
  <Object ObjectType="Line" SubType="Margin" AdaId="3" FileName="line_900000123.pts"/>"""

DEFINES = """<Procedure><Type Id="4" Name="Fixed Restorative"/></Procedure>
  <RestorationTypes><Type Id="2" Name="Crown"/><Type Id="21" Name="Missing"/></RestorationTypes>
  <Specification><Type Id="1" Name="Full Contour"/></Specification>
  <BridgeTypes><Type Id="1" Name="Traditional"/></BridgeTypes>
  <ToothInBridgeTypes><Type Id="-1" Name="N/R"/><Type Id="1" Name="Abutment"/>
    <Type Id="2" Name="Pontic"/></ToothInBridgeTypes>
  <Materials><Material Id="2009" Name="Ceramic: Zirconia"/></Materials>"""


def order_xml(
    *,
    version: str = "5.0",
    order_id: str = "900000123",
    patient: str = "Sample, Ada",
    teeth: str = TEETH,
    bridges: str = "",
    defines: str = DEFINES,
    objects: str = OBJECTS,
    more: str = "",
) -> bytes:
    """An order file in the shape of specification E2."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<iTeroExport Version="{version}">
  <RxInfo>
    <OrderID>{order_id}</OrderID><OrderCode>SBX-123</OrderCode><Patient>{patient}</Patient>
    <ChartNumber>C-1</ChartNumber><Doctor>Dr. Example, Eve</Doctor><DoctorLicense>0000000</DoctorLicense>
    <DoctorID>501</DoctorID><LabName>Sandbox Lab</LabName><LabID>77</LabID>
    <PracticeShipToAddress>1 Test Street, Testville, 00001</PracticeShipToAddress>
    <DueDate>12/23/2026</DueDate><ExportTime>12/12/2026 17:27:25</ExportTime><Procedure>4</Procedure>
    <ToothShadeSystem>VITA Lumin</ToothShadeSystem><Notes>Light contacts.</Notes>{more}
    <Teeth>{teeth}</Teeth><Bridges>{bridges}</Bridges>
  </RxInfo>
  <RxDefines>{defines}</RxDefines>
  <ExportedObjects>{objects}</ExportedObjects>
</iTeroExport>""".encode()


RX_HTML = """<!DOCTYPE html><html><head><title>Rx</title><style>p{color:red}</style></head><body>
<div><b>Order:</b> 900000123</div><div><b>Chart #:</b> C-1</div><div>Patient: <span>Sample, Ada</span></div>
<p>Doctor: Dr. Example, Eve</p><h2>Treatment Information</h2>
<table><tr><th>Tooth No.</th><th>Treatment</th><th>Specification</th><th>Material</th>
<th>Shade Incisal/Body/Gingival</th></tr>
<tr><td>2</td><td>Crown</td><td>Full Contour</td><td>Ceramic: Zirconia</td><td>-/B2/-</td></tr>
<tr><td colspan=5>Preparation Design Buccal: Chamfer</td></tr>
<tr><td>19</td><td>Implant based</td><td>-</td><td>Ceramic: E.max</td><td>A1/A2/A3</td></tr>
<tr><td colspan=5>Scan Body: BoneLevel RC</td></tr><tr><td colspan=5>Implant Manufacturer: Straumann</td></tr>
<tr><td colspan=5>Restoration Type: Screw Retained</td></tr></table>
<p>Notes</p><p>Light contacts.<br>Second line &amp; more</p><p>Procedure: Fixed Restorative</p><p>Type: --</p>
<table><tr><td>Ship to Address:</td><td>1 Test Street</td></tr><tr><td>Due Date:</td><td>12/23/2026</td></tr>
<tr><td>License:</td><td>0000000</td></tr></table></body></html>"""


# --- zips -----------------------------------------------------------------------------------------------------------


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def restorative(order_id: str = "900000123") -> dict[str, bytes | str]:
    """The files of a crown case."""
    upper, lower = surface(z=6), surface(z=-6)
    return {
        f"upper_jaw_with_ditch_{order_id}.ply": ply(*upper),
        f"upper_jaw_with_ditch_{order_id}_texture.jpg": b"\xff\xd8picture",
        f"lower_jaw_with_ditch_{order_id}.ply": ply(*lower),
        f"line_{order_id}.pts": "1 2 3\n",
        f"iTero_Export_#{order_id}_v24.xml": order_xml(version="2.4", order_id=order_id),
        f"iTero_Export_#{order_id}_v50.xml": order_xml(order_id=order_id),
        f"iTero_Rx_{order_id}.html": RX_HTML,
    }


def put(folder: Path, name: str, data: bytes | str) -> Path:
    """Writes a file and returns its path."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def peak_of_a_check(path: Path) -> int:
    """Bytes that a second check of a mesh holds at most; the first one has loaded what stays."""
    check_mesh(path)
    tracemalloc.start()
    check_mesh(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak
