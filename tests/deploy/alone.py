"""Run in a process of its own, `python -I -S alone.py FOLDER WHAT [JSON]`: only the unzipped
package in FOLDER can be imported.

Prints what it found as JSON. The stories of `tests/`, copied beside this file, make every letter by
the product's own rules.
"""

import importlib
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(sys.argv[1])
TODAY = date(2026, 11, 27)
PAGES: dict[str, dict[str, Any]] = {
    "received": {
        "received": TODAY,
        "told_by": TODAY,
        "reply_by": TODAY,
        "latest_by": TODAY,
        "look_into": TODAY,
    },
    "child-received": {"received": TODAY, "told_by": TODAY, "reply_by": TODAY},
    "child-check": {"typed": {}, "kept_until": TODAY},
    "child-track": {
        "moves": [],
        "helping": [],
        "reaching": [],
        "mine": {"reader": "", "phone": "01632 960000"},
    },
    "check": {"typed": {}, "kept_until": TODAY},
    "so-far": {"until": TODAY, "rows": ()},
    "saved": {"until": TODAY, "typed": {}, "choices": ()},
    "is-it-sorted": {"forms": [], "answers": {}},
    "how-we-did": {"forms": [], "answers": {}, "moves": []},
    "figures": {"period": {"title": "one day", "end": TODAY}, "choices": (), "asked": {}},
    "party": {"moves": []},
    "register": {"states": {}, "themes": [], "services": {}, "wanted": {}},
    "one-page": {"page": {"title": "one day"}},
    "report": {"report": {"title": "one day"}},
    "track": {"moves": [], "helping": [], "reaching": []},
    "you-said-we-did": {"until": TODAY},
}


def outside() -> list[str]:
    """Return the modules that come neither from the package nor with Python itself."""
    own = (str(FOLDER), str(Path(os.__file__).parent), str(Path(__file__).parent))
    files = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
    return sorted({f for f in files if f and not f.startswith(own)})


def handlers(names: list[str]) -> dict[str, bool]:
    """Return whether each Lambda handler, as Chalice names it, can be called."""
    return {name: callable(_found(name)) for name in names}


def _found(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


class Context:
    """What Lambda gives a function besides its event."""

    function_name = "heard"
    memory_limit_in_mb = 512
    invoked_function_arn = "arn:aws:lambda:eu-west-2:123456789012:function:heard"
    aws_request_id = "1"


def start(_: None) -> int:
    """Return the status of the start page, asked for as API Gateway does. The form needs the
    keys.
    """
    from app import app

    asked: dict[str, Any] = {
        "httpMethod": "GET",
        "multiValueQueryStringParameters": None,
        "headers": {},
        "pathParameters": {},
        "body": None,
        "stageVariables": None,
        "isBase64Encoded": False,
        "requestContext": {
            "httpMethod": "GET",
            "resourcePath": "/",
            "identity": {"sourceIp": ""},
        },
    }
    return int(app(asked, Context())["statusCode"])


def pages(names: list[str]) -> dict[str, int]:
    """Return each page's length as HTML, by name.

    Values not given here are undefined, and show as nothing.
    """
    from chalicelib import pages

    assert type(pages.load_environment().loader).__name__ == "ModuleLoader"
    return {name: len(pages.render_page(name, **PAGES.get(name, {}))) for name in names}


def letters(_: None) -> dict[str, int]:
    """Write every letter that the rules can owe, and return its length by name."""
    sys.path.append(str(Path(__file__).parent))
    from tests.letters.letter_lives import every_letter

    return {name: len(made.written.text) for name, made in every_letter("sefton").items()}


def main() -> None:
    """Do what is asked and print it."""
    sys.path[:0] = [str(FOLDER)]
    sys.dont_write_bytecode = True
    os.environ |= json.loads(Path(__file__).with_name("environment.json").read_text("utf-8"))
    if len(sys.argv) > 3:
        asked = json.loads(sys.argv[3])
    else:
        asked = None
    found = {"handlers": handlers, "start": start, "pages": pages, "letters": letters}[sys.argv[2]](
        asked
    )
    print(json.dumps({"found": found, "outside": outside()}))


if __name__ == "__main__":
    main()
