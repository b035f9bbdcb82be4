"""Read one TOML file a council: names, contacts, danger numbers, teams, officers, roles and
timings.

A new council is a new file; no code names one. `load_council` reads a file once and refuses a
faulty one (`check.py`). `HEARD_COUNCILS` names another folder, on one's own machine and in tests.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

from chalicelib.core.council import Authority
from chalicelib.core.people.officers import Officer
from chalicelib.core.reading.email_address import is_in
from chalicelib.councils.advice import list_advice
from chalicelib.councils.check import find_faults
from chalicelib.councils.fault_lines import add_line_numbers
from chalicelib.councils.font import WEIGHTS, find_font_faults, write_font_style
from chalicelib.councils.logo import find_logo_faults, write_logo_style
from chalicelib.councils.public_facts import (
    Accessibility,
    Contact,
    Look,
    Privacy,
    read_accessibility,
    read_look,
    read_privacy,
)

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]

TEAM = "team"
A_YEAR = timedelta(days=365)  # how long what a council says of itself is believed


@dataclass(frozen=True, slots=True)
class Danger:
    """One line of what to do when a child may be in danger: whom to call and when (`003:3-10`)."""

    what: str
    who: str
    call: str
    when: str


@dataclass(frozen=True, slots=True)
class Council:
    """What one council sets for itself: nothing here is looser than the law's own numbers.
    `reviewed_on` is the day somebody last checked it.
    """

    code: str
    name: str
    service: str
    colour: str
    reviewed_on: date
    inbox: str
    sender: str
    team: Contact
    advocacy: Contact
    ombudsman: Contact
    danger: tuple[Danger, ...]
    elsewhere: dict[str, Contact]
    privacy: Privacy
    accessibility: Accessibility
    look: Look
    authority: Authority = field(repr=False)
    domains: tuple[str, ...] = ()
    forwarders: tuple[str, ...] = ()  # mailboxes whose rule sends complaints on to Heard
    gateways: tuple[str, ...] = ()  # IP addresses of servers that mail passes on its way to Heard
    quiet_sender: str = ""  # the name that discreet letters come from
    policy: str = ""  # the council's own complaints policy, as it publishes it
    equality_form: str = ""  # where the council asks people who they are, apart from any case

    @property
    def officers(self) -> tuple[Officer, ...]:
        """Return everyone on the council's side, the complaints team first."""
        return self.authority.officers

    @property
    def services(self) -> dict[str, str]:
        """Return the service areas that a case can belong to, by code."""
        return self.authority.services

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return every telephone number in the file: of teams, officers, other bodies, danger."""
        bodies = [self.team, self.advocacy, self.ombudsman, *self.elsewhere.values()]
        bodies += [self.privacy.officer, self.accessibility.contact]
        found = [line.call for line in self.danger]
        found += [body.phone for body in bodies]
        found += [officer.phone for officer in self.officers]
        return tuple(filter(None, found))

    def find_overdue_check(self, today: date) -> date | None:
        """Return the day the contacts were last checked, if that is a year ago or more, or None."""
        if today - self.reviewed_on >= A_YEAR:
            return self.reviewed_on
        return None

    def find_reviewer(self, body: str) -> Contact:
        """Return where someone goes who is still unhappy: the Ombudsman, or another body by its
        name in `[elsewhere]`. Raise KeyError if there is no such body.
        """
        if body == "ombudsman":
            return self.ombudsman
        return self.elsewhere[body]

    def owns_gateway(self, server: str) -> bool:
        """Return whether a server's IP address is one of the gateways of the council's file."""
        if not server:
            return False
        address = ip_address(server)
        return any(address in ip_network(each, strict=False) for each in self.gateways)

    def find_officer(self, key: str) -> Officer | None:
        """Return the officer with this id (`team` is the complaints team itself), or None."""
        for officer in self.officers:
            if officer.key == key:
                return officer
        return None

    def owns_address(self, address: str) -> bool:
        """Return whether an address is of the council's own domains, or of Heard's."""
        return is_in(address, (*self.domains, self.inbox.rpartition("@")[2]))

    def find_officer_at(self, address: str) -> Officer | None:
        """Return the officer who writes from `address`, or None."""
        for officer in self.officers:
            if officer.email.casefold() == address.casefold():
                return officer
        return None


def _read_officers(data: dict) -> tuple[Officer, ...]:
    team = Officer(
        TEAM,
        data["team"]["name"],
        data["team"]["email"],
        data["team"]["name"],
        ("complaints_team",),
        phone=data["team"]["phone"],
    )
    rest = []
    for o in data["officers"]:
        rest.append(
            Officer(
                o["id"],
                o["name"],
                o["email"],
                o["title"],
                tuple(o["roles"]),
                tuple(o.get("services", ())),
                o.get("manager", ""),
                o.get("phone", ""),
                o.get("outside", ""),
            )
        )
    return (team, *rest)


class BrokenCouncil(ValueError):
    """A council's file cannot be used. The message says in plain lines what to mend, and where."""


