"""Build what is deployed: `.build/package/`, the app with its libraries, templates and bytecode
ready.

Chalice ships no bytecode, so each cold start would compile everything again. Here all is compiled
with hashes that are never checked (docs/decisions/0001-package-by-staging.md). `python -m
infra.package` makes `.build/package.zip`, as `make deploy` sends it.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from infra import messages
from infra.record import ROOT, read_config, settle_region

BUILD = ROOT / ".build"
STAGING = BUILD / "package"
ZIP = BUILD / "package.zip"
# The only services the product talks to: botocore's descriptions of some four hundred others stay
# at home.
SERVICES = ("dynamodb", "s3", "secretsmanager", "sesv2")
# Powertools brings these beside the logger and the metrics that Heard has of it.
POWERTOOLS_UNUSED = (
    *("auth_alpha", "batch", "circuit_breaker", "data_classes", "data_masking", "feature_flags"),
    *("idempotency", "kafka", "metadata", "parameters", "parser", "streaming", "validation"),
)
# What no function of ours imports, of the libraries that are large: a test imports and renders
# everything without it.
UNWANTED = (
    "bin",
    "tests",
    "boto3/examples",
    "lxml/includes",
    "lxml/isoschematron",
    "lxml/objectify*",
    "lxml/html/diff*",
    "lxml/html/_diff*",
    "*.dist-info/RECORD",
    "aws_lambda_powertools/event_handler",
    *(f"aws_lambda_powertools/utilities/{name}" for name in POWERTOOLS_UNUSED),
    # inscriptis asks for it, for a command of its own that fetches pages
    "requests*",
    "charset_normalizer*",
)
UNWANTED_SUFFIXES = (".pyi", ".pyx", ".pxd", ".pxi", ".h", ".c", ".cpp", ".rst")
MACHINES = {"x86_64": "x86_64", "arm64": "aarch64"}


def name_python() -> str:
    """Return the version of Python that Lambda will run.

    It is the one that runs this: Chalice has no other setting for it.
    """
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def list_platforms(machine: str, python: str) -> list[str]:
    """Return the wheel platforms that run on Lambda's Linux.

    From Python 3.12 on that is Amazon Linux 2023, with a newer C library.
    """
    kinds = [
        "manylinux2014",
        "manylinux_2_17",
        *(["manylinux_2_28", "manylinux_2_34"] if python >= "3.12" else []),
    ]
    return [f"{kind}_{MACHINES[machine]}" for kind in kinds]


def build_libraries(machine: str) -> Path:
    """Return a folder with the runtime libraries, pruned and compiled.

    It is made once for each state of requirements.txt, Python and machine.
    """
    wanted = ROOT / "requirements.txt"
    mark = zlib.crc32(wanted.read_bytes() + Path(__file__).read_bytes())
    made = BUILD / f"libraries-{name_python()}-{machine}-{mark:08x}"
    if made.is_dir():
        return made
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as temporary:
        folder = Path(temporary) / "libraries"
        _install(wanted, folder, machine)
        prune(folder)
        compile_all(folder)
        _publish(folder, made)
    return made


def _publish(folder: Path, made: Path) -> None:
    try:
        folder.rename(made)
    except OSError:  # another build was quicker, and made the same
        if not made.is_dir():
            raise


def _install(wanted: Path, folder: Path, machine: str) -> None:
    where: list[str] = []
    for name in list_platforms(machine, name_python()):
        where.extend(("--platform", name))
    how = [
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--no-compile",
        "--no-deps",
        "--only-binary",
        ":all:",
    ]
    target = [
        "--implementation",
        "cp",
        "--python-version",
        name_python(),
        "--target",
        str(folder),
        "-r",
        str(wanted),
    ]
    subprocess.run([sys.executable, "-m", "pip", "install", *how, *where, *target], check=True)


def prune(folder: Path) -> None:
    """Take out what no Lambda reads: other services' descriptions, headers, sources of compiled
    modules, tests.
    """
    for path in [
        *_list_other_services(folder),
        *(path for name in UNWANTED for path in folder.glob(name)),
    ]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix in UNWANTED_SUFFIXES:
            path.unlink()


def _list_other_services(folder: Path) -> Iterator[Path]:
    for data in (folder / "botocore" / "data", folder / "boto3" / "data"):
        for path in data.iterdir():
            if path.is_dir() and path.name not in SERVICES:
                yield path


def compile_all(folder: Path) -> None:
    """Compile every module below `folder` to bytecode that is used whatever the dates of the
    sources.
    """
    for source in sorted(folder.rglob("*.py")):
        _compile(source, source)


def _compile(source: Path, beside: Path) -> None:
    cached = importlib.util.cache_from_source(str(beside))
    seen_as = str(beside.name)  # no path of this machine in the package
    py_compile.compile(
        str(source),
        cached,
        seen_as,
        doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )


def choose_stage(config: Mapping[str, Any], name: str, folder: Path = STAGING) -> Path:
    """Lay the package out in `folder`, anew, for Chalice to send: `chalice --project-dir <folder>
    deploy --stage <name>`.
    """
    _refuse_broken_council(config, name)
    if missing := find_unwritten_letters(ROOT / "templates"):
        raise SystemExit(
            f"These letters have no template, so nothing was packaged: {', '.join(missing)}"
        )
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    ignore = shutil.ignore_patterns("__pycache__", "_templates", "_translations")
    shutil.copy2(ROOT / "app.py", folder)
    shutil.copytree(ROOT / "chalicelib", folder / "chalicelib", ignore=ignore)
    _compile_templates(folder / "chalicelib" / "_templates")
    messages.compile_into(folder / "chalicelib" / "_translations")
    compile_all(folder / "chalicelib")
    shutil.copytree(build_libraries(read_machine(config, name)), folder / "vendor")
    shutil.copytree(ROOT / "templates", folder / "vendor" / "templates")
    _compile_what_chalice_adds(folder / "vendor")
    (folder / "requirements.txt").write_text("# The libraries are in vendor/ already.\n", "utf-8")
    (folder / ".chalice").symlink_to(ROOT / ".chalice", target_is_directory=True)
    return folder


def _refuse_broken_council(config: Mapping[str, Any], name: str) -> None:
    from chalicelib import councils

    names = config["stages"].get(name, {}).get("environment_variables", {})
    try:
        councils.refuse_other_folder()
        councils.load_council(names["HEARD_COUNCIL"])
    except KeyError:
        raise SystemExit(f"The stage {name} has no council yet. Run `make deploy` first.") from None
    except councils.BrokenCouncil as error:
        raise SystemExit(f"Nothing was packaged. {error}") from None


def find_unwritten_letters(templates: Path) -> list[str]:
    """Return the letters that may be owed but have no template.

    Each would fail on the day it is first sent.
    """
    from chalicelib.core.wording.letter_names import NOTICES

    return sorted(NOTICES.keys() - {path.stem for path in (templates / "letters").glob("*.txt")})


def read_machine(config: Mapping[str, Any], name: str) -> str:
    """Return the kind of processor that a stage's functions run on."""
    machine: str = config["stages"].get(name, {}).get("lambda_architecture") or config.get(
        "lambda_architecture", "x86_64"
    )
    return machine


