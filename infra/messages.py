"""Brings the catalogues of `translations/` up to date with the pages: `make messages`, and
`make messages NEW=pl` for a new language.

Each text of the pages that can be translated stands in each catalogue, with what is missing empty.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from infra.catalogues import compile_mo, read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "translations"
SHARED = ("layout.html", "parts.html", "path.html")  # what the pages are made of
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_FIXED = re.compile(r"%\(\w+\)s|</?\w+[^>]*>")  # values and tags: each must be there again
_FUNCTIONS = ("gettext", "_")
DATES = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
    *("working day", "working days"),
)


def list_messages() -> list[str]:
    """Return every text that a catalogue must hold, in the order in which people meet them."""
    texts = ["English", *_list_template_texts(), *_list_form_texts(), *DATES]
    return list(dict.fromkeys(filter(None, texts)))


def _list_template_texts() -> Iterator[str]:
    from chalicelib import pages, translations

    environment: Any = pages.load_sources()  # its extension brings extract_translations
    for name in (*SHARED, *(f"pages/{page}.html" for page in sorted(translations.PAGES))):
        source = (ROOT / "templates" / name).read_text("utf-8")
        for _line, _function, text in environment.extract_translations(source, _FUNCTIONS):
            if isinstance(text, tuple):
                text = text[0]  # its values follow
            yield text


def _list_form_texts() -> Iterator[str]:
    """Yield what the form says that its tables hold: questions, choices, steps and errors."""
    from chalicelib import form_steps, forms
    from chalicelib.core.reading.email_address import find_email_fault
    from chalicelib.doors.public import check_rows, form

    for question in forms.QUESTIONS:
        yield from (question.label, question.short, question.hint)
        for _value, label in question.choices:
            yield label
    for step in form_steps.STEPS:
        yield step.title
    yield from form_steps.STATES
    yield from forms.find_faults(dict.fromkeys(forms.NAMES, "")).values()
    yield from (find_email_fault("mo@"), forms.TOO_LONG)
    yield from (*form.HINTS.values(), check_rows.LEFT_EMPTY, check_rows.NO_FILES)


def bring_up_to_date(known: Mapping[str, str], messages: Iterable[str]) -> dict[str, str]:
    """Return a catalogue with each text once, and what was translated before kept."""
    return {text: known.get(text, "") for text in messages}


def find_faults(translations: Mapping[str, str], messages: Iterable[str]) -> list[str]:
    """Return what is wrong with a catalogue, a line each: what is missing, and where a value or a
    tag of the English is not in the translation."""
    faults = []
    for text in messages:
        said = translations.get(text, "")
        if not said:
            faults.append(f"missing: {text}")
        elif sorted(_FIXED.findall(text)) != sorted(_FIXED.findall(said)):
            faults.append(f"not the same values and tags: {text}")
    return faults


def compile_into(folder: Path, source: Path = TRANSLATIONS) -> None:
    """Write each catalogue of `source` into `folder`, as gettext reads it."""
    for path in sorted(source.glob("*.po")):
        folder.mkdir(parents=True, exist_ok=True)
        made = compile_mo(read_po(path.read_text("utf-8")))
        (folder / f"{path.stem}.mo").write_bytes(made)


def main(arguments: Sequence[str] | None = None) -> int:
    """Bring every catalogue up to date. Return 2 where something is wrong in one."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--new", default="", help="the code of a language to begin, such as pl")
    new = asked.parse_args(arguments).new
    if new and not _CODE.fullmatch(new):
        print(f"{new} is no code of a language. Write one such as pl, or zh-Hans.", file=sys.stderr)
        return 2
    if new and not (TRANSLATIONS / f"{new}.po").exists():
        (TRANSLATIONS / f"{new}.po").write_text(write_po(new, {}), "utf-8")
    return _update_all(list_messages())


def _update_all(messages: list[str]) -> int:
    wrong = 0
    for path in sorted(TRANSLATIONS.glob("*.po")):
        known = bring_up_to_date(read_po(path.read_text("utf-8")), messages)
        path.write_text(write_po(path.stem, known), "utf-8")
        for fault in find_faults(known, messages):
            wrong += 1
            print(f"{path.name}: {fault}", file=sys.stderr)
    compile_into(TRANSLATIONS)
    print(f"{len(messages)} texts; {wrong} of them are missing or wrong in a catalogue.")
    if wrong:
        return 2
    return 0


if __name__ == "__main__":
    import os

    os.environ.setdefault("HEARD_TABLE", "none")
    sys.exit(main())
