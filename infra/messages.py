"""Brings the catalogues of `translations/` up to date with the pages: `make messages`, and
`make messages NEW=pl` for a new language.

Each text of the pages that can be translated stands in each catalogue, with what is missing empty.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from infra.catalogues import compile_mo, read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "translations"
TEMPLATES = ROOT / "templates"
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_FIXED = re.compile(r"%\(\w+\)s|</?\w+[^>]*>")  # values and tags: each must be there again
_FUNCTIONS = ("gettext", "_")
# What our code gives a text to that a page or the first letter shows.
TRANSLATED = frozenset(
    {
        *("translations.translate", "translations.fill", "translations.fill_later"),
        *("mark", "Unfit", "web.Unfit"),
    }
)
NAMES = ("name", "anchor", "review", "into", "quick", "lead", "after", "why")  # of a map’s parts
CONTACTS = ("compliment", "comment", "enquiry")  # whose first letter says what we promise
DATES = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
    *("working day", "working days"),
)


def list_messages() -> list[str]:
    """Return every text that a catalogue must hold, in the order in which people meet them."""
    texts = ["English", *_list_template_texts(), *_list_form_texts(), *_list_letter_texts()]
    texts += [*_list_code_texts(), *_list_page_texts(), *_list_guide_texts(), *_list_own_texts()]
    texts += DATES
    return list(dict.fromkeys(filter(None, texts)))


def list_templates() -> list[str]:
    """Return every template that a catalogue covers: pages, letters, and all that they include."""
    from chalicelib import translations

    found = [f"pages/{page}.html" for page in sorted(translations.PAGES)]
    for letter in sorted(translations.LETTERS):
        found.append(f"letters/{letter}.txt")
        if (TEMPLATES / "letters" / "child" / f"{letter}.txt").exists():
            found.append(f"letters/child/{letter}.txt")
    waiting = [*found, "letters/_in_two_languages.txt"]
    found = []
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            waiting += _list_parts(name)
    return found


def _list_parts(template: str) -> list[str]:
    """Return the templates that a template names: what it extends, imports and includes."""
    from jinja2 import meta

    from chalicelib import pages

    parsed = pages.load_sources().parse((TEMPLATES / template).read_text("utf-8"))
    named = dict.fromkeys(filter(None, meta.find_referenced_templates(parsed)))
    return [name for name in named if (TEMPLATES / name).exists()]  # GOV.UK’s are not ours


def _list_template_texts() -> Iterator[str]:
    from chalicelib import pages

    environment: Any = pages.load_sources()  # its extension brings extract_translations
    for name in list_templates():
        source = (TEMPLATES / name).read_text("utf-8")
        for _line, _function, text in environment.extract_translations(source, _FUNCTIONS):
            if isinstance(text, tuple):
                text = text[0]  # its values follow
            yield text


def _list_form_texts() -> Iterator[str]:
    """Yield what the form says that its tables hold: questions, choices, steps and errors."""
    from chalicelib import form_steps, forms, help_questions, who_questions
    from chalicelib.core.people.officers import CHILD
    from chalicelib.core.reading.email_address import find_email_fault
    from chalicelib.doors.public import check_rows

    for question in (*forms.QUESTIONS, *forms.list_worded(CHILD)):
        yield from (question.label, question.short, question.hint)
        for _value, label in question.choices:
            yield label
    for step in form_steps.STEPS:
        yield step.title
    yield from form_steps.STATES
    wrong = {"phone": "1", "kind": "?"}
    for code in ("", CHILD):
        faults = forms.find_faults(dict.fromkeys(forms.NAMES, "") | wrong | {"code": code})
        yield from faults.values()
    yield from map(find_email_fault, ("mo@", "noreply@council.example"))
    yield from (forms.TOO_LONG, help_questions.WHO_SPEAKS)
    yield from (group.title for group in who_questions.GROUPS)
    yield from (*who_questions.HINTS.values(), check_rows.LEFT_EMPTY, check_rows.NO_FILES)
    yield check_rows.NO_FILES_YET
    yield from (check_rows.CHILD_LEFT_EMPTY, check_rows.REACH_YOU)


def _list_rules() -> Iterator[Mapping[str, Any]]:
    """Yield the procedures of each council of ours, with its own numbers."""
    from chalicelib import councils

    for code in councils.list_codes():
        yield councils.load_council(code).authority.procedures


def _list_letter_texts() -> Iterator[str]:
    """Yield what the first letter says that tables hold: rules, promises, and how it came."""
    from chalicelib.core import receipts
    from chalicelib.core.wording.letter_names import name_thing
    from chalicelib.letter_phrases import LATEST

    for procedures in _list_rules():
        for procedure in procedures.values():
            yield from (name_thing(procedure.kind), procedure.title, procedure.about)
            for clock in procedure.clocks:
                if procedure.kind in CONTACTS and clock.whose == "council" and clock.foretold:
                    yield clock.promise.removesuffix(LATEST)
    yield from map(receipts.tell_way, receipts.WAYS)


def _list_page_texts() -> Iterator[str]:
    """Yield what other pages say that tables hold: files, errors, and themes of what changed."""
    from chalicelib import files, kinds
    from chalicelib.core.learning.published import FEW
    from chalicelib.core.learning.themes import THEMES
    from chalicelib.doors import uploads, web
    from chalicelib.doors.person import own_code

    yield from (files.NONE_CHOSEN, uploads.NOT_ALL_CAME.why, kinds.EVERY_KIND, kinds.NOT_TAKEN)
    yield from kinds.INSTEAD.values()
    yield from (web.TRY, *web.NOT_FOUND, own_code.WRONG, f"Fewer than {FEW}")
    for texts in web.CHALICE.values():
        yield from texts
    for theme in THEMES:
        yield from (theme.title, theme.said)


def _list_own_texts() -> Iterator[str]:
    """Yield what tables hold for the pages beside a person's own: letters, and one question."""
    from chalicelib.core.procedures.shared.is_it_sorted import ANSWER_SORTED
    from chalicelib.core.wording.letter_names import NOTICES, describe_letter
    from chalicelib.doors import case_dates

    kinds = {each.kind for procedures in _list_rules() for each in procedures.values()}
    for letter in NOTICES:
        yield from (describe_letter(letter, kind) for kind in sorted(kinds))
    yield from case_dates.HOW.values()
    yield ANSWER_SORTED.button
    yield from (label for field in ANSWER_SORTED.fields for _value, label in field.choices)


