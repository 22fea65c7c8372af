"""The run sheet as PDF."""

import re
import time
import zlib

import pytest

from cop.core import pdf
from tests.factories.members import MemberFactory
from tests.factories.workshops import PARTS, WorkshopFactory

pytestmark = pytest.mark.django_db


def unpacked(document: bytes) -> bytes:
    """The PDF with its packed parts readable."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL)
    opened = []
    for stream in streams:
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            opened.append(stream)
    return b"\n".join([document, *opened])


@pytest.fixture
def member(client):
    found = MemberFactory()
    client.force_login(found)
    return found


def test_it_is_tagged_and_says_its_language(client, member):
    WorkshopFactory(slug="kort")

    answer = client.get("/workshops/kort/draaiboek.pdf?lengte=60&start=09:30")

    assert answer["Content-Type"] == "application/pdf"
    said = unpacked(answer.content)
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang (nl)", b"pdfuaid", b"/TH", b"/H1"):
        assert mark in said, mark


def test_a_long_one_is_made_within_three_seconds_and_then_kept(client, member, monkeypatch):
    WorkshopFactory(slug="lang", parts=[{**part, "title": f"{part['title']} {n}"} for n in range(8) for part in PARTS])
    assert pdf.pdf_available()  # loads the library, once a process

    began = time.monotonic()
    first = client.get("/workshops/lang/draaiboek.pdf")
    assert time.monotonic() - began < 3

    monkeypatch.setattr(pdf, "_made", lambda html: pytest.fail("it was kept"))
    assert client.get("/workshops/lang/draaiboek.pdf").content == first.content


def test_what_is_kept_is_new_when_a_word_changes(client, member):
    workshop = WorkshopFactory(slug="kort")
    first = client.get("/workshops/kort/draaiboek.pdf").content
    workshop.title = "Anders"
    workshop.save_revision().publish(skip_permission_checks=True)

    assert client.get("/workshops/kort/draaiboek.pdf").content != first


def test_wrong_times_go_to_the_page_that_says_so(client, member):
    WorkshopFactory(slug="kort")

    answer = client.get("/workshops/kort/draaiboek.pdf?lengte=veel")

    assert answer["Location"] == "/workshops/kort/draaiboek/?lengte=veel"


def test_without_the_library_it_is_not_offered(client, member, monkeypatch):
    WorkshopFactory(slug="kort")
    for module in ("knowledge.workshops.views.files", "knowledge.workshops.views.reading"):
        monkeypatch.setattr(f"{module}.pdf_available", lambda: False)

    said = client.get("/workshops/kort/draaiboek/").content.decode()

    assert "draaiboek.pdf" not in said
    assert "Druk deze pagina af" in said
    assert client.get("/workshops/kort/draaiboek.pdf").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/geheim",
        "https://example.org/x.css",
        "file:///etc/passwd",
        "data:text/css,a{}",
        f"{pdf.SCHEME}:css/../../settings/base.py",
        f"{pdf.SCHEME}:css/%2e%2e/%2e%2e/settings/base.py",
        f"{pdf.SCHEME}:js/site.js",
        f"{pdf.SCHEME}:fonts/bestaat-niet.woff2",
    ],
)
def test_it_reads_nothing_but_own_styles_and_fonts(address):
    with pytest.raises(pdf.Refused):
        pdf.own_path(address)


def test_what_a_member_wrote_makes_the_server_ask_nothing(client, member, monkeypatch):
    asked = []
    own = pdf.own_path
    monkeypatch.setattr(pdf, "own_path", lambda url: asked.append(url) or own(url))
    hostile = '<p><img src="http://127.0.0.1:9/x"><link rel="stylesheet" href="file:///etc/passwd">Tekst</p>'
    WorkshopFactory(
        slug="vijandig", parts=[{"title": "<img src=http://127.0.0.1:9/y>", "minutes": 5, "steps": hostile}]
    )

    assert client.get("/workshops/vijandig/draaiboek.pdf").status_code == 200
    assert {address.partition(":")[0] for address in asked} == {pdf.SCHEME}
