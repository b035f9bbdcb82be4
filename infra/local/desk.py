"""What the stand-in answers under `/local/`: the addresses of its contract, as JSON or as a
page.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from infra.local import cases, figures, inbound, pages, reports
from infra.local.gateway import Answer
from infra.local.outbox import Sent
from infra.local.timepiece import LONDON, Backwards, read_instant

if TYPE_CHECKING:
    from chalicelib.councils import Council
    from infra.local.inbound import Inbound
    from infra.local.movement import Movement
    from infra.local.outbox import Outbox
    from infra.local.pumps import Pump, Reports
    from infra.local.timepiece import Timepiece

log = logging.getLogger("standin")
SETTLE_SECONDS = 30.0


class Parts(Protocol):
    """What the desk asks of the stand-in."""

    council: Council
    clock: Timepiece
    inbound: Inbound
    movement: Movement
    outbox: Outbox
    pump: Pump
    reports: Reports

    def list_addresses(self) -> dict[str, str]: ...

    def list_dead_letters(self) -> list[dict[str, str]]: ...


class Refused(Exception):
    """The request cannot be done: the status and why, in words."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def answer_json(data: Any, status: int = 200) -> Answer:
    """Return an answer with `data` as its JSON body."""
    text = json.dumps(data, ensure_ascii=False, indent=1, default=str).encode("utf-8", "replace")
    return Answer(
        status,
        text,
        [("Content-Type", "application/json; charset=utf-8"), ("Cache-Control", "no-store")],
    )


class Request:
    """One request, its parts read when asked for. Raises Refused where they cannot be."""

    def __init__(self, method: str, target: str, headers: dict[str, str], body: bytes) -> None:
        parts = urlsplit(target)
        self.method = method
        self.path = unquote(parts.path)
        self.body = body
        self.query = parse_qs(parts.query, keep_blank_values=True)
        self._headers = {name.lower(): value for name, value in headers.items()}

    @property
    def wants_page(self) -> bool:
        """Return whether a browser sent the request."""
        return "text/html" in self._headers.get("accept", "")

    def read_fields(self) -> dict[str, Any]:
        """Return the body's fields, from JSON or a form. Raise Refused if it is neither."""
        kind = self._headers.get("content-type", "").partition(";")[0].strip().lower()
        try:
            text = self.body.decode("utf-8")
            if kind == "application/x-www-form-urlencoded" and not text.lstrip().startswith("{"):
                return {name: values[0] for name, values in parse_qs(text).items()}
            found = json.loads(text or "{}")
        except ValueError as error:
            raise Refused(400, "The body is neither JSON nor a form.") from error
        if not isinstance(found, dict):
            raise Refused(400, "The body must be a JSON object.")
        return found


