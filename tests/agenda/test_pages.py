"""An event as a page: where it stands, who may organise it, what a publication changes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.test.utils.page_tests import WagtailPageTestCase

from cop.core.models import RelatedPage
from cop.core.roles import EDITORS, ORGANISERS, add_to_group, group_of
from events.agenda.models import EventIndexPage, EventPage
from events.agenda.permissions import may_organise
from events.agenda.reading import Reading
from events.agenda.signals import event_changed
from tests.factories.agenda import EventFactory, at_ten
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


class TestPageTypes(WagtailPageTestCase):
    def test_where_pages_may_stand(self):
        self.assertAllowedParentPageTypes(EventPage, {EventIndexPage})
        self.assertAllowedSubpageTypes(EventPage, set())

    def test_both_are_routable_and_renderable(self):
        self.assertPageIsRoutable(EventIndexPage.objects.get())
        self.assertPageIsRenderable(EventIndexPage.objects.get())
        self.assertPageIsRenderable(EventFactory())


def test_the_end_comes_after_the_start():
    event = EventFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        EventPage.objects.filter(pk=event.pk).update(ends_at=event.starts_at - timedelta(hours=1))


@pytest.mark.parametrize(
    ("who", "may"),
    [("owner", True), ("other", False), ("co", True), ("editor", True), ("trusted", False), ("visitor", False)],
)
def test_who_organises(people, who, may):
    owner = MemberFactory(groups=[ORGANISERS])
    co = MemberFactory()
    event = EventFactory(organiser=owner, co_organisers=[co])
    asked = {**people, "owner": owner, "other": MemberFactory(groups=[ORGANISERS]), "co": co}[who]

    assert may_organise(asked, event) is may


def test_an_organiser_who_lost_the_role_keeps_nothing():
    owner = MemberFactory(groups=[ORGANISERS])
    event = EventFactory(organiser=owner)
    owner.groups.remove(group_of(ORGANISERS))

    assert not may_organise(owner, event)


def test_a_closed_account_organises_nothing():
    owner, co = MemberFactory(groups=[ORGANISERS]), MemberFactory()
    event = EventFactory(organiser=owner, co_organisers=[co])
    for member in (owner, co):
        member.is_active = False
        member.save()

    assert not may_organise(owner, event)
    assert not may_organise(co, event)


def test_what_was_counted_meanwhile_survives_a_publication():
    event = EventFactory(capacity=10)
    version = event.get_latest_revision_as_object()
    revision = version.save_revision(clean=False)
    stale = revision.as_object()
    EventPage.objects.filter(pk=event.pk).update(places_taken=4, waiting=2)
    stale.title = "Nieuwe titel"
    stale.save()

    event.refresh_from_db()
    assert (event.title, event.places_taken, event.waiting) == ("Nieuwe titel", 4, 2)


def test_another_time_raises_the_sequence_and_is_told(django_capture_on_commit_callbacks):
    event, told = EventFactory(), []

    def hear(**kwargs):
        told.append(kwargs["changes"])

    event_changed.connect(hear)
    with django_capture_on_commit_callbacks(execute=True):
        version = event.get_latest_revision_as_object()
        version.starts_at += timedelta(minutes=30)
        version.save_revision().publish()
    event_changed.disconnect(hear)

    assert [set(changes) for changes in told] == [{"starts_at"}]
    assert EventPage.objects.get(pk=event.pk).ics_sequence == 1


def test_another_title_is_no_other_time(django_capture_on_commit_callbacks):
    event = EventFactory()
    with django_capture_on_commit_callbacks(execute=True):
        version = event.get_latest_revision_as_object()
        version.title = "Anders"
        version.save_revision().publish()

    assert EventPage.objects.get(pk=event.pk).ics_sequence == 0


def test_what_went_and_what_comes():
    now = timezone.now()
    past, going_on, coming = (
        EventFactory(days=-7),
        EventFactory(starts_at=now, ends_at=now + timedelta(hours=1)),
        EventFactory(),
    )

    assert list(EventPage.objects.upcoming(now)) == [going_on, coming]
    assert list(EventPage.objects.past(now)) == [past]
    assert list(EventPage.objects.between(at_ten(7), at_ten(8))) == [coming]


def test_events_of_a_region_stand_once():
    noord, west = RegionFactory(slug="noord"), RegionFactory(slug="west")
    both = EventFactory(regions=[noord, west])
    EventFactory()

    assert list(EventPage.objects.in_regions([noord, west])) == [both]


def test_an_editor_may_organise_every_event():
    editor = MemberFactory()
    add_to_group(editor, EDITORS)

    assert may_organise(editor, EventFactory())


@pytest.mark.parametrize("number", [1, 3, 30])
def test_what_belongs_with_it_is_what_one_may_read_in_one_query(number, people, django_assert_num_queries):
    makers = [LessonFactory, EventFactory, lambda: LessonFactory(members_only=True), lambda: EventFactory(live=False)]
    event = EventFactory()
    made = [makers[place % 4]() for place in range(number)]
    event.related_pages = [RelatedPage(related=page, sort_order=place) for place, page in enumerate(made)]
    event.save()
    shown = {"newcomer": [0, 1, 2], "visitor": [0, 1]}

    for who, kinds in shown.items():
        reading = Reading(EventPage.objects.get(pk=event.pk), people[who])
        with django_assert_num_queries(2):  # which were chosen, and those of them
            found = [page.pk for page in reading.related]
        assert found == [page.pk for place, page in enumerate(made) if place % 4 in kinds]


def test_who_wrote_an_event_is_not_offered_to_report_it(client):
    owner, reader = MemberFactory(groups=[ORGANISERS]), MemberFactory()
    event = EventFactory(organiser=owner)
    for member, offered in ((owner, False), (reader, True)):
        client.force_login(member)
        assert (f"/melden/agenda.eventpage/{event.pk}/" in client.get(event.url).content.decode()) is offered
