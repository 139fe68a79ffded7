"""File and folder names that every system takes, made from names that hostile or foreign hands typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

MAX_BYTES = 120
"""UTF-8 bytes of one path component; room is left for suffixes under the 255-byte and 260-character limits."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"%(tc|o|[pnlfds])")


def safe_component(text: str, fallback: str = "unnamed", max_bytes: int = MAX_BYTES) -> str:
    """One folder or file name: NFC, no forbidden or invisible characters, no reserved device name, never empty.

    Letters of every script stay. Dots and blanks at either end go, so that '../../x' cannot climb and Windows does
    not drop characters by itself.
    """
    visible = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in _INVISIBLE)
    cleaned = _shorten(" ".join(_FORBIDDEN.sub("_", visible).split()).strip(" ."), max_bytes)
    if not cleaned.strip("_ ."):
        return fallback
    return f"_{cleaned}" if is_device_name(cleaned) else cleaned


def is_device_name(component: str) -> bool:
    """Whether Windows takes the name for a device; a suffix does not help ('nul.stl')."""
    return bool(_RESERVED.match(component.split(".", 1)[0].strip()))


_INVISIBLE = frozenset({"Cf", "Cs", "Co", "Cn"})


def _shorten(text: str, max_bytes: int) -> str:
    """Cuts at a whole character so that the name fits in `max_bytes` of UTF-8."""
    return text.encode("utf-8")[:max_bytes].decode("utf-8", "ignore").strip(" .")


def stem_from_template(template: str, values: Mapping[str, str], fallback: str) -> str:
    """A case's stem from exocad's placeholders: %p practice, %n practice id, %l last name, %f first name, %d date,
    %s tray number, %tc tooth colour; and our own %o, the order id. Unknown placeholders stay as they are.
    """
    filled = _PLACEHOLDER.sub(lambda match: values.get(match.group(1), ""), template)
    return safe_component(re.sub(r"([_\- ])\1+", r"\1", filled).strip("_- "), fallback)


def fold_name(name: str) -> str:
    """The key under which names collide on Windows and macOS."""
    return unicodedata.normalize("NFC", name).casefold()
