"""Keeps the translations in step with the sources. See docs/translations.md.

python installer/translations.py update     new texts into the .ts files, old ones out
python installer/translations.py compile    the .qm files that the program reads, from the .ts files
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from translating.files import all_texts, read, release, templates, update

_PROJECT = Path(__file__).parent.parent
_FOLDER = _PROJECT / "resources" / "translations"


def main(arguments: list[str]) -> int:
    """Returns the exit code: 1 where a translation is not finished."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("work", choices=("update", "compile"))
    work = parser.parse_args(arguments).work
    files = sorted(_FOLDER.glob("labconnector_*.ts"))
    if work == "update":
        texts = all_texts(_PROJECT / "labconnector")
        (_FOLDER / "said.txt").write_text(templates(texts), encoding="utf-8", newline="\n")
        for file in files:
            update(texts, file)
    else:
        for file in files:
            release(file, file.with_suffix(".qm"))
    return max(map(_tell, files), default=0)


def _tell(file: Path) -> int:
    messages = read(file)
    left = sum(not message.done for message in messages)
    print(f"{file.name}: {len(messages)} texts, {left} not translated")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
