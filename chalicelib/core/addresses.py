"""What an email address looks like, as far as anyone can say who has not written to it."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\.]+(\.[^\s@<>()\[\],;:\"\\.]+)+")


def fault_of_email(typed: str) -> str:
    """What is wrong with an email address as it was typed, in words for whoever typed it; "" for none, or for an empty one."""
    return (
        ""
        if not typed or _EMAIL.fullmatch(typed)
        else "Check the email address. It should look like name@example.com"
    )
