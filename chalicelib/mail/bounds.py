"""How much of a message is read. Each bound that bites is named in `Message.truncated`; the raw
message is kept by whoever called us, so nothing is lost by a bound, only not shown."""

MAX_BYTES = 40 * 1024 * 1024
"""Bytes of one message that are read; SES takes no more than this."""

MAX_PARTS = 1_000
"""MIME parts that are opened."""

MAX_DEPTH = 50
"""Multiparts within multiparts that are opened."""

MAX_NESTED = 10
"""Messages attached to a message that are read."""

MAX_ATTACHED_DEPTH = 3
"""Messages within messages that are read."""

MAX_ATTACHED_BYTES = 4 * 1024 * 1024
"""Bytes of an attached message that are looked at."""

MAX_ATTACHED_TEXT = 20_000
"""Characters of an attached message that are kept; its file holds the rest."""

MAX_TEXT = 100_000
"""Characters of text that are kept."""

MAX_TEXT_BYTES = 1024 * 1024
"""Bytes of one text part that are decoded, pictures within HTML left out."""

MAX_HTML_BYTES = 8 * 1024 * 1024
"""Bytes of one HTML part that are looked at, pictures within it counted."""

MAX_HEADER_BYTES = 1024 * 1024
"""Bytes of one part's header that are kept; beyond that, only the usual fields, cut short."""

MAX_HEADER_LINES = 20_000
"""Lines of one part's header that are read."""

MAX_HEADERS = 1_000
"""Header fields of one part that are kept."""

MAX_VALUE = 64 * 1024
"""Bytes of one header field that are kept."""

MAX_ADDRESSES = 500
"""Addresses of one header field that are kept."""

MAX_REFERENCES = 100
"""Message ids of a thread that are kept, the newest."""

MAX_SUBJECT = 1_000
"""Characters of a subject, or of a person's name, that are kept."""

MAX_FILE_NAME = 120
"""Characters of an attachment's name that are kept."""

MAX_LINKS = 200
"""Addresses behind links of one HTML part that are shown."""

MAX_LINK = 2_000
"""Characters of such an address that are shown."""
MAX_FIELD_SHOWN = 2_000
"""Characters of a field of addresses that a person is shown."""
