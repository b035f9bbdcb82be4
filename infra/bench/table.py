"""The figures as people read them: each beside the least it could be and what we aim for, and
whether it is met.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from infra.bench.figures import PARTS_OF_IT

IMPORT_AIM = 1.5
CPU_AIM = 2.0
ZIP_AIM = 15.0
GROWTH_AIM = 1.3  # what a case costs among ten times as many: no more, but for noise
DOORS = {"form": "web form", "email": "email"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: what was measured, beside what; `met` is None where nothing was aimed for."""

    what: str
    measured: str
    beside: str = ""
    aim: str = ""
    met: bool | None = None


def list_figures(found: dict[str, Any]) -> list[tuple[str, list[Figure]]]:
    """Return every figure, under its heading."""
    return [
        ("Requests and capacity, a complaint in", list(_list_intake(found["intake"]))),
        ("CPU time, a complaint in (median, 90th percentile)", list(_list_cpu(found["cpu"]))),
        ("The sweep", list(_list_sweep(found["sweep"]))),
        ("Counting a report", list(_list_counting(found["figures"]))),
        (
            (
                "Cold start, CPU, as packaged; alone = Chalice and a DynamoDB client: "
                f"{_describe_alone(found['cold'])}"
            ),
            list(_list_cold(found["cold"])),
        ),
        ("Package", list(_list_weight(found["weight"]))),
        ("Reading mail", list(_list_reading(found["reading"]))),
    ]


def _list_intake(found: dict[str, Any]) -> Iterator[Figure]:
    for key, door in DOORS.items():
        took = found[key]["intake"]
        one = took["transactions"] == 1 and took["writes"] == 1
        yield Figure(
            f"{door}: transactions",
            str(took["transactions"]),
            f"least {took['least_write_requests']}",
            "one an intake",
            one,
        )
        asked = _list_requests(took["requests"])
        yield Figure(f"{door}: requests", f"{took['sent']} ({asked})")
        units = took["write_units"]
        yield Figure(
            f"{door}: write units",
            f"{units:g}",
            f"least {took['least_write_units']:g}",
            "the least",
            units <= took["least_write_units"],
        )
        if took["engine_units"] is None:
            said = ""
        else:
            said = f"the engine counts {took['engine_units']:g} in all"
        yield Figure(f"{door}: read units", f"{took['read_units']:g}", said)
        letters = found[key]["post_room"]
        steps = [*found[key].get("steps", {"": took}).values(), letters["acknowledgement"]]
        yield Figure(
            f"{door}: acknowledgement sent",
            _add_up_steps([letters["acknowledgement"]]),
            "least 3: a claim, a read, a mark",
        )
        yield Figure(f"{door}: all, up to that", _add_up_steps(steps))


def _list_requests(requests: dict[str, int]) -> str:
    """Return how often each kind of request was sent."""
    said = []
    for name, times in requests.items():
        said.append(f"{name.partition('.')[2]} {times}")
    return ", ".join(said)


def _add_up_steps(steps: list[dict[str, Any]]) -> str:
    def whole(name: str) -> float:
        return sum(float(step[name]) for step in steps)

    return (
        f"{whole('dynamodb_requests'):g} of DynamoDB, {whole('sent'):g} in all; "
        f"{whole('write_units'):g} write, {whole('read_units'):g} read units"
    )


def _list_cpu(found: dict[str, Any]) -> Iterator[Figure]:
    names = {
        "form": "web form, the POST that sends",
        "form_draft": "web form, the answers kept",
        "email": "email",
        "email_plain": "email, plain text alone",
    }
    for key, name in names.items():
        took = found[key]
        ours = took["ours_ms"]
        bare = took["bare_ms"]
        aim = ""
        met = None
        if key in DOORS:
            aim = f"{CPU_AIM:g}x"
            met = took["ratio"] <= CPU_AIM
        yield Figure(
            name,
            f"{ours['median']:.2f} ms, {ours['p90']:.2f}",
            f"bare calls {bare['median']:.2f} ms: {took['ratio']:.2f}x",
            aim,
            met,
        )
        if "without_read" in took:
            yield Figure(
                "    the same, beside its transaction alone",
                f"{took['without_read']['ratio']:.2f}x",
            )


def _list_sweep(found: dict[str, Any]) -> Iterator[Figure]:
    due = found["due"]
    cases = found["cases"]
    reads = found["items_read"] / due
    yield Figure(
        f"cases read, {due} due among {cases:,} open",
        f"{found['items_read']}: {reads:.2f} a due case",
        "",
        "one a due case, one of the calendar and one of the officers",
        found["items_read"] <= due + 2,
    )
    entries = found["index_entries_read"] / due
    yield Figure(
        "index entries read",
        f"{found['index_entries_read']}: {entries:.2f} a due case",
        "",
        "one a due case",
        entries <= 1,
    )
    yield Figure("requests", _list_requests(found["requests"]))
    yield Figure("capacity", f"{found['read_units']:g} read, {found['write_units']:g} write units")
    yield Figure(
        "time for all of them", f"{found['timed']['cpu_ms']} ms CPU, {found['timed']['wall_ms']} ms"
    )
    idle = found["idle"]
    yield Figure(
        "nothing due",
        (
            f"{idle['index_entries_read'] + idle['items_read']} items read, "
            f"{idle['read_units']:g} read units"
        ),
    )


