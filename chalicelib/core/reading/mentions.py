"""Officers whom somebody's words may mean, though no words name them for sure.

A sure match keeps an officer off a case (`officers.is_named`). What is found here only marks them,
so that a person checks before the case is given to them (`000:45`, Code 5.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from chalicelib.core.cases import Complaint
from chalicelib.core.people.officers import TEAMS, Officer, find_mentioned, fold_letters, is_named
from chalicelib.core.reading.copied_names import list_copied_officers
from chalicelib.core.reading.courtesies import remove_courtesies
from chalicelib.core.reading.near_names import SHORT, find_near_words, is_near
from chalicelib.core.reading.own_signature import read_unsigned
from chalicelib.core.reading.short_names import SHORT_NAMES


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


TRUSTED = "talk_to"  # names somebody a child trusts, and nobody whom they complain of
STAFF_ANSWERS = frozenset({"involved"})  # each line is meant as one of our staff
ROLE_ANSWERS = frozenset({"involved", "about"})  # a job alone may mean its holder
_WRAPPED = 50  # characters: a shorter line was ended on purpose, as in a signature
# Short words in capitals that are no one's initials.
_ACRONYMS = _set_of("""
it ot gp pm am pa ta uk id mp tv ep sw ip cp mh ok dv pe re hr ni er ec eu ba ma md us my me he we
so to in on at if is of or no up do go by an as be ai la ea ed eh fc cc dr mr ms mx st pc cv hq vs
ie eg ps nb op wc iro sen ehc pip dla esa dob nhs dbs lac cin cla faq asap api mum dad son the and
for not you her his she our was had has all any are but can did get got how its let may new now old
one out put see son too two use way who why yes yet
""")


_TITLES = _set_of("mr mrs ms miss mx mister dr doctor prof professor sir madam")
_JOBS = _set_of(
    "worker workers manager managers officer leader lead head director chair chairman chairwoman"
    " supervisor reviewer adviser advisor assessor sw iro named called"
)
# Surnames that are ordinary words too: alone, they name nobody unless a title or a job is beside.
_ORDINARY = _set_of(
    "baker banks beck bell best bird bishop black bright brook brooks brown bush carter case chance"
    " child church cook cole court cross day english field fields foster fox french friend "
    "good gray"
    " green grey hand hatch head hill holiday home hope house hunt judge key king knight lamb lane"
    " law lay long love march marsh mason may mills moon moore moss new noble north page park parks"
    " peace pike poole pope potter power price read rich rivers rose self sharp shaw short small"
    " south speed steel stone street strong summer summers swift taylor waite walker wall "
    "ward waters"
    " weeks wells west white wild winter wise wood woods young"
)
# What stands before a surname at the start of a sentence, and is no first name.
_NO_FIRST = _set_of(
    "a about after also an and as at because but by dear did does for from had has he her his how i"
    " if in is it my no not of on or our she so that the their then they this to was we what when"
    " who why with you your"
)
_TOWARDS = _set_of("to with for via from dear fao deputy assistant new another assistant")
_ALSO = {name: _set_of(row) for row in SHORT_NAMES.splitlines() for name in row.split()}


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it was typed and as it is compared, and whether a name may run on from the one
    before it."""

    typed: str
    plain: str
    follows: bool

    @property
    def capital(self) -> bool:
        return self.typed[0].isupper()


@dataclass(frozen=True, slots=True)
class _Name:
    """An officer's first name, and the parts of their surname as people write them."""

    first: str
    surnames: frozenset[str]


def find_possible_names(typed: Mapping[str, str], officers: Iterable[Officer]) -> tuple[str, ...]:
    """Return the keys of the officers whom some answer may mean: by a surname alone, by a first
    name that is near, short or an initial, or by a job where staff are asked for."""
    people = []
    for officer in officers:
        if TEAMS.isdisjoint(officer.roles):
            people.append(officer)
    meant = set[str]()
    for name, text in typed.items():
        if name != TRUSTED:
            for officer in _find_officers(name, remove_courtesies(text), people):
                meant.add(officer.key)
    found = []
    for officer in people:
        if officer.key in meant:
            found.append(officer.key)
    return tuple(found)


def find_named(complaint: Complaint, officers: Iterable[Officer]) -> tuple[str, ...]:
    """Return whom a complaint names: the staff it lists, and officers whose name stands in full in
    any answer (`000:45`)."""
    ours = tuple(officers)
    found = list(complaint.involved)
    for name, text in read_unsigned(complaint).items():
        if name != TRUSTED:
            found.extend(find_mentioned(remove_courtesies(text), ours))
    return tuple(dict.fromkeys(found))