def _compile_templates(folder: Path) -> None:
    from chalicelib import pages

    pages.compile_templates(folder)


def _compile_what_chalice_adds(vendor: Path) -> None:
    """Compile app.py and Chalice's own runtime, which its packager adds as bare sources."""
    import chalice

    home = Path(chalice.__file__).parent
    for name in ("__init__.py", "app.py"):
        _compile(home / name, vendor / "chalice" / name)
    _compile(ROOT / "app.py", vendor / "app.py")


def run_chalice(*arguments: str, project: Path = STAGING) -> None:
    """Run Chalice's command on the staged project. What it packed before is cleared away first: it
    would miss a renamed file.
    """
    settle_region()
    shutil.rmtree(ROOT / ".chalice" / "deployments", ignore_errors=True)
    command = [
        str(Path(sys.executable).with_name("chalice")),
        "--project-dir",
        str(project),
        *arguments,
    ]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})


def package(name: str, target: Path = ZIP) -> Path:
    """Build the zip that `make deploy` would send for this stage, with Chalice's own account of it,
    sam.json, beside it.
    """
    config = read_config()
    with tempfile.TemporaryDirectory() as temporary:
        run_chalice("package", "--stage", name, temporary, project=choose_stage(config, name))
        shutil.copyfile(Path(temporary) / "deployment.zip", target)
        shutil.copyfile(Path(temporary) / "sam.json", target.with_name("sam.json"))
    return target


def main() -> None:
    """Build the package and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stage", default="dev")
    made = package(parser.parse_args().stage)
    with zipfile.ZipFile(made) as held:
        whole = sum(entry.file_size for entry in held.infolist())
    size = made.stat().st_size
    print(
        f"{made.relative_to(ROOT)}: {size / 1e6:.1f} MB zipped, {whole / 1e6:.1f} MB "
        f"unzipped, Python {name_python()}"
    )


if __name__ == "__main__":
    main()