def _list_counting(found: dict[str, Any]) -> Iterator[Figure]:
    for name, said in (("histories", "histories read"), ("accounts", "accounts that are kept")):
        for share in PARTS_OF_IT:
            took = found[f"{name}_{share}"]
            yield Figure(
                f"{said}, {took['cases']:,} cases",
                f"{took['cpu_ms']} ms CPU: {took['us_a_case'] / 1000:.2f} ms a case",
                f"{took['more_mb']:g} MB more held",
            )
        growth = found[f"{name}_growth"]
        yield Figure(
            f"    a case of a hundred times as many, {name}",
            f"{growth:.2f}x",
            "",
            f"{GROWTH_AIM:g}x",
            growth <= GROWTH_AIM,
        )


def _describe_alone(found: dict[str, Any]) -> str:
    return (
        f"{found['alone']['cpu']['import']:.0f} ms; with botocore's client "
        f"{found['alone_botocore']['cpu']['import']:.0f} ms"
    )


def _list_cold(found: dict[str, Any]) -> Iterator[Figure]:
    for name, took in found["handlers"].items():
        cpu = took["cpu"]
        ratio = took["import_ratio"]
        yield Figure(
            f"{name}: import",
            f"{cpu['import']:.0f} ms ({took['wall']['import']:.0f} ms wall)",
            f"{ratio:.2f}x alone",
            f"{IMPORT_AIM:g}x",
            ratio <= IMPORT_AIM,
        )
        ready = took["ready_ratio"]
        yield Figure(
            "    and its first event's imports, and DynamoDB client",
            f"{took['ready_cpu_ms']:.0f} ms",
            f"{ready:.2f}x alone",
            f"{IMPORT_AIM:g}x",
            ready <= IMPORT_AIM,
        )
        whole = sum(cpu.values())
        yield Figure(
            "    and its other clients and work: the first event done",
            f"{whole:.0f} ms ({sum(took['wall'].values()):.0f} ms wall)",
        )


def _list_weight(found: dict[str, Any]) -> Iterator[Figure]:
    yield Figure(
        "zip", f"{found['zip_mb']:.1f} MB", "", f"under {ZIP_AIM:g} MB", found["zip_mb"] < ZIP_AIM
    )
    yield Figure("unzipped", f"{found['unzipped_mb']:.1f} MB in {found['files']:,} files")
    yield Figure(
        "largest, zipped",
        ", ".join(
            f"{name} {size:.1f}" for name, size in list(found["largest_zipped_mb"].items())[:4]
        ),
    )


def _list_reading(found: dict[str, Any]) -> Iterator[Figure]:
    for kind, took in found.items():
        if took["bytes"] > 1e6:
            size = f"{took['bytes'] / 1e6:.1f} MB"
        else:
            size = f"{took['bytes'] / 1000:.1f} KB"
        memory = (
            f"{took['peak_mb']:.0f} MB at most, {took['above_the_message_mb']:.0f} MB above "
            "holding it"
        )
        if took["a_second"] >= 10:
            speed = f"{took['a_second']:,.0f} a second"
        else:
            speed = f"{took['a_second']:.1f} a second"
        yield Figure(f"{kind}, {size}", speed, memory)


def write_table(found: dict[str, Any]) -> str:
    """Return the table as columns of plain text."""
    lines = [f"Heard's figures, {found['machine']['said']}"]
    for title, rows in list_figures(found):
        wide = []
        for name in ("what", "measured", "beside", "aim"):
            wide.append(max(len(getattr(f, name)) for f in rows))
        lines += ["", title, *(_write_line(figure, wide) for figure in rows)]
    return "\n".join(lines)


def _write_line(figure: Figure, wide: list[int]) -> str:
    cells = (figure.what, figure.measured, figure.beside, figure.aim)
    if figure.met is None:
        met = ""
    else:
        if figure.met:
            met = "met"
        else:
            met = "NOT met"
    return (
        "  "
        + "  ".join(cell.ljust(width) for cell, width in zip(cells, wide, strict=True))
        + "  "
        + met
    ).rstrip()


def list_aims(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every figure that has an aim, and whether it is met."""
    rows = []
    for title, under in list_figures(found):
        for figure in under:
            if figure.met is not None:
                rows.append((title, figure))
    aims = []
    for title, f in rows:
        aims.append(
            {
                "of": title,
                "what": f.what.strip(),
                "measured": f.measured,
                "beside": f.beside,
                "aim": f.aim,
                "met": f.met,
            }
        )
    return aims
