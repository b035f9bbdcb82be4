"""Faults as AWS gives them, put into the real clients by botocore's own events: refused, lost on
the way back, died before or after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError

from infra.local.quick_calls import take_long_way

Fault = tuple[str, Callable[..., Any]]


class Died(BaseException):
    """The process is gone: nothing in the product may catch this."""


def refused(code: str, status: int = 429, message: str = "no") -> Fault:
    """AWS answers with an error, and has done nothing. (By `before-call`: under moto, a handler of
    `before-send` would not stop the call.)
    """
    answer = AWSResponse("https://aws.example", status, {}, None)
    return "before-call", lambda **_: (
        answer,
        {
            "Error": {"Code": code, "Message": message},
            "ResponseMetadata": {"HTTPStatusCode": status},
        },
    )


def answer_lost() -> Fault:
    """AWS does what was asked, and its answer never arrives."""
    return "after-call", _raises(lambda: ReadTimeoutError(endpoint_url="https://aws.example"))


def never_reached() -> Fault:
    """Nothing arrives at AWS, and nobody can tell."""
    return "before-call", _raises(lambda: ReadTimeoutError(endpoint_url="https://aws.example"))


def died_before() -> Fault:
    """Return the fault by which the process ends just before the call."""
    return "before-call", _raises(Died)


def died_after() -> Fault:
    """Return the fault by which the process ends just after AWS has done what was asked."""
    return "after-call", _raises(Died)


def _raises(error: Callable[[], BaseException]) -> Callable[..., Any]:
    def handler(**_: Any) -> None:
        raise error()

    return handler


@contextmanager
def _in(events: Any, what: str, fault: Fault, times: int, only: int) -> Iterator[list[int]]:
    when, handler = fault
    called: list[int] = []

    def limited(**given: Any) -> Any:
        called.append(1)
        if only:
            meant = len(called) == only
        else:
            meant = not times or len(called) <= times
        if not meant:
            return None
        return handler(**given)

    name = f"{when}.{what}"
    events.register_first(name, limited)
    try:
        yield called
    finally:
        events.unregister(name, limited)


def ses(fault: Fault, times: int = 0, only: int = 0) -> Any:
    """`fault` at each sending of a letter, at the first `times` of them, or at the `only`th; gives
    the list of calls.
    """
    from chalicelib import post

    return _in(post._open_ses().meta.events, "sesv2.SendEmail", fault, times, only)


@contextmanager
def ses_attempts() -> Iterator[list[int]]:
    """Every attempt at the network fails as a broken line does; gives the list of them."""
    from chalicelib import post

    lost = ("before-send", _raises(lambda: ReadTimeoutError(endpoint_url="https://aws.example")))
    events = post._open_ses().meta.events
    with take_long_way(), _in(events, "sesv2.SendEmail", lost, 0, 0) as attempts:
        yield attempts


def s3(fault: Fault, what: str = "*", times: int = 0, only: int = 0) -> Any:
    """`fault` at the calls to the mail's bucket, as `PutObject`."""
    from chalicelib import post

    return _in(post._open_s3().meta.events, f"s3.{what}", fault, times, only)


def table(fault: Fault, what: str = "*", times: int = 0, only: int = 0) -> Any:
    """`fault` at the calls to the table, as `TransactWriteItems`."""
    from chalicelib.store import rows

    return _in(rows.get_connection().client.meta.events, f"dynamodb.{what}", fault, times, only)
