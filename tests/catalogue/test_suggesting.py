"""Members suggest, editors accept."""

import uuid

import pytest
from django.core import mail as outbox
from wagtail.models import Page
from wagtail.test.utils.page_tests import WagtailPageTestCase

from cop.core.models import CommunitySettings
from cop.core.roles import EDITORS
from cop.moderation.services import decide_on_reports, report_thing
from cop.notifications import services as notifications
from cop.notifications.models import Notification
from cop.publishing import services
from cop.publishing.contributions import contribution_type
from cop.publishing.permissions import goes_live_at_once
from cop.publishing.services.submission import Submitted
from cop.publishing.tokens import token_of
from home.models import HomePage
from knowledge.catalogue.models import CatalogueIndexPage, ResourcePage
from knowledge.catalogue.telling import new_resources_for
from tests.factories.catalogue import LearningFormFactory, ResourceFactory
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db
WHAT = {
    "kind": "course",
    "link": "https://leeraanbod.example/nieuw",
    "provider": "Leerplein",
    "summary": "Leer het.",
    "description": "",
}


def suggest(client, member, **changed):
    """Through both steps, as a member does without a script; the last answer."""
    client.force_login(member)
    started = {"title": "Leren werven", "request_key": str(uuid.uuid4())}
    at = client.post("/mijn/bijdragen/nieuw/leeraanbod/", started)["Location"]
    page = ResourcePage.objects.get(owner=member)
    first = {"title": "Leren werven", **WHAT, **changed, "token": token_of(page), "then": "next"}
    answer = client.post(at, first)
    if answer.status_code != 302:
        return answer
    second = {
        "learning_forms": [LearningFormFactory(slug="lezen").pk],
        "themes": [ThemeFactory(slug="water").pk],
        "language": "nl",
        "duration": "3",
        "duration_unit": "days",
        "cost": "1.249,50",
        "first_day": "2027-03-01",
        "last_day": "2027-03-03",
        "place": "Zwolle",
        "token": token_of(Page.objects.get(pk=page.pk)),
        "then": "next",
    }
    answer = client.post(answer["Location"], second)
    assert answer.status_code == 302, answer.context["form"].errors
    token = token_of(Page.objects.get(pk=page.pk))
    return client.post(f"/mijn/bijdragen/{page.pk}/versturen/", {"token": token}, follow=True)


def approve(page, editor):
    state = page.current_workflow_state.current_task_state.specific
    state.task.specific.on_action(state, editor, "approve")


@pytest.mark.parametrize("trusted", [False, True])
def test_an_editor_accepts_what_a_member_suggests(client, trusted, django_capture_on_commit_callbacks):
    member, editor = MemberFactory(is_trusted=trusted), MemberFactory(groups=[EDITORS])
    with django_capture_on_commit_callbacks(execute=True):
        suggest(client, member)
    page = ResourcePage.objects.get()
    assert (page.live, client.get("/leeraanbod/leren-werven/").status_code) == (False, 404)
    assert [mail.to for mail in outbox.outbox] == [[editor.email]]

    with django_capture_on_commit_callbacks(execute=True):
        approve(page, editor)
    page = ResourcePage.objects.get()
    assert (page.live, page.slug, str(page.cost), page.price) == (True, "leren-werven", "1249.50", "paid")
    assert [(str(date.first_day), str(date.last_day), date.place) for date in page.dates.all()] == [
        ("2027-03-01", "2027-03-03", "Zwolle")
    ]
    assert outbox.outbox[-1].to == [member.email]
    text = client.get("/leeraanbod/leren-werven/").content.decode()
    assert 'href="https://leeraanbod.example/nieuw" rel="noopener external"' in text


def test_a_suggestion_makes_nobody_trusted(client, django_capture_on_commit_callbacks):
    CommunitySettings.objects.update_or_create(defaults={"trust_after": 1})
    member, editor = MemberFactory(), MemberFactory(groups=[EDITORS])
    with django_capture_on_commit_callbacks(execute=True):
        suggest(client, member)
        approve(ResourcePage.objects.get(), editor)
    member.refresh_from_db()

    assert (ResourcePage.objects.get().live, member.is_trusted) == (True, False)