def _list_guide_texts() -> Iterator[str]:
    """Yield what the maps of procedures say."""
    from chalicelib.doors.public import guide

    yield from guide.WHEN.values()
    for procedures in _list_rules():
        for procedure in guide.list_guided(procedures):
            yield from _list_strings(guide.make_guide(procedure, procedures))
            yield from (rule.promise for rule in procedure.clocks if rule.whose != "officers")


def _list_strings(value: Any) -> Iterator[str]:
    """Yield every text in a value, without the names of its parts. Of “28 days”, what is counted is
    translated by itself."""
    from chalicelib.translations import Filled

    if isinstance(value, Filled):
        yield from value.values.values()
    elif isinstance(value, str):
        number, _, counted = value.partition(" ")
        yield counted if number.isdigit() else value
    elif isinstance(value, tuple):
        for each in value:
            yield from _list_strings(each)
    elif is_dataclass(value):
        for of in fields(value):
            if of.name not in NAMES:
                yield from _list_strings(getattr(value, of.name))


def _list_code_texts() -> Iterator[str]:
    """Yield the texts that our code itself gives to what translates, or shows as an error."""
    for path in sorted((ROOT / "chalicelib").rglob("*.py")):
        source = path.read_text("utf-8")
        if "translations" not in source and "Unfit" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in TRANSLATED:
                yield from _read_texts(node)


def _read_texts(call: ast.Call) -> Iterator[str]:
    """Yield each text that a call is given; those of `ways` are the words of links."""
    given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "ways")]
    for argument in given:
        for node in ast.walk(argument):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


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
