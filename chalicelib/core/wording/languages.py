"""How to get help in another language: a line in each of the twelve that are spoken most in schools
in England. A council has them checked by somebody who speaks them, and its number follows them.

And what languages are called in English, by which people name the one in which they need help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code, its own name, and how to get an interpreter, said in it."""

    code: str
    name: str
    how: str
    direction: str = "ltr"


LANGUAGES = (
    Language("ar", "العربية", "اتصلوا بنا وسنوفر لكم مترجماً.", "rtl"),
    Language("bn", "বাংলা", "আমাদের ফোন করুন, আমরা দোভাষীর ব্যবস্থা করব।"),
    Language("es", "Español", "Llámenos y le conseguiremos un intérprete."),
    Language("gu", "ગુજરાતી", "અમને ફોન કરો, અમે દુભાષિયાની વ્યવસ્થા કરીશું."),
    Language("pa", "ਪੰਜਾਬੀ", "ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ, ਅਸੀਂ ਦੁਭਾਸ਼ੀਏ ਦਾ ਪ੍ਰਬੰਧ ਕਰਾਂਗੇ।"),
    Language("pl", "Polski", "Zadzwoń do nas, a zapewnimy tłumacza."),
    Language("pt", "Português", "Ligue-nos e arranjaremos um intérprete."),
    Language("ro", "Română", "Sunați-ne și vă vom oferi un interpret."),
    Language("so", "Soomaali", "Na soo wac, turjubaan ayaan kuu heli doonnaa."),
    Language("ta", "தமிழ்", "எங்களை அழையுங்கள், மொழிபெயர்ப்பாளரை ஏற்பாடு செய்வோம்."),
    Language("tr", "Türkçe", "Bizi arayın, size tercüman sağlayalım."),
    Language("ur", "اردو", "ہمیں فون کریں، ہم ترجمان کا انتظام کریں گے۔", "rtl"),
)

# What a language is called in English, by its code. The first name is the one that we use.
ENGLISH_NAMES = {
    "am": "amharic",
    "ar": "arabic",
    "bg": "bulgarian",
    "bn": "bengali sylheti",
    "ckb": "sorani",
    "cs": "czech",
    "cy": "welsh",
    "de": "german",
    "el": "greek",
    "es": "spanish",
    "fa": "persian dari farsi",
    "fr": "french",
    "gu": "gujarati",
    "he": "hebrew",
    "hi": "hindi",
    "hu": "hungarian",
    "it": "italian",
    "ku": "kurdish",
    "lt": "lithuanian",
    "lv": "latvian",
    "ml": "malayalam",
    "ne": "nepali",
    "pa": "punjabi panjabi",
    "pl": "polish",
    "ps": "pashto",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sk": "slovak",
    "so": "somali",
    "sq": "albanian",
    "sw": "swahili",
    "ta": "tamil",
    "te": "telugu",
    "ti": "tigrinya",
    "tl": "tagalog",
    "tr": "turkish",
    "uk": "ukrainian",
    "ur": "urdu",
    "vi": "vietnamese",
    "yi": "yiddish",
    "yo": "yoruba",
    "zh": "chinese cantonese mandarin",
}
_WORD = re.compile(r"[^\W\d_]+")


def find_named(text: str) -> Iterator[str]:
    """Yield the code of each language that a text names, in English or by its own name."""
    codes = {each.name.casefold(): each.code for each in LANGUAGES}
    for code, names in ENGLISH_NAMES.items():
        codes |= dict.fromkeys(names.split(), code)
    for word in _WORD.findall(text.casefold()):
        if word in codes:
            yield codes[word]


def name_in_english(code: str) -> str:
    """Return what a language is called in English, or its code where we do not know."""
    return ENGLISH_NAMES.get(code.partition("-")[0], code).split()[0].capitalize()
