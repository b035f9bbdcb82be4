"""Words of danger in more of the languages that are spoken in schools here.

A line for each way to say it, as in `danger_languages.py`. Speakers of each should read them.
"""

from __future__ import annotations

_TURKISH = """
dovuyor
dovdu
vuruyor
bana vurdu
beni oldur
oldurecek
oldurmek ist
korkuyorum
imdat
yardim edin
bicak
tecavuz
taciz ed
intihar
olmek istiyorum
tehdit
"""
_FRENCH = """
me frappe
m'a frappe
nous frappe
il me bat
me tape
me tuer
nous tuer
veux mourir
envie de mourir
j'ai peur
au secours
aidez-moi
aide-moi
un couteau
m'a viole
il me viole
il me touche
me menace
"""
_SPANISH = """
me pega
me pego
nos pega
me golpea
me quiere matar
me va a matar
matarme
quiero morir
tengo miedo
ayudenme
ayudame
cuchillo
me toca
me violo
me amenaza
tengo hambre
"""
_PANJABI = """
ਮਾਰਦਾ
ਮਾਰਦੇ
ਮਾਰਦੀ
ਕੁੱਟਦ
ਜਾਨੋਂ ਮਾਰ
ਮਾਰ ਦੇਵੇਗਾ
ਡਰ ਲੱਗਦ
ਬਚਾਓ
ਮਦਦ ਕਰੋ
ਚਾਕੂ
ਖੁਦਕੁਸ਼ੀ
ਮਰਨਾ ਚਾਹੁੰਦ
ਬਲਾਤਕਾਰ
ਧਮਕੀ
"""
_GUJARATI = """
મને મારે છે
મને મારે
મારી નાખ
બીક લાગે
ડર લાગે
બચાવો
છરી
આત્મહત્યા
મરી જવું છે
બળાત્કાર
ધમકી
"""
_HINDI = """
मारता है
मारते हैं
मारती है
जान से मार
डर लगता
बचाओ
चाकू
आत्महत्या
मरना चाहत
बलात्कार
धमकी
"""
_TAMIL = """
அடிக்கிற
என்னை அடி
கொன்று
கொல்ல
பயமாக இருக்
காப்பாற்று
தற்கொலை
சாக வேண்டும்
மிரட்டு
பாலியல்
"""
_CHINESE = """
打我
打妈妈
打媽媽
杀
殺
救命
救我
我害怕
我很害怕
不想活
想死
强奸
強姦
性侵
威胁
威脅
虐待
"""
_PERSIAN = """
کتک
مرا می‌زند
منو میزنه
می‌ترسم
میترسم
کمکم کن
تهدید
"""
MORE_IN_LATIN = "\n".join((_TURKISH, _FRENCH, _SPANISH))
MORE_IN_OTHER_LETTERS = "\n".join((_PANJABI, _GUJARATI, _HINDI, _TAMIL, _CHINESE, _PERSIAN))
