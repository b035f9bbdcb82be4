"""The complainant of a case: who they are, how they are reached, and what they told us of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.reading.email_address import has_no_reader

# To whom a letter goes that is for one email address of the person's, and not for the one we use.
AT_ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the complaint's side. `bounced` is set when their email address has failed for
    good; `since` is when it last became another.
    """

    key: str = "complainant"
    code: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    post: str = ""
    safe: str = ""
    help: str = ""
    about: str = ""
    consent: str = ""
    speaks_for: str = ""  # whom a group speaks for: for officers alone
    bounced: bool = False
    since: datetime | None = None
    stops: int = 0  # how often the links to their own page were stopped: older ones open nothing
    also: tuple[str, ...] = ()  # other addresses that they write from; no letter goes there
    email_new: str = ""  # an address that waits until they show that they read what goes there
    proved: tuple[str, ...] = ()  # addresses that they have shown that they read
    unsafe: tuple[str, ...] = ()  # addresses that we had, and must not write to any more

    email_safe: str = ""  # as on `Complaint`
    quiet: str = ""
    ask_code: str = ""
    phone_safe: str = ""
    phone_message: str = ""
    phone_when: str = ""
    post_safe: str = ""
    language: str = ""  # the code of the language that they read us in, "" for English
    email_off: bool = False  # the team knows the answer about their email, and nothing goes there

    def writes_from(self, address: str) -> bool:
        """Return whether they write from this address: the one we hold, or another of theirs."""
        known = set(map(str.casefold, (self.email, *self.also)))
        return address.casefold() in known - {""}

    @property
    def mailable(self) -> bool:
        """Return whether a letter can reach them by email, and may."""
        if self.email_off or self.bounced:
            return False
        return bool(self.email) and not has_no_reader(self.email)

    @property
    def reachable(self) -> bool:
        """Return whether a letter can reach the person at all."""
        return bool(self.email or self.email_new or self.phone or self.post)

    def must_prove(self, address: str) -> bool:
        """Return whether they have yet to show that they read what goes to this address."""
        known = set(map(str.casefold, (self.email, *self.also, *self.proved)))
        return address.casefold() not in known | {""}
