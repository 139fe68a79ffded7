"""`manifest.json`: every file of a case folder with its SHA-256, to check a copy by. See docs/targets.md."""

from __future__ import annotations

import json
from collections.abc import Iterable

from labconnector.cad.contents import Item
from labconnector.domain.handoff import HandOff

NAME = "manifest.json"

VERSION = 1


def manifest_bytes(handoff: HandOff, files: Iterable[Item]) -> bytes:
    """The document, UTF-8. `files` are all of the case folder but the manifest itself."""
    values = {
        "version": VERSION,
        "order_id": handoff.order.order_id,
        "revision": handoff.revision,
        "files": [{"name": item.name, "size": item.size, "sha256": item.sha256} for item in files],
    }
    text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace")