class Desk:
    """Answers for one stand-in."""

    def __init__(self, standin: Parts) -> None:
        self._standin = standin
        self._routes: dict[tuple[str, str], Callable[[Request], Answer]] = {
            ("GET", "/local/"): self._show_home,
            ("GET", "/local/outbox"): lambda _: pages.show_outbox(self._list_sent()),
            ("GET", "/local/outbox.json"): lambda _: answer_json(
                [sent.as_json for sent in self._list_sent()]
            ),
            ("GET", "/local/clock"): lambda _: answer_json(self._read_time()),
            ("POST", "/local/clock"): self._move_clock,
            ("GET", "/local/cases.json"): lambda _: answer_json(
                [cases.summarise(case) for case in self._list_cases()]
            ),
            ("GET", "/local/set-aside.json"): lambda _: answer_json(
                self._ask_when_settled(cases.list_set_aside)
            ),
            ("GET", "/local/dead-letters.json"): lambda _: answer_json(
                self._ask_when_settled(self._standin.list_dead_letters)
            ),
            ("POST", "/local/inbound"): self._take_inbound,
            ("POST", "/local/feedback"): self._take_feedback,
        }
        for name in figures.DOCUMENTS:
            self._routes["GET", f"/local/{name}"] = self._make_report

    def handle(self, method: str, target: str, headers: dict[str, str], body: bytes) -> Answer:
        """Return the answer to one request under `/local/`."""
        if method == "HEAD":
            method = "GET"
        request = Request(method, target, headers, body)
        try:
            return self._route(request)
        except Refused as refused:
            form = request.wants_page and request.method == "POST"
            if form:
                return pages.show_refusal(str(refused), refused.status)
            return answer_json({"error": str(refused)}, refused.status)

    def _route(self, request: Request) -> Answer:
        if request.path == "/local":
            return Answer(301, b"", [("Location", "/local/")])
        handle = self._routes.get((request.method, request.path))
        if handle:
            return handle(request)
        allowed = []
        for method, path in self._routes:
            if path == request.path:
                allowed.append(method)
        if allowed:
            raise Refused(405, f"Only {' and '.join(allowed)} here.")
        if request.method == "GET" and (answer := self._find_item(request.path)):
            return answer
        raise Refused(404, "There is nothing at this address. GET /local/ lists what there is.")

    def _find_item(self, path: str) -> Answer | None:
        _, _, kind, *rest = path.split("/")
        if kind == "cases" and len(rest) == 1 and rest[0].endswith(".json"):
            found = self._ask_when_settled(
                lambda: cases.describe_case(rest[0].removesuffix(".json"))
            )
            if not found:
                return None
            return answer_json(found)
        if kind == "outbox" and rest:
            return self._show_letter(*rest)
        return None

    def _make_report(self, asked: Request) -> Answer:
        """Return a document of the report for the days `from` and `to` of a request."""
        name = asked.path.removeprefix("/local/")
        first = asked.query.get("from", [""])[0]
        last = asked.query.get("to", [""])[0]
        try:
            body, kind = self._ask_when_settled(lambda: figures.make_document(name, first, last))
        except ValueError as error:
            raise Refused(400, str(error)) from error
        return Answer(200, body, [("Content-Type", kind), ("Cache-Control", "no-store")])

    def _show_letter(self, name: str, number: str = "", *_: str) -> Answer | None:
        message_id = name
        form = ""
        if name.endswith((".html", ".eml")):
            message_id, form = name.rsplit(".", 1)
        sent = self._standin.outbox.get(message_id)
        if sent is None:
            return None
        if form == "html":
            return pages.show_letter(sent)
        if form == "eml":
            return Answer(200, sent.delivered, [("Content-Type", "message/rfc822")])
        if number:
            return _answer_attachment(sent, number)
        opened = pages.write_letter(sent, opened=True)
        return pages.answer_page(
            f'<main><p><a href="/local/outbox">All</a></p>{opened}</main>', "A letter"
        )

    def _ask_when_settled(self, ask: Callable[[], Any]) -> Any:
        self._standin.pump.carry_until_quiet(SETTLE_SECONDS)
        return ask()

    def _list_sent(self) -> list[Sent]:
        return self._ask_when_settled(self._standin.outbox.list_all)

    def _list_cases(self) -> list[Any]:
        return self._ask_when_settled(cases.list_cases)

    def _read_time(self) -> dict[str, str]:
        now = self._standin.clock.now()
        return {
            "now": now.isoformat(timespec="seconds"),
            "london": f"{now.astimezone(LONDON):%A %d %B %Y, %H:%M:%S}",
        }

    def _show_home(self, _: Request) -> Answer:
        standin = self._standin
        lists = {
            "outbox": self._list_sent(),
            "cases": [cases.summarise(c) for c in self._list_cases()],
            "aside": cases.list_set_aside(),
            "dead": standin.list_dead_letters(),
        }
        return pages.show_home(standin.list_addresses() | self._read_time() | lists)

    def _move_clock(self, request: Request) -> Answer:
        fields = request.read_fields()
        was = self._standin.clock.now()
        try:
            runs = self._standin.movement.move_to(self._read_destination(fields))
        except Backwards as error:
            raise Refused(409, str(error)) from error
        except ValueError as error:
            raise Refused(400, str(error)) from error
        answer = {**self._read_time(), "was": was.isoformat(timespec="seconds"), "runs": runs}
        if request.wants_page:
            return pages.show_runs(answer)
        return answer_json(answer)

    def _read_destination(self, fields: dict[str, Any]) -> Any:
        if ("to" in fields) == ("working_days" in fields):
            raise Refused(
                400,
                'Say where to: either {"to": "2026-12-01T09:00:00+00:00"} or {"working_days": 3}.',
            )
        if "to" in fields:
            return _read_instant(fields["to"])
        days = _read_whole_number(fields["working_days"])
        if days == 0:
            return self._standin.clock.now()
        if days < 0:
            raise Refused(409, "The clock never goes back: working_days must be 0 or more.")
        try:
            return self._standin.movement.add_working_days(days)
        except Exception as error:
            raise Refused(400, f"The calendar does not reach that far: {error}") from error

    def _take_inbound(self, request: Request) -> Answer:
        if len(request.body) > inbound.LARGEST:
            raise Refused(413, "SES takes messages of 40 MB at most.")
        before = {sent.id for sent in self._standin.outbox.list_all()}
        try:
            message_id = self._standin.inbound.receive(request.body, self._read_envelope(request))
        except inbound.NotOurs as error:
            raise Refused(400, f"550: {error}") from error
        quiet = self._standin.pump.carry_until_quiet(SETTLE_SECONDS)
        letters = []
        for sent in self._standin.outbox.list_all():
            if sent.id not in before:
                letters.append(sent.id)
        return answer_json(
            {
                "id": message_id,
                "object": f"inbound/{message_id}",
                "dealt_with": quiet,
                "letters": letters,
            }
        )

    def _read_envelope(self, request: Request) -> inbound.Envelope:
        """Return the envelope that the query gives; missing parts come from the message's own
        headers. Raise Refused for an address or a verdict that cannot be.
        """
        query = request.query
        if "from" in query:
            sender = query["from"][0]
        else:
            sender = inbound.read_first_address(request.body, "from")
        to = self._read_recipients(request)
        if not "".join((sender, *to)).isprintable():
            raise Refused(400, "An address has characters in it that no address has.")
        verdicts = {}
        for name in inbound.VERDICTS:
            status = query.get(name, ["PASS"])[0].strip().upper() or "PASS"
            if status not in inbound.STATUSES:
                raise Refused(400, f"{name} must be one of {', '.join(inbound.STATUSES)}.")
            verdicts[name] = status
        return inbound.Envelope(
            sender, tuple(to[: inbound.MOST_RECIPIENTS]), inbound.Verdicts(**verdicts)
        )

    def _read_recipients(self, request: Request) -> list[str]:
        """Return to whom a message goes: as the query says, or those of its header who are ours, or
        the council's inbox.
        """
        to = []
        for value in request.query.get("to", []):
            for part in value.split(","):
                if part.strip():
                    to.append(part.strip())
        if to:
            return to
        for address in inbound.read_addresses(request.body, "to", "cc"):
            if self._standin.inbound.is_ours(address):
                to.append(address)
        return to or [self._standin.council.inbox]

    def _take_feedback(self, request: Request) -> Answer:
        fields = request.read_fields()
        sent = self._standin.outbox.get(str(fields.get("message_id", "")))
        kind = fields.get("type")
        bounce_type = fields.get("bounce_type", "Permanent")
        if kind not in reports.TYPES:
            raise Refused(400, f"type must be one of {', '.join(reports.TYPES)}.")
        if bounce_type not in reports.BOUNCE_TYPES:
            raise Refused(400, f"bounce_type must be one of {', '.join(reports.BOUNCE_TYPES)}.")
        if sent is None:
            raise Refused(
                404, "No message of that message_id was sent: it is the id of /local/outbox.json."
            )
        before = {one.id for one in self._standin.outbox.list_all()}
        self._standin.reports.add(
            reports.make_report(
                sent, kind, self._standin.clock.now(), list(sent.recipients), bounce_type
            )
        )
        quiet = self._standin.pump.carry_until_quiet(SETTLE_SECONDS)
        letters = []
        for one in self._standin.outbox.list_all():
            if one.id not in before:
                letters.append(one.id)
        return answer_json(
            {"message_id": sent.id, "type": kind, "dealt_with": quiet, "letters": letters}
        )


def _answer_attachment(sent: Sent, number: str) -> Answer | None:
    if not number.isdecimal() or int(number) >= len(sent.attachments):
        return None
    part = sent.attachments[int(number)]
    headers = [
        ("Content-Type", "application/octet-stream"),
        ("Content-Disposition", "attachment"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    return Answer(200, bytes(part.get_payload(decode=True) or b""), headers)


def _read_instant(text: Any) -> Any:
    if not isinstance(text, str):
        text = ""
    try:
        return read_instant(text)
    except ValueError as error:
        raise Refused(
            400,
            (
                "to must be a date and time such as 2026-12-01T09:00:00+00:00; without an "
                "offset it is London's."
            ),
        ) from error


def _read_whole_number(value: Any) -> int:
    if isinstance(value, (int, str)) and not isinstance(value, bool):
        text = str(value).strip()
    else:
        text = ""
    if (
        not text.removeprefix("-").isascii()
        or not text.removeprefix("-").isdigit()
        or len(text) > 5
    ):
        raise Refused(400, "working_days must be a whole number such as 3.")
    return int(text)
