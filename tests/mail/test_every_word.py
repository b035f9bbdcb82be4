"""Every word of a message is read: whatever form it stands in, and whatever it is attached to."""

from __future__ import annotations

import base64

import pytest

from chalicelib.mail import Message, read
from chalicelib.mail.attached import GOES_ON, OTHERS, OURS, OWN
from chalicelib.mail.body import ALSO

HEAD = "From: Dana <dana@post.example>\r\nSubject: My complaint\r\n"
MARKER = "Please write your reply above this line"


def of(kind: str, body: str, head: str = HEAD) -> Message:
    """Return what is read of a message of one part."""
    return read(f"{head}Content-Type: {kind}; charset=utf-8\r\n\r\n{body}\r\n".encode())


def html(body: str) -> str:
    return of("text/html", body).text


def mixed(*parts: str, kind: str = "mixed", head: str = HEAD) -> Message:
    """Return what is read of a message of several parts, each with its own header."""
    body = "".join(f"--b\r\n{part}\r\n" for part in parts)
    return read(f"{head}Content-Type: multipart/{kind}; boundary=b\r\n\r\n{body}--b--\r\n".encode())


def plain(text: str) -> str:
    return f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}"


def page(text: str) -> str:
    return f"Content-Type: text/html; charset=utf-8\r\n\r\n{text}"


def message(text: str, sender: str = "Lee <lee@school.example>", *within: str) -> str:
    """Return a part that is a message, with the messages that are attached to that."""
    head = f"From: {sender}\r\nSubject: As it was\r\n"
    if not within:
        return f"Content-Type: message/rfc822\r\n\r\n{head}{plain(text)}"
    parts = "".join(f"--{len(text)}\r\n{part}\r\n" for part in (plain(text), *within))
    return (
        f"Content-Type: message/rfc822\r\n\r\n{head}"
        f"Content-Type: multipart/mixed; boundary={len(text)}\r\n\r\n{parts}--{len(text)}--"
    )


# --- HTML


@pytest.mark.parametrize(
    "source",
    [
        "<html><body><p>Banner</p></body></html><html><body><p>He hurt my son.</p></body></html>",
        "<html><body>Banner</body></html><p>He hurt my son.</p>",
        "<html><head><title>x</title></head><body>Hello</body></html>\r\nHe hurt my son.",
        "<!doctype html><html><body><p>A</p></body></html><!doctype html><body>He hurt my son.",
        "<p>Banner</p><html><head><style>p{}</style></head><body>He hurt my son.</body></html>",
        "<html><body>A</body></html><html><body>B</body></html><html>He hurt my son.</html>",
        "<html><body><div>A</div></body><body><div>He hurt my son.</div></body></html>",
    ],
)
def test_words_after_the_end_of_an_html_document_are_read(source: str) -> None:
    assert "He hurt my son." in html(source)


def test_a_page_that_names_no_end_of_its_head_is_read() -> None:
    said = html("<html><head><style>p{}</style><body><p>He hurt my son.</p></body></html>")
    assert said == "He hurt my son."


# --- links


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            '<a href="https://files.example/a?u=1&amp;v=2">Click to Download</a><br>88 MB',
            "Click to Download <https://files.example/a?u=1&v=2>\n88 MB",
        ),
        (
            "<a href='http://a.example/x'><b>Read</b> message</a>.",
            "Read message <http://a.example/x>.",
        ),
        (
            '<a href="https://a.example/x">https://a.example/x</a> is it',
            "https://a.example/x is it",
        ),
        ('<a href="https://www.a.example/">a.example</a> is it', "a.example is it"),
        ('<a href="https://b.example/">www.a.example</a>', "www.a.example <https://b.example/>"),
        ('<a href="mailto:jo@a.example?subject=x">jo@a.example</a>', "jo@a.example"),
        ('<a href="mailto:jo@a.example">Jo</a>', "Jo <jo@a.example>"),
        ('<a href="tel:+447700900123">07700 900123</a>', "07700 900123"),
        ('<a href="tel:+447700900123">Ring me</a>', "Ring me <tel:+447700900123>"),
        (
            '<a href="#top">Up</a> <a href="javascript:x()">Go</a> <a name="x">Here</a>',
            "Up Go Here",
        ),
        (
            '<a href="https://a.example/v"><img src="p.jpg" width="300"></a>',
            "<https://a.example/v>",
        ),
        ('Words <a href="https://t.example/p"><img src="p" width="1" height="1"></a>', "Words"),
        (
            '<a href="https://a.example/x">One</a> <a href="https://a.example/x">Two</a>',
            "One <https://a.example/x> Two",
        ),
        (
            '<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example'
            '%2Fx&amp;data=05">https://a.example/x</a>',
            "https://a.example/x",
        ),
        ('<a href="https://heard.example/track/' + "Ab3_" * 9 + '.x">See it</a>', "See it"),
    ],
)
def test_the_address_behind_a_link_stands_beside_its_words(source: str, said: str) -> None:
    assert html(f"<html><body><p>{source}</p></body></html>") == said


