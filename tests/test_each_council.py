"""What must hold of each council that comes with Heard, read from its own file.

Every other test is about the councils of `tests/councils`, so a change of a real file fails only
here, and only where people would meet a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from botocore.exceptions import ClientError
from lxml import html

from chalicelib import councils, store
from chalicelib.core.procedures import PROCEDURES
from chalicelib.councils import Council
from chalicelib.councils.check import find_faults
from chalicelib.settings import settings
from tests.helpers import SAM, Heard, by_form, get, page, set_up_as, words
from tests.moto_aws import aws_client

FILES = sorted(councils.HERE.glob("*.toml"))
GUIDES = [name for name in PROCEDURES if name != "anonymous"]

pytestmark = pytest.mark.parametrize("council", [path.stem for path in FILES], indirect=True)


@pytest.fixture
def council(request: pytest.FixtureRequest) -> Council:
    """Return a council as its own file has it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEARD_COUNCILS", str(councils.HERE))
        return councils.load_council(request.param)


@pytest.fixture
def of_council(heard: Heard, council: Council) -> Iterator[Heard]:
    """Yield the app, set up for that council, whose address SES knows."""
    domain = council.inbox.partition("@")[2]
    with suppress(ClientError):  # it knows the one that the tests' AWS was built with
        aws_client("sesv2").create_email_identity(EmailIdentity=domain)
    with set_up_as(HEARD_COUNCIL=council.code, HEARD_COUNCILS=str(councils.HERE)):
        assert settings().council is council
        yield heard


def test_its_file_is_sound(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARD_COUNCILS", str(councils.HERE))
    assert find_faults(councils.read_file(council.code), council.code) == []


def test_white_letters_on_its_colour_can_be_read(council: Council) -> None:
    def light(part: str) -> float:
        value = int(part, 16) / 255
        if value <= 0.04045:
            return value / 12.92
        return ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = re.findall("..", council.colour[1:])
    assert 1.05 / (0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue) + 0.05) >= 4.5


def test_its_front_page_has_its_name_and_every_number_to_call(
    of_council: Heard, council: Council
) -> None:
    shown = get(of_council.client, "/")
    assert council.name in html.fromstring(page(shown)).xpath("string(//header)")
    numbers = words(get(of_council.client, "/danger"))
    for line in council.danger:
        assert line.call in numbers


def test_its_guide_to_every_procedure_opens(of_council: Heard) -> None:
    for name in GUIDES:
        shown = get(of_council.client, f"/how-we-deal-with-complaints/{name}")
        assert shown.status_code == 200


def test_a_complaint_by_its_form_becomes_a_case_and_is_acknowledged(
    of_council: Heard, council: Council
) -> None:
    reference = by_form(of_council.client)
    case = store.load(reference)
    assert case
    assert case.council == council.code
    told = of_council.letter("acknowledgement", SAM)
    assert council.sender in told.message["From"]
    calls = [line.call for line in council.danger]
    for needed in (reference, council.name, council.ombudsman.phone, *calls):
        assert needed in told.text
    assert of_council.letter("new_case", council.team.email)
