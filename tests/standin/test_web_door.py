"""The web door serves the app as API Gateway would, whatever is sent to it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from tests.standin.running import Running, complaint

FORM = "application/x-www-form-urlencoded"
MEGABYTE = b"x" * 1_000_000


def test_the_start_page_is_the_apps_own(standin: Running) -> None:
    answer = standin.ask("GET", "/")
    assert answer.status == 200
    assert "999" in answer.text


def test_an_address_or_a_method_the_api_does_not_have_is_a_page_of_api_gateways_own(
    standin: Running,
) -> None:
    for method, target in (
        ("GET", "/no/such/place"),
        ("PUT", "/"),
        ("DELETE", "/complain"),
        ("OPTIONS", "/"),
    ):
        answer = standin.ask(method, target)
        assert (answer.status, "We cannot find that page" in answer.text) == (404, True)


def test_head_is_get_without_the_body(standin: Running) -> None:
    answer = standin.ask("HEAD", "/")
    assert answer.status == 200
    assert answer.body == b""
    assert int(answer.headers["Content-Length"]) > 1000


def test_a_trailing_slash_is_the_same_place(standin: Running) -> None:
    assert (
        standin.ask("GET", "/accessibility/").status
        == standin.ask("GET", "/accessibility").status
        == 200
    )


def test_ten_megabytes_are_too_much_as_at_api_gateway(standin: Running) -> None:
    answer = standin.ask("POST", "/complain", MEGABYTE * 11, Content_Type=FORM)
    assert (answer.status, 'call <a href="tel:999">999' in answer.text) == (413, True)


def test_a_binary_body_that_lambda_would_not_take_is_too_much(standin: Running) -> None:
    assert standin.ask("POST", "/complain", MEGABYTE * 5, Content_Type=FORM).status == 413


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GARBAGE\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        b"POST /complain HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST /complain HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        b"POST /complain HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nshort",
        b"POST /complain HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET http://[bad/ HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
)
def test_a_request_that_cannot_be_read_is_answered_and_the_next_one_served(
    standin: Running, request_bytes: bytes
) -> None:
    said = standin.raw(request_bytes)
    assert not said or said.startswith(
        (b"HTTP/1.1 4", b"HTTP/1.1 5", b"HTTP/1.0 4", b"<!DOCTYPE", b"HTTP/1.1 200")
    )
    assert b"Traceback" not in said
    assert standin.ask("GET", "/").status == 200


def test_a_body_in_chunks_is_read(standin: Running) -> None:
    body = urlencode({"code": "parent"}).encode()
    head = (
        b"POST /complain HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + FORM.encode()
    )
    chunk = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    said = standin.raw(head + b"\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk)
    assert said.startswith((b"HTTP/1.1 422", b"HTTP/1.1 303", b"HTTP/1.1 200"))


def test_a_proxys_absolute_address_is_served(standin: Running) -> None:
    said = standin.raw(
        b"GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
    assert said.startswith(b"HTTP/1.1 200")


def test_eight_readers_are_served_at_once(standin: Running) -> None:
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: standin.ask("GET", "/").status, range(40)))
    assert statuses == [200] * 40


def test_only_local_is_taken_from_the_apps_addresses(standin: Running) -> None:
    assert standin.ask("GET", "/local").headers["Location"] == "/local/"
    assert "We cannot find that page" in standin.ask("GET", "/locality").text


def test_the_stand_ins_own_addresses_say_what_is_wrong_in_json(standin: Running) -> None:
    assert standin.ask("GET", "/local/nothing").status == 404
    assert standin.ask("POST", "/local/outbox.json").status == 405
    assert standin.ask("GET", "/local/inbound").json["error"] == "Only POST here."
    assert standin.ask("GET", "/local/cases/XXXX-XXXX.json").status == 404
    assert standin.ask("GET", "/local/cases/%00%ff.json").status == 404


def test_the_page_shows_the_doors_the_clock_the_mail_the_cases_and_what_is_set_aside(
    standin: Running,
) -> None:
    standin.mail_in(complaint("juniper"), "juniper@family.example")
    page = standin.ask("GET", "/local/", Accept="text/html").text
    for heading in ("Doors", "Clock", "Sent mail", "Cases", "Set aside", "Dead letters"):
        assert f"<h2>{heading}</h2>" in page
    assert "juniper@family.example" in page
    assert f'<a href="http://localhost:{standin.port}/track/' in page


def test_script_in_a_letter_stays_words_on_the_page(standin: Running) -> None:
    raw = complaint("dock").replace(b"A complaint", b"<script>alert(1)</script>")
    standin.mail_in(
        raw.replace(b"Dock <", b'"<img src=x onerror=alert(1)>" <'),
        "dock@family.example",
        virus="FAIL",
    )
    for target in ("/local/", "/local/outbox"):
        page = standin.ask("GET", target).text
        assert "<script" not in page
        assert "<img" not in page


def test_a_case_has_every_part_of_the_contract(standin: Running) -> None:
    standin.mail_in(complaint("yarrow"), "yarrow@family.example")
    line = standin.get("/local/cases.json")[-1]
    assert set(line) == {"reference", "kind", "procedure", "stage", "status", "received_at"}
    case = standin.get(f"/local/cases/{line['reference']}.json")
    assert line.items() <= case.items()
    assert {"points", "people", "clocks", "events", "letters"} <= set(case)
    for clock in case["clocks"]:
        assert {"name", "started_on", "due_on", "stopped_at", "why"} <= set(clock)
        assert clock["why"]
    assert case["events"]
    assert case["letters"]


def test_what_is_set_aside_has_every_part_of_the_contract(standin: Running) -> None:
    done = standin.mail_in(complaint("bramble"), "bramble@family.example", virus="FAIL")
    found = next(m for m in standin.get("/local/set-aside.json") if done["object"] in m["original"])
    assert {"id", "received_at", "from", "reason"} <= set(found)
    assert found["from"] == "bramble@family.example"
    assert found["reason"]
