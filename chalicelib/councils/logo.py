"""A council's logo, a file beside the council's own: checked, and given to the style sheet, which
a browser keeps. So no page is longer for it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

MOST_BYTES = 40_000
HEIGHT = 40  # pixels, on the page
_PNG = b"\x89PNG\r\n\x1a\n"
_NOT_IN_LOGO = ("<script", "<foreignobject", "javascript:", "@import", "<!entity", "<image")
_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
_VIEW_BOX = re.compile(rb"viewBox\s*=\s*[\"']\s*\S+[\s,]+\S+[\s,]+([0-9.]+)[\s,]+([0-9.]+)")


def find_logo_faults(name: str, content: bytes) -> Iterator[str]:
    """Yield what is wrong with the file of a logo: a picture that is small and runs nothing."""
    if len(content) > MOST_BYTES:
        yield f"[look]: logo is larger than {MOST_BYTES // 1000} KB. Everybody’s phone loads it."
    if name.endswith(".png"):
        if not content.startswith(_PNG):
            yield f"[look]: logo is “{name}”, but what is in the file is no PNG picture."
        return
    text = content.decode("utf-8", "replace").lower()
    if "<svg" not in text:
        yield f"[look]: logo is “{name}”, but what is in the file is no SVG picture."
    elif not _VIEW_BOX.search(content):
        yield f"[look]: logo is “{name}”, which has no viewBox to say how wide it is. Add one."
    for unwanted in _NOT_IN_LOGO:
        if unwanted in text:
            yield f"[look]: logo has “{unwanted}” in it. Save it as a plain SVG, without that."


def write_logo_style(name: str, content: bytes) -> str:
    """Return the rule of the style sheet that shows a logo, as wide as it is drawn."""
    kind = _TYPES[name.rpartition(".")[2]]
    data = b64encode(content).decode("ascii")
    width = round(HEIGHT * _find_ratio(content))
    return f".heard-logo{{width:{width}px;background-image:url(data:{kind};base64,{data})}}"


def _find_ratio(content: bytes) -> float:
    """Return how many times as wide as high a picture is."""
    if content.startswith(_PNG):
        width = int.from_bytes(content[16:20], "big")
        return width / int.from_bytes(content[20:24], "big")
    found = _VIEW_BOX.search(content)
    return float(found[1]) / float(found[2]) if found else 1
