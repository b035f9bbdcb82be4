"""Share among the web's doors the request, its form, and a kind page for whatever goes wrong.

`guard_app` puts both halves round an app. `guard_view` is round each view, since Chalice would log
an exception's message, which may quote a person. `handle_request` keeps each request apart and
turns Chalice's JSON errors into pages.
"""

from __future__ import annotations

import secrets
import traceback
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import wraps
from pathlib import PurePath
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

from chalice.app import Chalice, Request, Response

from chalicelib import log, pages, translations
from chalicelib.core.cases import Refused
from chalicelib.core.reading.email_address import strip_unseen
from chalicelib.settings import settings

FORM = "application/x-www-form-urlencoded"
LARGEST_BODY = 4_000_000  # bytes: below what Lambda takes (6 MB), so that we are the ones to say it
MOST_FIELDS = 500
PASTED = ("email", "phone")  # how fields end that hold an address or a number
_request: ContextVar[Request] = ContextVar("request")
View = TypeVar("View", bound=Callable[..., Response])


class Unfit(Exception):
    """A request that no handler can use; it knows the page that says so."""

    def __init__(
        self, status: int, title: str, *what_to_do: str, ways: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.what_to_do = what_to_do
        self.ways = ways  # pages of ours to go on to, each with the words of its link

    def make_page(self) -> Response:
        """Return the page that says what is wrong and what to do."""
        return pages.render_problem(self.status, self.title, self.what_to_do, ways=self.ways)


def get_request() -> Request:
    """Return the request being answered. Raise LookupError outside one."""
    return _request.get()


def read_query(name: str) -> str:
    """Return one value from the address's query, or ""."""
    given: Any = get_request().query_params
    if not given:
        return ""
    return str(given.get(name) or "")


def read_form() -> dict[str, str]:
    """Return the posted form as fields with text; of each name, the last counts.

    Raise Unfit if it is forged, too large or not a form.
    """
    _refuse_forged()
    if not _read_header("content-type").lower().startswith(FORM):
        raise _make_wrong_type()
    body = get_request().raw_body
    if len(body) > LARGEST_BODY:
        raise make_too_large()
    if isinstance(body, bytes):
        text = body.decode("utf-8", "replace")
    else:
        text = body
    try:
        return {name: _remove_unseen(name, value) for name, value in _split_pairs(text)}
    except ValueError as error:
        raise Unfit(
            400, "We could not read that form", "It has more parts than any form of ours.", TRY
        ) from error


def _remove_unseen(name: str, value: str) -> str:
    """Return an address or a number without unseen marks, which come with what is pasted."""
    if name.endswith(PASTED):
        return strip_unseen(value)
    return value


def _split_pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    # an old program that does not write UTF-8: its letters are kept by the code page it most likely
    # used
    except UnicodeDecodeError:
        return parse_qsl(
            text,
            keep_blank_values=True,
            encoding="cp1252",
            errors="replace",
            max_num_fields=MOST_FIELDS,
        )


def _read_header(name: str) -> str:
    return str(get_request().headers.get(name) or "")


def is_opened_by_person() -> bool:
    """Return whether a browser says that somebody opens a page, and no program looks at it."""
    return _read_header("sec-fetch-mode") == "navigate"


def pick_answers(form: Mapping[str, str], move: str) -> dict[str, str]:
    """Return the answers of a form to one move's questions, each by the question's own name."""
    prefix = f"{move}-"
    answers = {}
    for name, value in form.items():
        if name.startswith(prefix):
            answers[name.removeprefix(prefix)] = value
    return answers


def read_cookie(name: str) -> str:
    """Return what a cookie of ours holds, or ""."""
    for part in _read_header("cookie").split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value
    return ""


def _refuse_forged() -> None:
    """Refuse a form that another site made the browser send (T11). No cookie and no session is at
    stake; the address is the secret.

    Browsers say where a request began in Sec-Fetch-Site; older ones give Origin, which is "null"
    under our own Referrer-Policy.
    """
    came_from = _read_header("sec-fetch-site")
    origin = _read_header("origin")
    ours = urlsplit(settings().origin)
    if came_from in {"same-origin", "none"} or (
        not came_from and origin in {"", "null", f"{ours.scheme}://{ours.netloc}"}
    ):
        return
    raise Unfit(
        403,
        "We did not use that form",
        "It was sent from another website, not from ours. Nothing was saved.",
        TRY,
    )


TRY = "Go back and try again. If it happens again, call us or email us instead."


def _make_wrong_type() -> Unfit:
    return Unfit(
        415,
        "We could not read what was sent",
        "Something went wrong when the form was sent. Nothing was saved.",
        TRY,
    )


def make_too_large() -> Unfit:
    """Return the Unfit for a form that is too large to accept."""
    return Unfit(
        413,
        "That is too long for this form",
        (
            "Nothing was saved. If you go back, what you wrote should still be there: copy it "
            "before you close the page."
        ),
        translations.fill_later(
            "Then email it to %(inbox)s instead. An email can be as long as you need, and it "
            "counts just the same.",
            inbox=settings().council.inbox,
        ),
    )


def guard_view(view: View) -> View:
    """Return the view with every exception turned into a page: what the rules refuse, what
    cannot be read, and what nobody foresaw.
    """

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> Response:
        try:
            return _answer_foreseen(view, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 - the last door before the person
            return answer_unforeseen(error)

    return answer  # type: ignore[return-value]


def _answer_foreseen(view: Callable[..., Response], *args: Any, **kwargs: Any) -> Response:
    try:
        return view(*args, **kwargs)
    except Unfit as unfit:
        return unfit.make_page()
    except Refused as refused:
        return pages.render_problem(409, str(refused), refused.what_next or TRY)


def report_unforeseen(error: Exception) -> str:
    """Count and log what nobody foresaw, and return the id that its page shows.

    The log gets the page's id, the kind of error and where it arose; no message and no value, since
    those can hold a person's words.
    """
    log.count("PagesFailed")
    error_id = secrets.token_hex(4)
    steps = [
        f"{PurePath(f.filename).name}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)
    ][-8:]
    log.logger.error(
        "unforeseen",
        extra={
            "error_id": error_id,
            "error": type(error).__name__,
            "place": " < ".join(reversed(steps)),
        },
    )
    return error_id


def answer_unforeseen(error: Exception) -> Response:
    """Return the page for what nobody foresaw, and count it: Lambda itself sees no error."""
    error_id = report_unforeseen(error)
    try:
        return pages.render_problem(
            500, "Something went wrong on our side", _write_apology(), error_id=error_id
        )
    except Exception:  # noqa: BLE001 - the templates themselves are what is broken
        return Response(
            _BARE_PAGE.format(error_id),
            status_code=500,
            headers={"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"},
        )


_BARE_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Something went wrong on our side</title>
<h1>Something went wrong on our side</h1>
<p>If a child is in danger now, call <a href="tel:999">999</a>.</p>
<p>The number of this error is {}.</p>
</html>
"""


def _write_apology() -> list[str]:
    council = settings().council
    return [
        "We are sorry. We cannot tell from here whether your last step was saved.",
        (
            "Wait a minute, then go back and try again. Sending the same form twice does no "
            "harm: it makes one complaint."
        ),
        translations.fill_later(
            "If it happens again, call us on %(phone)s or email %(inbox)s.",
            phone=council.team.phone,
            inbox=council.inbox,
        ),
    ]


NOT_FOUND = (
    "We cannot find that page",
    "Check the address, or go to the start page.",
)
CHALICE: dict[int, tuple[str, ...]] = {
    404: NOT_FOUND,
    405: ("That page cannot be used in that way", "Go to the start page."),
    415: (
        "We could not read what was sent",
        "Something went wrong when the form was sent. Nothing was saved.",
        TRY,
    ),
}


def guard_app(app: Chalice) -> None:
    """Put the middleware in, and guard every view that is registered by now."""
    app.register_middleware(handle_request, "http")
    for entries in app.routes.values():
        for entry in entries.values():
            entry.view_function = guard_view(entry.view_function)


def handle_request(came: Request, get_response: Callable[[Request], Response]) -> Response:
    """Keep the request where `get_request` finds it, and make pages of Chalice's JSON errors."""
    held = _request.set(came)
    try:
        return guard_view(_answer_in_language)(get_response, came)
    finally:
        _request.reset(held)


def _answer_in_language(get_response: Callable[[Request], Response], came: Request) -> Response:
    """Return the answer in the language that the address asks for, which a cookie remembers."""
    asked = read_query("lang")
    chosen = translations.choose_language(asked, read_cookie(translations.COOKIE))
    answer = _turn_into_page(get_response, came)
    if asked and asked == chosen and "Set-Cookie" not in answer.headers:
        site = settings()
        parts = [f"{translations.COOKIE}={chosen}", f"Path={site.base or '/'}", "HttpOnly"]
        answer.headers["Set-Cookie"] = "; ".join([*parts, "SameSite=Lax"])
    return answer


def _turn_into_page(get_response: Callable[[Request], Response], came: Request) -> Response:
    answer = get_response(came)
    if not isinstance(answer.body, dict) or "Code" not in answer.body:
        return answer
    if answer.status_code >= 500:
        log.count("PagesFailed")
    title, *what = CHALICE.get(answer.status_code, ("We could not do that", TRY))
    allow = answer.headers.get("Allow")
    answer = pages.render_problem(answer.status_code, title, what)
    answer.headers.update({"Allow": allow} if allow else {})
    return answer
