"""The self-assessment against the Ombudsman's Code (Code 8.1), as a chapter of a report.

Its numbers are those that the other chapters of the same edition show, as they show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.core.council import Authority
from chalicelib.core.figures.code_evidence import (
    ANSWERS,
    KEPT,
    NO,
    NOT_TOLD,
    NOTHING,
    OWN,
    PARTLY,
    UNSAID,
    YES,
    Counted,
    Days,
    Evidence,
    Steps,
    Works,
    Written,
)
from chalicelib.core.figures.code_rows import PARAGRAPHS, Paragraph
from chalicelib.core.figures.measure import AT_END
from chalicelib.core.figures.publish import NOT_SHOWN
from chalicelib.core.figures.tables import TOTAL
from chalicelib.core.figures.words import find_part, split_lines
from chalicelib.core.working_days import count_in_words
from chalicelib.reports.cells import Cell, read_number, show_cell
from chalicelib.reports.report import CODE, Report, Section, Shown, add_table_of_words

TITLE = "Self-assessment against the Complaint Handling Code"
SAYS = (
    "The Code is the Local Government and Social Care Ombudsman’s, of February 2024, here in our "
    "own words. Heard fills in what its own rules, the council’s settings and the figures of this "
    "report show. The complaints manager says what only a person can."
)
MISSING = (
    "The Code is for the council’s own procedures. The law sets the one for children’s social "
    "care, whose times are in table T2. Settings are those on the day this report was made."
)
NOT_WRITTEN = "Nothing has been written to show it."
NO_PLAN = "No plan to put it right has been written yet."
COLUMNS = (("kept", "Do we keep to it?"), ("shows", "What shows it, and what we do about it"))


@dataclass(frozen=True, slots=True)
class Judged:
    """What one piece of evidence gives: an answer, and what shows it."""

    answer: str
    says: str


def add_assessment(report: Report, authority: Authority, words: Mapping[str, str]) -> Report:
    """Return a report with the self-assessment as its last chapter."""
    reader = _Reader(report, authority, words)
    rows = []
    for paragraph in PARAGRAPHS:
        answer, shows = reader.assess(paragraph)
        label = f"{paragraph.number}. {paragraph.asks}"
        rows.append(Shown(label, (answer, shows), paragraph.key))
    return add_table_of_words(
        report,
        code="CODE",
        group=CODE,
        title=TITLE,
        basis=AT_END,
        head="What the Code asks",
        columns=COLUMNS,
        rows=rows,
        sentence=_count_answers(rows),
        says=SAYS,
        missing=MISSING,
    )


def _count_answers(rows: list[Shown]) -> str:
    """Return how many paragraphs have each answer."""
    given = [row.cells[0] for row in rows]
    said = []
    for answer in ANSWERS:
        number = given.count(answer)
        if number:
            said.append(f"“{answer}” for {number}")
    return f"Of {len(rows)} paragraphs of the Code: {', '.join(said)}."


class _Reader:
    """Reads the evidence of paragraphs for one report."""

    def __init__(self, report: Report, authority: Authority, words: Mapping[str, str]) -> None:
        self._sections = {section.id: section for section in report.sections}
        self._own = [authority.procedures[name] for name in OWN]
        self._words = words

    def assess(self, paragraph: Paragraph) -> tuple[str, str]:
        """Return whether the council keeps to a paragraph, and what shows it."""
        judged = [self._judge(each) for each in paragraph.evidence]
        if paragraph.person:
            judged.append(Judged(self._find_said(paragraph), ""))
        answers = []
        said = []
        for each in judged:
            answers.append(each.answer)
            if each.says:
                said.append(each.says)
        answer = min(answers, key=ANSWERS.index)
        written = split_lines(self._words.get(paragraph.key, ""))
        said += written
        if not written and answer in (NO, PARTLY):
            said.append(NO_PLAN)
        return answer, " ".join(said) or NOT_WRITTEN

    def _find_said(self, paragraph: Paragraph) -> str:
        return dict(KEPT).get(self._words.get(paragraph.key_kept, ""), UNSAID)

    def _judge(self, each: Evidence) -> Judged:
        match each:
            case Works():
                return Judged(YES, each.says)
            case Days():
                return self._judge_days(each)
            case Steps():
                return self._judge_steps(each)
            case Written():
                return self._judge_written(each)
            case Counted():
                return self._judge_counted(each)

    def _judge_days(self, each: Days) -> Judged:
        """Judge what the council has set, and say why where it is longer than the Code’s."""
        titles: dict[int, list[str]] = {}
        reasons = []
        within = 0
        for procedure in self._own:
            rule = procedure.clock(each.clock)
            titles.setdefault(rule.days, []).append(procedure.title)
            within += rule.days <= each.most
            if rule.days > each.most and rule.why not in reasons:
                reasons.append(rule.why)
        usual = max(titles, key=lambda days: len(titles[days]))
        said = [f"We have set {count_in_words(usual, 'working')}."]
        for days, where in titles.items():
            if days != usual:
                said.append(f"It is {count_in_words(days, 'working')} in {_join(where)}.")
        if reasons:
            said.append(f"Why it is longer: {' '.join(reasons)}")
        return Judged(_weigh_parts(within, len(self._own)), " ".join(said))

    def _judge_steps(self, each: Steps) -> Judged:
        found = set()
        most = 0
        for procedure in self._own:
            steps = {stage.step for stage in procedure.stages if stage.step}
            most = max(most, len(steps))
            found |= steps
        answer = YES
        if most > each.most:
            answer = NO
        return Judged(answer, f"The council’s own procedures have {_join(sorted(found))}.")

    def _judge_written(self, each: Written) -> Judged:
        written = []
        missing = []
        for key in each.parts:
            part = find_part(key)
            assert part
            if self._words.get(key, "").strip():
                written.append(f"“{part.title}”")
            else:
                missing.append(f"“{part.title}”")
        answer = _weigh_parts(len(written), len(each.parts))
        if not missing:
            return Judged(answer, f"This report has {_join(written)}.")
        return Judged(answer, f"Not written yet: {_join(missing)}.")

    def _judge_counted(self, each: Counted) -> Judged:
        """Judge numbers as this edition shows them. One that is not shown may be none."""
        section = self._sections.get(each.table)
        said = []
        found = set()
        for row in _list_rows(section, each.rows):
            assert section
            shown = []
            for code, title, cell in zip(section.codes, section.columns, row.cells, strict=True):
                if code not in (*each.kept, *each.broken) or read_number(cell) == 0:
                    continue
                shown.append(f"{title}: {show_cell(cell)}")
                found.add(_find_side(each, code, cell))
            if shown:
                said.append(f"{_name_row(row)}{'; '.join(shown)}")
        if not said:
            return Judged(NOTHING, f"Table {each.table} has nothing to judge by.")
        return Judged(_weigh(found), f"{'. '.join(said)} (table {each.table}).")


def _find_side(each: Counted, code: str, cell: Cell) -> str:
    """Return what a number that is not 0 says of the paragraph."""
    if cell == NOT_SHOWN:
        return "hidden"
    if code in each.kept:
        return "kept"
    return "broken"


def _weigh(found: set[str]) -> str:
    """Return the answer that numbers give, by which of them are more than none."""
    if {"kept", "broken"} <= found:
        return PARTLY
    if "hidden" in found:
        return NOT_TOLD
    if "kept" in found:
        return YES
    return NO


def _weigh_parts(kept: int, all_of_them: int) -> str:
    """Return the answer where some of so many keep to a paragraph."""
    if kept == all_of_them:
        return YES
    if kept:
        return PARTLY
    return NO


def _list_rows(section: Section | None, wanted: tuple[str, ...]) -> list[Shown]:
    if section is None:
        return []
    rows = []
    for row in section.rows:
        for code in wanted:
            if row.code == code or (code.endswith("/") and row.code.startswith(code)):
                rows.append(row)
    return rows


def _name_row(row: Shown) -> str:
    """Return the name of a row before its numbers: none for the row of all."""
    if row.code == TOTAL:
        return ""
    if row.label.endswith("?"):
        return f"{row.label} "
    return f"{row.label}. "


def _join(names: list[str]) -> str:
    """Return names as a sentence lists them."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