def test_the_addresses_behind_links_are_bounded() -> None:
    links = "".join(f'<a href="https://a.example/{n}/{"x" * 3_000}">go</a> ' for n in range(400))
    said = html(f"<p>{links}</p>")
    assert said.count("<https://") <= 200
    assert max(map(len, said.split())) < 2_100


# --- several forms of it

STORY = "They cancelled the visit on Tuesday and nobody rang me to say why. " * 8


@pytest.mark.parametrize("shown", [STORY, "Please ring."], ids=["long", "short"])
@pytest.mark.parametrize("more", ["He hit her again.", "She ran away", "Ring 01632 960555 please."])
def test_what_only_the_html_says_is_read(shown: str, more: str) -> None:
    said = mixed(plain(shown), page(f"<p>{shown}</p><p>{more}</p>"), kind="alternative").text
    assert more in said
    assert said.count("Please ring.") == shown.count("Please ring.")


def test_what_only_the_plain_form_says_is_read() -> None:
    said = mixed(
        plain(f"{STORY}\r\nHe hit her again."), page(f"<p>{STORY}</p>"), kind="alternative"
    ).text
    assert "He hit her again." in said


def test_where_each_form_says_something_of_its_own_all_of_it_is_read() -> None:
    read_ = mixed(
        plain(f"{STORY}\r\nIt was Ash.\r\n-- \r\nDana"),
        page(f"<p>{STORY}</p><p>He hit her again.</p><p>-- <br>Dana</p>"),
        kind="alternative",
    )
    assert "It was Ash." in read_.new_text
    assert f"{ALSO}\nHe hit her again." in read_.new_text


def test_two_plain_forms_are_both_words() -> None:
    said = mixed(plain(STORY), plain("He hit her again."), kind="alternative").text
    assert STORY.strip() in said
    assert "He hit her again." in said


@pytest.mark.parametrize(
    "source",
    [
        f"<div>{STORY}</div><img src='cid:x' alt='logo'>",
        f"<style>p{{}}</style><p>{STORY.replace('Tuesday', '<b>Tuesday</b>')}</p>",
        f"<div style='display:none'>Preview &zwnj; words that nobody sees</div><p>{STORY}</p>",
        f"<table><tr><td>{STORY}</td></tr></table>",
    ],
)
def test_forms_that_say_the_same_are_read_once(source: str) -> None:
    assert mixed(plain(STORY), page(source), kind="alternative").text == STORY.strip()


def test_an_address_that_only_the_html_has_is_kept() -> None:
    said = mixed(
        plain(f"{STORY}\r\nClick to Download"),
        page(f"<p>{STORY}</p><a href='https://files.example/v'>Click to Download</a>"),
        kind="alternative",
    ).text
    assert "Click to Download <https://files.example/v>" in said


# --- attached messages

HARM = "She is self harming at the placement."


@pytest.mark.parametrize(
    "part",
    [
        message(HARM),
        "Content-Type: application/octet-stream; name=it.eml\r\n\r\n"
        f"From: a@b.example\r\n\r\n{HARM}",
        "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Disposition: attachment; filename=It.EML\r\n\r\n"
        + base64.b64encode(f"From: a@b.example\n\n{HARM}".encode()).decode(),
        f"Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\n{page(f'<p>{HARM}</p>')}",
        message("See below.", "Lee <lee@school.example>", message(HARM)),
        message("See.", "a@b.example", message("See below.", "a@b.example", message(HARM))),
    ],
)
def test_the_words_of_attached_messages_are_read_and_kept_apart(part: str) -> None:
    found = mixed(plain("Please see attached."), part)
    assert HARM in found.attached
    assert found.new_text == found.text == "Please see attached."


def test_it_is_said_whose_an_attached_message_is() -> None:
    found = mixed(plain("See."), message("One."), message("Two.", "Dana <dana@post.example>"))
    theirs, own = found.attached.split(OWN)
    assert theirs.startswith(f"{OTHERS}\nFrom: Lee <lee@school.example>\nSubject: As it was")
    assert "Two." in own


def test_attached_messages_are_the_words_of_a_message_that_has_none() -> None:
    found = mixed(message("One."), message("Two."))
    assert "One." in found.text
    assert "Two." in found.text
    assert found.attached == ""


def test_attached_messages_are_read_to_a_bound() -> None:
    deep = HARM
    part = message(deep)
    for depth in range(4):
        part = message("See below" + "." * depth, "a@b.example", part)
    assert HARM not in mixed(plain("See."), part).attached
    many = mixed(plain("See."), *[message(f"Number {n}.") for n in range(30)]).attached
    assert many.count(OTHERS) == 10
    long = mixed(plain("See."), message("word " * 10_000)).attached
    assert len(long) < 21_000
    assert long.endswith(GOES_ON)


@pytest.mark.parametrize(
    "part",
    [
        message(f"{MARKER}\r\n\r\nIf a child is in danger now, call 999."),
        "Content-Type: message/rfc822\r\n\r\nFrom: c@d.example\r\nX-Heard-Letter: K4M7-RT2C-1-1\r\n"
        "\r\nIf a child is in danger now, call 999.",
    ],
)
def test_a_letter_of_ours_that_is_attached_is_not_repeated(part: str) -> None:
    found = mixed(plain("See."), part).attached
    assert OURS in found
    assert "in danger" not in found


