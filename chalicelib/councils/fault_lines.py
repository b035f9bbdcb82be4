"""Find the line of a council's file that a fault is about. `tomllib` keeps no line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

# The line on which a part begins, or a setting of it stands: (part, setting) -> line.
Lines = dict[tuple[str, str], int]
WHOLE = ""  # the top of the file as a part; a part's first line as a setting
# Words of a fault that mean a setting.
SAID_OTHERWISE = {"managers": "manager"}
_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]")
_SETTING = re.compile(r"\s*\"?([\w-]+)\"?\s*=")
_WORD = re.compile(r"[\w.-]*\w")
_LONG_TEXT = re.compile(r"\"{3}|'{3}")


def add_line_numbers(found: Iterable[str], text: str, data: Mapping[str, Any]) -> list[str]:
    """Return each fault with the line of `text` it is about; without one where it is of no line."""
    lines = _read_lines(text, data)
    return [_add_line_number(fault, lines) for fault in found]


def _add_line_number(fault: str, lines: Lines) -> str:
    line = _find_line(fault, lines)
    if line:
        return f"line {line}: {fault}"
    return fault


def _find_line(fault: str, lines: Lines) -> int | None:
    where, _, said = fault.partition(": ")
    names = where.split(" and ")
    if len(names) > 1:
        return lines.get((_name_officer(names[-1]), "email"))
    if (where, WHOLE) not in lines:
        where = WHOLE
        said = fault
    for word in _WORD.findall(re.split(r"[.,] ", said)[0]):
        setting = SAID_OTHERWISE.get(word, word)
        if (where, setting) in lines:
            return lines[where, setting]
        if "missing" in said:
            break
    return lines.get((where, WHOLE))


def _read_lines(text: str, data: Mapping[str, Any]) -> Lines:
    lines: Lines = {}
    part = WHOLE
    counted: dict[str, int] = {}
    for number, line in _skip_long_texts(text):
        if header := _HEADER.match(line):
            name = header[1]
            counted[name] = counted.get(name, 0) + 1
            part = _name_part(name, counted[name], data)
            lines[part, WHOLE] = number
            lines.setdefault((WHOLE, name.partition(".")[0]), number)
        elif setting := _SETTING.match(line):
            lines[part, setting[1]] = number
    return lines


def _skip_long_texts(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its number, but those inside a text of several lines."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if not inside:
            yield number, line
        if len(_LONG_TEXT.findall(line)) % 2:
            inside = not inside


def _name_part(name: str, number: int, data: Mapping[str, Any]) -> str:
    """Return a part as the faults call it."""
    if name == "danger":
        return f"[[danger]] number {number}"
    if name != "officers":
        return f"[{name}]"
    return _name_officer(data["officers"][number - 1].get("id") or str(number))


def _name_officer(key: str) -> str:
    return f"officer “{key}”"
