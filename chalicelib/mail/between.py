"""Find what a writer put between the lines of a letter of ours that their reply quotes.

Nothing marks such words in Outlook's replies: so the quotation is laid beside the letter that
left, and a line with any word that is not in the letter is the writer's.
"""

import re
from difflib import SequenceMatcher
from itertools import chain

from chalicelib.core.reading.banners import is_notice
from chalicelib.mail.reply import measure_introduction

_MOST = 20_000  # characters of each that are compared
_SURE = 5  # words of ours in one line that show that a part quotes us
_RUN = 3  # words in a row that are ours: a lone "no" between our lines is an answer
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"<?\b(?:https?://|mailto:|www\.)[^\s<>]{1,2000}>?|\[cid:[^\]\n]{0,200}\]")
_DROPPED = re.compile(r"(?:/|%2f)(?:act|confirm|track|case)(?:/|%2f)", re.IGNORECASE)


def take_answers(text: str, letters: list[str]) -> tuple[str, str]:
    """Return a text without the parts of it that quote one of the `letters`, and the lines of
    those parts that stand in none of them.
    """
    rest = []
    answers = []
    for introduction, part in _split_parts(text[:_MOST].split("\n")):
        found = _choose_fewest(part, letters)
        if found is None:
            rest += [*introduction, *part]
        else:
            answers += found
    return ("\n".join(rest).strip("\n") + text[_MOST:], "\n".join(answers))


def _split_parts(lines: list[str]) -> list[tuple[list[str], list[str]]]:
    """Return the lines that introduce each message that is quoted, and its own; first what stands
    above them all."""
    parts: list[tuple[list[str], list[str]]] = [([], [])]
    at = 0
    while at < len(lines):
        count = measure_introduction(lines, at)
        if count and any(line.strip() for line in parts[-1][1]):
            parts.append(([], []))
        if count:
            parts[-1][0].extend(lines[at : at + count])
        else:
            parts[-1][1].append(lines[at])
        at += count or 1
    return parts


def _choose_fewest(part: list[str], letters: list[str]) -> list[str] | None:
    """Return the lines of a part that are not in the letter nearest to it, or None if it quotes
    no letter."""
    found = []
    for letter in letters:
        strange = _list_strange(part, letter)
        if strange is not None:
            found.append(strange)
    return min(found, key=len, default=None)


def _list_strange(part: list[str], letter: str) -> list[str] | None:
    """Return the lines of a part with words that are not in the letter, in its order, or None if
    the part does not quote it."""
    words = [_list_words(line) for line in part]
    ours = _find_shared(list(chain(*words)), _list_words(letter[:_MOST]))
    theirs = []
    is_quoted = False
    start = 0
    for number, line in enumerate(words):
        end = start + len(line)
        if not ours.issuperset(range(start, end)):
            theirs.append(number)
        elif len(line) >= _SURE:
            is_quoted = True
        start = end
    if not is_quoted:
        return None
    lines = []
    for number in theirs:
        said = _remove_links(part[number])
        if said and not is_notice(said):
            lines.append(said)
    return lines


def _find_shared(words: list[str], letters: list[str]) -> set[int]:
    """Return the places of the words that stand in a run of the letter's, in its order."""
    matcher = SequenceMatcher(None, words, letters, autojunk=False)
    shared = set[int]()
    for block in matcher.get_matching_blocks():
        if block.size >= _RUN:
            shared.update(range(block.a, block.a + block.size))
    return shared


def _list_words(text: str) -> list[str]:
    return _WORD.findall(_ADDRESS.sub(" ", text).casefold())


def _remove_links(line: str) -> str:
    """Return a line of theirs without marks of quotation and without links of ours in it."""
    kept = line.lstrip("> \t").rstrip()
    for address in _ADDRESS.findall(kept):
        if _DROPPED.search(address):
            kept = kept.replace(address, "")
    return kept.strip()
