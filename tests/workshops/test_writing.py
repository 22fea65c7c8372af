"""A member writes a workshop in the guided form, without a script."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cop.core.models import CommunityDocument
from cop.publishing.documents import may_read_document
from knowledge.workshops.models import WorkshopMaterial, WorkshopPage
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.workshops import WorkshopFactory, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    member = MemberFactory(trusted=True)
    client.force_login(member)
    return member


def start(client) -> WorkshopPage:
    client.post("/mijn/bijdragen/nieuw/workshop/", {"title": "Omschrijven", "request_key": str(uuid4())})
    return WorkshopPage.objects.get(draft_title="Omschrijven")


def post(client, page, step, data, **kwargs):
    shown = client.get(f"/mijn/bijdragen/{page.pk}/{step}/")
    return client.post(f"/mijn/bijdragen/{page.pk}/{step}/", {"token": shown.context["token"], **data}, **kwargs)


def draft(page) -> WorkshopPage:
    return WorkshopPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_a_trusted_member_writes_one_and_publishes_it(client, author):
    page = start(client)
    post(client, page, "workshop", {"title": "Omschrijven", "summary": "Kort.", "aim": "Leren.", "audience": "Jij"})
    post(
        client,
        page,
        "programma",
        {"row_1_title": "Begin", "row_1_minutes": "10", "row_2_title": "Eind", "row_2_minutes": "20"},
    )
    post(client, page, "labels", {"themes": [ThemeFactory().pk]})
    shown = client.get(f"/mijn/bijdragen/{page.pk}/")
    client.post(f"/mijn/bijdragen/{page.pk}/versturen/", {"token": shown.context["token"]})

    page.refresh_from_db()
    assert page.live
    assert page.total_minutes == 30
    assert page.get_url() == "/workshops/omschrijven/"
    assert client.get("/workshops/omschrijven/").status_code == 200


def test_a_newcomers_workshop_goes_to_the_editors(client):
    newcomer = MemberFactory()
    client.force_login(newcomer)
    workshop = WorkshopFactory(authors=[newcomer], themes=[ThemeFactory()], live=False)
    shown = client.get(f"/mijn/bijdragen/{workshop.pk}/")
    client.post(f"/mijn/bijdragen/{workshop.pk}/versturen/", {"token": shown.context["token"]})

    workshop.refresh_from_db()
    assert not workshop.live
    assert workshop.current_workflow_state is not None


def test_rows_are_added_ordered_and_taken_away(client, author):
    page = start(client)
    post(
        client,
        page,
        "programma",
        {f"row_{n}_{k}": v for n in (1, 2) for k, v in {"title": f"Deel {n}", "minutes": "5"}.items()},
    )
    rows = {
        "row_1_title": "Deel 1",
        "row_1_minutes": "5",
        "row_1_place": "3",
        "row_2_title": "Deel 2",
        "row_2_minutes": "5",
    }
    post(client, page, "programma", {**rows, "row_2_place": "2", "row_3_title": "Deel 3", "row_3_minutes": "7"})
    assert [part.title for part in draft(page).parts.all()] == ["Deel 2", "Deel 1", "Deel 3"]

    post(
        client,
        page,
        "programma",
        {
            "row_1_title": "Deel 2",
            "row_1_minutes": "5",
            "row_1_gone": "on",
            "row_2_title": "",
            "row_3_title": "Deel 3",
            "row_3_minutes": "7",
        },
    )
    assert [part.title for part in draft(page).parts.all()] == ["Deel 3"]


def test_a_wrong_answer_gets_a_sentence_and_what_was_typed_stays(client, author):
    page = start(client)
    answer = post(
        client,
        page,
        "programma",
        {
            "row_1_title": "Begin",
            "row_1_minutes": "tien",
            "row_2_title": "Eind",
            "row_2_minutes": "5",
            "row_2_shortest_minutes": "9",
        },
    )
    said = answer.content.decode()

    assert answer.status_code == 422
    assert 'value="tien"' in said
    assert "Geef een heel getal" in said
    assert "De kortste tijd kan niet langer zijn" in said
    assert [part.title for part in draft(page).parts.all()] == ["Begin", "Eind"]


def test_what_is_formatted_is_sanitised(client, author):
    page = start(client)
    post(
        client,
        page,
        "programma",
        {
            "row_1_title": "Begin",
            "row_1_minutes": "5",
            "row_1_steps": "<p>Doe<script>x</script></p>",
            "row_1_facilitator_notes": '<p onclick="x">Let op</p>',
        },
    )
    [part] = draft(page).parts.all()

    assert part.steps == "<p>Doe</p>"
    assert part.facilitator_notes == "<p>Let op</p>"


def test_half_a_programme_is_not_published(client, author):
    page = start(client)
    post(client, page, "programma", {"row_1_title": "Begin"})

    assert client.get(f"/mijn/bijdragen/{page.pk}/voorbeeld/").status_code == 200
    assert "parts" in draft(page).missing_for_publication()


def test_a_file_and_a_link_become_materials(client, author):
    page = start(client)
    upload = SimpleUploadedFile("blad.txt", b"een blad")
    client.post(f"/mijn/bijdragen/{page.pk}/materialen/bestand/", {"file": upload, "title": "Blad"})
    post(
        client,
        page,
        "materialen",
        {
            "row_1_title": "Werkblad",
            "row_1_kind": "handout",
            "row_1_for_facilitator_only": "on",
            "row_2_title": "Film",
            "row_2_link": "https://example.org/",
            "row_2_kind": "other",
        },
    )
    first, second = draft(page).materials.all()

    assert (first.title, first.document.title, first.for_facilitator_only) == ("Werkblad", "Blad", True)
    assert (second.link, second.kind) == ("https://example.org/", "other")


def test_a_link_that_was_typed_is_saved_with_the_file_that_is_added(client, author):
    page = start(client)
    address = f"/mijn/bijdragen/{page.pk}/materialen/"
    told = {"row_1_title": "Film", "row_1_link": "https://example.org/", "row_1_kind": "other", "title": "Blad"}
    token = client.get(address).context["token"]
    client.post(f"{address}bestand/", {"file": SimpleUploadedFile("blad.txt", b"een blad"), "token": token, **told})

    assert [row.title for row in draft(page).materials.all()] == ["Film", "Blad"]


def test_a_wrong_file_or_link_gets_a_sentence(client, author):
    page = start(client)
    upload = SimpleUploadedFile("blad.exe", b"MZ")
    refused = client.post(f"/mijn/bijdragen/{page.pk}/materialen/bestand/", {"file": upload, "title": "Blad"})
    link = post(
        client, page, "materialen", {"row_1_title": "Film", "row_1_link": "javascript:1", "row_1_kind": "other"}
    )

    assert refused.status_code == link.status_code == 422
    assert not draft(page).materials.all()[0].link
    assert not CommunityDocument.objects.exists()


def test_who_may_fetch_the_file_of_a_material():
    author, colleague, member, waiting = MemberFactory(), MemberFactory(), MemberFactory(), MemberFactory(pending=True)
    open_one, closed = make_document("open.txt"), make_document("dicht.txt")
    notes, in_draft = make_document("notities.txt"), make_document("concept.txt", uploaded_by_user=author)
    WorkshopFactory(
        materials=[
            {"title": "a", "document": open_one},
            {"title": "b", "document": notes, "for_facilitator_only": True},
        ]
    )
    WorkshopFactory(members_only=True, materials=[{"title": "a", "document": closed}])
    WorkshopFactory(live=False, authors=[author, colleague], materials=[{"title": "a", "document": in_draft}])
    from django.contrib.auth.models import AnonymousUser

    nobody = AnonymousUser()
    may = {
        name: [may_read_document(user, document) for user in (nobody, waiting, member, colleague)]
        for name, document in {"open": open_one, "closed": closed, "notes": notes, "draft": in_draft}.items()
    }

    assert may == {
        "open": [True, True, True, True],
        "closed": [False, False, True, True],
        "notes": [False, False, True, True],
        "draft": [False, False, False, True],
    }
    assert WorkshopMaterial.objects.count() == 4
