"""The stand-in's own pages: plain HTML that reads on a phone and needs no script. Everything from
outside is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from infra.local.gateway import Answer
from infra.local.outbox import Sent
from infra.local.timepiece import LONDON

STYLE = """
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
body{color:#111;background:#fff}
h1,h2,h3{line-height:1.2}h2{margin-top:2.5rem;border-top:3px solid #111;padding-top:.5rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #bbb;vertical-align:top}
td{overflow-wrap:anywhere}.wide{overflow-x:auto}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f3f3f3}
pre{padding:.8rem;margin:.5rem 0;font-size:.95rem}
details{border-bottom:1px solid #bbb;padding:.4rem 0}summary{cursor:pointer;padding:.3rem 0}
a{color:#0b4a99}
a:focus,button:focus,input:focus,summary:focus{outline:3px solid #b35900;outline-offset:2px}
form{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end;margin:.8rem 0}
label{display:block}input,button{font:inherit;padding:.4rem .6rem}
.note{color:#444}
"""
CSP = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
LETTER_CSP = (
    "sandbox allow-popups allow-popups-to-escape-sandbox "
    "allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; "
    "img-src data:"
)
LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")


def answer_page(body: str, title: str, status: int = 200) -> Answer:
    """Return an answer with one of our pages."""
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, '
        f'initial-scale=1"><style>{STYLE}</style></head><body>{body}</body></html>'
    )
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", CSP),
        ("Cache-Control", "no-store"),
    ]
    return Answer(status, page.encode("utf-8", "replace"), headers)


def show_home(state: dict[str, Any]) -> Answer:
    """Return the page that shows everything. See `Desk._show_home` for what `state` holds."""
    body = "".join(
        (
            (
                "<header><h1>Heard on this machine</h1><p>A stand-in of AWS, for trying things "
                "out. Nothing here leaves this machine.</p></header><main>"
            ),
            _write_doors(state),
            _write_clock(state),
            _write_mail(state["outbox"]),
            _write_cases(state["cases"]),
            _write_set_aside(state["aside"]),
            _write_dead_letters(state["dead"]),
            "</main>",
        )
    )
    return answer_page(body, "Heard on this machine")


def show_outbox(sent: list[Sent]) -> Answer:
    """Return the page of all sent mail, oldest first."""
    return answer_page(
        (
            '<main><h1>Sent mail, oldest first</h1><p><a href="/local/">Back</a> · <a '
            f'href="/local/outbox.json">As JSON</a></p>{_write_letters(sent)}</main>'
        ),
        "Sent mail",
    )


def _write_letters(sent: Iterable[Sent]) -> str:
    return "".join(map(write_letter, sent)) or "<p>Nothing has been sent yet.</p>"


def write_letter(sent: Sent, *, opened: bool = False) -> str:
    """Return one sent message as HTML: who, what and when, and its words if `opened`."""
    found = sent.as_json
    tag = "<details>"
    if opened:
        tag = "<details open>"
    as_html = ""
    if found["html"]:
        as_html = f' · <a href="/local/outbox/{escape(sent.id)}.html">As it looks</a>'
    return (
        f"{tag}<summary><strong>{escape(found['subject'])}</strong>"
        f"<br>to {escape(', '.join(found['to']))}"
        f" · {_write_time(sent.at)}</summary><p class=note>From {escape(found['from'])} · "
        f"replies to {escape(found['reply_to'] or 'nobody')}"
        f'{as_html} · <a href="/local/outbox/{escape(sent.id)}.eml">Whole message</a></p>'
        f"<pre>{link_addresses(found['text'])}</pre>{_list_files(found['attachments'])}</details>"
    )


def _list_files(attachments: list[dict[str, Any]]) -> str:
    files = ""
    for each in attachments:
        link = f'<a href="{escape(each["url"])}">{escape(each["filename"])}</a>'
        files += f"<li>{link}, {each['size']} bytes</li>"
    if not files:
        return ""
    return f"<ul>{files}</ul>"


def show_letter(sent: Sent) -> Answer:
    """Return a letter's HTML part, with nothing in it allowed to run or load."""
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", LETTER_CSP),
        ("X-Content-Type-Options", "nosniff"),
    ]
    return Answer(200, sent.read_body("html").encode("utf-8", "replace"), headers)


def link_addresses(text: str) -> str:
    """Return text as HTML, with its web addresses as links."""
    found = []
    at = 0
    for link in LINK.finditer(text):
        found += [
            escape(text[at : link.start()]),
            f'<a href="{escape(link[0])}">{escape(link[0])}</a>',
        ]
        at = link.end()
    return "".join((*found, escape(text[at:])))


def show_runs(state: dict[str, Any]) -> Answer:
    """Return the page that says what ran while the clock moved."""
    rows = []
    for run in state["runs"]:
        outcome = ""
        if run.get("failed"):
            outcome = "failed"
        rows.append((run["at"], run["schedule"], outcome))
    table = _write_table(("When (UTC)", "Schedule", ""), rows)
    return answer_page(
        (
            f"<main><h1>The clock says {escape(state['london'])}</h1><p><a "
            f'href="/local/">Back</a></p><p>{len(rows)} runs on the '
            f"way.</p>{table}</main>"
        ),
        "The clock has moved",
    )


def show_refusal(message: str, status: int) -> Answer:
    """Return the page for a form that was refused."""
    return answer_page(
        (
            f"<main><h1>That did not work</h1><p>{escape(message)}</p>"
            '<p><a href="/local/">Back</a></p></main>'
        ),
        "That did not work",
        status,
    )


def _write_doors(state: dict[str, Any]) -> str:
    doors = (
        ("The web form", f'<a href="{escape(state["origin"])}/">{escape(state["origin"])}/</a>'),
        (
            "Mail in, by SMTP",
            (
                f"{escape(state['smtp'])}, for any address at {escape(state['domain'])}; "
                f"complaints go to {escape(state['inbox'])}"
            ),
        ),
        (
            "Mail in, by HTTP",
            (
                "<code>curl --data-binary @message.eml "
                f"'{escape(state['origin'])}/local/inbound"
                f"?from=you@home.example&amp;to={escape(state['inbox'])}'</code>"
            ),
        ),
        ("The engine", escape(state["engine"])),
    )
    rows = "".join(f"<tr><th>{name}</th><td>{what}</td></tr>" for name, what in doors)
    return f"<h2>Doors</h2><div class=wide><table>{rows}</table></div>"


def _write_clock(state: dict[str, Any]) -> str:
    return (
        f"<h2>Clock</h2><p><strong>{escape(state['london'])}</strong> in London. Every "
        "schedule that falls due on the way runs.</p>"
        '<form method="post" action="/local/clock"><label>Working days on<br><input '
        'name="working_days" inputmode="numeric" size="6" value="1"></label><button>Move '
        "on</button></form>"
        '<form method="post" action="/local/clock"><label>To date and time<br><input '
        f'name="to" size="28" value="{escape(state["now"])}"></label><button>Move '
        "to</button></form>"
    )


def _write_mail(sent: list[Sent]) -> str:
    newest = _write_letters(reversed(sent[-25:]))
    return (
        f'<h2>Sent mail</h2><p>{len(sent)} sent, newest first. <a href="/local/outbox">All, '
        f'oldest first</a> · <a href="/local/outbox.json">JSON</a></p>{newest}'
    )


def _write_cases(found: list[dict[str, Any]]) -> str:
    if found:
        rows = "".join(map(_write_case, reversed(found[-100:])))
        head = ("Reference", "Kind", "Procedure", "Stage", "Status", "Received")
        table = _frame_table(head, rows)
    else:
        table = "<p>No cases yet.</p>"
    return (
        f"<h2>Cases</h2><p>{len(found)} in all, newest first. "
        f'<a href="/local/cases.json">JSON</a></p>{table}'
    )


def _write_case(case: dict[str, Any]) -> str:
    reference = escape(case["reference"])
    link = f'<a href="/local/cases/{reference}.json">{reference}</a>'
    cells = _write_cells(
        (case["kind"], case["procedure"], case["stage"], case["status"], case["received_at"])
    )
    return f"<tr><td>{link}</td>{cells}</tr>"


def _write_set_aside(found: list[dict[str, Any]]) -> str:
    if found:
        rows = ((m["received_at"], m["from"], m["reason"]) for m in found)
        table = _write_table(("Received", "From", "Why"), rows)
    else:
        table = "<p>Nothing.</p>"
    return (
        "<h2>Set aside</h2><p>Kept, in no case, for a person to look at. "
        f'<a href="/local/set-aside.json">JSON</a></p>{table}'
    )


def _write_dead_letters(found: list[dict[str, Any]]) -> str:
    rows = ""
    for each in found:
        summary = f"<summary>{escape(each['queue'])}: {escape(each['what'])}</summary>"
        rows += f"<details>{summary}<pre>{escape(each['body'])}</pre></details>"
    return (
        "<h2>Dead letters</h2><p>What a function could not do: mail that waits for its next "
        f"try, and what was given up. None is as it should be.</p>{rows or '<p>None.</p>'}"
    )


def _write_table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = ""
    for row in rows:
        lines += f"<tr>{_write_cells(row)}</tr>"
    return _frame_table(head, lines)


def _write_cells(row: Iterable[object]) -> str:
    return "".join(f"<td>{escape(str(cell))}</td>" for cell in row)


def _frame_table(head: Iterable[str], lines: str) -> str:
    names = "".join(f"<th>{escape(name)}</th>" for name in head)
    return f"<div class=wide><table><tr>{names}</tr>{lines}</table></div>"


def _write_time(at: Any) -> str:
    return escape(f"{at.astimezone(LONDON):%A %d %B %Y, %H:%M:%S}")
