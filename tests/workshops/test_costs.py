"""What workshops cost, whatever their number, and who finds them."""

import pytest

from tests.factories.lessons import LessonFactory, PhaseFactory, TargetGroupFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory
from tests.factories.workshops import WorkshopFactory, make_document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_site", "indexed")]
SECRET = "laat stiltes vallen"


def _full(**kwargs):
    return WorkshopFactory(
        themes=[ThemeFactory()],
        target_groups=[TargetGroupFactory()],
        phases=[PhaseFactory()],
        regions=[RegionFactory()],
        authors=[MemberFactory()],
        **kwargs,
    )


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    for _ in range(number):
        _full()
    client.get("/workshops/")
    with django_assert_num_queries(2):
        client.get("/workshops/")
    with django_assert_num_queries(6):
        client.get("/workshops/?lengte=twee-uur")
    client.force_login(MemberFactory())
    client.get("/workshops/")
    with django_assert_num_queries(5):
        client.get("/workshops/")


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_page_costs_the_same_with_any_number_of_parts(client, django_assert_num_queries, number):
    parts = [{"title": f"Deel {n}", "minutes": 5} for n in range(number)]
    materials = [{"title": f"Blad {n}", "document": make_document(f"{n}.txt"), "part_number": n} for n in range(number)]
    _full(slug="vol", parts=parts, materials=materials)
    client.get("/workshops/vol/")
    with django_assert_num_queries(4):
        client.get("/workshops/vol/")
    client.force_login(MemberFactory())
    client.get("/workshops/vol/")
    with django_assert_num_queries(11):
        client.get("/workshops/vol/")
    with django_assert_num_queries(13):
        client.get("/workshops/vol/begeleider/?lengte=60")
    with django_assert_num_queries(8):
        client.get("/workshops/vol/draaiboek/")


def test_facets_narrow_the_list_and_count(client):
    theme = ThemeFactory(slug="water")
    WorkshopFactory(title="Kort", themes=[theme], parts=[{"title": "Een", "minutes": 30}])
    WorkshopFactory(title="Lang", level="ervaren")

    listing = client.get("/workshops/?lengte=uur").context["listing"]

    assert [workshop.title for workshop in listing.page] == ["Kort"]
    counts = {group.facet.parameter: {value.slug: value.count for value in group.values} for group in listing.facets}
    assert counts["lengte"] == {"uur": 1, "twee-uur": 1}
    assert counts["thema"] == {"water": 1}


def test_words_of_a_part_find_it_and_notes_do_not(client):
    WorkshopFactory(title="Omschrijven")
    client.force_login(MemberFactory())

    assert "Omschrijven" in client.get("/zoeken/?q=hardop").content.decode()
    assert "Omschrijven" in client.get("/workshops/?q=terugkijken").content.decode()
    for address in ("/zoeken/?q=stiltes", "/workshops/?q=stiltes"):
        assert "Omschrijven" not in client.get(address).content.decode()


def test_machines_get_nothing_that_is_for_the_facilitator(client):
    notes = {"title": "Antwoordvel", "document": make_document(), "for_facilitator_only": True}
    workshop = _full(slug="open", materials=[notes, {"title": "Film", "link": "https://example.org/"}])
    WorkshopFactory(slug="besloten", members_only=True)

    said = client.get(f"/api/v2/pages/{workshop.pk}/").json()

    assert [part["title"] for part in said["parts"]][:1] == ["Welkom"]
    assert [material["title"] for material in said["materials"]] == ["Film"]
    assert SECRET not in str(said)
    sitemap = client.get("/sitemap-workshops.xml").content.decode()
    assert "/workshops/open/</loc>" in sitemap
    assert "besloten" not in sitemap
    assert "begeleider" not in sitemap


def test_the_history_says_nothing_that_is_for_the_facilitator(client):
    workshop = _full(slug="open")
    workshop.title = "Anders"
    workshop.save_revision().publish(skip_permission_checks=True)

    said = client.get("/workshops/open/geschiedenis/").content.decode()

    assert "Anders" in said or "Titel" in said
    assert SECRET not in said


def test_related_lessons_show_as_far_as_one_may_read_them(client):
    from cop.core.models import RelatedPage

    workshop = _full(slug="open")
    for lesson in (LessonFactory(title="Wie niet belt"), LessonFactory(title="Alleen voor ons", members_only=True)):
        RelatedPage.objects.create(page=workshop, related=lesson)

    said = client.get("/workshops/open/").content.decode()

    assert "Wie niet belt" in said
    assert "Alleen voor ons" not in said


def test_what_somebody_typed_stands_as_text(client):
    WorkshopFactory(
        slug="open", title="<b>Vet</b>", audience="<script>x</script>", parts=[{"title": "<i>a</i>", "minutes": 5}]
    )

    said = client.get("/workshops/open/").content.decode()

    assert "<script>x" not in said
    assert "&lt;i&gt;a&lt;/i&gt;" in said


def test_a_label_that_is_renamed_is_found_by_its_new_name(client):
    theme = ThemeFactory(name="Waterschap")
    WorkshopFactory(title="Omschrijven", themes=[theme])
    theme.name = "Zeewering"
    theme.save()

    assert "Omschrijven" in client.get("/zoeken/?q=zeewering").content.decode()
    assert "Omschrijven" not in client.get("/zoeken/?q=waterschap").content.decode()