def test_what_somebody_wrote_above_our_letter_in_an_attached_message_is_read() -> None:
    said = f"He hit her.\r\n\r\n{MARKER}\r\n\r\nIf a child is in danger now, call 999."
    found = mixed(plain("See."), message(said)).attached
    assert "He hit her." in found
    assert "in danger" not in found


# --- the subject


@pytest.mark.parametrize("body", ["", "\r\n \r\n", "<p></p>"])
def test_a_message_whose_words_are_only_in_its_subject_says_them(body: str) -> None:
    head = "From: dana@post.example\r\nSubject: he hit her again please ring\r\n"
    if body.startswith("<"):
        kind = "text/html"
    else:
        kind = "text/plain"
    assert of(kind, body, head).text == "he hit her again please ring"


@pytest.mark.parametrize("subject", ["", "Re: we have your message", "...", "Fwd:"])
def test_a_subject_that_says_nothing_is_not_taken_for_words(subject: str) -> None:
    assert of("text/plain", "", f"From: dana@post.example\r\nSubject: {subject}\r\n").text == ""


def test_a_picture_of_a_symbol_is_the_symbol_and_a_logo_says_nothing() -> None:
    found = of(
        "text/html",
        '<p>Nobody came <img alt="😢" src="cid:a"></p><img alt="Council logo" src="cid:b">',
    )
    assert found.new_text == "Nobody came 😢"


# --- what is taken for a signature

REPLY = f"{HEAD}In-Reply-To: <one@heard.example>\r\n"
SAID = "Here is what you asked for."


@pytest.mark.parametrize(
    "own",
    [
        "Please do not disclose our new address to his dad. It has to stay confidential.",
        "Your letter was sent in error to my ex. It was confidential. Please delete his address.",
        "This email is confidential and you must not disclose it to the school.",
        "Delete the old number. It is not confidential any more.",
        (
            "This email is confidential. If you are not the intended recipient, he has it. I "
            "am scared."
        ),
        "Thanks\r\nJo\r\nMob: 07700 900123",
        "Kind regards,\r\nJo Bell\r\nTel: 07700 900123\r\nEmail: jo@new.example",
        "-- \r\nSecond: the worker came in while my daughter was changing.\r\n-- \r\nThird: no.",
        "-- \r\nHe hit her.",
        "--\r\nAsh came. Nobody was told.",
        "-- \r\nSecond point\r\n-- \r\nThird point",
        "The people I complain of are:\r\n--\r\nKaren Holt\r\nDaniel Osei",
        "--\r\nKaren Holt\r\nDaniel Osei\r\nPriya Nair",
        "Kind regards\r\nJo Bell\r\nNew number: 07700 900123\r\nwww.bell.example",
        "Kind regards\r\nNadine Cole | Advocate\r\nPS he came back last night",
        "Sent from my mums phone please dont ring mine",
        "They scanned his phone for viruses and read my emails. It is monitored.",
    ],
)
def test_what_is_a_persons_own_is_never_taken_for_a_signature_or_a_notice(own: str) -> None:
    found = of("text/plain", f"{SAID}\r\n\r\n{own}", REPLY)
    assert found.signature == ""
    assert found.new_text == f"{SAID}\n\n{own}".replace("\r\n", "\n")


@pytest.mark.parametrize(
    "below",
    [
        "-- \r\nDana Ashworth\r\n07700 900123",
        "Kind regards\r\nJo Bell\r\nTeam Manager | Early Help\r\nT: 0151 123 4567",
        "Sent from my iPhone",
        "This email and any files are confidential and solely for the addressee. If you have "
        "received it in error please tell the sender, and do not disclose his or her details.",
        f"{'_' * 60}\r\nThis email has been scanned for viruses and other threats.",
        "This message was checked by our email security service.",
    ],
)
def test_signatures_and_notices_are_kept_apart_from_the_words(below: str) -> None:
    found = of("text/plain", f"{SAID}\r\n\r\n{below}", REPLY)
    assert found.new_text == SAID
    assert found.signature == below.replace("\r\n", "\n")


@pytest.mark.parametrize("tongue", [("From", "Sent", "To"), ("Von", "Gesendet", "An")])
def test_a_block_of_header_lines_begins_what_is_quoted_only_where_it_says_when_it_was_sent(
    tongue: tuple[str, str, str],
) -> None:
    writer, sent, to = tongue
    head = f"{HEAD}In-Reply-To: <a@heard.sefton.example>\r\n"
    first = "Here is my new contact.\r\n\r\n"
    last = "\r\n\r\nThe school writes to him alone."
    lines = (f"{writer}: my son Kit", f"{to}: the panel", "Subject: his taxi")
    own = of("text/plain", first + "\r\n".join(lines) + last, head)
    assert "The school writes to him alone." in own.new_text
    lines = (lines[0], f"{sent}: 26 November 2026 18:02", *lines[1:])
    quoted = of("text/plain", first + "\r\n".join(lines) + last, head)
    assert quoted.new_text == "Here is my new contact."
