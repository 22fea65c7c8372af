"""Workshop in a box: what is in it, for whom, and what it costs."""

import io
import tracemalloc
import zipfile

import pytest
from django.core.files.storage import default_storage

from cop.core.models import CommunityDocument
from tests.factories.members import MemberFactory
from tests.factories.workshops import WorkshopFactory, make_document

pytestmark = pytest.mark.django_db
SECRET = "laat stiltes vallen"


@pytest.fixture
def workshop():
    return WorkshopFactory(
        title="Omschrijven",
        slug="omschrijven",
        materials=[
            {"title": "Werkblad", "document": make_document()},
            {"title": "werkblad", "document": make_document("tweede.txt")},
            {
                "title": "Antwoordvel",
                "document": make_document("antwoord.txt", b"geheim"),
                "for_facilitator_only": True,
            },
            {"title": "Filmpje", "link": "https://example.org/film"},
            {"title": "Dia's", "link": "https://example.org/geheim", "for_facilitator_only": True},
        ],
    )


def opened(response) -> zipfile.ZipFile:
    data = b"".join(response.streaming_content)
    assert int(response["Content-Length"]) == len(data)
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return archive


def test_a_visitor_gets_what_participants_get(client, workshop):
    answer = client.get("/workshops/omschrijven/doos.zip")
    box = opened(answer)

    assert answer["Content-Disposition"] == 'attachment; filename="omschrijven.zip"'
    assert box.namelist() == [
        "LEESMIJ.txt",
        "deelnemersblad.pdf",
        "evaluatieformulier.pdf",
        "uitnodiging.txt",
        "materialen/Werkblad.txt",
        "materialen/werkblad-2.txt",
        "links.txt",
    ]
    everything = b"".join(box.read(name) for name in box.namelist())
    assert b"geheim" not in everything
    assert SECRET.encode() not in everything


def test_a_member_gets_the_run_sheet_and_what_is_for_the_facilitator(client, workshop):
    client.force_login(MemberFactory())

    box = opened(client.get("/workshops/omschrijven/doos.zip"))

    assert box.namelist()[1] == "draaiboek.pdf"
    assert box.read("alleen-voor-de-begeleider/Antwoordvel.txt") == b"geheim"
    assert b"example.org/geheim" in box.read("links.txt")


def test_without_the_pdf_library_the_papers_are_pages(client, workshop, monkeypatch):
    monkeypatch.setattr("knowledge.workshops.papers.pdf_available", lambda: False)
    client.force_login(MemberFactory())

    box = opened(client.get("/workshops/omschrijven/doos.zip"))

    assert SECRET in box.read("draaiboek.html").decode()
    assert SECRET not in box.read("deelnemersblad.html").decode()


def test_a_file_that_is_gone_is_named_and_breaks_nothing(client, workshop):
    default_storage.delete(CommunityDocument.objects.get(title="tweede.txt").file.name)

    box = opened(client.get("/workshops/omschrijven/doos.zip"))

    assert "materialen/werkblad-2.txt" not in box.namelist()
    assert "- werkblad" in box.read("LEESMIJ.txt").decode().splitlines()


def test_the_text_of_the_invitation_is_the_authors_or_made_of_the_facts(client):
    WorkshopFactory(slug="eigen", invitation="Kom ook & neem <iemand> mee.")
    WorkshopFactory(slug="gemaakt", title="Vacatures & meer")

    own = opened(client.get("/workshops/eigen/doos.zip")).read("uitnodiging.txt").decode("utf-8-sig")
    made = opened(client.get("/workshops/gemaakt/doos.zip")).read("uitnodiging.txt").decode("utf-8-sig")

    assert own.strip() == "Kom ook & neem <iemand> mee."
    assert "Vacatures & meer" in made
    assert "90 minuten" in made
    assert "Je schrijft voor wie het vak nog niet kent." in made


def test_of_a_workshop_for_members_a_visitor_gets_nothing(client):
    WorkshopFactory(slug="besloten", members_only=True)

    assert client.get("/workshops/besloten/doos.zip")["Location"].startswith("/accounts/login/")
    client.force_login(MemberFactory(pending=True))
    assert client.get("/workshops/besloten/doos.zip").status_code == 403


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_box_costs_as_many_queries_whatever_is_in_it(client, number, django_assert_num_queries, known_site):
    WorkshopFactory(
        slug="vol", materials=[{"title": f"Blad {n}", "document": make_document(f"{n}.txt")} for n in range(number)]
    )

    with django_assert_num_queries(6):
        opened(client.get("/workshops/vol/doos.zip"))


def test_fifty_large_files_are_never_in_memory_together(client, tmp_path, settings):
    """50 files of 5 MB: 250 MB goes out while less than 64 MB is held."""
    large = 5 * 1024 * 1024
    folder = tmp_path / "media" / "documents"
    folder.mkdir(parents=True)
    materials = []
    for number in range(50):
        with (folder / f"{number}.pdf").open("wb") as sparse:
            sparse.truncate(large)
        document = CommunityDocument.objects.create(title=f"Groot {number}", file=f"documents/{number}.pdf")
        materials.append({"title": document.title, "document": document})
    WorkshopFactory(slug="groot", materials=materials)
    response = client.get("/workshops/groot/doos.zip")

    tracemalloc.start()
    sent = sum(len(piece) for piece in response.streaming_content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert sent == int(response["Content-Length"]) > 50 * large
    assert peak < 64 * 1024 * 1024
