"""Danger said in other languages, and what could not be read for danger at all.

The words are few: they catch the plainest cries for help, and the team is told that the rest was
not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from chalicelib.core.people.officers import fold_letters
from chalicelib.core.reading.danger_more_languages import MORE_IN_LATIN, MORE_IN_OTHER_LETTERS
from chalicelib.core.reading.patterns import Pattern
from chalicelib.core.reading.wrapped_words import describe_waiting

# A line for each way to say it, from the start of a word. Accents are typed or left out.
_POLISH = """
bije
pobil
zabije
zabic mnie
krzywdzi
gwalc
zgwalc
molestuj
dotyka mnie
boje sie
chce umrzec
nie chce zyc
samoboj
pomocy
ratunku
noza
nozem
dusi mnie
grozi
przemoc
uciekl
nie mam co jesc
"""
_ROMANIAN = """
ma bate
m-a batut
ne bate
o bate
il bate
loveste
lovit
ma omoara
sa ma omoare
ucide
m-a violat
fost violat
violeaza
mi-e frica
imi este frica
mi e frica
vreau sa mor
sinucid
ajutor
ajutati-ma
cutit
abuzat
mi-e foame
ma ameninta
am fugit
"""
_SOMALI = """
garaac
igaraac
i dilay
dilayaa
is dilay
isdil
kufsi
kufsad
baqay
waan baqayaa
i caawi
i badbaadi
mindi ayuu
mindi buu
gaajo
hanjab
taabtay
"""
_PORTUGUESE = """
me bate
bate-me
bateu-me
me bateu
bate nele
bate nela
me matar
matar-me
mata-me
quero morrer
suicidio
suicidar
estupr
violou
abusou
abusa de mim
toca-me
tenho medo
socorro
ajudem-me
ajuda-me
me ajud
uma faca
com fome
ameac
fugi de casa
violencia
"""
_ROMAN_URDU = """
marta hai
marte hain
mara hai
jaan se mar
khudkushi
bachao
dar lagta
madad karo
chaku
"""
_ARABIC_LETTERS = """
يضرب
ضربني
ضربها
ضربه
يقتل
سيقتل
قتلني
اغتصب
تحرش
يلمسني
انتحار
اريد ان اموت
خائف
ساعدوني
النجدة
انقذوني
سكين
جائع
يهدد
عنف
هربت
مارتا
مارتے
مارا ہے
جان سے مار
قتل
زیادتی
خودکشی
ڈر لگ
مدد کریں
بچاؤ
چاقو
بھوک
دھمکی
تشدد
مرنا چاہ
"""
_CYRILLIC = """
б'є
бьет
бьёт
побив
вб'є
вбив
убьет
убить
зґвалт
изнасил
самогуб
самоуби
хочу померти
хочу умереть
не хочу жити
не хочу жить
боюся
боюсь
страшно
допоможіть
помогите
рятуйте
спасите
ножем
голодн
погрож
угрожа
насильств
насили
втекла
втік
чіпає мене
"""
_BENGALI = """
মারে
মারছে
মারধর
মেরেছে
মেরে ফেল
খুন
ধর্ষণ
আত্মহত্যা
মরতে চাই
ভয় পা
ভয় লাগ
ভয়ে
বাঁচাও
বাঁচান
সাহায্য করুন
ছুরি
ক্ষুধা
হুমকি
নির্যাতন
"""
_IN_LATIN = (_POLISH, _ROMANIAN, _SOMALI, _PORTUGUESE, _ROMAN_URDU, MORE_IN_LATIN)
_IN_OTHER_LETTERS = (_ARABIC_LETTERS, _CYRILLIC, _BENGALI, MORE_IN_OTHER_LETTERS)
_STROKES = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "l", "’": "'", "ʼ": "'", "`": "'", "đ": "d", "ø": "o"}
)


def _fold(text: str) -> str:
    return fold_letters(text.translate(_STROKES)).casefold()


def _join(tables: Iterable[str]) -> str:
    lines = "\n".join(tables).split("\n")
    return "|".join(re.escape(_fold(line)) for line in lines if line)


_SAID = Pattern(rf"(?<!\w)(?:{_join(_IN_LATIN)})|{_join(_IN_OTHER_LETTERS)}")
# What English can hardly do without. Eight words with none, or few, are of another language.
_COMMON = """
the and to of a i in is it that my was for on he she they we you me not have has had with at be
are this but no so his her them him when from because if do did just want am im by as or our
your up out all who what nobody said get got dont can cant will been were there who u n pls
please help hi hello dear mum dad child school
"""
_ENGLISH = frozenset(_COMMON.split())
_FEWEST = 8  # words: fewer tell no language
_SHARE = 0.15  # of words that are among the commonest of English, in the oddest English
_CHINESE = Pattern(r"[\u3040-\u30ff\u4e00-\u9fff]")  # written without spaces between words
_FEW_SIGNS = 3  # of Chinese or Japanese: fewer may be a name
_WORD = Pattern(r"[^\W\d_]+")
_NAMES = Pattern(r"\b[A-Z][A-Za-z'’]*\b")  # and the first word of a sentence, which matters less
# What a mail program writes above a message: its fields, in the languages of families here, and
# the rule, or the words of the rule, before it.
_FIELD = (
    r"[>|* \t]*(?:from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments?|von|gesendet"
    r"|datum|an|betreff|kopie|od|wysłano|data|do|dw|temat|de|da|enviad[ao]|para|assunto|asunto"
    r"|fecha|trimis|către|subiect|envoyé|objet|à|van|verzonden|aan|onderwerp)\*?[ \t]?:.*"
)
_BLOCK = Pattern(rf"^{_FIELD}(?:\n{_FIELD})+$", re.IGNORECASE | re.MULTILINE)
_RULE = Pattern(r"[>|\s*]*(?:[-_=]{3,}|begin forwarded message:)", re.IGNORECASE)
_ADDRESS = Pattern(r"<[^<>\n]{0,300}>|(?<!\S)\S{1,200}@\S{1,200}|(?:https?://|www\.)\S+")
_PARAGRAPH = Pattern(r"\n[>|\s]*\n")
_LATIN = Pattern(r"[A-Za-z]")
_KINDS = (
    ("a sound recording or a film", (".mp3", ".m4a", ".wav", ".ogg", ".opus", ".oga", ".amr")),
    ("a sound recording or a film", (".mp4", ".m4v", ".mov", ".3gp")),
    ("a picture", (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".heif")),
    ("a document", (".pdf", ".docx", ".odt", ".txt", ".text", ".doc", ".rtf", ".html")),
    ("a locked or encrypted file", (".asc", ".p7m", ".pgp", ".gpg", ".zip", ".rpmsg")),
)
ANOTHER_LANGUAGE = "words that are not in English"
ENCRYPTED = "words that are encrypted"


def speaks_of_danger_in_another_language(text: str) -> bool:
    """Return whether a text has one of the few words of danger that we know in other languages."""
    return bool(_SAID.search(_fold(text)))


def is_in_another_language(text: str) -> bool:
    """Return whether a text, or a paragraph of it, seems not to be in English."""
    sentences = _keep_sentences(text.replace("\r", ""))
    return any(map(_is_foreign, (sentences, *_PARAGRAPH.split(sentences))))


def _keep_sentences(text: str) -> str:
    """Return a text without what is no sentence: the fields above a forwarded message, rules
    between messages, addresses, and links."""
    lines = [_ADDRESS.sub(" ", line) for line in _BLOCK.sub("\n", text).split("\n")]
    return "\n".join(line for line in lines if not _RULE.match(line))


def _is_foreign(text: str) -> bool:
    shown = text if text.isupper() else _NAMES.sub(" ", text)
    if len(_CHINESE.findall(shown)) > _FEW_SIGNS:
        return True
    words = _WORD.findall(_fold(shown))
    other = [word for word in words if not _LATIN.search(word)]
    if len(other) > 2 and len(other) > len(words) / 3:
        return True
    if len(words) < _FEWEST:
        return False
    return len([word for word in words if word in _ENGLISH]) < _SHARE * len(words)


def list_unread(text: str, file_names: Iterable[str]) -> tuple[str, ...]:
    """Return what nobody looked for danger in: words not in English, encrypted, or elsewhere, and
    files."""
    found = list(filter(None, [describe_waiting(text)]))
    if "-----BEGIN PGP MESSAGE" in text:
        found.append(ENCRYPTED)
    elif is_in_another_language(text):
        found.append(ANOTHER_LANGUAGE)
    names = [name.lower() for name in file_names]
    for kind, endings in _KINDS:
        if any(name.endswith(endings) for name in names):
            found.append(kind)
    return tuple(dict.fromkeys(found))