def find_unsure(
    typed: Mapping[str, str],
    named: tuple[str, ...],
    officers: Iterable[Officer],
    copied: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Return the keys of officers whom the answers may mean or who were copied in, without those
    whom they name."""
    others = [officer for officer in officers if not is_named(officer, named)]
    meant = find_possible_names(typed, others)
    return tuple(dict.fromkeys((*meant, *list_copied_officers(copied, others))))


def may_be_named(officer: Officer, named: Iterable[str]) -> bool:
    """Return whether a list of staff may mean this officer, though it does not name them for
    sure.
    """
    listed = tuple(named)
    if is_named(officer, listed):
        return False
    return bool(find_possible_names({"involved": "\n".join(listed)}, [officer]))


def find_called_by_name(text: str, officers: Iterable[Officer]) -> tuple[str, ...]:
    """Return the names of the officers whom a text may call by name, in full or in part, and not
    by their job."""
    people = [officer for officer in officers if TEAMS.isdisjoint(officer.roles)]
    words = _read_words(text)
    near = find_near_words((word.plain for word in words), _list_all_parts(people))
    places = [at for at, word in enumerate(words) if word.plain in near]
    found = []
    for officer in people:
        if _is_meant(places, words, _read_name(officer.name), listed=False):
            found.append(officer.name)
    return tuple(found)


def _find_officers(answer: str, text: str, people: list[Officer]) -> Iterator[Officer]:
    words = _read_words(text)
    near = find_near_words((word.plain for word in words), _list_all_parts(people))
    places = [at for at, word in enumerate(words) if word.plain in near]
    initials = _find_initials(words)
    alone = frozenset[str]()
    if answer in STAFF_ANSWERS:
        alone = _list_words_alone(text)
    for officer in people:
        name = _read_name(officer.name)
        if answer in ROLE_ANSWERS:
            job = _tells_role(words, officer)
        else:
            job = _complains_of_job(words, officer, people)
        known = job or name.first in alone or _read_initials(name) in initials
        if known or _is_meant(places, words, name, answer in STAFF_ANSWERS):
            yield officer


def _list_words_alone(text: str) -> frozenset[str]:
    """Return the words that are a line by themselves."""
    alone = set()
    for line in text.split("\n"):
        words = _read_words(line)
        if len(words) == 1:
            alone.add(words[0].plain)
    return frozenset(alone)


def _is_meant(places: list[int], words: tuple[_Word, ...], name: _Name, listed: bool) -> bool:
    """Return whether a word at one of the places means somebody of this name."""
    for at in places:
        if _may_mean(words, at, name, listed):
            return True
    return False


def _read_initials(name: _Name) -> str:
    """Return "pn" for Priya Nair, or "" for a name that has no two parts."""
    for surname in sorted(name.surnames, key=len):
        if name.first and surname:
            return name.first[0] + surname[0]
    return ""


def _find_initials(words: tuple[_Word, ...]) -> frozenset[str]:
    """Return what may be initials: two capitals as one word, or one after the other."""
    found = set()
    for word in words:
        if _is_pair_of_capitals(word, words) and word.plain not in _ACRONYMS:
            found.add(word.plain)
    for before, word in pairwise(words):
        if len(before.typed) == len(word.typed) == 1 and word.follows:
            if before.capital and word.capital:
                found.add(before.plain + word.plain)
    return frozenset(found)


def _is_pair_of_capitals(word: _Word, words: tuple[_Word, ...]) -> bool:
    """Return whether a word is two capitals that stand out: alone, or among small letters."""
    if len(words) == 1:
        return word.typed.isupper()
    if len(word.typed) != 2 or not word.typed.isupper():
        return False
    for each in words:
        if len(each.typed) > 1 and not each.typed.isupper():
            return True
    return False


def _list_all_parts(people: list[Officer]) -> frozenset[str]:
    """Return each part of the names of some officers."""
    parts = set[str]()
    for officer in people:
        name = _read_name(officer.name)
        parts |= {name.first, *name.surnames}
    return frozenset(parts)


@lru_cache(maxsize=1024)
def _read_name(full: str) -> _Name:
    words = _read_words(full)
    if not words:
        return _Name("", frozenset())
    last = [word.plain for word in _read_words(full.split()[-1])]
    return _Name(words[0].plain, frozenset((*last, "".join(last))) - {""})


@lru_cache(maxsize=32)
def _read_words(text: str) -> tuple[_Word, ...]:
    folded = re.sub(r"['’]s\b", "", fold_letters(text))
    folded = re.sub(r"(?<=\w)['’](?=\w)", "", folded)
    words = list[_Word]()
    end = 0
    for found in re.finditer(r"[^\W\d_]+", folded):
        gap = folded[end : found.start()]
        stop = "." in gap and words and len(words[-1].typed) > 1 and not _is_title(words[-1])
        runs_on = gap == " " or not re.search(r"[^\s.,'’()-]|\n\s*\n", gap)
        if "\n" in gap and end - folded.rfind("\n", 0, end) < _WRAPPED:
            runs_on = False
        follows = bool(words) and not stop and runs_on
        words.append(_Word(found[0], found[0].casefold(), follows))
        end = found.end()
    return tuple(words)


def _is_title(word: _Word) -> bool:
    return word.plain in _TITLES


def _may_mean(words: tuple[_Word, ...], at: int, name: _Name, listed: bool) -> bool:
    """Return whether the word at a place, which is or is near a part of a name, may mean them."""
    word = words[at].plain
    for part in name.surnames:
        if is_near(word, part) and _is_called_by_surname(words, at, name, listed):
            return True
    return is_near(word, name.first) and _is_called_by_first_name(words, at, name)


def _is_called_by_surname(words: tuple[_Word, ...], at: int, name: _Name, listed: bool) -> bool:
    before, after = _find_neighbours(words, at)
    for beside in (*before, *after):
        if _is_first(beside.plain, name.first):
            return True
    if before and before[0].plain in _TITLES | _JOBS:
        return True
    word = words[at]
    if word.plain not in name.surnames:
        return False
    if listed or len(words) == 1:
        return True
    return word.plain not in _ORDINARY and not (before and _is_other_first(before[0], word))


def _is_other_first(before: _Word, word: _Word) -> bool:
    """Return whether the word before a surname is somebody else's first name."""
    shouted = word.typed.isupper() and before.typed.isupper()
    return before.capital and word.capital and not shouted and before.plain not in _NO_FIRST


def _is_called_by_first_name(words: tuple[_Word, ...], at: int, name: _Name) -> bool:
    before, after = _find_neighbours(words, at)
    initials = {surname[0] for surname in name.surnames}
    if after and len(after[0].plain) == 1 and after[0].plain in initials:
        return after[0].plain != "i" or after[0].capital
    exact = words[at].plain == name.first
    told = bool(before) and before[0].plain in _TITLES | _JOBS
    another = bool(after) and after[0].capital and after[0].plain not in _NO_FIRST
    return exact and told and not another


def _find_neighbours(words: tuple[_Word, ...], at: int) -> tuple[list[_Word], list[_Word]]:
    """Return up to two words before a place, nearest first, and up to two after it, for as long as
    a name could run on."""
    before = list[_Word]()
    after = list[_Word]()
    for n in (at, at - 1):
        if n < 1 or not words[n].follows:
            break
        before.append(words[n - 1])
    for n in (at + 1, at + 2):
        if n >= len(words) or not words[n].follows:
            break
        after.append(words[n])
    return before, after


def _is_first(said: str, first: str) -> bool:
    """Return whether a word may stand for a first name: its initial, a slip, or a short form."""
    if len(said) == 1:
        return said == first[:1] and said != "a" and said != "i"
    if is_near(said, first) or said in _ALSO.get(first, ()):
        return True
    shorter, longer = sorted((said, first), key=len)
    return len(shorter) >= SHORT - 1 and longer.startswith(shorter) and len(longer) > SHORT


def _tells_role(words: tuple[_Word, ...], officer: Officer) -> bool:
    said = _write_plainly(words)
    for job in _list_jobs(officer):
        if job in said:
            return True
    return False


def _write_plainly(words: tuple[_Word, ...]) -> str:
    """Return words with a space before, between and after them, as they are searched."""
    return f" {' '.join(word.plain for word in words)} "


@lru_cache(maxsize=1024)
def _list_jobs(officer: Officer) -> tuple[str, ...]:
    """Return what an officer's job may be called, each with a space on both sides."""
    title = officer.title.partition(",")[0].partition("(")[0]
    named = list[str]()
    for job in (*officer.roles, title):
        words = _write_plainly(_read_words(job.replace("_", " ")))
        if " " in words.strip() or words == " director ":
            named.append(words)
    return tuple(named)


def _complains_of_job(words: tuple[_Word, ...], officer: Officer, people: list[Officer]) -> bool:
    """Return whether words speak of a job that this officer alone has, other than as the one that
    somebody wrote or wants to speak to."""
    said = _write_plainly(words)
    for job in _list_jobs(officer):
        if job not in said:
            continue
        holders = [other for other in people if job in _list_jobs(other)]
        told = re.findall(rf"(?<= )(?:(\w+) )?(?:(?:the|your|our|my|a|this) )?{job[1:]}", said)
        if len(holders) == 1 and not _TOWARDS.issuperset(told):
            return True
    return False
