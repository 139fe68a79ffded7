"""The translation files fit the sources: nothing is missing, nothing is left over, placeholders are kept."""

from __future__ import annotations

import ast
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from bootstrap_kit import INSTALLER

pytest.importorskip("PySide6.QtCore", reason="Qt's libraries are not on this computer", exc_type=ImportError)

from translating.files import Message, all_texts, read, release, templates, update
from translating.windows import Text, UnclearText, window_texts

PROJECT = INSTALLER.parent
PACKAGE = PROJECT / "labconnector"
FOLDER = PROJECT / "resources" / "translations"
FILES = sorted(FOLDER.glob("*.ts"))
GERMAN = FOLDER / "labconnector_de.ts"
UPDATE = "run: python installer/translations.py update"


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    return all_texts(PACKAGE)


@pytest.fixture(scope="module")
def german() -> list[Message]:
    return read(GERMAN)


def test_german_has_every_text_and_no_other(texts: list[Text], german: list[Message]) -> None:
    assert {message.text for message in german} == set(texts), UPDATE


def test_english_has_every_plural_and_nothing_else(texts: list[Text]) -> None:
    found = {message.text for message in read(FOLDER / "labconnector_en.ts")}
    assert found == {text for text in texts if text.plural}, UPDATE


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_lupdate_finds_nothing_to_do(file: Path, texts: list[Text], tmp_path: Path) -> None:
    copy = tmp_path / file.name
    shutil.copy(file, copy)
    update(texts, copy)
    assert copy.read_text(encoding="utf-8") == file.read_text(encoding="utf-8"), UPDATE


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_is_translated(file: Path) -> None:
    left = [message.text for message in read(file) if not message.done or not all(message.forms)]
    assert not left


def test_the_templates_of_the_engine_are_up_to_date(texts: list[Text]) -> None:
    assert (FOLDER / "said.txt").read_text(encoding="utf-8") == templates(texts), UPDATE


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_compiled_file_is_what_lrelease_makes(file: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    release(file, made)
    assert made.read_bytes() == file.with_suffix(".qm").read_bytes(), "run: python installer/translations.py compile"


# --- what a translation may not change ----------------------------------------------------------------------------


def parts(text: str) -> Counter[str]:
    """Placeholders, marks of commands, and the name patterns of file dialogs: they mean something to the program."""
    return Counter(re.findall(r"\{[^}]*\}|&&|`[a-z]+ [a-z-]+|\*\.\w+", text))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_placeholders_are_kept(file: Path) -> None:
    wrong = [(m.text.source, form) for m in read(file) for form in m.forms if parts(form) != parts(m.text.source)]
    assert not wrong


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_numbers_are_kept_in_the_plural(file: Path) -> None:
    """%Ln: with the thousands apart."""
    plural = [message for message in read(file) if message.text.plural]
    assert not [one for one in plural if _number(one.text.source) != _number(one.forms[-1])]


def _number(text: str) -> str:
    return next(sign for sign in ("%Ln", "%n", "") if sign in text)


def test_marks_at_the_ends_are_kept(german: list[Message]) -> None:
    """Spaces, dots that promise a dialog, colons, sentences' ends."""
    wrong = [
        (message.text.source, form)
        for message in german
        for form in message.forms
        if ends(form) != ends(message.text.source)
    ]
    assert not wrong


def ends(text: str) -> tuple[str, str]:
    bare = text.rstrip("“”'’„\"")
    last = bare[-1:] if bare[-1:] in "….:?" else ""
    return text[: len(text) - len(text.lstrip())], last


def test_keys_of_menus_and_fields_are_kept(german: list[Message]) -> None:
    wrong = [m.text.source for m in german for form in m.forms if keys(form) != keys(m.text.source)]
    assert not wrong


def keys(text: str) -> int:
    """How many letters are marked as keys: one or none."""
    return len(re.findall(r"&\w", text.replace("&&", "")))


# --- every text goes through tr ---------------------------------------------------------------------------------------

SHOWN = re.compile(
    r"set(?:Text|WindowTitle|Title|ToolTip|StatusTip|WhatsThis|PlaceholderText|Accessible\w+|Prefix|Suffix|LabelText)"
    r"|add(?:Action|Menu|Tab|Row|Item|Button)|Q?Label|Q\w*Button|Q(?:CheckBox|GroupBox|Action|ToolBar)"
    r"|plain|heading|muted|show_info|say|complain|showMessage"
)
NAMES = {"Lab Connector"}  # a single small word is a kind or a name of the code, no text


def test_no_text_is_shown_past_the_translation() -> None:
    found = [place for path in sorted((PACKAGE / "ui").rglob("*.py")) for place in untranslated(path)]
    assert not found, "\n".join(found)


def untranslated(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and SHOWN.fullmatch(called(node.func)):
            for given in node.args:
                text = literal(given)
                if re.search(r"[^\W\d_]{2}", text) and text not in NAMES and not re.fullmatch("[a-z]+", text):
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}: {text}"


def called(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def literal(node: ast.expr) -> str:
    """The fixed letters of a string; '' for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


# --- the collector itself -----------------------------------------------------------------------------------------


def collected(tmp_path: Path, source: str) -> list[Text]:
    (tmp_path / "window.py").write_text(source, encoding="utf-8")
    return window_texts(tmp_path)


def test_texts_are_found_under_every_name_of_translate(tmp_path: Path) -> None:
    source = (
        "from PySide6.QtCore import QCoreApplication\n"
        "_tr = QCoreApplication.translate\n"
        "class Window:\n"
        "    def make(self, n):\n"
        "        self.tr('One ' 'text')\n"
        "        self.tr('%n case(s)', '', n)\n"
        "        _tr('words', 'New', 'of a case')\n"
        "        QCoreApplication.translate('words', 'Old')\n"
        "KEPT = QT_TRANSLATE_NOOP('words', 'Kept for later')\n"
    )
    assert collected(tmp_path, source) == [
        Text("Window", "%n case(s)", "", True),
        Text("Window", "One text"),
        Text("words", "Kept for later"),
        Text("words", "New", "of a case"),
        Text("words", "Old"),
    ]


@pytest.mark.parametrize(
    "line", ["self.tr(f'{n} cases')", "self.tr(text)", "window.tr('Text')", "self.tr('a', disambiguation='b')"]
)
def test_what_no_translation_can_find_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(UnclearText, match=r"window\.py:3"):
        collected(tmp_path, f"class Window:\n    def make(self):\n        {line}\n")
