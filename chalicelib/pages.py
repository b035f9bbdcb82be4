"""Everything a person sees in a browser: the templates, and the one way an answer is made, with its
security headers.

Templates are read from `chalicelib/_templates` where the build has compiled them, else from
`templates/`. Addresses in pages come from the settings, never from a request (T12).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from chalice.app import Response

from chalicelib import phone_links, translations
from chalicelib.settings import settings

if TYPE_CHECKING:
    from datetime import date

    from jinja2 import BaseLoader, Environment

    from chalicelib.councils import Council

HERE = Path(__file__).resolve().parent
COMPILED = HERE / "_templates"
TYPEFACE = '"Helvetica Neue",helvetica,arial,sans-serif'
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A style sheet or script as served: `name` changes with its content, so that it may be kept
    for ever.
    """

    name: str
    body: str
    type: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page needs to know: the council, the path our addresses begin with, and the files
    it loads.
    """

    council: Council
    origin: str
    base: str
    css: str
    js: str
    font: str = ""  # the style sheet of the council's own typeface, if it has one


@cache
def load_assets() -> dict[str, Asset]:
    """Return the files that pages load, by the name they are served under: the style sheet, which
    includes the council's own look, the script, and its own typeface if it has one.
    """
    from chalicelib import councils

    css = (HERE / "assets" / "heard.css").read_text("utf-8") + _write_look(settings().council)
    js = (HERE / "assets" / "heard.js").read_text("utf-8")
    made = [_make_asset("heard", "css", css), _make_asset("heard", "js", js)]
    font = councils.write_fonts(settings().council)
    if font:
        made.append(_make_asset("font", "css", font))
    return {asset.name: asset for asset in made}


def _make_asset(name: str, kind: str, body: str) -> Asset:
    digest = hashlib.sha256(body.encode()).hexdigest()[:16]
    return Asset(f"{name}-{digest}.{kind}", body, TYPES[kind])


def _write_look(council: Council) -> str:
    """Return the style of a council: its colour, for a dark page too, its typeface and its logo."""
    from chalicelib.councils import write_logo
    from chalicelib.councils.colours import lighten_for_dark
    from chalicelib.councils.font import FAMILY

    colour = council.colour
    typeface = council.look.typeface or TYPEFACE
    if council.look.font:
        typeface = f'"{FAMILY}",{typeface}'
    own = f"--heard-council:{colour};--heard-line:{colour};--heard-typeface:{typeface}"
    dark = f":root{{--heard-line:{lighten_for_dark(colour)}}}"
    return f":root{{{own}}}@media screen and (prefers-color-scheme:dark){{{dark}}}" + write_logo(
        council
    )


@cache
def describe_site() -> Site:
    """Return what every page needs to know, for this process."""
    here = settings()
    addresses = [f"{here.base}/assets/{name}" for name in load_assets()]
    return Site(here.council, here.origin, here.base, *addresses)


def _needs_escapes(name: str | None) -> bool:
    return not (name or "").endswith(".txt")


def _find_sources() -> BaseLoader:
    from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

    govuk = PackageLoader("govuk_frontend_jinja")
    return ChoiceLoader(
        [FileSystemLoader(HERE.parent / "templates"), PrefixLoader({"govuk_frontend_jinja": govuk})]
    )


def _make_environment(loader: BaseLoader) -> Environment:
    from jinja2 import ChainableUndefined, Environment

    made = Environment(
        loader=loader,
        autoescape=_needs_escapes,  # noqa: S701 - a function: off for letters in plain text alone
        undefined=ChainableUndefined,  # the GOV.UK macros ask for parameters that were not given
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["site"] = describe_site
    made.globals["english"] = _mark_english
    made.globals["gettext"] = made.globals["_"] = _make_gettext()
    made.filters["translated"] = translations.translate
    made.filters["each_word"] = translations.translate_words
    made.filters["in_words"] = _write_day
    made.filters["own"] = _set_apart
    made.filters["make_call_link"] = phone_links.make_call_link
    made.filters["link_numbers"] = _link_numbers
    return made


def _link_numbers(text: str) -> str:
    """Return a text with each telephone number of this council's in it as a link."""
    return phone_links.link_numbers(text, settings().council)


def _set_apart(text: str) -> str:
    """Return what a council's file says, marked as English on a page in another language, so that
    its order and its sound stay those of English."""
    from markupsafe import Markup

    if translations.find_shown() == translations.ENGLISH:
        return text
    return Markup('<bdi lang="en">{}</bdi>').format(text)


def _mark_english() -> str:
    """Return what marks an element as English on a page in another language."""
    from markupsafe import Markup

    if translations.find_shown() == translations.ENGLISH:
        return ""
    return Markup(' lang="en" dir="ltr"')


def _write_day(day: date) -> str:
    """Return a day in words, in the language of the page."""
    from chalicelib.core.working_days import in_words

    return translations.translate_words(in_words(day))


