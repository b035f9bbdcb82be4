"""Mail that is signed in one piece (S/MIME, `application/pkcs7-mime`): the message is inside the
signature.

The signature is not checked, SES's verdicts say who sent a message; this only takes the words out
(RFC 5652: ContentInfo, SignedData, the octets of its content). Encrypted mail has the same wrapper
and nothing to take out.
"""

import re

_ARMOUR = re.compile(
    (
        r"\A\s{0,100}-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Za-z-]{1,40}: [^\n]{0,200}"
        r"\n){0,20}\n(.*?)\n?-----BEGIN PGP SIGNATURE-----.*?(?:-----END PGP SIGNATURE-----|\Z)"
    ),
    re.DOTALL,
)
_SIGNED_DATA = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
_DATA = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"
_OCTETS = 0x04
_OCTETS_IN_PIECES = 0x24
_MAX_PIECES = 200_000
_NEAR = 2_000


def read_content(data: bytes) -> bytes:
    """Return the message within a signature, or b"" if there is none or it is encrypted. Never
    raise.
    """
    if _SIGNED_DATA not in data[:_NEAR]:
        return b""
    found = data.find(_DATA, 0, _NEAR)
    if found < 0:
        return b""
    at = found + len(_DATA)
    if data[at : at + 1] != b"\xa0":
        return b""
    return _read_octets(data, _read_length(data, at + 1)[1])


def remove_armour(text: str) -> str:
    """Return the words of a text that PGP signed in place (RFC 9580, section 7), without PGP's
    own lines; any other text as it is.
    """
    found = _ARMOUR.match(text)
    if not found:
        return text
    return (re.sub(r"^- ", "", found.group(1), flags=re.MULTILINE) + text[found.end() :]).strip(
        "\n"
    )


def _read_octets(data: bytes, at: int) -> bytes:
    """Return the octet string at `at`, whole or in pieces."""
    if at >= len(data):
        return b""
    length, start = _read_length(data, at + 1)
    if data[at] == _OCTETS:
        return data[start : start + length]
    pieces: list[bytes] = []
    while (
        data[at] == _OCTETS_IN_PIECES
        and start < len(data)
        and data[start] == _OCTETS
        and len(pieces) < _MAX_PIECES
    ):
        length, inner = _read_length(data, start + 1)
        pieces.append(data[inner : inner + length])
        start = inner + length
    return b"".join(pieces)


def _read_length(data: bytes, at: int) -> tuple[int, int]:
    """Return a BER length and where the value begins; 0 if the value has no stated length."""
    if at < len(data):
        first = data[at]
    else:
        first = 0
    if first < 0x80:
        return first, at + 1
    size = first & 0x7F
    return int.from_bytes(data[at + 1 : at + 1 + min(size, 8)], "big"), at + 1 + size
