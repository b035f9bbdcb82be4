"""What a council says of itself on the public's pages: whom people reach, what the privacy notice
and the accessibility statement hold, and how the pages look. Each has a default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

PROTECTION_OFFICER = "data_protection_officer"


@dataclass(frozen=True, slots=True)
class Contact:
    """A team or outside body as people reach it; what it lacks is an empty string."""

    name: str
    email: str = ""
    phone: str = ""
    post: str = ""
    hours: str = ""
    web: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Privacy:
    """What the privacy notice says of this council (UK GDPR, articles 13 and 14)."""

    officer: Contact  # the data protection officer
    kept_years: int = 0  # after a complaint has ended; 0 where the council has not said
    notice: str = ""  # the web address of the council's whole notice


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What the accessibility statement says of this council (the 2018 regulations)."""

    contact: Contact  # who hears what somebody cannot use
    answered_in: str = ""  # such as “5 working days”; empty where the council has not said
    tested_by: str = ""  # whoever tested it for the council
    tested_on: date | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How this council's pages look. `logo`, `font` and `font_bold` are files beside the council's
    own."""

    logo: str = ""
    typeface: str = ""
    font: str = ""
    font_bold: str = ""


def read_privacy(data: Mapping[str, Any]) -> Privacy:
    """Return what a council's file says for the privacy notice. Who has the role of protection
    officer is reached where no other way is given, or else by the complaints team."""
    given = data.get("privacy", {})
    team = data["team"]
    found = {"name": "Data protection officer", "email": team["email"], "phone": team["phone"]}
    found["post"] = team.get("post", "")
    for officer in data["officers"]:
        if PROTECTION_OFFICER in officer["roles"]:
            found |= {"email": officer["email"], "phone": officer.get("phone", "")}
            break
    found |= {name: given[name] for name in ("name", "email", "phone", "post") if name in given}
    return Privacy(Contact(**found), given.get("kept_years", 0), given.get("notice", ""))


def read_accessibility(data: Mapping[str, Any]) -> Accessibility:
    """Return what a council's file says for the accessibility statement. The complaints team is
    reached where nobody else is named."""
    given = data.get("accessibility", {})
    contact = Contact(**data["team"])
    if given.get("name"):
        contact = Contact(given["name"], given.get("email", ""), given.get("phone", ""))
    return Accessibility(
        contact,
        given.get("answered_in", ""),
        given.get("tested_by", ""),
        given.get("tested_on"),
    )


def read_look(data: Mapping[str, Any]) -> Look:
    """Return what a council's file says of its look."""
    return Look(**data.get("look", {}))
