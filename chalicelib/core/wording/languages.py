"""How to get help in another language: a line in each of the twelve that are spoken most in schools
in England. A council has them checked by somebody who speaks them, and its number follows them.
"""

from __future__ import annotations

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
