"""Whatever is sent to whichever address: a kind page with its headers, nothing lost, and nobody's
words in a log, a metric or an address.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest

from app import app
from chalicelib import links, store
from chalicelib.core.cases import Case
from tests import faults
from tests.begun import begun_once
from tests.conftest import FRIDAY
from tests.helpers import (
    FORM,
    SAM,
    Heard,
    Posted,
    a_case,
    an_email,
    everything_logged,
    get,
    london,
    page,
    post,
    words,
)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FIELDS = [
    "draft",
    "change",
    "code",
    "name",
    "about",
    "consent",
    "email",
    "phone",
    "post",
    "safe",
    "happened",
    "when_text",
    "involved",
    "wanted",
    "help",
    "files",
    "remove",
    "text",
    "sure",
    "said",
    "what",
    "how",
    "kind",
    "procedure",
    "service",
    "named",
    "points",
    "officer",
    "note",
    "ground",
    "reason",
    "date",
    "finding-1",
    "evidence-1",
    "reasons-1",
    "rule-1",
    "sorry",
    "actions",
    "outcome",
    "as_of",
]
SCRIPT = (
    "<script>alert(1)</script><img src=x "
    "onerror=alert(1)>\"'><svg/onload=alert(1)>{{1337*7}}${1337*7}"
)
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "fields nobody asked for": (
        b"admin=1&__proto__=x&pk=CASE&sk=CASE&version=9&constructor[prototype]=1"
    ),
    "a script in every field": urlencode(dict.fromkeys(FIELDS, SCRIPT)).encode(),
    "a template in every field": urlencode(
        dict.fromkeys(
            FIELDS, "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}"
        )
    ).encode(),
    "right-to-left and unseen signs": urlencode(
        dict.fromkeys(
            FIELDS,
            "\u202eexe.fdp\u202c\u200b\u200c\u200d\ufeff\u2066x\u2069 Z\u0301\u0302\u0303" * 20,
        )
    ).encode(),
    "a megabyte of spaces": urlencode(
        {"happened": " " * 1_000_000, "text": " " * 1_000_000, "points": " " * 1_000_000}
    ).encode(),
    "a megabyte of one letter": urlencode(
        dict.fromkeys(("happened", "text", "points", "reason"), "x" * 1_000_000)
    ).encode(),
    "more than we take": b"text=" + b"x" * 5_000_000,
    "bad percent-encoding": b"text=%zz%&%=%%&happened=%e2%82&points=%",
    "no UTF-8": b"text=%ff%fe%c0%80&happened=\xff\xfe\x00&points=%ed%a0%80",
    "lone surrogates": (
        b"text=%ED%A0%80%ED%BF%BF&happened=%ED%A0%80&reason=%ED%A0%80&email=%ED%A0%80@x.example"
    ),
    "NUL and control signs": urlencode(
        dict.fromkeys(FIELDS, "a\0b\x1b[31m\r\nSet-Cookie: x=1\x7f")
    ).encode(),
    "a thousand fields": urlencode({f"f{n}": "x" for n in range(1_000)}).encode(),
    "each field twice": urlencode([(f, v) for f in FIELDS for v in ("one", "two")]).encode(),
    "only separators": b"&&&===&=&&;;;" * 1000,
    "not a form at all": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + bytes(range(256)),
    "JSON": b'{"text": "x", "code": ["parent"], "happened": {"a": 1}}',
    "numbers beyond measure": urlencode(dict.fromkeys(FIELDS, "9" * 5000)).encode(),
    "paths": urlencode(dict.fromkeys(FIELDS, "../../../../etc/passwd\\..\\..#CASE#x")).encode(),
}
KINDS = [
    "application/json",
    "text/plain",
    "multipart/form-data; boundary=x",
    "image/png",
    "",
    "application/x-www-form-urlencoded; charset=utf-7",
    "x" * 5000,
    "\u00e9",
]


def path_of(address: str) -> str:
    return urlsplit(address).path


def act_on(case: Case, move: str, *about: str) -> str:
    if move == links.ASIDE:
        reference = ""
    else:
        reference = case.reference
    return path_of(
        links.make_officer_link(reference, move, "team", f"{move}{about}", FRIDAY, about)
    ).rpartition("/")[2]


@begun_once
def fill_all(heard: Heard) -> tuple[Case, dict[str, list[str]]]:
    """Return a case, and what stands for each hole of an address beside it."""
    case = a_case(FRIDAY, phone="07700 900123")
    heard.deliver()
    heard.arrive(b"Subject: ?\r\n\r\n", key="odd")
    (aside,) = store.list_set_aside()
    answers = {"code": "parent", "email": SAM, "happened": "Nobody came.", "files": "yes"}
    draft = post(heard.client, "/complain", **answers).headers["Location"].split("/")[-2]
    track = path_of(links.make_person_link(case.reference, "complainant", FRIDAY)).rpartition("/")[
        2
    ]
    new = path_of(links.make_address_link(case.reference, "new@family.example", FRIDAY))
    go_on = links.make_return_link(draft, FRIDAY.date())
    register = path_of(links.make_register_link("manager", FRIDAY))
    acts = [act_on(case, move) for move in ("triage", "allocate", "withdraw", links.LOOK)]
    acts += [
        act_on(case, links.TELL, f"{case.reference}-1-1", "acknowledgement"),
        act_on(case, links.ASIDE, aside.id),
        act_on(case, links.ASIDE),
        act_on(case, links.FIGURES),
    ]
    return case, {
        "{draft}": [draft],
        "/return/{token}": ["/return/x.y", f"/return/{track}", path_of(go_on)],
        "/{lost}/{more}": ["/no/where"],
        "/{lost}": ["/nowhere"],
        "/track/{token}": [f"/track/{track}"],
        "/confirm/{token}": ["/confirm/x.y", f"/confirm/{acts[0]}", f"/confirm/{track}"],
        "/act/{token}": [f"/act/{a}" for a in acts],
        "/register/{token}": ["/register/x.y", f"/register/{track}", register],
        "/address/{token}": ["/address/x.y", f"/address/{track}", new],
        "{form}": ["none", "x" * 5000],
        "{name}": ["x.css"],
        "{move}": ["want_stage2", "triage", "٣", "x" * 5000],
        "{procedure}": ["children_act", "nothing"],
        "{number}": ["0", "9" * 5000, "-1", "x", "٣"],
    }


class Everywhere:
    """Every address of the app, live: with a case, a draft, a message set aside, and links that
    open them.
    """

    def __init__(self, heard: Heard) -> None:
        self.heard = heard
        self.case, self.filled = fill_all(heard)

    def paths(self, method: str) -> list[str]:
        """Return each address that takes this method, filled in: every value of each hole, with
        the first of each other hole.
        """
        found = []
        for route, methods in app.routes.items():
            if method in methods:
                found.extend(self._fill(route))
        return found

    def _fill(self, route: str) -> list[str]:
        holes = [hole for hole in self.filled if hole in route]
        made = {self._put_in(route, {})}
        for hole in holes:
            for value in self.filled[hole]:
                made.add(self._put_in(route, {hole: value}))
        return sorted(made)

    def _put_in(self, route: str, chosen: dict[str, str]) -> str:
        for hole, values in self.filled.items():
            route = route.replace(hole, chosen.get(hole, values[0]))
        return route


@pytest.fixture
def everywhere(heard: Heard) -> Everywhere:
    return Everywhere(heard)


def must_be_a_page(answer: Any, path: str) -> None:
    assert answer.status_code < 500, (path[:60], answer.status_code)
    must_carry_its_headers(answer, path)
    shown = page(answer)
    for inside in (
        "Traceback",
        "botocore",
        "dynamodb",
        "arn:aws",
        "heard-local-Table",
        "File &#34;",
        "Exception",
    ):
        assert inside not in shown, (path[:60], inside)


def must_carry_its_headers(answer: Any, path: str) -> None:
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, (
            path[:60],
            answer.status_code,
            name,
            answer.headers,
        )
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    kinds = ("text/html", "text/css", "text/javascript", "text/csv")
    assert answer.headers["Content-Type"].startswith(kinds)


def test_every_address_is_tried(everywhere: Everywhere) -> None:
    tried = {path for method in ("GET", "POST") for path in everywhere.paths(method)}
    assert len(app.routes) > 15
    assert not [path for path in tried if "{" in path]


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_whatever_is_posted_gets_a_page_and_not_an_error(
    everywhere: Everywhere, body: bytes
) -> None:
    for path in everywhere.paths("POST"):
        answer = everywhere.heard.client.http.post(path, headers=FORM, body=body)
        must_be_a_page(answer, path)
        assert "<script>alert" not in page(answer)
        assert "onerror=alert(1)>" not in page(answer)
        assert "9359" not in page(answer)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_form_is_refused_with_a_page_and_changes_nothing(
    everywhere: Everywhere, kind: str
) -> None:
    before = store.load(everywhere.case.reference)
    for path in everywhere.paths("POST"):
        answer = everywhere.heard.client.http.post(
            path,
            headers={"Content-Type": kind} if kind else {},
            body=b"text=x&sure=yes&officer=care1&what=case&how=phone",
        )
        must_be_a_page(answer, path)
        assert answer.status_code == 415 or kind.startswith(FORM["Content-Type"])
    if not kind.startswith(FORM["Content-Type"]):
        assert store.load(everywhere.case.reference) == before


@pytest.mark.parametrize(
    ("method", "query"),
    [
        ("GET", ""),
        ("HEAD", ""),
        ("GET", "?draft=../x"),
        ("GET", "?draft=%zz&%"),
        ("GET", "?draft=" + "x" * 5000),
        ("GET", "?again=<script>alert(1)</script>"),
        ("GET", "?draft=%00&draft=2"),
        ("HEAD", "?" + "a=1&" * 1000),
    ],
)
def test_whatever_is_asked_for_gets_a_page_and_changes_nothing(
    everywhere: Everywhere, method: str, query: str
) -> None:
    before = store.load(everywhere.case.reference)
    for path in everywhere.paths("GET"):
        answer = everywhere.heard.client.http.request(method, path + query)
        must_be_a_page(answer, path)
        assert "<script>alert" not in page(answer)
    assert store.load(everywhere.case.reference) == before
    assert everywhere.heard.sent("fresh_link") == []


def test_whatever_a_form_posts_to_can_be_opened_afresh_and_leads_back_to_its_page(
    everywhere: Everywhere,
) -> None:
    """A phone reopens its tab, or somebody loads the page again: API Gateway would answer a GET
    that no route takes with a line of JSON.
    """
    posted = [route for route, methods in app.routes.items() if "POST" in methods]
    assert [route for route in posted if not {"GET", "HEAD"} <= app.routes[route].keys()] == []
    track, act = (everywhere.filled[hole][0] for hole in ("/track/{token}", "/act/{token}"))
    draft = f"/complain/{everywhere.filled['{draft}'][0]}"
    for back, forms in {
        track: ("/add", "/return", "/fresh", "/ask/want_stage2", "/ask/nothing"),
        act: ("/fresh",),
        f"{draft}/check": ("",),
    }.items():
        for form in forms:
            if back.startswith(draft):
                here = f"{draft}/send"
            else:
                here = back + form
            answer = get(everywhere.heard.client, here)
            assert (answer.status_code, path_of(answer.headers["Location"])) == (303, back), here
            assert get(everywhere.heard.client, back).status_code == 200


def test_the_button_that_sent_a_complaint_opened_afresh_shows_its_reference(heard: Heard) -> None:
    answers = {"code": "parent", "email": SAM, "happened": "Nobody came.", "files": "no"}
    draft = path_of(post(heard.client, "/complain", **answers).headers["Location"]).rpartition("/")[
        0
    ]
    post(heard.client, f"{draft}/send")
    answer = get(heard.client, f"{draft}/send")
    assert (answer.status_code, path_of(answer.headers["Location"])) == (303, f"{draft}/received")


@pytest.mark.parametrize(
    "name",
    [
        "Accept",
        "Accept-Language",
        "Cookie",
        "User-Agent",
        "X-Forwarded-For",
        "Authorization",
        "Range",
        "If-None-Match",
    ],
)
def test_whatever_a_header_says_the_answer_is_the_same_page(
    everywhere: Everywhere, name: str
) -> None:
    def answered(path: str, **headers: str) -> tuple[int, str]:
        answer = everywhere.heard.client.http.get(path, headers=headers)
        must_be_a_page(answer, path)
        return answer.status_code, words(answer) if page(answer) else answer.headers["Location"]

    for path in everywhere.paths("GET")[:12]:
        assert answered(path, **{name: "<script>" + "x" * 2000}) == answered(path), path


IDS = [
    "x",
    "..",
    "%2e%2e%2f",
    "%00",
    "CASE#x",
    "a" * 5000,
    "é",
    "%F0%9F",
    "{{7*7}}",
    "' OR 1=1",
    "<script>",
    "\u202e",
]


@pytest.mark.parametrize("id_", IDS)
def test_an_id_that_is_none_of_ours_is_not_found_and_says_no_more(heard: Heard, id_: str) -> None:
    case = a_case(FRIDAY)
    before = store.load(case.reference)
    for route, methods in app.routes.items():
        if "{" not in route:
            continue
        path = re.sub(r"\{\w+\}", lambda _: quote(id_, safe="%{}'<>"), route)
        for method in methods:
            answer = heard.client.http.request(
                method,
                path,
                **({"headers": FORM, "body": b"text=x&sure=yes"} if method == "POST" else {}),
            )
            if answer.status_code == 403 and "Missing Authentication Token" in page(answer):
                continue  # no such address: API Gateway says so, and we are never asked
            must_be_a_page(answer, path)
            assert answer.status_code in (404, 405, 415), (path, answer.status_code)
    assert store.load(case.reference) == before


def test_a_token_of_one_case_says_nothing_of_another(everywhere: Everywhere) -> None:
    """But for the reference that was typed, which stays in its box with the error beside it."""
    other = a_case(FRIDAY, email="kim@family.example", happened="Kim's own words.", cause="other")
    named = f"reference={other.reference}&case={other.reference}"
    body = f"{named}&to=x@evil.example".encode()
    for path in everywhere.paths("GET") + everywhere.paths("POST"):
        for answer in (
            get(everywhere.heard.client, path),
            everywhere.heard.client.http.post(
                path,
                headers=FORM,
                body=body,
            ),
        ):
            assert "Kim" not in page(answer)
            assert other.reference not in page(answer).replace(f'value="{other.reference}"', "")
    assert store.load(other.reference) == other


# --- when it is we who are broken


@pytest.mark.parametrize(
    "fault",
    [
        faults.refused("InternalServerError", 500, "table heard-local is arn:aws:dynamodb:secret"),
        faults.refused("ResourceNotFoundException", 400, "arn:aws:secret"),
        faults.never_reached(),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_when_the_table_is_down_each_page_says_sorry_gives_a_number_and_nothing_of_the_inside(
    everywhere: Everywhere, method: str, fault: faults.Fault
) -> None:
    body = b"text=x&sure=yes&code=parent&email=sam%40family.example&happened=Secretwords"
    sent: dict[str, Any] = {"headers": FORM, "body": body} if method == "POST" else {}
    broken = 0
    with everything_logged() as log, faults.table(fault):
        for path in everywhere.paths(method):
            answer = everywhere.heard.client.http.request(method, path, **sent)
            must_carry_its_headers(answer, path)
            for inside in (
                "Traceback",
                "botocore",
                "pynamodb",
                "arn:aws",
                "heard-local-Table",
                "secret",
            ):
                assert inside not in page(answer)
            if answer.status_code >= 500:
                broken += 1
                assert "Something went wrong on our side" in page(answer)
                assert "999" in page(answer)
    assert broken
    assert "Secretwords" not in log.getvalue()
    assert SAM not in log.getvalue()


# --- nobody's words where they do not belong

PLANTED = {
    "name": "Zebedee Quillfeather",
    "email": "zebedee@quillfeather.example",
    "phone": "07700 900987",
    "post": "9 Planted Lane, Bootle",
    "happened": "Marmaladewords happened to us",
    "wanted": "Tangerinewords",
    "when_text": "Clementinewords",
    "safe": "Satsumawords",
    "help": "Kumquatwords",
    "about": "Pomelowords",
}
SEARCHED = [
    word.casefold()
    for said in PLANTED.values()
    for word in re.findall(r"[A-Za-z]{7,}|07700 900987", said)
    if word.casefold() not in ("example", "happened")
]


def a_whole_life(heard: Heard, time: Any) -> list[Any]:
    """Take one case by form and one by mail through every door, with what goes wrong on the way,
    and return every answer of the web.
    """
    answers: list[Any] = []

    def posts(path: str, **form: str) -> Any:
        answers.append(post(heard.client, path, **form))
        return answers[-1]

    form = posts("/complain", code="representative", consent="yes", files="no", **PLANTED)
    draft = form.headers["Location"].split("/")[-2]
    answers.extend(get(heard.client, f"/complain/{draft}/{step}") for step in ("check", "files"))
    posts(f"/complain/{draft}/send")
    answers.append(get(heard.client, f"/complain/{draft}/received"))
    acknowledgement = heard.letter("acknowledgement")
    new = heard.letter("new_case")
    track = acknowledgement.link("See where things are")
    posts(track + "/add", text=PLANTED["happened"])
    posts(
        new.link("Record what it is about"),
        kind="complaint",
        procedure="children_act",
        service="in_care",
        points=PLANTED["happened"],
    )
    posts(new.link("Record what it is about"), kind=PLANTED["happened"])
    posts(new.link("Give it to an officer"), officer=PLANTED["name"], note=PLANTED["wanted"])
    posts(new.link("Give it to an officer"), officer="care1", note=PLANTED["wanted"])
    heard.bounce(acknowledgement)
    mail = an_email(
        PLANTED["happened"], PLANTED["wanted"], from_=f"{PLANTED['name']} <{PLANTED['email']}>"
    )
    heard.arrive(mail, key="mail1")
    heard.arrive(mail.replace(b"<one@", b"<two@"), key="mail2", dmarc="FAIL")
    with faults.ses(faults.refused("MessageRejected", 400, PLANTED["email"])):
        heard.deliver()
    with faults.table(
        faults.refused("ValidationException", 400, PLANTED["happened"]), "TransactWriteItems"
    ):
        posts(track + "/add", text=PLANTED["happened"] + "!")
        with pytest.raises(Exception, match="Failed"):
            heard.arrive(mail.replace(b"<one@", b"<three@"), key="mail3")
    posts(track + "/withdraw", sure="yes", said=PLANTED["wanted"])
    heard.deliver()
    time.now = london("Mon 14 Dec 2026 09:00")
    for schedule in ("sweep", "digest", "stragglers"):
        heard.schedule(schedule)
    return answers


@begun_once
def what_a_whole_life_left(heard: Heard, time: Any) -> tuple[str, list[Any], list[Posted]]:
    """Return its log, its answers of the web, and its letters."""
    with everything_logged() as log:
        answers = a_whole_life(heard, time)
    return log.getvalue(), answers, heard.follow()


def test_no_name_address_or_word_of_a_person_is_in_a_log_a_metric_or_the_address_of_a_page(
    heard: Heard, time: Any
) -> None:
    log, answers, _ = what_a_whole_life_left(heard, time)
    assert '"level":"ERROR"' in log
    assert "LettersFailed" in log
    addresses = " ".join(str(answer.headers.get("Location", "")) for answer in answers).casefold()
    for word in SEARCHED:
        assert word not in log.casefold(), word
        assert word not in addresses, word


def test_no_link_that_opens_anything_is_in_a_log(heard: Heard, time: Any) -> None:
    log, _, letters = what_a_whole_life_left(heard, time)
    tokens = {t for p in letters for t in re.findall(r"/(?:act|track)/(\S+)", p.text)}
    assert tokens
    assert not [t for t in tokens if t in log]
    assert "complainant." not in log


def test_no_subject_of_a_letter_holds_a_persons_words(heard: Heard, time: Any) -> None:
    _, _, letters = what_a_whole_life_left(heard, time)
    assert letters
    for letter in letters:
        for word in SEARCHED:
            assert word not in letter.subject.casefold()


def test_a_line_break_in_what_was_sent_forges_no_line_of_the_log(heard: Heard) -> None:
    forged = 'x\n{"level":"ERROR","message":"forged"}\r\n\x1b[31mforged'
    with everything_logged() as log:
        heard.arrive(an_email(forged, from_=""), key="m1")
        heard.tell({"eventType": forged, "mail": {"tags": {"owner": [forged], "letter": [forged]}}})
        get(heard.client, "/track/" + quote(forged))
        post(heard.client, "/act/" + quote(forged), x=forged)
    assert "forged" not in log.getvalue()
