"""How fast mail is read, and in how much memory: small, HTML as newsletters and offices write it,
and as large as SES takes.
"""

from __future__ import annotations

import os
import sys
import time
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from infra.bench import doors

MEGABYTE = 1_000_000


def make_html_message() -> bytes:
    """Return an HTML-only message of about 60 KB: nested tables, a style on every cell, and a long
    quoted thread below.
    """
    cell = (
        "<td style='padding:0 4px;font-family:Calibri,sans-serif'><span "
        "class=x><b>{}</b>&nbsp;</span></td>"
    )
    row = (
        "<table><tr>"
        + "".join(cell.format(word) for word in doors.WORDS.split()[:20])
        + "</tr></table>"
    )
    body = "".join(
        f"<div><p>{part}</p>{row}<blockquote>{part}</blockquote></div>"
        for part in doors.WORDS.split("\n\n") * 4
    )
    built = EmailMessage()
    built["From"], built["To"], built["Subject"] = (
        "Sam Carter <sam.carter@family.example>",
        "complaints@heard.sefton.example",
        "My son",
    )
    built.set_content(
        f"<html><head><style>{'td {color: black} ' * 50}</style></head><body>{body}</body></html>",
        subtype="html",
    )
    return built.as_bytes()


def make_large_message() -> bytes:
    """Return a 20 MB message: a few words and three photographs."""
    built = EmailMessage()
    built["From"], built["To"], built["Subject"] = (
        "Sam Carter <sam.carter@family.example>",
        "complaints@heard.sefton.example",
        "Photographs",
    )
    built.set_content(doors.WORDS)
    for number in range(3):
        picture = b"\xff\xd8\xff\xe0" + os.urandom(5 * MEGABYTE)
        built.add_attachment(
            picture, maintype="image", subtype="jpeg", filename=f"photograph {number}.jpg"
        )
    return built.as_bytes()


KINDS = {
    "small": lambda: doors.make_message(html=False),
    "alternative": doors.make_message,
    "html": make_html_message,
    "large": make_large_message,
}


def write(folder: Path, kinds: tuple[str, ...]) -> dict[str, Path]:
    """Write a message of each kind, for processes that do nothing but read it."""
    made = {}
    for kind in kinds:
        made[kind] = folder / f"{kind}.eml"
        made[kind].write_bytes(KINDS[kind]())
    return made


def measure(path: Path, seconds: float) -> dict[str, Any]:
    """Read one message again and again, in a process that has done nothing else. Memory is the most
    that this process ever held.
    """
    from chalicelib import mail

    raw = path.read_bytes()
    before = _read_peak_memory()
    first = mail.read(raw)
    if first.problem or "rang the office" not in first.text:
        raise AssertionError(f"{path.name}: {first.problem or first.text[:200]}")
    del first
    peak = _read_peak_memory()
    times = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        start = time.process_time()
        mail.read(raw)
        times.append(time.process_time() - start)
    took = sorted(times)[len(times) // 2]
    return {
        "bytes": len(raw),
        "a_second": round(1 / took, 1),
        "cpu_ms": round(1000 * took, 2),
        "peak_mb": round(peak / MEGABYTE, 1),
        "above_the_message_mb": round((peak - before) / MEGABYTE, 1),
    }


def _read_peak_memory() -> int:
    """Return the most memory that this process has held, in bytes.

    Raise RuntimeError if /proc does not say. getrusage would give the parent's peak.
    """
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"no peak memory on {sys.platform}")
