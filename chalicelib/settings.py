"""The environment, read once into one frozen value. A missing value stops the start, not the first
complaint.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from chalicelib import councils
from chalicelib.councils import Council


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are. `origin` is the public address of this deployment, never taken from a
    request (threat T12).
    """

    council: Council
    origin: str
    table: str
    mail_bucket: str
    files_bucket: str
    keys_secret: str
    configuration_set: str
    alarm_namespace: str = "Heard"
    translations: str = ""  # another folder of catalogues, on one's own machine

    @property
    def origin_known(self) -> bool:
        """Return whether links would lead here: not while a deployment has no address yet."""
        return not (urlsplit(self.origin).hostname or "").endswith(".invalid")

    @property
    def base(self) -> str:
        """Return the path that every address of ours begins with: `/api` behind API Gateway's
        own name, nothing on a council's own.
        """
        return urlsplit(self.origin).path.rstrip("/")


@cache
def settings() -> Settings:
    """Return this process's settings. Raise KeyError with the name of a variable that is
    missing.
    """
    env = os.environ
    return Settings(
        council=councils.load_council(env["HEARD_COUNCIL"]),
        origin=env["HEARD_ORIGIN"].rstrip("/"),
        table=env["HEARD_TABLE"],
        mail_bucket=env["HEARD_MAIL_BUCKET"],
        files_bucket=env["HEARD_FILES_BUCKET"],
        keys_secret=env["HEARD_KEYS_SECRET"],
        configuration_set=env["HEARD_CONFIGURATION_SET"],
        translations=env.get("HEARD_TRANSLATIONS", ""),
    )
