"""The files of a translation: a catalogue as people write it (`.po`), and as gettext reads it."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping

_ENTRY = re.compile(r'^(msgid|msgstr) "(.*)"$')
_MORE = re.compile(r'^"(.*)"$')
_ESCAPED = re.compile(r"\\(.)")
_PLAIN = {"n": "\n", "t": "\t"}
_MAGIC = 0x950412DE


def read_po(text: str) -> dict[str, str]:
    """Return the translations in a catalogue, by the English; the header is that of ""."""
    found: dict[str, str] = {}
    parts = {"msgid": "", "msgstr": ""}
    part = ""
    for line in [*text.splitlines(), 'msgid ""']:
        begun = _ENTRY.match(line)
        more = _MORE.match(line)
        if begun:
            if begun[1] == "msgid" and part:
                found[parts["msgid"]] = parts["msgstr"]
            part = begun[1]
            parts[part] = _unescape(begun[2])
        elif more and part:
            parts[part] += _unescape(more[1])
    return found


def write_po(code: str, translations: Mapping[str, str]) -> str:
    """Return a catalogue as people write it, an entry for each text in the order given."""
    header = f"Language: {code}\nContent-Type: text/plain; charset=UTF-8\n"
    entries = [_write_entry("", header)]
    for english, translated in translations.items():
        entries.append(_write_entry(english, translated))
    return "\n".join(entries)


def _write_entry(english: str, translated: str) -> str:
    return f'msgid "{_escape(english)}"\nmsgstr "{_escape(translated)}"\n'


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda found: _PLAIN.get(found[1], found[1]), text)


def compile_mo(translations: Mapping[str, str]) -> bytes:
    """Return a catalogue as gettext reads it. What is not translated is left out of it."""
    texts = {}
    for key, said in translations.items():
        if said:
            texts[key.encode()] = said.encode()
    count = len(texts)
    start = 28 + 16 * count
    key_table = b""
    said_table = b""
    keys = b""
    said_after = b""
    said_start = start + sum(map(len, texts)) + count
    for text in sorted(texts):
        key_table += struct.pack("<II", len(text), start + len(keys))
        said_table += struct.pack("<II", len(texts[text]), said_start + len(said_after))
        keys += text + b"\0"
        said_after += texts[text] + b"\0"
    head = struct.pack("<IIIIIII", _MAGIC, 0, count, 28, 28 + 8 * count, 0, start)
    return head + key_table + said_table + keys + said_after
