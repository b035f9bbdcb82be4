"""A few words of danger are heard in other languages, and it is found what nobody looked in."""

from __future__ import annotations

import pytest

from chalicelib.core.reading import danger_languages
from chalicelib.core.reading.danger_words import speaks_of_danger
from infra.danger_figures import NOT_SAID, read_sentences

ABROAD = (
    "Tata mnie bije, boję się",
    "Zabije mnie, POMOCY",
    "nie chce zyc",
    "Mi-e frică, tata mă bate",
    "M-a lovit cu un cuțit",
    "Aabbe wuu i garaacaa, waan baqayaa",
    "O meu pai bateu-me e tenho medo",
    "Quero morrer",
    "أبي يضربني كل يوم",
    "أنا خائف، ساعدوني",
    "ابو مجھے مارتے ہیں اور ڈر لگتا ہے",
    "Abbu mujhe marte hain",
    "Тато б’є мене",
    "Він погрожує ножем, допоможіть",
    "бабушка, я боюсь его",
    "বাবা আমাকে মারে, আমাকে বাঁচান",
    "আমি মরতে চাই",
    "Babam beni dövüyor, korkuyorum",
    "YARDIM EDIN, bıçak var",
    "Mon père me frappe tous les soirs",
    "J’ai peur, aidez-moi",
    "Mi padrastro me pega y tengo miedo",
    "ਮੇਰਾ ਪਿਤਾ ਮੈਨੂੰ ਮਾਰਦਾ ਹੈ",
    "મારા પપ્પા મને મારે છે",
    "पापा मुझे मारते हैं, डर लगता है",
    "அப்பா என்னை அடிக்கிறார்",
    "爸爸每天打我",
    "我不想活了",
    "بابا مرا کتک می‌زند و می‌ترسم",
)
FOREIGN = (
    "Proszę o spotkanie w sprawie szkoły mojej córki, bo nikt do nas nie zadzwonił.",
    "Vă rog să mă sunați despre școala copilului meu cât de repede puteți",
    "Fadlan ila soo xiriir markaad awoodo waayo cunugga iskuulka ma aado hadda",
    "Ninguém respondeu ao meu pedido sobre a escola da minha filha desde maio.",
    "لم يتصل بنا أحد بخصوص المدرسة",
    "Ніхто не подзвонив нам про школу",
    "কেউ আমাদের স্কুল নিয়ে ফোন করেনি",
    "Okul hakkında bizi kimse aramadı, lütfen bize haber verin",
    "Personne ne nous a appelés pour l’école de ma fille depuis le mois de mai.",
    "Nadie nos ha llamado para hablar de la escuela de mi hija desde mayo.",
    "ਸਕੂਲ ਬਾਰੇ ਸਾਨੂੰ ਕਿਸੇ ਨੇ ਫ਼ੋਨ ਨਹੀਂ ਕੀਤਾ",
    "શાળા વિશે અમને કોઈએ ફોન કર્યો નથી",
    "स्कूल के बारे में हमें किसी ने फ़ोन नहीं किया",
    "பள்ளி பற்றி யாரும் எங்களை அழைக்கவில்லை",
    "没有人打电话给我们谈学校的事",
    "هیچکس درباره مدرسه به ما زنگ نزد",
)
ENGLISH = (
    "Nobody rang me back about the meeting, and the letter was late.",
    "idk wot 2 do no1 listens 2 me at dis placement n i h8 it",
    "K4M7-RT2C",
    "Priya Nair, Social Work Team 1, Merton House, Stanley Road, Bootle",
    "Merci, Ms Kowalska",
)


GMAIL = """Please see below.

---------- Forwarded message ---------
From: jo hart <jo.hart@people.example>
Date: Fri, 27 Nov 2026 at 09:14
Subject: my son
To: duty desk <duty.desk@council.example>
Cc: front desk <reception@council.example>, school office <office@school.example>

"""
OUTLOOK = """> *From:* hart, jo <jo.hart@people.example>
> *Sent:* 27 November 2026 09:14
> *To:* duty.desk@council.example; front.desk@council.example; social.work.team@council.example
> *Subject:* son
>
"""


@pytest.mark.parametrize("above", [GMAIL, OUTLOOK, OUTLOOK.replace("\n", "\r\n")])
def test_only_sentences_are_judged_for_their_language_and_not_what_stands_above_a_message(
    above: str,
) -> None:
    english = "Nobody has come to see my son for six weeks."
    assert not danger_languages.is_in_another_language(above + english)
    for said in FOREIGN:
        assert danger_languages.is_in_another_language(above + said), said
        assert danger_languages.is_in_another_language(f"{above}{english}\n\n{said}"), said


def test_a_link_is_no_word_of_another_language() -> None:
    said = "Here: https://drop.example/abc/def/ghi/jkl/mno/pqr/stu/vwx/yza?bcd=efg&hij=klm"
    assert not danger_languages.is_in_another_language(said)


@pytest.mark.parametrize("said", ABROAD)
def test_danger_is_heard_in_the_languages_that_people_write_in(said: str) -> None:
    assert speaks_of_danger(said)


@pytest.mark.parametrize("said", FOREIGN)
def test_words_in_another_language_are_found_and_are_no_danger_by_themselves(said: str) -> None:
    assert danger_languages.list_unread(said, ()) == (danger_languages.ANOTHER_LANGUAGE,)
    assert not speaks_of_danger(said)
    both = f"Please read this, it is from my neighbour.\n\n{said}"
    assert danger_languages.is_in_another_language(both)


@pytest.mark.parametrize("said", ENGLISH)
def test_english_however_it_is_typed_is_not_taken_for_another_language(said: str) -> None:
    assert danger_languages.list_unread(said, ()) == ()


def test_no_ordinary_sentence_is_taken_for_another_language() -> None:
    every = (
        *read_sentences(NOT_SAID, held_back=False),
        *read_sentences(NOT_SAID, held_back=True),
    )
    wrong = [said for said in every if danger_languages.is_in_another_language(said)]
    assert len(wrong) <= 0.02 * len(every), wrong


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Voice 001.M4A", "a sound recording or a film"),
        ("IMG_2031.HEIC", "a picture"),
        ("letter.pdf", "a document"),
        ("smime.p7m", "a locked or encrypted file"),
    ],
)
def test_a_file_that_no_computer_looks_into_is_named_by_its_kind(name: str, kind: str) -> None:
    assert danger_languages.list_unread("Please see the file.", [name]) == (kind,)


def test_encrypted_words_are_not_taken_for_another_language() -> None:
    said = "-----BEGIN PGP MESSAGE-----\n\nhQEM x7 qq zz kk pp vv ww yy\n-----END PGP MESSAGE-----"
    assert danger_languages.list_unread(said, ()) == (danger_languages.ENCRYPTED,)
