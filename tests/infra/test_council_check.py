"""A council's file is read whole and refused with plain lines, where a fault would be heard by
nobody.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from chalicelib.councils.advice import list_advice
from chalicelib.councils.check import find_faults
from chalicelib.councils.colours import (
    DARK,
    LEAST_CONTRAST,
    find_contrast,
    lighten_for_dark,
)
from chalicelib.councils.fault_lines import add_line_numbers
from chalicelib.councils.font import MOST_BYTES, find_font_faults
from chalicelib.councils.logo import find_logo_faults
from infra import council_check
from tests.engines import without_aws

ROOT = Path(__file__).resolve().parents[2]
VALLEY = """
code = "valley"
name = "Valley Council"
service = "Children's social care complaints"
reviewed_on = 2026-11-01
colour = "#123456"
[team]
name = "Complaints team"
email = "complaints.team@valley.example"
phone = "01632 960200"
[inbox]
address = "complaints@heard.valley.example"
sender = "Valley complaints"
[[danger]]
what = "If a child is in danger now, call the police"
who = "999"
call = "999"
when = "any time"
[advocacy]
name = "Voices"
web = "https://voices.example"
[ombudsman]
name = "The Ombudsman"
phone = "0300 061 0614"
web = "https://ombudsman.example"
[services]
social_work = "Social work teams"
[timings.corporate]
s1_response = 10
[elsewhere.ico]
name = "Information Commissioner's Office"
web = "https://ico.example"
[elsewhere.police]
name = "Valley Police"
[[officers]]
id = "answers"
name = "Ada Crowe"
title = "Team manager"
email = "ada.crowe@valley.example"
roles = ["responder"]
services = ["social_work"]
manager = "boss"
[[officers]]
id = "boss"
name = "Bo Lind"
title = "Complaints manager"
email = "bo.lind@valley.example"
roles = ["complaints_manager"]
manager = "top"
[[officers]]
id = "head"
name = "Cy Moss"
title = "Head of service"
email = "cy.moss@valley.example"
roles = ["head_of_service"]
[[officers]]
id = "top"
name = "Di Nash"
title = "Director"
email = "di.nash@valley.example"
roles = ["director"]
[[officers]]
id = "duty"
name = "Duty team"
title = "Duty team"
email = "duty@valley.example"
roles = ["duty_team"]
"""
# What is written in place of what, and what the one line that refuses it must name.
BREAKS = {
    "an equality form that is nowhere": (
        'colour = "#123456"',
        'colour = "#123456"\nequality_form = "on paper"',
        "equality_form",
        "https://",
    ),
    "a policy that is nowhere": (
        'colour = "#123456"',
        'colour = "#123456"\npolicy = "ask us"',
        "policy",
        "https://",
    ),
    "a role with a slip in it": ('"duty_team"', '"dutyteam"', "duty", "Did you mean duty_team"),
    "a role of the mailbox": ('"duty_team"', '"complaints_team"', "duty", "complaints_team"),
    "a manager who is nobody": ('"boss"\n[[', '"bos"\n[[', "answers", "Did you mean boss"),
    "a manager who is themselves": ('manager = "top"', 'manager = "boss"', "boss", "ring"),
    "an id that is doubled": ('id = "head"', 'id = "top"', "top", "this id"),
    "an address that is doubled": ("cy.moss@", "Di.Nash@", "head and top", "di.nash@"),
    "an address of the team": ("cy.moss@", "complaints.team@", "[team] and head", "one address"),
    "nobody on duty": ('"duty_team"', '"manager"', "duty_team", "danger"),
    "no complaints manager": (
        '["complaints_manager"]',
        '["manager"]',
        "complaints_manager",
        "Give",
    ),
    "no head of service": ('"head_of_service"', '"manager"', "head_of_service", "Give"),
    "no director": ('"director"', '"manager"', "role director", "Give"),
    "nobody who answers": ('["responder"]', '["manager"]', "responder", "no case"),
    "roles as a text": ('["responder"]', '"responder"', "answers", 'roles = ["'),
    "no role": ('roles = ["director"]', "roles = []", "top", "at least one"),
    "a bad address": ("bo.lind@valley.example", "bo.lind", "boss", "name@example.com"),
    "an empty address": ("bo.lind@valley.example", "", "boss", "email is missing"),
    "an address where Heard's mail goes": ("bo.lind@", "bo.lind@heard.", "boss", "goes to Heard"),
    "an id that Heard uses": ('id = "head"', 'id = "team"', "team", "another id"),
    "an id that is the person's": (
        'id = "head"',
        'id = "complainant"',
        "complainant",
        "another id",
    ),
    "an id that no address can hold": ('id = "head"', 'id = "Cy Moss"', "Cy Moss", "small letters"),
    "a service that is unknown": ('["social_work"]', '["socialwork"]', "answers", "social_work?"),
    "a procedure that is unknown": (
        "timings.corporate",
        "timings.corporat",
        "corporat",
        "corporate?",
    ),
    "a clock that is unknown": ("s1_response = 10", "s1_respons = 10", "corporate", "s1_response?"),
    "a number looser than the rule's": ("s1_response = 10", "ack = 90", "corporate", "90"),
    "a number past its limit": (
        "s1_response = 10",
        's1_response = 20\ns1_response_why = "We said so."',
        "s1_response",
        "before",
    ),
    "a number past its cap": ("s1_response = 10", "s1_response = 90", "s1_response", "looser"),
    "a number looser than the Code's, and no reason": (
        "s1_response = 10",
        "s1_response = 15",
        "s1_response is 15",
        "Say why on the line below it, in words that anyone may read: s1_response_why",
    ),
    "a reason for the rule's own number": (
        "s1_response = 10",
        's1_response_why = "We said so."',
        "s1_response_why",
        "the rule’s own number",
    ),
    "a reason that is no text": (
        "s1_response = 10",
        "s1_response_why = 3",
        "s1_response_why",
        "must be text",
    ),
    "a count from what it cannot count from": (
        "s1_response = 10",
        's1_response_from = "request"',
        "s1_response_from",
        "from the “receipt” at stage 1",
    ),
    "a number as a text": ("s1_response = 10", 's1_response = "10"', "s1_response", "whole number"),
    "an inbox without @": ("complaints@heard", "complaints.heard", "[inbox]", "name@example.com"),
    "a line break in the sender": ("Valley complaints", "Valley\\nBcc: x", "[inbox]", "line break"),
    "a discreet sender that tells": (
        'sender = "Valley complaints"',
        'sender = "Valley complaints"\nquiet_sender = "Valley social care"',
        "[inbox]",
        "“social” says what they are about",
    ),
    "a code of another file": ('code = "valley"', 'code = "hill"', "hill", "valley.toml"),
    "a web address that runs": ("https://voices", "javascript:voices", "[advocacy]", "https://"),
    "a danger number in words": ('call = "999"', 'call = "see website"', "[[danger]]", "telephone"),
    "no danger number": ('call = "999"', 'call = ""', "[[danger]] number 1", "call is missing"),
    "a day as a text": ("2026-11-01", '"1 November 2026"', "reviewed_on", "2026-11-01"),
    "a day with a time": ("2026-11-01", "2026-11-01T09:00:00", "reviewed_on", "without quotes"),
    "one contact for every agency": (
        "elsewhere.police",
        "elsewhere.other_agency",
        "agency",
        "every",
    ),
    "a body that nothing leads to": ("elsewhere.police", "elsewhere.polise", "polise", "police?"),
    "no Commissioner": ("elsewhere.ico", "elsewhere.health", "[elsewhere.ico]", "missing"),
    "a setting with a slip in it": ("[timings.", "[timing.", "timing", "timings?"),
    "an officer's setting with a slip": ("services = [", "service = [", "answers", "services?"),
    "a part that is missing": ("[ombudsman]", "[advocacy.more]", "ombudsman", "[ombudsman]"),
    "a part that is empty": (
        '[team]\nname = "Complaints team"',
        "[team]",
        "[team]",
        "name is missing",
    ),
    "an outside that is unknown": (
        '"duty_team"]',
        '"duty_team"]\noutside = "no"',
        "duty",
        "service",
    ),
    "a colour in words": ("#123456", "navy", "colour", "#"),
    "domains as a text": ('code = "', 'domains = "valley.example"\ncode = "', "domains", "list"),
    "no domain": ('code = "', 'domains = []\ncode = "', "domains", "empty"),
    "a forwarder that is no address": (
        'code = "',
        'forwarders = ["complaints"]\ncode = "',
        "forwarders",
        "whole email address",
    ),
    "a gateway that is a name": (
        'code = "',
        'gateways = ["gw.valley.example"]\ncode = "',
        "gateways",
        "IP address",
    ),
    "a gateway that is half the internet": (
        'code = "',
        'gateways = ["0.0.0.0/1"]\ncode = "',
        "gateways",
        "too wide",
    ),
    "years that are no number": (
        'code = "',
        'privacy = {kept_years = "6"}\ncode = "',
        "kept_years",
        "whole number",
    ),
    "a notice that is nowhere": (
        'code = "',
        'privacy = {notice = "ask us"}\ncode = "',
        "notice",
        "https://",
    ),
    "a slip in a setting of privacy": (
        'code = "',
        'privacy = {kept_year = 6}\ncode = "',
        "kept_year",
        "Did you mean kept_years?",
    ),
    "nobody to reach about accessibility": (
        'code = "',
        'accessibility = {name = "Web team"}\ncode = "',
        "[accessibility]",
        "Add their email or phone",
    ),
    "a test without its day": (
        'code = "',
        'accessibility = {tested_by = "Ann"}\ncode = "',
        "tested_on",
        "Give both",
    ),
    "a logo that is no picture": (
        'code = "',
        'look = {logo = "../valley.svgz"}\ncode = "',
        "logo",
        ".svg or .png",
    ),
    "a font that is not one for the web": (
        'code = "',
        'look = {font = "valley.ttf"}\ncode = "',
        "font",
        ".woff2",
    ),
    "bold letters alone": (
        'code = "',
        'look = {font_bold = "valley-bold.woff2"}\ncode = "',
        "font_bold",
        "ordinary letters",
    ),
    "an advocate whom nobody can look up": (
        'web = "https://voices.example"',
        'phone = "0808 800 5001"',
        "[advocacy]",
        "web is missing",
    ),
    "a typeface that may not be there": (
        'code = "',
        'look = {typeface = "Valley Sans"}\ncode = "',
        "typeface",
        "sans-serif",
    ),
    "a typeface that would run": (
        'code = "',
        'look = {typeface = "a;}body{color:red} serif"}\ncode = "',
        "typeface",
        "sans-serif",
    ),
    "a colour that white words cannot be read on": (
        "#123456",
        "#ffcc00",
        "colour",
        "Choose a darker one",
    ),
    "an address for a domain": (
        'code = "',
        'domains = ["@valley.example"]\ncode = "',
        "domains",
        "no @",
    ),
}


def valley(old: str = "", new: str = "") -> list[str]:
    assert old in VALLEY
    return find_faults(tomllib.loads(VALLEY.replace(old, new, 1) if old else VALLEY), "valley")


def test_a_sound_file_has_no_fault() -> None:
    assert valley() == []


@pytest.mark.parametrize("what", BREAKS)
def test_a_file_is_refused_by_a_line_that_says_where_and_what_to_write(what: str) -> None:
    old, new, where, mend = BREAKS[what]
    assert [line for line in valley(old, new) if where in line and mend in line]


# Faults that are told of another line than the one that was changed: of the second of two, of
# the part that lacks something, of none where the whole file lacks it.
TOLD_ELSEWHERE = {
    "an advocate whom nobody can look up": 19,
    "an id that is doubled": 57,
    "an address that is doubled": 60,
    "a part that is empty": 7,
    "an outside that is unknown": 68,
    "nobody on duty": 0,
    "no complaints manager": 0,
    "no head of service": 0,
    "no director": 0,
    "nobody who answers": 0,
    "no Commissioner": 0,
    "a part that is missing": 0,
}


def first_change(text: str) -> int:
    pairs = zip(text.splitlines(), VALLEY.splitlines(), strict=False)
    return next((n for n, (line, before) in enumerate(pairs, 1) if line != before), 0)


@pytest.mark.parametrize("what", BREAKS)
def test_a_fault_names_the_line_that_has_it(what: str) -> None:
    old, new, where, mend = BREAKS[what]
    text = VALLEY.replace(old, new, 1)
    data = tomllib.loads(text)
    told = add_line_numbers(find_faults(data, "valley"), text, data)
    said = next(fault for fault in told if where in fault and mend in fault)
    line = TOLD_ELSEWHERE.get(what, first_change(text))
    begins = f"line {line}: " if line else ("No officer", "[elsewhere.ico]", "ombudsman")
    assert said.startswith(begins)


def test_a_text_of_several_lines_is_no_part_of_the_file() -> None:
    text = VALLEY.replace('"01632 960200"', '"01632 960200"\npost = """\n[inbox]\nname = 1"""')
    text = text.replace('"Valley complaints"', '""')
    data = tomllib.loads(text)
    [said] = add_line_numbers(find_faults(data, "valley"), text, data)
    assert said.startswith("line 16: [inbox]: sender is missing")


def test_a_logo_is_a_small_picture_that_runs_nothing() -> None:
    png = b"\x89PNG\r\n\x1a\n"
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"></svg>'
    assert not [*find_logo_faults("a.svg", svg), *find_logo_faults("a.png", png)]
    for name, content in (
        ("a.svg", b"<svg viewBox='0 0 1 1'><script>x</script></svg>"),
        ("a.svg", b"<svg></svg>"),
        ("a.svg", b"PNG"),
        ("a.png", svg),
        ("a.png", png + b"0" * 50_000),
    ):
        assert len(list(find_logo_faults(name, content))) == 1


def test_a_font_is_small_and_whole() -> None:
    font = make_font(90)
    assert not list(find_font_faults("font", "a.woff2", font))
    for content in (make_font(MOST_BYTES + 1), font[:-1], b"OTTO" + font[4:], b""):
        assert len(list(find_font_faults("font", "a.woff2", content))) == 1


def make_font(size: int) -> bytes:
    """Return what begins as a WOFF2 font of so many bytes does, and holds nothing."""
    return b"wOF2" + b"\0" * 4 + size.to_bytes(4, "big") + b"\0" * (size - 12)


def test_a_body_without_a_telephone_is_named_with_its_line_and_what_people_are_told() -> None:
    data = tomllib.loads(VALLEY)
    told = add_line_numbers(list_advice(data), VALLEY, data)
    lines = VALLEY.splitlines()
    for body, said in (
        ("[advocacy]", "only the website of “Voices”"),
        ("[elsewhere.ico]", "told only its website"),
        ("[elsewhere.police]", "told only its name"),
    ):
        [advice] = [each for each in told if body in each]
        assert said in advice
        assert advice.startswith(f"line {lines.index(body) + 1}: ")
    with_phone = VALLEY.replace('name = "Voices"', 'name = "Voices"\nphone = "0808 800 5001"')
    assert len(list(list_advice(tomllib.loads(with_phone)))) == len(told) - 1


@pytest.mark.parametrize("colour", ["#00475b", "#5c1f4a", "#000000", "#1d70b8", "#123456"])
def test_a_councils_colour_is_made_light_enough_for_a_dark_page(colour: str) -> None:
    assert find_contrast(lighten_for_dark(colour), DARK) >= LEAST_CONTRAST


def test_a_ring_of_managers_is_told_of_everyone_in_it() -> None:
    said = valley('"director"]', '"director"]\nmanager = "boss"')
    assert len(said) == 2
    assert "officer “boss”: the managers lead back" in said[0]
    assert "officer “top”: the managers lead back" in said[1]


def test_all_faults_are_told_at_once() -> None:
    broken = VALLEY
    for old, new in (('"duty_team"', '"dutyteam"'), ("bo.lind@", "@"), ('"#123456"', "7")):
        broken = broken.replace(old, new)
    said = find_faults(tomllib.loads(broken), "valley")
    assert [line.split(":")[0].split(" ")[0] for line in said] == [
        "colour",
        "officer",
        "officer",
        "No",
    ]


@pytest.mark.parametrize("text", ["", "team = 1", "officers = 1\ndanger = [1]", "services = []"])
def test_a_file_of_another_shape_is_told_what_it_lacks(text: str) -> None:
    said = find_faults(tomllib.loads(text), "valley")
    assert [line for line in said if line.startswith("reviewed_on is missing")]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the product whose example stage has one fault in its council's file."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("chalicelib", "infra", ".chalice"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    broken = VALLEY.replace('"duty_team"', '"dutyteam"')
    (folder / "chalicelib" / "councils" / "valley.toml").write_text(broken, "utf-8")
    (folder / "chalicelib" / "councils" / "torn.toml").write_text("code =\n", "utf-8")
    config = folder / ".chalice" / "config.json"
    config.write_text(config.read_text("utf-8").replace('"sefton"', '"valley"'), "utf-8")
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ("infra.council_check", "valley"),
        ("infra.what_if", "--at", "2026-12-24", "--council", "valley"),
        ("infra.package",),
        ("infra.deploy", "live", "--council", "valley"),
        ("infra.local",),
    ],
    ids=lambda command: command[0],
)
def test_every_command_refuses_a_broken_file_in_the_same_plain_lines(
    checkout: Path, command: tuple[str, ...]
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=checkout,
        capture_output=True,
        text=True,
        env=without_aws(HEARD_COUNCIL="valley", PORT="0", SMTP_PORT="0"),
    )
    assert ran.returncode != 0
    assert (
        "chalicelib/councils/valley.toml cannot be used:\n* line 67: officer “duty”: " in ran.stderr
    )
    assert "Traceback" not in ran.stderr


def test_a_file_that_is_no_toml_says_on_which_line(checkout: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "infra.council_check", "torn"],
        cwd=checkout,
        env=without_aws(),
        capture_output=True,
        text=True,
    )
    assert "It cannot be read" in ran.stderr
    assert "line 1" in ran.stderr


def test_no_council_of_that_name_lists_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert council_check.main(["atlantis"]) == 2
    assert "COUNCIL is one of: sefton, sthelens" in capsys.readouterr().err


def test_without_a_council_the_file_of_each_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert council_check.main([]) == 0
    said = capsys.readouterr().out
    assert "Sefton Council: nothing is wrong" in said
    assert "St Helens Borough Council: nothing is wrong" in said


def test_the_check_needs_no_aws() -> None:
    code = (
        "import sys; import infra.council_check as c; c.main(['sefton']); print('boto3' in "
        "sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    first, *_, last = ran.stdout.splitlines()
    assert first == "Sefton Council: nothing is wrong in tests/councils/sefton.toml."
    assert last == "False"
