"""What an action is about, and what gave rise to it: rows (001:45, 001:55-57)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: what officers call it, and what the public reads, after "You said that ..."."""

    key: str
    title: str
    said: str


THEMES = (
    Theme("communication", "Keeping people told", "we did not keep people told"),
    Theme("delay", "Delay", "we took too long"),
    Theme("contact", "Time with family", "we got time with family wrong"),
    Theme("records", "Records", "what we wrote down was wrong or missing"),
    Theme("conduct", "Staff conduct", "our staff did not treat people well"),
    Theme("decisions", "How decisions are made", "we did not decide things fairly or in time"),
    Theme("support", "Help that was promised", "people did not get the help that we promised"),
    Theme("home", "Where a child lives", "we got it wrong where a child lives"),
    Theme("money", "Money", "we got money wrong"),
    Theme("sharing", "Sharing information", "we shared too much, or not with the right people"),
    Theme("access", "Access and fair treatment", "not everybody could use our service equally"),
    Theme("other", "Something else", "something else went wrong"),
)

BOARD = "board"
# What gave rise to an action.
SOURCES = (
    ("point", "A point that we upheld"),
    ("promise", "Something that we promised in an answer"),
    ("recommendation", "A recommendation that we accepted"),
    ("panel", "A review panel"),
    ("ombudsman", "The Ombudsman"),
    ("comment", "A comment or an idea"),
    ("compliment", "A compliment: do more of it"),
    (BOARD, "Something that the board or a committee asked for"),
    ("other", "Something else on this case"),
)


def list_theme_choices() -> tuple[tuple[str, str], ...]:
    """Return the themes as the choices of a question."""
    return tuple((theme.key, theme.title) for theme in THEMES)


def find_theme(key: str) -> Theme:
    """Return the theme with this key, or the last, "something else", for one that is no row now."""
    for theme in THEMES:
        if theme.key == key:
            return theme
    return THEMES[-1]


def describe_source(key: str) -> str:
    """Return what gave rise to an action, in words."""
    return dict(SOURCES).get(key, SOURCES[-1][1])