def test_what_an_editor_adds_is_there_at_once(client):
    suggest(client, MemberFactory(groups=[EDITORS]))

    assert ResourcePage.objects.get().live is True


def test_only_this_kind_is_always_reviewed():
    trusted, editor = MemberFactory(trusted=True), MemberFactory(groups=[EDITORS])
    resource, lesson = ResourceFactory(live=False), LessonFactory(live=False)

    assert (goes_live_at_once(trusted, lesson), goes_live_at_once(trusted, resource)) == (True, False)
    assert goes_live_at_once(trusted, Page.objects.get(pk=resource.pk)) is False
    assert goes_live_at_once(editor, resource) is True


def test_a_change_of_what_was_accepted_is_reviewed_as_well():
    member = MemberFactory(trusted=True)
    page = ResourceFactory(authors=[member], learning_forms=[LearningFormFactory()], themes=[ThemeFactory()])

    assert services.submit(page=page, by=member, token=None) is Submitted.IN_REVIEW


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("link", "http://leeraanbod.example/nieuw", "https://"),
        ("link", "https://leeraanbod.example/er-al/", "Er al"),
        ("link", "javascript:alert(1)", "https://"),
    ],
)
def test_a_wrong_link_is_told_beside_the_field_and_the_rest_is_kept(client, field, value, word):
    ResourceFactory(title="Er al", link="https://leeraanbod.example/er-al")
    answer = suggest(client, MemberFactory(), **{field: value})

    assert answer.status_code == 422
    assert word in str(answer.context["form"].errors[field])
    assert 'value="Leerplein"' in answer.content.decode()


def test_what_somebody_else_is_still_writing_is_not_told(client):
    ResourceFactory(title="Geheim", link=WHAT["link"], live=False)
    answer = suggest(client, MemberFactory())

    assert answer.status_code == 200
    assert "Geheim" not in answer.content.decode()


def test_followers_of_theme_and_region_are_told_in_overviews():
    theme, region = ThemeFactory(slug="water", name="Water"), RegionFactory()
    by_theme, by_region, nobody = MemberFactory(), MemberFactory(), MemberFactory()
    notifications.follow(member=by_theme, subject=theme)
    notifications.follow(member=by_region, subject=region)
    page = ResourceFactory(title="Dijken", themes=[theme], regions=[region], authors=[MemberFactory()])
    page.save_revision().publish(skip_permission_checks=True)

    told = {row.recipient_id: (row.sentence, row.count) for row in Notification.objects.select_related("page")}
    sentence = ("Nieuw materiaal over Water: “Dijken”", 1)
    assert told == {by_theme.pk: sentence, by_region.pk: sentence}
    assert new_resources_for(nobody, page.listed_at) == []
    assert new_resources_for(by_theme, page.listed_at) == []
    ResourceFactory(title="Geïmporteerd", themes=[theme])
    ResourceFactory(title="Elders", themes=[ThemeFactory(slug="data")])
    assert [item.title for item in new_resources_for(by_theme, page.listed_at)] == ["Geïmporteerd"]


def test_a_moderator_hides_it_and_puts_it_back(client):
    page, moderator = ResourceFactory(slug="weg"), MemberFactory(administrator=True)
    report = report_thing(thing=page, reporter=MemberFactory(), reason="rude")
    decide_on_reports(report=report, by=moderator, hide=True, to_authors="Weg.", to_reporters="Weg.")

    assert client.get("/leeraanbod/weg/").status_code == 404
    assert contribution_type("leeraanbod") is not None


class PageTypes(WagtailPageTestCase):
    def test_where_they_stand(self):
        assert CatalogueIndexPage.clean_parent_page_models() == [HomePage]
        self.assertAllowedParentPageTypes(ResourcePage, {CatalogueIndexPage})
        self.assertAllowedSubpageTypes(ResourcePage, {})
        self.assertPageIsRoutable(CatalogueIndexPage.objects.get())
        self.assertPageIsRenderable(CatalogueIndexPage.objects.get())
        self.assertPageIsRenderable(ResourceFactory())
