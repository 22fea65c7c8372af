"""Editors curate lessons in the Wagtail admin."""

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cop.core.roles import EDITORS
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    member = MemberFactory(groups=[EDITORS])
    client.force_login(member)
    return member


@pytest.fixture
def lesson():
    return LessonFactory(title="Open", themes=[ThemeFactory()], regions=[RegionFactory()], authors=[MemberFactory()])


def form_of(lesson, **changes):
    names = ["title", "slug", "summary", "situation", "approach", "outcome", "result", "did_not_work"]
    form = {name: getattr(lesson, name) for name in names}
    form |= {
        "page_regions": inline_formset(_rows(lesson.page_regions, "region"), initial=1),
        "page_authors": inline_formset(_rows(lesson.page_authors, "member"), initial=1),
        "attachments": inline_formset([]),
        "related_pages": inline_formset([]),
        "makeover_notes": inline_formset([]),
        "comments": inline_formset([]),
        "loaded_revision_id": str(lesson.latest_revision_id),
    }
    return {**nested_form_data({**form, **changes}), "themes": [theme.pk for theme in lesson.themes.all()]}


def _rows(children, name):
    return [{"id": str(child.pk), name: getattr(child, f"{name}_id")} for child in children.all()]


def save(client, lesson, **changes):
    return client.post(f"/beheer/pages/{lesson.pk}/edit/", form_of(lesson, **changes))


def test_the_pages_of_the_admin_open(client, editor, lesson):
    for path in ("edit/", "history/", "view_draft/"):
        assert client.get(f"/beheer/pages/{lesson.pk}/{path}").status_code == 200
    assert "Open" in client.get("/beheer/lessons_admin/").content.decode()


def test_the_preview_fits_in_the_admins_frame_and_keeps_the_strict_policy(client, editor, lesson):
    client.post(f"/beheer/pages/{lesson.pk}/edit/preview/", form_of(lesson))
    preview = client.get(f"/beheer/pages/{lesson.pk}/edit/preview/?mode=")
    admin = client.get("/beheer/")

    assert "<h1>Open</h1>" in preview.content.decode()
    for answer in (preview, admin):
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in preview["Content-Security-Policy"]
    assert "unsafe-inline" in admin["Content-Security-Policy"]


def test_a_draft_may_be_empty_in_places_and_a_published_lesson_may_not(client, editor, lesson):
    assert save(client, lesson, situation="").status_code == 302
    lesson.refresh_from_db()
    refused = save(client, lesson, situation="", **{"action-publish": "1"})

    assert refused.status_code == 200
    assert "Vul dit in voordat je het verstuurt." in refused.content.decode()
    assert LessonPage.objects.get().situation != ""


def test_an_editor_publishes_a_change_with_clean_html(client, editor, lesson):
    answer = save(client, lesson, result="<p>Beter<script>x</script></p>", **{"action-publish": "1"})

    assert answer.status_code == 302
    assert LessonPage.objects.get().result == "<p>Beter</p>"


def test_who_saves_second_is_told_and_keeps_the_text(client, editor, lesson):
    form = form_of(lesson, summary="Van de redactie")
    lesson.summary = "Van de schrijver"
    lesson.save_revision()
    refused = client.post(f"/beheer/pages/{lesson.pk}/edit/", form)

    assert "Iemand heeft een nieuwere versie bewaard" in refused.content.decode()
    assert "Van de redactie" in refused.content.decode()
    assert LessonPage.objects.get().get_latest_revision_as_object().summary == "Van de schrijver"
    lesson.refresh_from_db()
    assert save(client, lesson, summary="Van de redactie").status_code == 302


def test_one_region_chosen_twice_is_said_beside_it(client, editor, lesson):
    place = lesson.page_regions.get()
    rows = [{"id": str(place.pk), "region": place.region_id}, {"region": place.region_id}]
    regions = nested_form_data({"page_regions": inline_formset(rows, initial=1)})
    answer = client.post(f"/beheer/pages/{lesson.pk}/edit/", {**form_of(lesson), **regions, "action-publish": "1"})

    assert answer.status_code == 200
    assert LessonPage.objects.get().page_regions.count() == 1


def test_an_editor_changes_both_texts_and_the_notes(client, editor, lesson):
    rows = [{"was": "vijf jaar", "became": "", "why": "Te streng."}]
    texts = {"makeover_from": "Medewerker, vijf jaar", "makeover_to": "Adviseur"}
    answer = save(client, lesson, **texts, makeover_notes=inline_formset(rows), **{"action-publish": "1"})

    assert answer.status_code == 302
    published = LessonPage.objects.get()
    assert (published.makeover_from, published.makeover_to) == ("Medewerker, vijf jaar", "Adviseur")
    assert [note.why for note in published.makeover_notes.all()] == ["Te streng."]


def test_an_editor_cannot_publish_half_a_vacancy_text_or_half_a_note(client, editor, lesson):
    half = save(client, lesson, makeover_from="Medewerker", **{"action-publish": "1"})
    assert half.status_code == 200
    assert "Vul dit in voordat je het verstuurt." in half.content.decode()

    texts = {"makeover_from": "Medewerker", "makeover_to": "Adviseur"}
    for row in ({"was": "", "became": "", "why": "Waarom."}, {"was": "Er stond", "became": "", "why": ""}):
        refused = save(client, lesson, **texts, makeover_notes=inline_formset([row]), **{"action-publish": "1"})
        assert refused.status_code == 200
    assert LessonPage.objects.get().makeover_from == ""


def test_an_editor_cannot_publish_a_makeover_without_notes(client, editor):
    lesson = LessonFactory(makeover=True, themes=[ThemeFactory()], regions=[RegionFactory()], authors=[MemberFactory()])
    texts = {"makeover_from": lesson.makeover_from, "makeover_to": lesson.makeover_to, "situation": "", "approach": ""}
    refused = save(client, lesson, **texts, makeover_notes=inline_formset([]), **{"action-publish": "1"})
    assert refused.status_code == 200
    assert "Aantekeningen bij de wijziging: Vul dit in" in refused.content.decode()

    note = lesson.makeover_notes.get()
    rows = [{"id": str(note.pk), "was": note.was, "became": note.became, "why": "Beter gezegd."}]
    save(client, lesson, **texts, makeover_notes=inline_formset(rows, initial=1), **{"action-publish": "1"})
    assert LessonPage.objects.get().makeover_notes.get().why == "Beter gezegd."


def test_an_editor_finds_the_vacancy_texts(client, editor):
    LessonFactory(title="Van medewerker naar adviseur", makeover=True)
    LessonFactory(title="Een gewoon verhaal")
    found = client.get("/beheer/lessons_admin/?kind=makeover").content.decode()

    assert "Van medewerker naar adviseur" in found
    assert "Vacaturetekst: van → naar" in found
    assert "Een gewoon verhaal" not in found
