"""A copy of what a deployment needs, so that building and deploying it leaves the checkout as it
is.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from infra import package
from tests.engines import COUNCILS

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("chalicelib", "templates", "infra", ".chalice")


def clone(folder: Path) -> Path:
    """Copy the product and its tools into `folder`; the libraries, which take the longest, are
    built once for all and linked. Its councils are the tests' own.
    """
    ignore = shutil.ignore_patterns("deployed", "deployments")
    for name in NEEDED:
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    for name in ("app.py", "requirements.txt"):
        shutil.copy2(ROOT / name, folder)
    shutil.copytree(COUNCILS, folder / "chalicelib" / "councils", dirs_exist_ok=True)
    libraries = package.build_libraries(package.read_machine(package.read_config(), "dev"))
    (folder / ".build").mkdir()
    (folder / ".build" / libraries.name).symlink_to(libraries, target_is_directory=True)
    return folder
