"""How well one colour can be read on another (WCAG 2.2, 1.4.3), and a council's colour on a dark
page.
"""

from __future__ import annotations

import re

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
WHITE = "#ffffff"
DARK = "#16181a"  # the page of somebody whose phone or computer is set to dark
LEAST_CONTRAST = 4.5
_STEPS = 20


def find_contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG counts it."""
    lighter = max(_find_luminance(one), _find_luminance(other))
    darker = min(_find_luminance(one), _find_luminance(other))
    return (lighter + 0.05) / (darker + 0.05)


def lighten_for_dark(colour: str) -> str:
    """Return a council's colour, made lighter until it can be read on a dark page."""
    for step in range(_STEPS):
        made = _mix_with_white(colour, step / _STEPS)
        if find_contrast(made, DARK) >= LEAST_CONTRAST:
            return made
    return WHITE


def _mix_with_white(colour: str, share: float) -> str:
    mixed = []
    for part in _read_parts(colour):
        mixed.append(f"{round(part + (255 - part) * share):02x}")
    return "#" + "".join(mixed)


def _find_luminance(colour: str) -> float:
    linear = []
    for part in _read_parts(colour):
        linear.append(_make_linear(part / 255))
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _make_linear(part: float) -> float:
    if part <= 0.04045:
        return part / 12.92
    return float(((part + 0.055) / 1.055) ** 2.4)


def _read_parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
