"""What SES found out about where a message came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

KNOWN = frozenset({"PASS", "FAIL", "GRAY", "PROCESSING_FAILED"})


@dataclass(frozen=True, slots=True)
class Verdicts:
    """SES's verdicts, each "PASS", "FAIL", "GRAY", "PROCESSING_FAILED" or "" when SES said
    nothing.
    """

    spf: str = ""
    dkim: str = ""
    dmarc: str = ""
    spam: str = ""
    virus: str = ""

    @property
    def trusted(self) -> bool:
        """Return whether DMARC, or SPF and DKIM together, prove that the address is the sender's
        own.
        """
        if self.dmarc == "PASS":
            return True
        return self.spf == "PASS" and self.dkim == "PASS" and self.dmarc != "FAIL"

    @property
    def clean(self) -> bool:
        """Return whether SES does not hold the message to be spam or to carry a virus."""
        return self.spam != "FAIL" and self.virus != "FAIL"


def read_verdicts(receipt: Mapping[str, Any]) -> Verdicts:
    """Return the verdicts in the `receipt` of an SES notification. Anything missing or strange
    is "".
    """
    names = ("spf", "dkim", "dmarc", "spam", "virus")
    return Verdicts(**{name: _read_status(receipt, f"{name}Verdict") for name in names})


def _read_status(receipt: object, key: str) -> str:
    if isinstance(receipt, Mapping):
        verdict = receipt.get(key)
    else:
        verdict = None
    if isinstance(verdict, Mapping):
        status = verdict.get("status")
    else:
        status = None
    if isinstance(status, str) and status in KNOWN:
        return status
    return ""


def is_aligned(sender: str, envelope: str) -> bool:
    """Return whether a message's address and its envelope's sender share a domain, or one's lies
    within the other's.

    SPF speaks of the envelope alone: anyone can pass it with a domain of their own and give yours
    in From. DMARC, where it is used, checks this.
    """
    given, proved = (address.rpartition("@")[2].casefold() for address in (sender, envelope))
    if not given or not proved:
        return False
    return f".{given}".endswith(f".{proved}") or f".{proved}".endswith(f".{given}")
