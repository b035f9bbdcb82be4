"""What a council could add to its file: it works without, and people are helped more with it."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.councils.check_parts import Row, read_table, read_text


def list_advice(data: Row) -> Iterator[str]:
    """Yield what is not in a council's file, whom it would help, and what to write."""
    advocacy = read_table(data, "advocacy")
    if not read_text(advocacy, "phone"):
        yield (
            f"[advocacy]: phone is empty, so children are told only the website of "
            f"“{read_text(advocacy, 'name')}”. Ask them for the number that a child may ring, and "
            'write it: phone = "…".'
        )
    elsewhere = read_table(data, "elsewhere")
    for name in sorted(elsewhere):
        yield from _advise_on(f"[elsewhere.{name}]", read_table(elsewhere, name))


def _advise_on(where: str, body: Row) -> Iterator[str]:
    """Yield what people who are sent to another body are not told of it."""
    if read_text(body, "phone"):
        return
    told = "name"
    if read_text(body, "web"):
        told = "website"
    elif read_text(body, "email"):
        told = "email address"
    yield (
        f"{where}: phone is empty, so people who are sent to “{read_text(body, 'name')}” are told "
        f'only its {told}. If there is a number that they may ring, write it: phone = "…".'
    )
