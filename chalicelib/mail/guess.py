"""What alphabet words are in that say nothing of it, or say Latin and are not: told by the bytes,
where nearly all letters are beyond ASCII.

Real Latin words have one such byte in five at most, so theirs are never guessed at. A guess can be
wrong; Latin would be so for certain.
"""

import re

_SAMPLE = 4_000
_FEWEST = 6
"""Different letters: a line of pound signs is no Korean."""

_TAG = re.compile(rb"<[^<>]{0,500}>|&[#\w]{1,10};|https?:\S+|\S+@\S+")
_RUN = re.compile(rb"[\x80-\xff]+")
_LETTER = re.compile(rb"[A-Za-z]")
_KANA = frozenset({0xA4, 0xA5})


def guess_alphabet(data: bytes) -> str:
    """Return Python's name for the alphabet that `data` is probably in, or "" for Latin or
    UTF-8.
    """
    sample = _TAG.sub(b" ", data[:_SAMPLE])
    runs = _RUN.findall(sample)
    high = b"".join(runs)
    if (
        len(set(high)) < _FEWEST
        or len(high) < len(_LETTER.findall(sample))
        or _is_nearly_utf8(high)
    ):
        return ""
    paired = sum(len(run) for run in runs if len(run) % 2 == 0 and min(run) >= 0xA1)
    if paired * 20 >= len(high) * 19:
        return _guess_by_pairs(runs)
    return _guess_by_bytes(high)


def _is_nearly_utf8(high: bytes) -> bool:
    return len(high.decode("utf-8", "ignore").encode()) * 10 >= len(high) * 9


def _guess_by_pairs(runs: list[bytes]) -> str:
    """Return Chinese, Japanese or Korean by where the first bytes of its letters lie."""
    leads: list[int] = []
    for run in runs:
        leads.extend(run[::2])
    if sum(lead in _KANA for lead in leads) * 5 >= len(leads):
        return "euc_jp"
    if all(lead <= 0xC8 for lead in leads):
        return "cp949"
    return "gb18030"


def _guess_by_bytes(high: bytes) -> str:
    """Return Arabic by its two commonest letters, or Russian by where its small letters lie."""
    if (high.count(0xC7) + high.count(0xE1)) * 5 >= len(high):
        return "cp1256"
    small = sum(byte >= 0xE0 for byte in high)
    if small * 10 >= len(high) * 7:
        return "cp1251"
    if sum(0xC0 <= byte < 0xE0 for byte in high) * 10 >= len(high) * 6:
        return "koi8-r"
    return ""
