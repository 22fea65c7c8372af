"""Materials stay with their part when the programme changes, in the site and in the admin."""

from typing import Any

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cop.core.roles import EDITORS
from knowledge.workshops.models import WorkshopPage
from knowledge.workshops.moved_parts import follow_parts, part_keys
from tests.factories.members import MemberFactory
from tests.factories.workshops import WorkshopFactory, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    parts = [{"title": title, "minutes": 10} for title in ("Begin", "Midden", "Eind")]
    materials = [
        {"title": title, "document": make_document(f"{title}.txt"), "part_number": number}
        for title, number in (("Blad", 1), ("Kaart", 3), ("Dia", None))
    ]
    return WorkshopFactory(parts=parts, materials=materials, authors=[MemberFactory(trusted=True)])


def numbers(workshop: Any) -> dict[str, int | None]:
    return {row.title: row.part_number for row in workshop.materials.all()}


def test_numbers_follow_a_part_that_moved_and_let_go_of_one_that_went(workshop):
    before = part_keys(workshop)
    first, _middle, last = workshop.parts.all()
    last.sort_order, first.sort_order = 0, 1
    workshop.parts = [last, first]
    follow_parts(workshop, before)
    assert numbers(workshop) == {"Blad": 2, "Kaart": 1, "Dia": None}

    workshop.parts = [first]
    follow_parts(workshop, [last.key, first.key])
    assert numbers(workshop) == {"Blad": 1, "Kaart": None, "Dia": None}


def test_its_author_moves_a_part_in_the_guided_form(client, workshop):
    client.force_login(workshop.page_authors.get().member)
    address = f"/mijn/bijdragen/{workshop.pk}/programma/"
    token = client.get(address).context["token"]
    rows = {
        f"row_{number}_{name}": value
        for number, (title, place) in enumerate((("Begin", 3), ("Midden", 2), ("Eind", 1)), start=1)
        for name, value in (("title", title), ("minutes", "10"), ("place", str(place)))
    }
    client.post(address, {"token": token, **rows})

    draft = WorkshopPage.objects.get().get_latest_revision_as_object()
    assert [part.title for part in draft.parts.all()] == ["Eind", "Midden", "Begin"]
    assert numbers(draft) == {"Blad": 3, "Kaart": 1, "Dia": None}


def test_an_editor_moves_a_part_in_the_admin_and_types_one_number(client, workshop):
    client.force_login(MemberFactory(groups=[EDITORS]))
    order = {"Begin": 2, "Midden": 3, "Eind": 1}
    parts = [
        {"id": str(part.pk), "title": part.title, "minutes": "10", "ORDER": str(order[part.title])}
        for part in workshop.parts.all()
    ]
    typed = {"Blad": "1", "Kaart": "3", "Dia": "2"}
    materials = [
        {
            "id": str(row.pk),
            "title": row.title,
            "kind": row.kind,
            "document": row.document_id,
            "part_number": typed[row.title],
            "ORDER": str(place),
        }
        for place, row in enumerate(workshop.materials.all(), start=1)
    ]
    form = {
        "title": workshop.title,
        "slug": workshop.slug,
        "parts": inline_formset(parts, initial=3),
        "materials": inline_formset(materials, initial=3),
        **{name: inline_formset([]) for name in ("page_regions", "page_authors", "related_pages", "comments")},
        "loaded_revision_id": str(workshop.latest_revision_id),
    }
    author = workshop.page_authors.get()
    form["page_authors"] = inline_formset([{"id": str(author.pk), "member": author.member_id}], initial=1)
    answer = client.post(f"/beheer/pages/{workshop.pk}/edit/", nested_form_data(form))

    assert answer.status_code == 302
    draft = WorkshopPage.objects.get().get_latest_revision_as_object()
    assert [part.title for part in draft.parts.all()] == ["Eind", "Begin", "Midden"]
    assert numbers(draft) == {"Blad": 2, "Kaart": 1, "Dia": 2}
