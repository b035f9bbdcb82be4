"""Files that a person adds from their own page, what they sent before, and our letters again."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256

from chalice import Blueprint, Response

from chalicelib import casework, clock, files, pages, store, translations
from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.wording import letter_names
from chalicelib.doors import case_dates, uploads
from chalicelib.doors.officer.told_files import ADD_AGAIN
from chalicelib.doors.person import own_link, own_page, own_record, party_page
from chalicelib.doors.public import leaving
from chalicelib.doors.web import FORM, read_form, read_query
from chalicelib.settings import settings
from chalicelib.translations import mark

own_files = Blueprint(__name__)


def _name_draft(case: Case) -> str:
    """Return where a person's uploads wait until they are added, which nobody else can guess."""
    known = f"{case.reference}|{case.person.stops}|{case.received_at.isoformat()}"
    return f"own-{sha256(known.encode()).hexdigest()[:40]}"


@own_files.route("/track/{token}/files", methods=["GET", "HEAD"])
def show(token: str) -> Response:
    """Show what was uploaded, and a form that uploads more straight to S3."""
    if closed := leaving.answer_if_left(f"/track/{token}/files"):
        return closed
    case = own_link.open_case(token, party_page.go_to_page)
    if isinstance(case, Response):
        return case
    return _show(case, token)


def _show(case: Case, token: str, changed: tuple[files.RefusedFile, ...] = ()) -> Response:
    draft = _name_draft(case)
    held, refused = files.settle(draft, ())
    refused = (*changed, *refused)
    if uploads.has_missing(read_query(uploads.SENT), 0, len(held), len(refused)):
        refused = (*refused, uploads.NOT_ALL_CAME)
    here = f"{settings().base}/track/{token}/files"
    described = uploads.describe(draft, here, held, refused)
    thing = letter_names.name_thing(case.kind)
    body = pages.render_page("own-files", thing=thing, token=token, **described)
    upload = described["upload"]
    return pages.make_response(body, 422 if refused else 200, form_to=upload.url if upload else "")


@own_files.route("/track/{token}/files", methods=["POST"], content_types=[FORM])
def change(token: str) -> Response:
    """Add what was uploaded to the case, or take one file away."""
    answers = read_form()
    case = own_link.open_case(token, party_page.go_to_page)
    if isinstance(case, Response):
        return case
    held, _ = files.settle(_name_draft(case), ())
    if "remove" in answers:
        for file in held:
            if file.id == answers["remove"]:
                files.remove(file)
        return pages.send_to_page(f"/track/{token}/files")
    if not held:
        return pages.send_to_page(f"/track/{token}/files")
    try:
        _add(case, held)
    except files.Changed:
        return _show(case, token, (ADD_AGAIN,))
    return pages.send_to_page(f"/track/{token}?added=yes")


@own_files.route("/track/{token}/sent/{number}", methods=["GET"])
def open_own(token: str, number: str) -> Response:
    """Redirect to a file that the person sent, to save it."""
    case = own_link.open_case(token, party_page.go_to_page)
    if isinstance(case, Response):
        return case
    sent = own_record.list_own_files(case, store.load_history(case.reference))
    if not number.isdecimal() or len(number) > 3 or int(number) >= len(sent):
        return _say_unknown()
    return pages.redirect_to(files.open_link(sent[int(number)]))


@own_files.route("/track/{token}/letters/{number}", methods=["GET", "HEAD"])
def show_letter(token: str, number: str) -> Response:
    """Show a letter that was sent to the person, to read again or print."""
    here = f"/track/{token}/letters/{number}"
    if closed := leaving.answer_if_left(here):
        return closed
    case = own_link.open_case(token, party_page.go_to_page)
    if isinstance(case, Response):
        return case
    sent = own_record.find_letter(case, number)
    if sent is None:
        return _say_unknown()
    base = settings().base
    body = pages.render_page(
        "own-letter",
        what=letter_names.describe_letter(sent.name, case.kind),
        when=case_dates.describe_moment(sent.at),
        how=own_page.say_how(case, sent),
        written_in=translations.choose_for_letter(sent.name, case.person.language),
        below=translations.BELOW,
        parts_of=own_record.read_letter(case, sent, clock.now()),
        large=read_query("print") == "large",
        here=base + here,
        track=f"{base}/track/{token}",
    )
    return pages.make_response(body)


def _say_unknown() -> Response:
    return pages.render_problem(
        404,
        mark("We do not know this file or letter"),
        mark("Open your page again from our last letter."),
    )


def _add(case: Case, held: tuple[files.Held, ...]) -> None:
    """Add uploaded files to a case, once. Raise files.Changed if one is not as it was."""
    kept = files.keep(_name_draft(case), held)
    keys = " ".join(sorted(file.key for file in kept))
    cause = f"own-files/{case.reference}/{sha256(keys.encode()).hexdigest()[:32]}"
    with suppress(store.Seen):  # a second press: they are there
        casework.add(case.reference, COMPLAINANT, "", kept, clock.now(), cause)
    for file in held:
        files.remove(file)
