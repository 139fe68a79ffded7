"""The naming rule out of exocad's settings file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from labconnector.cad.exocad_settings import MOST_BYTES, read_stem_template
from labconnector.domain.errors import SettingsError


def file(tmp_path: Path, data: str | bytes) -> Path:
    path = tmp_path / "defaultsettings.cfg"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("<Settings><FilenameTemplate>%d_%l</FilenameTemplate></Settings>", "%d_%l"),
        ("<PathTemplate>%p_%n_%l_%f_%d_%s_%tc</PathTemplate>", "%p_%n_%l_%f_%d_%s_%tc"),
        ("<PathTemplate>%p\\%d_%l\\%d_%l_%s</PathTemplate>", "%d_%l_%s"),
        ("<PathTemplate>%p/%d_%l/</PathTemplate>", "%d_%l"),
        ("<PathTemplate>%p</PathTemplate><FilenameTemplate>%d</FilenameTemplate>", "%d"),
        ("<FilenameTemplate/><FilenameTemplate> </FilenameTemplate><PathTemplate>%s</PathTemplate>", "%s"),
        ('<FilenameTemplate type="x">\r\n  %d - %l &amp; %f\r\n</FilenameTemplate >', "%d - %l & %f"),
        ("key=1\n<Open><FilenameTemplate>%d_%l</FilenameTemplate>", "%d_%l"),
        ("<FilenameTemplate>Gr\u00f6\u00dfe %l</FilenameTemplate>".encode("cp1252"), "Größe %l"),
        ("<FilenameTemplate>山 %l</FilenameTemplate>".encode("utf-16"), "山 %l"),
        ("\ufeff<FilenameTemplate>山 %l</FilenameTemplate>", "山 %l"),
    ],
)
def test_the_template_as_exocad_keeps_it(tmp_path: Path, text: str | bytes, template: str) -> None:
    assert read_stem_template(file(tmp_path, text)) == template


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "holds no rule"),
        ("<Settings/>", "holds no rule"),
        ("<FilenameTemplate>" + "%l" * 1000 + "</FilenameTemplate>", "holds no rule"),
        ("<FilenameTemplate>%d_%z</FilenameTemplate>", "'%d_%z'.*'%z'"),
        ("<FilenameTemplate>case</FilenameTemplate>", "every case.*'case'"),
        (b"\x00" * 1000, "holds no rule"),
        (b" " * (MOST_BYTES + 1), "too large"),
        ('<!DOCTYPE a [<!ENTITY l "%l">]><FilenameTemplate>&l;</FilenameTemplate>', "every case"),
    ],
)
def test_a_file_that_does_not_tell(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        read_stem_template(file(tmp_path, text))


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.cfg", tmp_path):
        with pytest.raises(SettingsError, match="cannot be read"):
            read_stem_template(path)


def test_a_hostile_file_takes_no_time(tmp_path: Path) -> None:
    hostile = b"<FilenameTemplate " * (MOST_BYTES // 18)
    began = time.process_time()
    with pytest.raises(SettingsError):
        read_stem_template(file(tmp_path, hostile))
    assert time.process_time() - began < 10
