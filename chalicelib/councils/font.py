"""A council's own typeface, in files beside the council's own: checked, and given as a style sheet
of its own, which holds no page up.

The file stands in it as text: API Gateway gives bytes only to whoever asks first for a kind of
ours, and browsers ask for a font as `*/*`.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

MOST_BYTES = 60_000
FAMILY = "Heard own"  # what pages call it, whatever its own name is
WEIGHTS = {"font": 400, "font_bold": 700}  # each setting of [look], and what it is used for
_SIGNATURE = b"wOF2"
_LENGTH = slice(8, 12)  # where the file says how long it is


def find_font_faults(setting: str, name: str, content: bytes) -> Iterator[str]:
    """Yield what is wrong with the file of a typeface: a WOFF2 font that is small and whole."""
    if len(content) > MOST_BYTES:
        yield (
            f"[look]: {setting} is {len(content) // 1000} KB, and {MOST_BYTES // 1000} KB is the "
            "most. Everybody’s phone loads it. Leave out the letters that English does not need."
        )
    if not content.startswith(_SIGNATURE):
        yield f"[look]: {setting} is “{name}”, but what is in the file is no WOFF2 font."
    elif int.from_bytes(content[_LENGTH], "big") != len(content):
        yield f"[look]: {setting} is “{name}”, which is not whole. Copy the file again."


def write_font_style(fonts: dict[str, bytes]) -> str:
    """Return the rules of the style sheet that give pages these fonts, by their settings. Words are
    shown in another typeface until they are there."""
    rules = []
    for setting, content in fonts.items():
        data = b64encode(content).decode("ascii")
        rules.append(
            f'@font-face{{font-family:"{FAMILY}";font-weight:{WEIGHTS[setting]};'
            f'font-display:swap;src:url(data:font/woff2;base64,{data}) format("woff2")}}'
        )
    return "".join(rules)