def find_folder() -> Path:
    """Return the folder of the councils' files: that which `HEARD_COUNCILS` names, or this one."""
    return Path(os.environ.get("HEARD_COUNCILS") or HERE)


def refuse_other_folder() -> None:
    """Raise BrokenCouncil where `HEARD_COUNCILS` names files that no package would carry."""
    if find_folder().resolve() != HERE:
        raise BrokenCouncil(
            "HEARD_COUNCILS is set, but a deployment carries the files of chalicelib/councils. "
            "Put yours there, and unset HEARD_COUNCILS."
        )


def name_file(code: str) -> str:
    """Return where a council's file is, as seen from the top of the checkout."""
    file = find_folder() / f"{code}.toml"
    if file.is_relative_to(CHECKOUT):
        file = file.relative_to(CHECKOUT)
    return str(file)


def list_codes() -> list[str]:
    """Return the councils that have a file, in order."""
    return sorted(path.stem for path in find_folder().glob("*.toml"))


def read_file(code: str) -> dict[str, Any]:
    """Return a council's file as it is written. Raise BrokenCouncil if it cannot be used."""
    if code not in list_codes():
        raise BrokenCouncil(
            f"There is no council {code!r}. COUNCIL is one of: {', '.join(list_codes())}."
        )
    try:
        text = (find_folder() / f"{code}.toml").read_text("utf-8")
        data = tomllib.loads(text)
        faults = find_faults(data, code)
        found = add_line_numbers(faults or _find_look_faults(data), text, data)
    except ValueError as error:
        found = [f"It cannot be read. {error}."]
    if found:
        lines = "\n".join(f"* {fault}" for fault in found)
        raise BrokenCouncil(f"{name_file(code)} cannot be used:\n{lines}")
    return data


def _find_look_faults(data: dict[str, Any]) -> list[str]:
    """Return what is wrong with the logo and the fonts that a file names, which stand beside it."""
    look = data.get("look", {})
    found = []
    for setting in ("logo", *WEIGHTS):
        name = look.get(setting, "")
        if name:
            found += _find_file_faults(setting, name)
    return found


def _find_file_faults(setting: str, name: str) -> list[str]:
    file = find_folder() / name
    if not file.is_file():
        return [f"[look]: {setting} is “{name}”, and there is no such file beside this one."]
    if setting == "logo":
        return list(find_logo_faults(name, file.read_bytes()))
    return list(find_font_faults(setting, name, file.read_bytes()))


def find_advice(code: str) -> list[str]:
    """Return what a sound file could have besides, each with its line."""
    text = (find_folder() / f"{code}.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return add_line_numbers(list_advice(data), text, data)


def write_logo(council: Council) -> str:
    """Return the style of a council's logo, or "" where it has none."""
    name = council.look.logo
    if not name:
        return ""
    return write_logo_style(name, (find_folder() / name).read_bytes())


def write_fonts(council: Council) -> str:
    """Return the style sheet of a council's own typeface, or "" where it has none."""
    fonts = {}
    for setting in WEIGHTS:
        name = getattr(council.look, setting)
        if name:
            fonts[setting] = (find_folder() / name).read_bytes()
    return write_font_style(fonts)


def load_council(code: str) -> Council:
    """Return the council of that code. Raise BrokenCouncil for an unknown one, or a faulty
    file.
    """
    return _load_once(code, find_folder())


@cache
def _load_once(code: str, _from: Path) -> Council:
    return _make_council(read_file(code))


def _make_council(data: dict[str, Any]) -> Council:
    return Council(
        code=data["code"],
        name=data["name"],
        service=data["service"],
        colour=data["colour"],
        reviewed_on=data["reviewed_on"],
        inbox=data["inbox"]["address"],
        sender=data["inbox"]["sender"],
        quiet_sender=data["inbox"].get("quiet_sender") or data["name"],
        equality_form=data.get("equality_form", ""),
        policy=data.get("policy", ""),
        privacy=read_privacy(data),
        accessibility=read_accessibility(data),
        look=read_look(data),
        team=Contact(**data["team"]),
        advocacy=Contact(**data["advocacy"]),
        ombudsman=Contact(**data["ombudsman"]),
        danger=tuple(Danger(**row) for row in data["danger"]),
        forwarders=tuple(data.get("forwarders", ())),
        gateways=tuple(data.get("gateways", ())),
        domains=tuple(data.get("domains") or [data["team"]["email"].rpartition("@")[2]]),
        elsewhere={name: Contact(**row) for name, row in data.get("elsewhere", {}).items()},
        authority=Authority.of(
            data["code"], _read_officers(data), data["services"], data.get("timings", {})
        ),
    )
