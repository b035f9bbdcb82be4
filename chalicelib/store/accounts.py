"""What a report needs of each case, kept beside the cases by the month they came in, so that a
history is read again only once the case has changed. It can all be made anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chalicelib.store.rows import CaseRow, Row, pack


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """An account as plain data, with the case's version it was read at, and `mark`, which stands
    for how it was read."""

    version: int
    mark: str
    plain: dict[str, Any]


def keep_account(month: str, reference: str, account: KeptAccount) -> None:
    """Keep the account of a case that came in in a month, in place of an older one."""
    body = {"version": account.version, "mark": account.mark, "plain": account.plain}
    Row(f"ACCOUNT#{month}", reference, body=pack(body)).save()


def load_accounts(month: str) -> dict[str, KeptAccount]:
    """Return the accounts that are kept of the cases of a month, by reference."""
    kept = {}
    for row in Row.query(f"ACCOUNT#{month}"):
        kept[row.sk] = KeptAccount(**row.data)
    return kept


def load_versions(references: Iterable[str]) -> dict[str, int]:
    """Return the version at which each case now stands."""
    keys = [(f"CASE#{reference}", "CASE") for reference in references]
    versions = {}
    for row in CaseRow.batch_get(keys, attributes_to_get=["pk", "sk", "version"]):
        versions[row.pk.removeprefix("CASE#")] = int(row.version)
    return versions
