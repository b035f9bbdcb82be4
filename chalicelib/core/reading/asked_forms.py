"""In which form a person wants our letters, as they say where they are asked what helps them."""

from __future__ import annotations

import re

_EASY_READ = re.compile(r"\beasy[\s-]?read\b", re.IGNORECASE)


def wants_easy_read(help_wanted: str) -> bool:
    """Return whether words about help ask for Easy Read."""
    return bool(_EASY_READ.search(help_wanted))
