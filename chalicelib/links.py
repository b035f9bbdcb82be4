"""Sign and read addresses: a person's page, an officer's move, a question of whose a message is, a
reply address.

A link names one case, move and officer, and when it ends, by our own clock. Its key rotates, and
each purpose is signed apart, so that no link passes for another.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from secrets import token_hex
from typing import Any

from chalicelib import aws
from chalicelib.core.cases import COMPLAINANT
from chalicelib.settings import settings

OFFICER_DAYS = timedelta(days=30)
PERSON_DAYS = timedelta(days=400)
REPLY_MARK = 20  # characters of a reply address's signature: 100 bits
FORM_MARK = 12  # bytes that show that a form's id is ours: 16 characters
LOOK = "look"
TELL = "tell"
ASIDE = "aside"
FIGURES = "figures"  # the figures of all cases, for the complaints manager
WRITE = "write"  # the form for a complaint that an officer was told of
CONFIRM_DAYS = timedelta(days=30)
# ends the name in an officer's second address: what comes there is sent on to the person
TO_PERSON = ".to-person"
YOU = "you"  # stands for the person in an address that is to say nothing of complaints


class BadLink(Exception):
    """A link that we did not make, or not for this purpose. Reveals nothing."""


class NoKeys(Exception):
    """The secret of the keys cannot be read, so that no link can be made or judged."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What an officer's link says: one case, one move, one officer, once. `about` narrows it, as to
    one letter or message.
    """

    reference: str
    move: str
    officer: str
    nonce: str
    expires: datetime
    about: tuple[str, ...] = ()

    def over(self, now: datetime) -> bool:
        """Return whether the link's time is up."""
        return now >= self.expires

    def seconds_left(self, now: datetime) -> int:
        """Return the seconds for which anything that this link opens may stay open."""
        return max(0, int((self.expires - now).total_seconds()))


@dataclass(frozen=True, slots=True)
class Whose:
    """What somebody's own link says: a case and `who` (`complainant` or an officer's key).

    `over` says that its time is up; `stops` how often the person's links had been stopped before
    it was made.
    """

    reference: str
    who: str
    made_at: datetime
    over: bool
    stops: int = 0


@cache
def _list_keys() -> tuple[str, ...]:
    """Return the signing keys, oldest first and newest last, as itsdangerous wants them.

    Raises NoKeys, and what the secret store raises. Neither is kept: the next call asks again.
    """
    manager = aws.client("secretsmanager")
    held = manager.get_secret_value(SecretId=settings().keys_secret).get("SecretString", "")
    try:
        secret = json.loads(held)
        newest_first = [*secret.get("keys", ()), secret.get("first")]
    except (ValueError, TypeError, AttributeError) as error:
        raise NoKeys from error
    keys = []
    for key in newest_first:
        if key:
            keys.append(key)
    if not keys or not all(isinstance(key, str) for key in keys):
        raise NoKeys
    return tuple(reversed(keys))


def _make_signer(purpose: str) -> Any:
    from itsdangerous import URLSafeSerializer

    return URLSafeSerializer(
        list(_list_keys()),
        salt=f"heard.{purpose}",
        signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
    )


def _read(purpose: str, token: str) -> list[Any]:
    from itsdangerous import BadData

    signer = _make_signer(purpose)
    try:
        got = signer.loads(token)
    except (BadData, UnicodeError, ValueError, RecursionError) as error:
        raise BadLink from error
    if not isinstance(got, list) or not _is_as_written(token.rpartition(".")[2]):
        raise BadLink
    return got


def _is_as_written(signature: str) -> bool:
    """Return whether a signature, known to be right, is written as we write it.

    Base64 has several ways to write the same bytes.
    """
    return (
        base64.urlsafe_b64encode(base64.urlsafe_b64decode(signature + "=")).decode().rstrip("=")
        == signature
    )


def make_officer_link(
    reference: str, move: str, officer: str, nonce: str, now: datetime, about: tuple[str, ...] = ()
) -> str:
    """Return the address, for a letter, where `officer` may make one `move` for thirty days."""
    return _make_officer_address(Claim(reference, move, officer, nonce, now + OFFICER_DAYS, about))


