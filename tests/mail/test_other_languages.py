"""What programs write in other languages: notes of absence and delivery reports, and the people
who quote them."""

from __future__ import annotations

import pytest

from chalicelib.mail import read
from tests.helpers import an_email

OURS = "Reference 7VPT-6RVD: we have your message"
AWAY = {
    "German": ("Abwesenheitsnotiz: ", "Ich bin bis Montag im Urlaub und nicht erreichbar."),
    "Dutch": ("Afwezig: ", "Ik ben tot maandag niet op kantoor."),
    "French": ("Absence du bureau : ", "Je suis en congés jusqu'à lundi."),
    "Spanish": ("Respuesta automática: ", "Estoy de vacaciones hasta el lunes."),
    "Polish": ("Odpowiedź automatyczna: ", "Jestem na urlopie do poniedziałku."),
    "Italian": ("Fuori ufficio: ", "Sono in ferie fino a lunedì."),
    "Welsh": ("Ateb awtomatig: ", "Rwyf allan o'r swyddfa tan ddydd Llun."),
    "Portuguese": ("Resposta automática: ", "Estou fora até segunda-feira."),
}
MISSED = {
    "German": ("Unzustellbar: ", "Ihre Nachricht wurde nicht zugestellt."),
    "Dutch": ("Niet afgeleverd: ", "Uw bericht kon niet worden bezorgd."),
    "French": ("Échec de la remise : ", "Votre message n'a pas été remis."),
    "Spanish": ("No se pudo entregar: ", "El mensaje no se entregó."),
    "Polish": ("Niedostarczone: ", "Nie można dostarczyć wiadomości."),
}
PEOPLE = [
    ("Abwesenheitsnotiz ist alles, was ich bekomme", "Ich möchte mich beschweren."),
    ("Respuesta automática", "Nadie me contesta. Mi hijo sigue sin escuela desde junio."),
    ("Réponse automatique", "C'est tout ce que je reçois. Personne ne vient voir ma fille."),
    ("Afwezig", "Onze werker is altijd afwezig. Niemand belt ons terug over onze zoon."),
]


@pytest.mark.parametrize("language", AWAY)
def test_an_absence_note_of_another_language_is_a_programs(language: str) -> None:
    prefix, text = AWAY[language]
    answer = read(an_email(text, subject=f"{prefix}{OURS}", in_reply_to="<l@heard.example>"))
    alone = read(an_email(text, subject=prefix.strip(" :")))
    assert (answer.automatic, alone.automatic) == ("out-of-office", "out-of-office")


@pytest.mark.parametrize("language", MISSED)
@pytest.mark.parametrize(
    ("code", "gone"), [("550 5.1.1 user unknown", True), ("552 5.2.2 mailbox full", False)]
)
def test_a_delivery_report_of_another_language_is_one(language: str, code: str, gone: bool) -> None:
    prefix, text = MISSED[language]
    found = read(
        an_email(
            f"{text}\r\n\r\n<sam@family.example>: {code}",
            subject=f"{prefix}{OURS}",
            from_="postmaster@provider.example",
        )
    )
    assert found.automatic == "delivery-failure"
    assert [(b.recipient, b.hard) for b in found.bounces] == [("sam@family.example", gone)]


@pytest.mark.parametrize(("subject", "text"), PEOPLE)
def test_a_person_who_names_such_a_note_is_a_person(subject: str, text: str) -> None:
    assert read(an_email(text, subject=subject)).automatic is None
