"""Machines' footers and banners raise no alarm, whatever their wording; people's own words do."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.core.reading import danger_words

RULE = "_" * 60
MACHINES = (
    (
        "This email has been scanned for viruses and other threats. For more about staying "
        "safe online see our website."
    ),
    "This message has been checked for threats by our email security service.",
    "Scanned by Mimecast Targeted Threat Protection.",
    "This email was screened for spam, malware and other\nthreats by MessageLabs.",
    "Protected by Symantec Email Security.cloud: advanced threat protection for business.",
    (
        "CAUTION: This email originated from outside the organisation. Do not click links or "
        "open attachments unless you recognise the sender. It may contain threats."
    ),
    "[EXTERNAL] Be alert to threats. Report suspicious emails and threats to the IT service desk.",
    (
        "External email: links and attachments may be unsafe. Opening them may put the network"
        " at risk."
    ),
    "We scan all emails for viruses and other threats, but accept no liability for any damage.",
    "No threats were found in this message. Checked by AVG.",
    "To report spam or abuse of this mail service write to abuse@host.example.",
    (
        "WARNING: this message came from an external sender. Phishing is a threat: think "
        "before you click."
    ),
    "This message was processed by Sophos. Suspected threats are put in quarantine.",
    "Virus-free. www.avast.com\nStay protected from online threats.",
    "Viruses, malware and exploits are removed from attachments by this gateway.",
    "Your attachments have been security checked for threats",
)
MACHINES += (
    "ATTENTION: This email originated outside of the council. Be cautious of threats.",
    "Email scanned. Threat level: low.",
    "SECURITY WARNING: links in this email could be a threat to your computer.",
    "Message secured by Egress Defend: no threats detected",
    "CAUTION EXTERNAL: Please report anything suspicious or threats to ICT",
    "This email was checked by ESET for known threats",
)
MACHINES += (
    (
        "This message has been scanned for viruses and dangerous content by MailScanner, and "
        "is believed to be clean."
    ),
    "-- This message has been scanned by MailScanner: nothing was killed.",
    (
        "This message has been checked by Sophos. No viruses were found or killed, and nothing "
        "was removed."
    ),
    "Scanned for viruses by ClamAV. Nothing was killed/removed.",
    "Scanned by MailScanner. 0 viruses found, 0 files killed.",
    "Barracuda Email Security Gateway: spam hits: 0",
    "This e-mail was scanned by Barracuda and is free from known threats and exploits.",
    "Proofpoint Essentials: this message was checked for exploited links.",
    (
        "Mimecast Attachment Protection has deemed this file to be safe, but always exercise "
        "caution when opening files."
    ),
    (
        "This email has been scanned for viruses and malware, and may have been automatically "
        "archived by Mimecast Ltd."
    ),
    "Filtered by Smoothwall for violent, sexual or abusive content.",
    "Sophos Email: the sender may be unsafe. Attachments that could harm the network were removed.",
    "Click here to report this email as spam. This message was scanned by Forcepoint for threats.",
    "Antivirus: all infected processes were killed.",
    (
        "This e-mail has been checked for weapons, violence and other harmful content by the "
        "mail filter."
    ),
)
PEOPLE = (
    "Nothing was said of who was killed.",
    "My dog was killed and the virus is no excuse.",
    "The emails say that two boys were killed.",
    "He hits her. The scan for viruses is nothing to me.",
    "Content: he is violent.",
    "He sends sexual content by email.",
    "They filter what I write, and the carer is abusive.",
    "There were threats in his email.",
    "Threats were made in an email to the school.",
    "He makes threats by email.",
    "We keep getting threats by email and nobody helps.",
    "I have had messages with threats in them.",
    "She is at risk.",
    "The unborn is at risk. The scan showed it.",
    "The placement is not safe.",
    "There was a threat to burn the house.",
    "They send threats through a link.",
    "Her dad sends viruses and threats to her phone.",
    "We were not protected from threats by email.",
    "Report: abuse at the home.",
    "Threatening emails and viruses were sent.",
    "The email says he will kill her.",
    "Threats every night by message.",
    "There has been cyber abuse and threats at the unit.",
    "Mr Norton: threats, again.",
    "The unit does not protect from threats.",
    "The attachments show the bruises.",
    "A threat came.",
    "The emails contain threats.",
    "Threats came by email.",
    "An email with threats to burn it down",
    "Nothing was checked. He hit her.",
    "Their emails are abuse",
)


def alarms(text: str) -> bool:
    return danger_words.DANGER in danger_words.find_flags(text, "", date(2026, 11, 27))


@pytest.mark.parametrize("said", MACHINES)
def test_what_a_scanner_or_a_gateway_says_raises_no_alarm(said: str) -> None:
    assert not alarms(said)
    assert not alarms(f"Nobody rang me.\n\nSam\n\n{RULE}\n{said}")
    assert not alarms(f"{said}\n\nNobody rang me.\n\nSam")


@pytest.mark.parametrize("said", PEOPLE)
def test_what_a_person_says_raises_the_alarm_among_what_machines_say(said: str) -> None:
    for machine in ("", *MACHINES[::4]):
        for gap in ("\n\n", "\n", " "):
            assert alarms(f"{said}{gap}{machine}"), machine
            assert alarms(f"{machine}{gap}{said}"), machine


@pytest.mark.parametrize(
    "tag",
    [
        "[EXTERNAL - possible threat]",
        "[Suspected threat: spam]",
        "{Scanned for threats}",
        "*** External message, may be unsafe ***",
    ],
)
def test_the_tag_that_a_gateway_puts_on_a_subject_raises_no_alarm(tag: str) -> None:
    assert not alarms(f"{tag} Phone calls not returned\n\nNobody rang me.")
    assert alarms(f"{tag} he hit her again\n\nRing me.")


def test_an_address_raises_no_alarm() -> None:
    assert not alarms("Ring me. Report it <https://host.example/report-abuse> abuse@host.example")
    assert alarms("See https://news.example/he-hit-me")
