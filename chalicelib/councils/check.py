"""Checks a council's file whole, and says in plain lines what is wrong, where, and what to write.

Nobody would hear of a fault here: a slip in a role sends word of a child in danger to somebody
else. So a file with a fault is refused. Nothing here needs AWS.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from ipaddress import ip_network
from typing import Any

from chalicelib.core.people.officers import LADDER, PARTS
from chalicelib.core.people.parties import is_party_key
from chalicelib.core.people.safe_contact import TELLING
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.clock_rules import FROM, WHY, name_clock
from chalicelib.core.reading.email_address import find_email_fault, is_domain
from chalicelib.core.wording.signposts import WAYS
from chalicelib.councils.check_parts import (
    BREAK,
    DIGITS,
    WEB,
    Row,
    check_contact,
    check_names,
    check_texts,
    read_table,
    read_text,
    suggest_name,
)
from chalicelib.councils.check_public import check_public

NEEDED: dict[str, tuple[type, str]] = {
    "code": (str, "text in quotes"),
    "name": (str, "text in quotes"),
    "service": (str, "text in quotes"),
    "colour": (str, "text in quotes"),
    "reviewed_on": (date, "a date without quotes, such as 2026-11-01"),
    "team": (dict, "a part that begins with [team]"),
    "inbox": (dict, "a part that begins with [inbox]"),
    "advocacy": (dict, "a part that begins with [advocacy]"),
    "ombudsman": (dict, "a part that begins with [ombudsman]"),
    "services": (dict, "a part that begins with [services]"),
    "danger": (list, "parts that begin with [[danger]]"),
    "officers": (list, "parts that begin with [[officers]]"),
}
OPTIONAL: dict[str, tuple[type, str]] = {
    "timings": (dict, "parts such as [timings.corporate]"),
    "elsewhere": (dict, "parts such as [elsewhere.ico]"),
    "forwarders": (list, 'a list in square brackets, such as ["complaints@council.example"]'),
    "gateways": (list, 'a list in square brackets, such as ["203.0.113.7"]'),
    "equality_form": (str, "a web address in quotes"),
    "policy": (str, "a web address in quotes"),
    "privacy": (dict, "a part that begins with [privacy]"),
    "accessibility": (dict, "a part that begins with [accessibility]"),
    "look": (dict, "a part that begins with [look]"),
    "domains": (list, 'a list in square brackets, such as ["council.example"]'),
}
# Letters and pages lead to the website of each body, and give the Ombudsman's number.
CONTACTS = {
    "team": ("name", "email", "phone"),
    "advocacy": ("name", "web"),
    "ombudsman": ("name", "phone", "web"),
}
ICO = "ico"
OFFICER_NEEDS = ("id", "name", "title", "email")
OFFICER_MAY = ("manager", "phone", "outside")
LISTS = ("roles", "services")
# Letters, links and histories use these words beside the ids of officers.
RESERVED = frozenset({"team", "complainant", "you", "child", "owner", "post", "clock"})
ROLES = frozenset(
    {*LADDER, "complaints_officer", "duty_team", *(role for role, _ in PARTS.values())}
)
MUST_BE_HELD = {
    "duty_team": "nobody would hear at once that a child may be in danger",
    "complaints_manager": "nobody would get the morning list or see that a reply is late",
    "head_of_service": "nobody would hear that a reply is very late",
    "director": "nobody would hear that a reply is later still",
    "responder": "no case could be given to anybody",
}
OUTSIDE = ("", "council", "service")
BODIES = frozenset(way.name for way in WAYS if way.name != "other_agency") | {ICO}
_ID = re.compile(r"[a-z][a-z0-9_-]{0,19}")
_MOST_ADDRESSES = 4096  # of one gateway
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_NUMBER = re.compile(r"\+?[0-9][0-9 ]*")


def find_faults(data: Row, code: str) -> list[str]:
    """Return every fault of a council's file, a line each; none where it is sound."""
    found = list(_check_settings(data, code))
    for name, needed in CONTACTS.items():
        if isinstance(data.get(name), dict):
            found += check_contact(f"[{name}]", data[name], needed)
    if isinstance(data.get("inbox"), dict):
        found += _check_inbox(data["inbox"])
    found += _check_quiet_sender(data)
    for name in ("equality_form", "policy"):
        found += _check_web(name, read_text(data, name))
    found += check_public(data)
    found += _check_domains(data.get("domains"))
    found += _check_forwarders(data)
    found += _check_gateways(data)
    found += _check_danger(_read_tables(data, "danger"))
    found += _check_services(read_table(data, "services"))
    found += _check_timings(read_table(data, "timings"))
    found += _check_elsewhere(read_table(data, "elsewhere"))
    return found + list(_check_officers(data))


