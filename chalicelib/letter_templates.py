"""The templates of letters, and which of them a reader is sent."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment, Template


@cache
def _load_environment() -> Environment:
    from jinja2 import StrictUndefined

    from chalicelib import pages

    return pages.load_environment().overlay(undefined=StrictUndefined)


def find_part(name: str) -> Template:
    """Return the template of a letter, or of a part of one. Raise TemplateNotFound if there is
    none."""
    return _load_environment().get_template(f"letters/{name}.txt")


def find_letter(name: str, *, child: bool) -> Template:
    """Return the template of a letter: a child's own where it has one, for a child's complaint.

    Raise TemplateNotFound for no such letter.
    """
    names = [f"letters/{name}.txt"]
    if child:
        names.insert(0, f"letters/child/{name}.txt")
    return _load_environment().select_template(names)