def make_onward_link(
    opened_by: Claim, reference: str, move: str, about: tuple[str, ...] = ()
) -> str:
    """Return a link for a page that `opened_by` opened: for its officer, and no longer than it.

    This is the one way in which a page makes a link, so that no link outlives the letter that it
    came from (DESIGN 6). Only a letter to an officer's own address renews one.
    """
    nonce = token_hex(10)
    claim = Claim(reference, move, opened_by.officer, nonce, opened_by.expires, about)
    return _make_officer_address(claim)


def _make_officer_address(claim: Claim) -> str:
    """Return the address of an officer's link that says what `claim` says."""
    ends = int(claim.expires.timestamp())
    said = [claim.reference, claim.move, claim.officer, claim.nonce, ends, *claim.about]
    return f"{settings().origin}/act/{_make_signer('officer').dumps(said)}"


def read_officer(token: str, now: datetime) -> Claim:
    """Return what an officer's link claims, whether or not its time is up.

    Raise BadLink for one that we did not make.
    """
    try:
        reference, move, officer, nonce, ends, *about = _read("officer", token)
        return Claim(
            reference, move, officer, nonce, datetime.fromtimestamp(ends, now.tzinfo), tuple(about)
        )
    except (TypeError, ValueError, OverflowError) as error:
        raise BadLink from error


def list_known(answers: dict[str, str]) -> tuple[str, ...]:
    """Return what a link to a move says of its answers, as its `about`: dates and references,
    and never anybody's words.
    """
    return tuple(f"{name}={value}" for name, value in answers.items())


def read_answers(claim: Claim) -> dict[str, str]:
    """Return the answers that a link's `about` already gives."""
    answers = {}
    for about in claim.about:
        name, found, value = about.partition("=")
        if found:
            answers[name] = value
    return answers


def make_person_link(reference: str, person: str, now: datetime, stops: int = 0) -> str:
    """Return the address of a person's own page, for 400 days; every letter brings a fresh one."""
    return _make_own_address(
        "track", "person", Whose(reference, person, now, False, stops), PERSON_DAYS
    )


def read_person(token: str, now: datetime) -> Whose:
    """Return what a person's link claims, whether or not its time is up.

    Raise BadLink for one that we did not make.
    """
    return _read_whose("person", token, PERSON_DAYS, now)


def confirm_link(reference: str, who: str, now: datetime, stops: int = 0) -> str:
    """Return the address where `who` says whether messages about a case are theirs, for 30 days."""
    return _make_own_address(
        "confirm", "confirm", Whose(reference, who, now, False, stops), CONFIRM_DAYS
    )


def read_confirm(token: str, now: datetime) -> Whose:
    """Return what a link that asks whose a message is claims, whether or not its time is up.

    Raise BadLink for one that we did not make.
    """
    return _read_whose("confirm", token, CONFIRM_DAYS, now)


def make_address_link(reference: str, address: str, now: datetime) -> str:
    """Return where whoever reads a new `address` says that it is theirs, for 30 days. It holds for
    that address alone, and does not show it."""
    ends = int((now + CONFIRM_DAYS).timestamp())
    token = _make_signer("address").dumps([reference, ends, digest_address(address)])
    return f"{settings().origin}/address/{token}"


def read_address(token: str, now: datetime) -> tuple[str, str, bool]:
    """Return the case of a link to a new address, the digest of the address, and whether its time
    is up. Raise BadLink for one that we did not make.
    """
    try:
        reference, ends, digest = _read("address", token)
        return reference, digest, now >= datetime.fromtimestamp(ends, now.tzinfo)
    except (TypeError, ValueError, OverflowError) as error:
        raise BadLink from error


def make_register_link(officer: str, now: datetime) -> str:
    """Return where an officer reads the register of what changes, for thirty days."""
    ends = int((now + OFFICER_DAYS).timestamp())
    return f"{settings().origin}/register/{_make_signer('register').dumps([officer, ends])}"


