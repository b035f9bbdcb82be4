"""Turn bytes into text, whatever their label says.

Labels come from a short list, as in browsers: Python's own holds things that are no alphabet (zip,
rot13) or are slow on hostile input (idna, punycode). Words labelled ASCII or Latin-1 that are good
UTF-8 are UTF-8; a stray byte is read as Windows would.
"""

import codecs
import re

from chalicelib.mail import guess

_KNOWN = frozenset(
    [
        "utf-8",
        "utf-7",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "utf-32-be",
        "cp1250",
        "cp1251",
        "cp1252",
        "cp1253",
        "cp1254",
        "cp1255",
        "cp1256",
        "cp1257",
        "cp1258",
        "iso8859-2",
        "iso8859-3",
        "iso8859-4",
        "iso8859-5",
        "iso8859-6",
        "iso8859-7",
        "iso8859-8",
        "iso8859-10",
        "iso8859-13",
        "iso8859-14",
        "iso8859-15",
        "iso8859-16",
        "koi8-r",
        "koi8-u",
        "mac-roman",
        "mac-cyrillic",
        "cp437",
        "cp850",
        "cp852",
        "cp858",
        "cp866",
        "cp874",
        "gb18030",
        "big5hkscs",
        "cp949",
        "cp932",
        "euc_jp",
        "iso2022_jp",
        "iso2022_jp_2",
        "iso2022_kr",
        "hz",
        "johab",
    ]
)
_BETTER = {  # what the label means in practice: each on the right holds all of the one on the left
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-8-sig": "utf-8",
    "iso2022_jp": "iso2022_jp_2",
}
_ALIASES = {
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "unicode": "utf-16",
    "utf8mb4": "utf-8",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-sjis": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "x-big5": "big5hkscs",
    "windows-31j": "cp932",
    "cp-850": "cp850",
    "ansi": "cp1252",
    "iso-8859-1-windows-1252-latin-1": "cp1252",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+-]{0,49}")
_HIGH = re.compile(rb"[\x80-\xff]")
_ASCII = re.compile(rb"[\t\n\r -~]")
_ISO_2022 = re.compile(rb"\x1b\$[@B]|\x1b\$\)C|\x1b\([JI]")


def find_codec(label: str) -> str:
    """Return Python's name for the alphabet that `label` means, or "" if it is not known."""
    found = _LABEL.search(label[:200])
    if not found:
        return ""
    name = _ALIASES.get(found.group().lower(), found.group().lower())
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    name = _BETTER.get(name, name)
    if name not in _KNOWN:
        return ""
    return name


def decode(data: bytes, label: str = "") -> str:
    """Return `data` as text, read as `label` says unless the bytes show otherwise. Never raise."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            if name == "utf-8":
                return data[len(bom) :].decode("utf-8", "heard-mixed")
            return data.decode(name, "replace")
    name = find_codec(label)
    if not name and _ISO_2022.search(data):
        if b"\x1b$)C" in data:
            name = "iso2022_kr"
        else:
            name = "iso2022_jp_2"
    if (
        name.startswith(("utf-16", "utf-32"))
        and len(_ASCII.findall(data[:2000])) * 10 > len(data[:2000]) * 9
    ):
        name = "utf-8"
    if name in {"", "cp1252", "utf-8"} or (name == "utf-7" and _HIGH.search(data)):
        return _decode_western(data)
    return _decode_labelled(data, name)


def _decode_western(data: bytes) -> str:
    """Return `data` read as UTF-8 if it is that, or else as what it plainly is.

    Failing both, read what is not UTF-8 as Windows-1252: real Latin-1 is never valid UTF-8.
    """
    try:
        return data.decode("utf-8")
    except UnicodeError:
        name = guess.guess_alphabet(data)
        if name:
            return data.decode(name, "replace")
        return data.decode("utf-8", "heard-mixed")


def _decode_labelled(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except (UnicodeError, ValueError):
        pass
    try:
        return data.decode("utf-8")
    except UnicodeError:
        return data.decode(name, "replace")


def _decode_mixed(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as Windows-1252, as a handler of codec errors."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("heard-mixed", _decode_mixed)