def _list_given(data: Row, name: str) -> list[Any]:
    """Return what a list in the file holds, and nothing where it is no list."""
    found = data.get(name)
    if not isinstance(found, list):
        return []
    return found


def _read_tables(data: Row, name: str) -> list[Row]:
    tables: list[Row] = []
    for row in _list_given(data, name):
        if isinstance(row, dict):
            tables.append(row)
    return tables


def _check_settings(data: Row, code: str) -> Iterator[str]:
    known = NEEDED | OPTIONAL
    for name, (kind, written) in known.items():
        given = data.get(name)
        if given in (None, ""):
            if name in NEEDED:
                yield f"{name} is missing or empty. Write it as {written}."
        elif not isinstance(given, kind) or isinstance(given, datetime):
            yield f"{name} must be {written}."
    for name in data.keys() - known.keys():
        yield f"{name}: there is no such setting. {suggest_name(name, known)}"
    for name in ("code", "name", "service", "colour"):
        if BREAK.search(read_text(data, name)):
            yield f"{name} must be one line of text, without a line break."
    if read_text(data, "code") not in ("", code):
        yield f"code is “{data['code']}”, but the file is {code}.toml. Make the two the same."
    if read_text(data, "colour") and not _COLOUR.fullmatch(data["colour"]):
        yield "colour must be six hexadecimal digits after a #, such as “#00475b”."


def _check_inbox(row: Row) -> Iterator[str]:
    yield from check_texts("[inbox]", row, ("address", "sender"), ("quiet_sender",))
    yield from check_names("[inbox]", row, ("address", "sender", "quiet_sender"))
    if wrong := find_email_fault(read_text(row, "address")):
        yield f"[inbox]: address is “{row['address']}”. {wrong}."


def _check_quiet_sender(data: Row) -> Iterator[str]:
    """Say so if the name that discreet letters come from would tell what they are about."""
    given = read_text(read_table(data, "inbox"), "quiet_sender")
    sender = given or read_text(data, "name")
    setting = "name"
    if given:
        setting = "[inbox]: quiet_sender"
    if found := TELLING.search(sender):
        yield (
            f"{setting} is “{sender}”. Discreet emails come from that name, and “{found[0]}” says "
            "what they are about. Give quiet_sender, in [inbox], a name that does not, such as "
            "“Valley Council”."
        )


def _check_web(name: str, given: str) -> Iterator[str]:
    if given and not WEB.fullmatch(given):
        yield f"{name} is “{given}”. It must begin with https:// or http://."


def _check_domains(given: Any) -> Iterator[str]:
    """Yield what is wrong with the council's own domains, whose mail is never a complainant's."""
    if given == []:
        yield "domains is empty. List the council's own domains, such as “council.example”."
    if not isinstance(given, list):
        return
    for domain in given:
        if not (isinstance(domain, str) and is_domain(domain)):
            yield f"domains has “{domain}”. Write a domain in small letters, with no @ before it."