def read_register(token: str, now: datetime) -> tuple[str, bool]:
    """Return the officer of a link to the register, and whether its time is up. Raise BadLink for
    one that we did not make.
    """
    try:
        officer, ends = _read("register", token)
        return officer, now >= datetime.fromtimestamp(ends, now.tzinfo)
    except (TypeError, ValueError, OverflowError) as error:
        raise BadLink from error


def make_return_link(form: str, until: date) -> str:
    """Return where somebody goes on with a form that they began, until it is deleted."""
    token = _make_signer("return").dumps([form, until.isoformat()])
    return f"{settings().origin}/return/{token}"


def read_return(token: str) -> str:
    """Return the form of a link to go on with. Raise BadLink for one that we did not make."""
    try:
        form, _ = _read("return", token)
    except (TypeError, ValueError) as error:
        raise BadLink from error
    return str(form)


def digest_address(address: str) -> str:
    """Return what stands for an email address in a link."""
    return hashlib.sha256(address.casefold().encode()).hexdigest()[:24]


def _make_own_address(path: str, purpose: str, link: Whose, lasts: timedelta) -> str:
    """Return the address of somebody's own link. One from before any stop does not count them."""
    claim: list[Any] = [link.reference, link.who, int((link.made_at + lasts).timestamp())]
    if link.stops:
        claim.append(link.stops)
    return f"{settings().origin}/{path}/{_make_signer(purpose).dumps(claim)}"


def _read_whose(purpose: str, token: str, lasts: timedelta, now: datetime) -> Whose:
    try:
        reference, who, ends, *counted = _read(purpose, token)
        expires = datetime.fromtimestamp(ends, now.tzinfo)
        return Whose(reference, who, expires - lasts, now >= expires, *map(int, counted))
    except (TypeError, ValueError, OverflowError) as error:
        raise BadLink from error


def _mark(reference: str, who: str, key: str) -> str:
    digest = hmac.new(key.encode(), f"reply|{reference}|{who}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:REPLY_MARK]


def make_form_mark(form: str) -> str:
    """Return the mark that shows that an id of a form is one that we made."""
    return _make_form_mark(form, _list_keys()[-1])


def is_form_mark(form: str, mark: str) -> bool:
    """Return whether we made an id of a form, by its mark."""
    marks = [_make_form_mark(form, key) for key in _list_keys()]
    for ours in marks:
        if hmac.compare_digest(ours.encode(), mark.encode("utf-8")):
            return True
    return False


def _make_form_mark(form: str, key: str) -> str:
    digest = hmac.new(key.encode(), f"form|{form}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:FORM_MARK]).decode()


def make_reply_address(reference: str, who: str, discreet: bool = False) -> str:
    """Return the address at which `who` (`complainant` or an officer's key) answers a letter of
    this case: `k4m7rt2c.complainant.…@` our own domain, or `k4m7rt2c.you.…@` if it is discreet.
    """
    if discreet and who == COMPLAINANT:
        who = YOU
    local = f"{reference.replace('-', '').lower()}.{who}.{_mark(reference, who, _list_keys()[-1])}"
    return f"{local}@{settings().council.inbox.partition('@')[2]}"


def make_person_address(reference: str, officer: str) -> str:
    """Return the address to which `officer` writes what is to go on to this case's person as a
    letter: `k4m7rt2c.care1.to-person.…@` our own domain.
    """
    return make_reply_address(reference, officer + TO_PERSON)


def read_reply_address(address: str) -> tuple[str, str] | None:
    """Return the reference, and who was given this address: an officer's key ends in TO_PERSON if
    the mail is for the person.

    Return None unless `address` is one of our reply addresses.
    """
    local, _, domain = address.strip().lower().partition("@")
    symbols, _, rest = local.partition(".")
    who, _, mark = rest.rpartition(".")
    if (
        domain != settings().council.inbox.partition("@")[2].lower()
        or len(symbols) not in (8, 9)
        or not who
    ):
        return None
    reference = "-".join(filter(None, (symbols[:4], symbols[4:8], symbols[8:]))).upper()
    known = any(
        hmac.compare_digest(_mark(reference, who, key).encode(), mark.encode("utf-8", "replace"))
        for key in _list_keys()
    )
    if not known:
        return None
    if who == YOU:
        return (reference, COMPLAINANT)
    return (reference, who)