def _make_gettext() -> Callable[..., str]:
    """Return what templates call by `{% trans %}` and `_()`: a text in the language of the page,
    with its values put in. It is jinja2's own, without its extension, which only sources need.
    """
    from jinja2 import pass_eval_context
    from jinja2.nodes import EvalContext
    from markupsafe import Markup

    @pass_eval_context
    def gettext(evaluated: EvalContext, text: str, /, **values: Any) -> str:
        found = translations.translate(text)
        if evaluated.autoescape:
            return Markup(found) % values  # noqa: S704 - our own text; the values are escaped
        return found % values

    return gettext


@cache
def load_sources() -> Environment:
    """Return the templates as they are written, able to read `{% trans %}`."""
    made: Any = _make_environment(_find_sources())
    gettext = made.globals["_"]
    made.add_extension("jinja2.ext.i18n")
    made.newstyle_gettext = True
    made.policies["ext.i18n.trimmed"] = True
    made.globals["_"] = gettext
    return cast("Environment", made)


@cache
def load_environment() -> Environment:
    """Return the templates for pages (escaped) and letters (`.txt`, not escaped).

    They are compiled already if the build has done so.
    """
    from jinja2 import ModuleLoader

    return _make_environment(ModuleLoader(COMPILED)) if COMPILED.is_dir() else load_sources()


def compile_templates(folder: Path) -> None:
    """Write every template as Python into `folder`, for the package. Raises TemplateSyntaxError
    where one is wrong.
    """
    load_sources().compile_templates(folder, zip=None, ignore_errors=False)


def render_page(name: str, **values: Any) -> str:
    """Return the page `templates/pages/<name>.html` with these values, as HTML.

    Raise TemplateNotFound if there is none.
    """
    return _render_in(translations.choose_for_page(name), name, values)


def _render_in(code: str, name: str, values: dict[str, Any]) -> str:
    """Return a page with these values, in the language of that code."""
    with translations.write_in(code):
        spoken = _describe_language(name, code)
        return load_environment().get_template(f"pages/{name}.html").render(values | spoken)


def _describe_language(page: str, code: str) -> dict[str, Any]:
    """Return what the layout says of a page's language, and which others it offers."""
    offered = []
    known = translations.list_languages() if page in translations.OFFERED_ON else ()
    for each in known if len(known) > 1 else ():
        direction = translations.find_direction(each)
        name = translations.name_language(each)
        offered.append({"code": each, "name": name, "direction": direction})
    return {
        "language": code,
        "direction": translations.find_direction(code),
        "offered": offered,
    }


def _write_content_security(form_to: str) -> str:
    here = urlsplit(settings().origin)
    targets = " ".join(filter(None, ["'self'", f"{here.scheme}://{here.netloc}", form_to]))
    fonts = "font-src data:; " if settings().council.look.font else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"{fonts}"
        f"connect-src {targets}; "
        "base-uri 'none'; frame-ancestors 'none'; "
        f"form-action {targets}"
    )


def make_headers(
    kind: str, *, private: bool = True, form_to: str = ""
) -> dict[str, str | list[str]]:
    """Return the headers of an answer.

    No cache and no search engine keeps one that is `private`. `form_to` is one more address that a
    form of the page may post to.
    """
    made: dict[str, str | list[str]] = {
        "Content-Type": kind,
        "Content-Security-Policy": _write_content_security(form_to),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "no-store" if private else "public, max-age=300",
    }
    if private:
        made["X-Robots-Tag"] = "noindex, nofollow"
    return made


def make_response(
    body: str, status: int = 200, *, private: bool = True, form_to: str = ""
) -> Response:
    """Return an answer that is a page. A browser that keeps it keeps one for each language."""
    headers = make_headers("text/html; charset=utf-8", private=private, form_to=form_to)
    if not private:
        headers["Vary"] = "Cookie"
    return Response(body, status_code=status, headers=headers)


def send_to_page(path: str) -> Response:
    """Return an answer that sends the browser to another of our pages. `path` begins with `/`,
    without the base.
    """
    made = make_headers("text/html; charset=utf-8")
    made["Location"] = settings().base + path
    return Response("", status_code=303, headers=made)


def redirect_to(address: str) -> Response:
    """Return an answer that sends the browser to an address that we made elsewhere, such as a file
    at S3.

    Never give it an address from a request.
    """
    made = make_headers("text/html; charset=utf-8")
    made["Location"] = address
    return Response("", status_code=303, headers=made)


def render_problem(
    status: int,
    title: str,
    what_to_do: str | Sequence[str],
    *,
    error_id: str = "",
    ways: Sequence[tuple[str, str]] = (),
) -> Response:
    """Return a page whose `title` says what went wrong and which says what to do now, a paragraph
    each.

    `ways` lead on, each a page and its words. It gives nothing else away (T31).
    """
    paragraphs = [what_to_do] if isinstance(what_to_do, str) else list(what_to_do)
    code = translations.choose_for_problem(title)
    said = {"title": title, "paragraphs": paragraphs, "error_id": error_id, "ways": ways}
    return make_response(_render_in(code, "problem", said), status)


def serve_asset(name: str) -> Response | None:
    """Return the answer with one of our files, or None if no file has that name."""
    asset = load_assets().get(name)
    if asset is None:
        return None
    made = make_headers(asset.type, private=False)
    made["Cache-Control"] = "public, max-age=31536000, immutable"
    return Response(asset.body, status_code=200, headers=made)
