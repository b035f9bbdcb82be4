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
_FROM_E0 = re.compile(rb"[\xe0-\xff]")
_C0_TO_DF = re.compile(rb"[\xc0-\xdf]")
_LETTER = re.compile(rb"[A-Za-z]")


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
    paired = 0
    for run in runs:
        if len(run) % 2 == 0 and min(run) >= 0xA1:
            paired += len(run)
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
    kana = leads.count(0xA4) + leads.count(0xA5)
    if kana * 5 >= len(leads):
        return "euc_jp"
    if max(leads) <= 0xC8:
        return "cp949"
    return "gb18030"


def _guess_by_bytes(high: bytes) -> str:
    """Return Arabic by its two commonest letters, or Russian by where its small letters lie."""
    if (high.count(0xC7) + high.count(0xE1)) * 5 >= len(high):
        return "cp1256"
    if len(_FROM_E0.findall(high)) * 10 >= len(high) * 7:
        return "cp1251"
    if len(_C0_TO_DF.findall(high)) * 10 >= len(high) * 6:
        return "koi8-r"
    return ""