def _check_forwarders(data: Row) -> Iterator[str]:
    """Yield what is wrong with the mailboxes that may send complaints on to Heard."""
    own = read_text(read_table(data, "inbox"), "address")
    for address in _list_given(data, "forwarders"):
        if not isinstance(address, str) or find_email_fault(address):
            yield f"forwarders has “{address}”. Write the mailbox's whole email address."
        elif address.casefold() == own.casefold():
            yield f"forwarders has “{address}”, which is Heard's own. Leave it out."


def _check_gateways(data: Row) -> Iterator[str]:
    """Yield what is wrong with the servers that mail passes on its way to Heard: a whole part of
    the internet is no gateway."""
    for server in _list_given(data, "gateways"):
        try:
            network = ip_network(server, strict=False)
        except (ValueError, TypeError):
            yield f"gateways has “{server}”. Write an IP address, or a range like 203.0.113.0/28."
            continue
        if network.num_addresses > _MOST_ADDRESSES:
            yield f"gateways has “{server}”, which is too wide. Write your gateway’s own addresses."


def _check_danger(rows: list[Row]) -> Iterator[str]:
    if not rows:
        yield "There is no [[danger]] part. Say whom to call when a child is in danger."
    for number, row in enumerate(rows, 1):
        where = f"[[danger]] number {number}"
        yield from check_texts(where, row, ("what", "who", "call", "when"))
        yield from check_names(where, row, ("what", "who", "call", "when"))
        if read_text(row, "call") and not (
            _NUMBER.fullmatch(row["call"]) and DIGITS.match(row["call"])
        ):
            yield f"{where}: call is “{row['call']}”. Write a telephone number and no more."


def _check_services(row: Row) -> Iterator[str]:
    if not row:
        yield "[services] names no service. Name at least one part of children’s services."
    yield from check_texts("[services]", row, row.keys())


def _check_timings(parts: Row) -> Iterator[str]:
    for name, days in parts.items():
        where = f"[timings.{name}]"
        if name not in PROCEDURES:
            yield f"{where}: there is no procedure {name}. {suggest_name(name, PROCEDURES)}"
        elif not isinstance(days, dict):
            yield f"{where}: write a clock and its days a line, such as s1_response = 15."
        else:
            yield from _check_clocks(where, name, days)


def _check_clocks(where: str, procedure: str, days: Row) -> Iterator[str]:
    rules = PROCEDURES[procedure]
    sound = dict[str, int | str]()
    names = [rule.name for rule in rules.clocks]
    for setting, own in days.items():
        clock = name_clock(setting)
        if clock not in names:
            yield f"{where}: there is no clock {clock}. {suggest_name(clock, names)}"
        elif setting.endswith((WHY, FROM)):
            yield from check_texts(where, days, (setting,))
            sound[setting] = read_text(days, setting)
        elif not isinstance(own, int) or isinstance(own, bool):
            yield f"{where}: {clock} must be a whole number of days, without quotes."
        else:
            sound[setting] = own
    try:
        rules.with_days(sound)
    except ValueError as error:
        said = str(error).removeprefix(f"{procedure}: ")
        yield f"{where}: {said}"


def _check_elsewhere(parts: Row) -> Iterator[str]:
    if ICO not in parts:
        yield (
            "[elsewhere.ico] is missing. Give the Information Commissioner’s name and web address."
        )
    for name, row in parts.items():
        where = f"[elsewhere.{name}]"
        if name == "other_agency":
            yield f"{where}: one contact cannot serve every agency. Name it: [elsewhere.police]."
        elif name not in BODIES:
            yield f"{where}: nothing leads there. {suggest_name(name, BODIES)}"
        elif isinstance(row, dict):
            needed = ("name", "web") if name == ICO else ("name",)
            yield from check_contact(where, row, needed)
        else:
            yield f"{where}: write a part that begins with {where}."


