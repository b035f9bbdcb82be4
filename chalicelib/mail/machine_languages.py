"""What programs write in other languages than English: that somebody is away, and that a message
was not delivered. Only the fixed words of programs, as they begin a subject.
"""

import re

AWAY_SUBJECT = re.compile(
    r"(?:abwesenheits(?:notiz|meldung|assistent)|abwesend|automatische (?:antwort|r[üu]ckantwort)"
    r"|afwezig(?:heids\w+)?|automatisch antwoord|automatisch(?:e)? (?:bericht|melding)"
    r"|absen(?:ce|te?) (?:du|au) bureau|message d['’]absence|r[ée]ponse automatique"
    r"|respuesta autom[áa]tica|autorespuesta|fuera de (?:la )?oficina|resposta autom[áa]tica"
    r"|fora do escrit[óo]rio|risposta automatica|fuori (?:sede|ufficio)|assenza dall['’]ufficio"
    r"|automatyczna odpowied[źz]|odpowied[źz] automatyczna|nieobecno[śs][ćc]( w biurze)?"
    r"|poza biurem|ateb awtomatig|allan o['’]r swyddfa|r[ăa]spuns automat|[îi]n afara biroului"
    r"|automati(?:skt|sk) svar|autosvar|fr[åa]nvarande|automaattinen vastaus"
    r"|automatick[áé] odpov[ěe][ďd]|otomatik yan[ıi]t|αυτόματη απάντηση|автоответ"
    r"|автоматический ответ|автоматична відповідь|رد تلقائي)\s{0,2}(?::|$)",
    re.IGNORECASE,
)
SAYS_AWAY = re.compile(
    r"\bich bin\b.{0,60}\b(?:abwesend|nicht im (?:b[üu]ro|hause?)|im urlaub|au(?:ß|ss)er haus"
    r"|nicht (?:zu )?erreich\w+)|\bje (?:suis|serai)\b.{0,40}\b(?:absent|en cong|en vacances"
    r"|de retour)|\bik ben\b.{0,60}\b(?:afwezig|niet aanwezig|(?:met|op) vakantie|niet op kantoor)"
    r"|\besto[yu]\b.{0,40}\b(?:fuera|ausente|de vacaciones|fora|de f[ée]rias)"
    r"|\bsono\b.{0,40}\b(?:fuori|assente|in ferie)"
    r"|\bjestem\b.{0,40}\b(?:nieobecn|na urlopie|poza biurem)|\bnie ma mnie w\b"
    r"|\b(?:rwyf|rwy['’]n|rydw i|dw i)\b.{0,40}\b(?:allan o['’]r swyddfa|ar wyliau|i ffwrdd)"
    r"|\bsunt\b.{0,40}\b(?:plecat|absent|[îi]n concediu)",
    re.IGNORECASE | re.DOTALL,
)
FAILED = re.compile(
    r"unzustellbar|nicht zu(?:ge|zu)stell|zustell(?:fehler|ung fehl)|onbestelbaar|niet bezorgd"
    r"|niet (?:\w+ )?afgeleverd|niet (?:\w+ )?worden (?:bezorgd|afgeleverd)|non (?:remis|distribu)"
    r"|[ée]chec (?:de (?:la )?)?(?:remise|distribution|livraison)|no (?:se pudo )?entreg"
    r"|imposible entregar|mensaje devuelto|mancata consegna|non recapita|niedostarcz"
    r"|nie mo[żz]na dostarczy|n[ãa]o (?:foi )?entreg|obefordrad|ikke leveret",
    re.IGNORECASE,
)
