"""Write everything of a council as open files, to keep or to leave with: `make export INTO=folder
STAGE=live`.

Each case, event and letter is a line of JSON; cases are a CSV too. Files, letters as they left and
mail as it came are copied as they are. The keys that sign links are no part of it.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from infra.stage_environment import set_up_stage

EVERY = 100  # cases, or files, between two words on how far it is
CASES = ("reference", "kind", "procedure", "stage", "received_at", "source", "service", "owner")
PERSON = ("code", "name", "email", "phone", "post")
README = """Everything that Heard held of a council.

cases.csv      a line a case: what it is, where it stands, who sent it
cases.jsonl    each case whole, as its last event left it
events.jsonl   what happened to each case, in order, with what it changed
letters.jsonl  each letter that was owed, what became of it, and when it left
table.jsonl    every row of the table as it is kept: also mail set aside, drafts, and reports
files/         what people and officers sent with a case, and made reports
mail/          each email as it came, and each letter as it left

A case is the fold of its events: put each event's "change" over the one before. Instants are UTC.
A line of JSON is UTF-8. Nothing here is encrypted, and all of it is about people. Keep it safe.
"""


class Export:
    """A folder that is being filled. `counts` says how much of each kind it has."""

    def __init__(self, into: Path) -> None:
        self.into = into
        self.counts: dict[str, int] = {}

    def count(self, kind: str) -> None:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if self.counts[kind] % EVERY == 0:
            print(f"{kind}: {self.counts[kind]}", file=sys.stderr)

    def write_all(self) -> dict[str, int]:
        """Write everything, and return how much there is of each kind."""
        self.into.mkdir(parents=True, exist_ok=True)
        (self.into / "README.txt").write_text(README, "utf-8")
        self._write_cases()
        self._write_table()
        self._copy_files()
        return self.counts

    def _write_cases(self) -> None:
        with (
            self._open("cases.jsonl") as cases,
            self._open("events.jsonl") as events,
            self._open("letters.jsonl") as letters,
            self._open("cases.csv") as lines,
        ):
            sheet = csv.writer(lines)
            sheet.writerow([*CASES, *PERSON])
            for reference in list_references():
                self._write_case(reference, cases, events, letters, sheet)

    def _write_case(
        self, reference: str, cases: TextIO, events: TextIO, letters: TextIO, sheet: Any
    ) -> None:
        from chalicelib import store
        from chalicelib.core import records

        case = store.load(reference)
        if case is None:
            return
        plain = records.to_plain(case)
        _write_line(cases, plain)
        person = plain.get("person", {})
        cells = [plain.get(name, "") for name in CASES]
        sheet.writerow([*cells, *(person.get(name, "") for name in PERSON)])
        self.count("cases")
        for event in store.load_history(reference):
            _write_line(events, {"reference": reference, **records.to_plain(event)})
            self.count("events")
        for waiting in store.load_letters(reference):
            _write_line(letters, {"reference": reference, **records.to_plain(waiting)})
            self.count("letters")

    def _write_table(self) -> None:
        """Write every row, a page of the table at a time."""
        import boto3

        from chalicelib.settings import settings

        pages = boto3.client("dynamodb").get_paginator("scan")
        with self._open("table.jsonl") as rows:
            for page in pages.paginate(TableName=settings().table):
                for item in page["Items"]:
                    _write_line(rows, {name: _read_value(held) for name, held in item.items()})
                    self.count("rows")

    def _copy_files(self) -> None:
        from chalicelib.settings import settings

        for folder, bucket in (
            ("files", settings().files_bucket),
            ("mail", settings().mail_bucket),
        ):
            self._copy_bucket(folder, bucket)

    def _copy_bucket(self, folder: str, bucket: str) -> None:
        import boto3

        s3 = boto3.client("s3")
        root = (self.into / folder).resolve()
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
            for held in page.get("Contents", ()):
                path = (root / held["Key"]).resolve()
                if not path.is_relative_to(root):
                    continue
                path.parent.mkdir(parents=True, exist_ok=True)
                s3.download_file(bucket, held["Key"], str(path))
                self.count(folder)

    def _open(self, name: str) -> TextIO:
        return (self.into / name).open("w", encoding="utf-8", newline="")


def list_references() -> Iterator[str]:
    """Yield the reference of every case, by the month that it came in, the oldest first."""
    from chalicelib import clock, store
    from chalicelib.core.figures.period import Period, list_months
    from chalicelib.core.working_days import load_calendar, london_date

    for month in list_months(Period(load_calendar().first, london_date(clock.now()))):
        yield from store.list_received_in(month)


def _write_line(into: TextIO, value: dict[str, Any]) -> None:
    into.write(json.dumps(value, ensure_ascii=False) + "\n")


def _read_value(held: dict[str, Any]) -> Any:
    """Return a value of a row without DynamoDB's name for its type."""
    ((kind, value),) = held.items()
    if kind != "N":
        return value
    if "." in value:
        return float(value)
    return int(value)


def main() -> None:
    """Write the export that the command line asks for, and say how much there is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("into", type=Path)
    parser.add_argument("--stage", default="local")
    given = parser.parse_args()
    if given.into.exists() and any(given.into.iterdir()):
        sys.exit(f"{given.into} is not empty. Choose a folder that is, so that nothing is mixed.")
    set_up_stage(given.stage)
    for kind, number in sorted(Export(given.into).write_all().items()):
        print(f"{kind}: {number}")


if __name__ == "__main__":
    main()
