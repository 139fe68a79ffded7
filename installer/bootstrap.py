"""Sets Lab Connector up in this folder and runs it. Needs Python 3.11 or newer and nothing else.

    python3 installer/bootstrap.py demo      set up, then start the demo
    python3 installer/bootstrap.py test      set up, then run the whole test suite
    python3 installer/bootstrap.py setup     only set up

This file must be readable by old Pythons (3.6 and up), so that they can say what is wrong; the work is done by the
modules in `bootstrapping`, which are written for Python 3.11.
"""

import shutil
import sys
from pathlib import Path

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
ADVICE = {
    "win32": "Install Python 3.12 or newer from https://www.python.org/downloads/ and open a new terminal.",
    "darwin": "Install Python 3.12 or newer from https://www.python.org/downloads/macos/ and open a new terminal.",
}
ELSEWHERE = "Install Python 3.11 or newer with your package manager (Debian 12 and Ubuntu 24.04 bring it as `python3`)."


def old_python_message() -> str:
    """What this Python is, what is needed, and the exact command where a newer Python is already there."""
    here = "{}.{}.{}".format(*sys.version_info[:3])
    text = "Lab Connector needs Python 3.11 or newer. This is Python " + here + " (" + sys.executable + ").\n"
    for name in NEWER:
        if shutil.which(name):
            command = " ".join([name] + ['"' + word + '"' if " " in word else word for word in sys.argv])
            return text + "What to do: a newer one is on this computer. Type:  " + command + "\n"
    return text + "What to do: " + ADVICE.get(sys.platform, ELSEWHERE) + "\n"


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.stderr.write(old_python_message())
        sys.exit(1)
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from bootstrapping.main import main

    sys.exit(main(sys.argv[1:]))
