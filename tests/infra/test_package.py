"""The package, unzipped alone into an empty folder: it imports, renders everything, and brings
bytecode that Lambda will use.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import struct
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from infra.package import SERVICES, UNWANTED
from infra.record import LIMITS
from tests.engines import without_aws

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
LARGEST = 15_000_000  # bytes
UNCHECKED = 0b01  # the flags of a `.pyc` that is bound to its source by a hash which nobody checks


@dataclass(frozen=True)
class Package:
    """The zip, unzipped in `folder`, and Chalice's own account of it."""

    zip: Path
    folder: Path
    sam: dict[str, Any]

    @property
    def handlers(self) -> list[str]:
        """Return what Lambda calls, by module and name."""
        found = [r["Properties"].get("Handler", "") for r in self.sam["Resources"].values()]
        return sorted(filter(None, found))

    def alone(self, what: str, *asked: object, check: bool = True) -> Any:
        """Do something in a Python that sees this package and nothing else."""
        command = [
            sys.executable,
            "-I",
            "-S",
            str(self.folder.parent / "alone.py"),
            str(self.folder),
            what,
        ]
        ran = subprocess.run(
            [*command, *map(json.dumps, asked)],
            capture_output=True,
            text=True,
            env=without_aws(AWS_DEFAULT_REGION="eu-west-2"),
        )
        if not check:
            return ran
        assert ran.returncode == 0, ran.stderr
        answer = json.loads(ran.stdout.splitlines()[-1])
        assert answer["outside"] == []
        return answer["found"]


NEED_A_FORM = (
    "complain",
    "child-complain",
    "write-down",
)  # their questions come from a form, and tests of its door


@pytest.fixture(scope="module")
def package(packaged: Path, tmp_path_factory: pytest.TempPathFactory) -> Package:
    """Return the package, unzipped alone."""
    empty = tmp_path_factory.mktemp("unzipped")
    with zipfile.ZipFile(packaged / ".build" / "package.zip") as held:
        held.extractall(empty / "task")
    shutil.copy2(ROOT / "tests" / "deploy" / "alone.py", empty)
    (empty / "tests" / "letters").mkdir(parents=True)
    for name in ("__init__.py", "letters/__init__.py", "letters/letter_lives.py"):
        shutil.copy2(ROOT / "tests" / name, empty / "tests" / name)
    shutil.copytree(ROOT / "tests" / "letters" / "stories", empty / "tests" / "letters" / "stories")
    config = json.loads((packaged / ".chalice" / "config.json").read_text("utf-8"))
    (empty / "environment.json").write_text(
        json.dumps(config["stages"]["dev"]["environment_variables"]), "utf-8"
    )
    sam = json.loads((packaged / ".build" / "sam.json").read_text("utf-8"))
    return Package(packaged / ".build" / "package.zip", empty / "task", sam)


def test_it_is_small_enough_to_start_quickly(package: Package) -> None:
    assert package.zip.stat().st_size < LARGEST


def test_every_handler_that_lambda_calls_is_there(package: Package) -> None:
    assert len(package.handlers) == len(LIMITS)
    assert set(package.alone("handlers", package.handlers).values()) == {True}


def test_the_start_page_is_answered(package: Package) -> None:
    assert package.alone("start") == 200


def test_every_page_renders(package: Package) -> None:
    names = [
        p.stem for p in (ROOT / "templates" / "pages").glob("*.html") if p.stem not in NEED_A_FORM
    ]
    rendered = package.alone("pages", names)
    assert sorted(rendered) == sorted(names)
    assert min(rendered.values()) > 500


def test_every_letter_renders(package: Package) -> None:
    rendered = package.alone("letters")
    names = {p.stem for p in (ROOT / "templates" / "letters").glob("[a-z]*.txt")}
    assert set(rendered) == names
    assert min(rendered.values()) > 200


def test_every_module_has_bytecode_that_is_used_whatever_the_dates(package: Package) -> None:
    for source in package.folder.rglob("*.py"):
        cached = Path(importlib.util.cache_from_source(str(source)))
        assert cached.is_file(), source
        magic = cached.read_bytes()[:4]
        flags = struct.unpack("<I", cached.read_bytes()[4:8])[0]
        assert magic == importlib.util.MAGIC_NUMBER, source
        assert flags == UNCHECKED, source


def test_the_bytecode_is_what_runs_and_not_the_sources(package: Package, tmp_path: Path) -> None:
    """With every source made to fail the package still answers; with one bytecode file gone as
    well, it does not.
    """
    shutil.copytree(package.folder, tmp_path / "task")
    for name in ("alone.py", "environment.json"):
        shutil.copy2(package.folder.parent / name, tmp_path)
    broken = Package(package.zip, tmp_path / "task", package.sam)
    for source in broken.folder.rglob("*.py"):
        source.write_text("raise SystemExit('compiled again from source')\n", "utf-8")
    assert broken.alone("start") == 200
    Path(importlib.util.cache_from_source(str(broken.folder / "chalicelib" / "pages.py"))).unlink()
    refused = broken.alone("start", check=False)
    assert refused.returncode != 0
    assert "compiled again from source" in refused.stderr


def test_templates_travel_compiled_and_as_they_are_written(package: Package) -> None:
    written = {p.relative_to(ROOT) for p in (ROOT / "templates").rglob("*.*")}
    assert written == {
        p.relative_to(package.folder) for p in (package.folder / "templates").rglob("*.*")
    }
    assert len(list((package.folder / "chalicelib" / "_templates").glob("tmpl_*.py"))) > len(
        written
    )


def test_every_service_the_product_speaks_to_is_described_in_it(package: Package) -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "chalicelib").rglob("*.py"))
    asked = set(re.findall(r"client\(\s*\"([a-z0-9]+)\"", code)) | {"dynamodb"}
    assert asked <= set(SERVICES)
    described = {p.name for p in (package.folder / "botocore" / "data").iterdir() if p.is_dir()}
    assert described == set(SERVICES)


def test_tools_tests_and_secrets_stay_at_home(package: Package) -> None:
    top = {p.name for p in package.folder.iterdir()}
    assert not top & {"infra", "tests", ".chalice", "Makefile", ".git", "moto", "pytest", *UNWANTED}
    assert not [
        p
        for p in package.folder.rglob("*")
        if p.suffix in {".toml", ".env", ".pem"}
        and "councils" not in p.parts
        and p.name != "cacert.pem"
    ]


def test_no_path_of_the_machine_that_built_it_is_in_it(package: Package) -> None:
    home = str(package.zip.parents[1]).encode()
    ours = [
        *(package.folder / "chalicelib").rglob("*.py*"),
        *(package.folder / "__pycache__").glob("*.pyc"),
    ]
    assert ours
    assert not [p for p in ours if home in p.read_bytes()]