def _check_officers(data: Row) -> Iterator[str]:
    rows = _read_tables(data, "officers")
    services = read_table(data, "services")
    managers = {key: read_text(row, "manager") for row in rows if (key := read_text(row, "id"))}
    domain = read_text(read_table(data, "inbox"), "address").partition("@")[2].casefold()
    for number, row in enumerate(rows, 1):
        where = f"officer “{read_text(row, 'id') or number}”"
        yield from check_texts(where, row, OFFICER_NEEDS, OFFICER_MAY)
        yield from check_names(where, row, (*OFFICER_NEEDS, *OFFICER_MAY, *LISTS))
        yield from _check_identity(where, row, domain)
        yield from _check_choices(where, row, "roles", ROLES)
        yield from _check_choices(where, row, "services", services)
        yield from _check_manager(where, row, managers)
    yield from _check_duplicates(data, rows)
    held = set()
    for row in rows:
        for role in _read_list(row, "roles"):
            held.add(role)
    for role, harm in MUST_BE_HELD.items():
        if role not in held:
            yield f"No officer has the role {role}, so {harm}. Give somebody that role."


def _check_identity(where: str, row: Row, domain: str) -> Iterator[str]:
    key = read_text(row, "id")
    email = read_text(row, "email")
    if key in RESERVED or is_party_key(key):
        yield f"{where}: id is a word that Heard uses itself. Choose another id."
    elif key and not _ID.fullmatch(key):
        yield f"{where}: an id has at most 20 small letters, digits, - and _, a letter first."
    if wrong := find_email_fault(email):
        yield f"{where}: email is “{email}”. {wrong}."
    elif email and email.rpartition("@")[2].casefold() == domain:
        yield f"{where}: email is at {domain}, where all mail goes to Heard. Give their own."
    if read_text(row, "outside") not in OUTSIDE:
        yield f"{where}: outside is “{row['outside']}”. Write “council”, “service” or nothing."


def _read_list(row: Row, name: str) -> list[str]:
    texts = []
    for each in _list_given(row, name):
        if isinstance(each, str):
            texts.append(each)
    return texts


def _check_choices(where: str, row: Row, name: str, known: Iterable[str]) -> Iterator[str]:
    """Say what is wrong with an officer's list of `known` names; every officer needs a role."""
    given = row.get(name, [])
    if not isinstance(given, list) or len(_read_list(row, name)) < len(given):
        first = min(known, default="")
        yield f'{where}: {name} must be a list of texts, such as {name} = ["{first}"].'
    elif name == "roles" and not given:
        yield f"{where}: roles is missing or empty. Give at least one."
    for each in _read_list(row, name):
        if each not in known:
            meant = suggest_name(each, known)
            yield f"{where}: {name} has “{each}”, which does not exist. {meant}"


def _check_manager(where: str, row: Row, managers: Mapping[str, str]) -> Iterator[str]:
    """Say where nobody is above an officer, or the way up from them leads back to them."""
    above = read_text(row, "manager")
    passed = list[str]()
    if above and above not in managers:
        meant = suggest_name(above, managers)
        yield f"{where}: manager is “{above}”, and no officer has that id. {meant}"
    while above in managers and above not in passed:
        passed.append(above)
        above = managers[above]
    if row.get("id") in passed:
        yield f"{where}: the managers lead back to them ({' → '.join(passed)}). Break the ring."


def _check_duplicates(data: Row, rows: list[Row]) -> Iterator[str]:
    team = read_text(read_table(data, "team"), "email")
    ids = []
    by_email: dict[str, list[str]] = {}
    for row in rows:
        ids.append(read_text(row, "id"))
        email = read_text(row, "email").casefold()
        by_email.setdefault(email, []).append(read_text(row, "id"))
    by_email.setdefault(team.casefold(), []).insert(0, "[team]")
    for key, times in Counter(ids).items():
        if key and times > 1:
            yield f"officer “{key}”: {times} officers have this id. Give each their own."
    for email, whose in by_email.items():
        if email and len(whose) > 1:
            names = " and ".join(whose)
            yield f"{names}: they have one address, {email}. Give each their own."
