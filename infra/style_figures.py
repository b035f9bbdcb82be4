"""Measures how the code reads, and prints the table of docs/figures.md: `make figures`.

Densities are per 1,000 lines of code in `chalicelib/` and `infra/`, blank lines left out.
"""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WIDE = 100
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
NO_VERB = re.compile(
    r"(A|An|The|What|Whether|Who|Whom|Whose|Which|Where|When|How|Why|Each|Every|All|Any|One|"
    r"Some|None|Nothing|Nobody|Words?|Letters?|Rows?|Cases?|Dates?|Days?|People|Somebody)\b"
)
CONVENTION_FROM = "51c4366"  # the commits measured are those after this one


def main() -> None:
    """Print the table."""
    counts: Counter[str] = Counter()
    longest = 0
    for path in _list_sources():
        text = path.read_text("utf-8")
        _count_lines(counts, text)
        tree = ast.parse(text)
        _count_shapes(counts, tree)
        longest = max(longest, _measure_longest_docstring(tree))
    for name, figure in (*_list_densities(counts), ("longest docstring, words", str(longest))):
        print(f"| {name} | {figure} |")
    for name, figure in _list_commit_figures():
        print(f"| {name} | {figure} |")


def _list_sources() -> Iterator[Path]:
    for folder in ("chalicelib", "infra"):
        yield from sorted((ROOT / folder).rglob("*.py"))
    yield ROOT / "app.py"


def _count_lines(counts: Counter[str], text: str) -> None:
    for line in text.splitlines():
        if not line.strip():
            continue
        counts["lines"] += 1
        counts["words"] += len(line.split())
        counts["wide"] += len(line) > WIDE


def _count_shapes(counts: Counter[str], tree: ast.Module) -> None:
    for node in ast.walk(tree):
        counts["comprehensions"] += isinstance(node, COMPREHENSIONS)
        counts["pairs"] += _is_pair(node)
        if isinstance(node, ast.IfExp):
            counts["conditionals"] += 1
            counts["nested"] += _has_another(node)
        if isinstance(node, FUNCTIONS):
            _count_docstring(counts, node)


def _is_pair(node: ast.AST) -> bool:
    if not isinstance(node, ast.Assign):
        return False
    return isinstance(node.value, ast.Tuple) and isinstance(node.targets[0], ast.Tuple)


def _has_another(node: ast.IfExp) -> bool:
    inner = (each for child in ast.iter_child_nodes(node) for each in ast.walk(child))
    for each in inner:
        if isinstance(each, ast.IfExp):
            return True
    return False


def _count_docstring(counts: Counter[str], node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    said = ast.get_docstring(node)
    if said is None:
        return
    counts["docstrings"] += 1
    counts["verbless"] += bool(NO_VERB.match(said))


def _measure_longest_docstring(tree: ast.Module) -> int:
    lengths = [0]
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED):
            lengths.append(len((ast.get_docstring(node) or "").split()))
    return max(lengths)


def _list_densities(counts: Counter[str]) -> Iterator[tuple[str, str]]:
    def per_thousand(name: str) -> str:
        return f"{1000 * counts[name] / counts['lines']:.1f}"

    yield "code lines", f"{counts['lines']:,}"
    yield "conditional expressions", per_thousand("conditionals")
    yield "of them nested, in all", str(counts["nested"])
    yield "comprehensions", per_thousand("comprehensions")
    yield "`a, b = x, y`", per_thousand("pairs")
    yield "words a line", f"{counts['words'] / counts['lines']:.2f}"
    yield f"lines over {WIDE} characters", f"{100 * counts['wide'] / counts['lines']:.1f} %"
    share = 100 * counts["verbless"] / counts["docstrings"]
    yield "docstrings of functions that begin with no verb", f"{share:.0f} %"


def _list_commit_figures() -> Iterator[tuple[str, str]]:
    command = ["git", "log", "--format=%s", f"{CONVENTION_FROM}..HEAD"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lengths = [len(subject) for subject in ran.stdout.splitlines()]
    if lengths:
        yield "commit subjects, median characters", f"{statistics.median(lengths):g}"
        yield "commit subjects, longest", str(max(lengths))


if __name__ == "__main__":
    main()
