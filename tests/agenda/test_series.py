"""Events that come back, copies, and events that do not go on."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.roles import ORGANISERS
from events.agenda import services
from events.agenda.models import EventPage
from events.agenda.recurrence import MOST, Every, Rule
from events.agenda.signals import event_cancelled
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db
WEEKS = Rule(Every.WEEK, count=4)


def local_times(events):
    return [timezone.localtime(event.starts_at).strftime("%d-%m %H:%M") for event in events]


def at(year, month, day, hour=10):
    return datetime(year, month, day, hour, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def make(organiser):
    def make(start, rule=WEEKS, **facts):
        event = EventFactory(title="Intervisie", organiser=organiser, starts_at=start, **facts)
        return event, services.make_series(event=event, by=organiser, rule=rule, request_key=uuid.uuid4())

    return make


@pytest.mark.parametrize(
    ("rule", "first", "days"),
    [
        (Rule(Every.WEEK, count=3), date(2026, 11, 24), ["2026-11-24", "2026-12-01", "2026-12-08"]),
        (
            Rule(Every.TWO_WEEKS, until=date(2026, 12, 22)),
            date(2026, 11, 24),
            ["2026-11-24", "2026-12-08", "2026-12-22"],
        ),
        (Rule(Every.MONTH, count=3), date(2026, 11, 24), ["2026-11-24", "2026-12-22", "2027-01-26"]),
        (Rule(Every.MONTH, count=3), date(2026, 9, 29), ["2026-09-29", "2026-10-27", "2026-11-24"]),
        (
            Rule(Every.WEEK, count=3, skipped=frozenset({date(2026, 12, 1)})),
            date(2026, 11, 24),
            ["2026-11-24", "2026-12-08"],
        ),
    ],
)
def test_days_of_a_rule(rule, first, days):
    assert [day.isoformat() for day in rule.days(first)] == days


@pytest.mark.parametrize(
    ("start", "times"),
    [
        (at(2026, 3, 21), ["28-03 10:00", "04-04 10:00", "11-04 10:00"]),
        (at(2026, 10, 17), ["24-10 10:00", "31-10 10:00", "07-11 10:00"]),
    ],
)
def test_ten_stays_ten_over_both_changes_of_the_clock(make, start, times):
    _event, made = make(start)

    assert local_times(made) == times
    assert {one.ends_at - one.starts_at for one in made} == {timedelta(hours=2)}


def test_a_night_on_which_the_time_does_not_exist_is_left_out(make):
    _event, made = make(at(2026, 3, 22, 2) + timedelta(minutes=30))

    assert local_times(made) == ["05-04 02:30", "12-04 02:30"]


@pytest.mark.parametrize("name", ["ends_at", "register_by"])
def test_so_is_one_on_which_another_of_its_times_does_not_exist(organiser, name):
    """From Saturday evening until half past two at night; or that is until when one registers."""
    starts = {"ends_at": at(2027, 3, 20, 22), "register_by": at(2027, 3, 21, 10)}[name]
    facts = {"ends_at": starts + timedelta(hours=6), name: at(2027, 3, 21, 2).replace(minute=30)}
    event = EventFactory(title="Nacht", organiser=organiser, starts_at=starts, **facts)
    rule = Rule(Every.WEEK, count=3)

    days = [one.starts_at is None for one in services.moments_of_series(event=event, rule=rule)]
    assert days == [True, False]
    assert len(services.make_series(event=event, by=organiser, rule=rule, request_key=uuid.uuid4())) == 1


def test_a_last_day_that_is_far_off_is_not_counted_to():
    assert len(Rule(Every.WEEK, until=date(9999, 12, 31)).days(date(2026, 11, 24))) == MOST + 1


def test_each_is_a_page_of_its_own_with_all_that_it_tells(make, client):
    region = RegionFactory()
    event, made = make(at(2027, 1, 5), regions=[region], capacity=12, online_link="https://vergader.example/x")

    event.refresh_from_db()
    assert {one.series for one in made} == {event.series}
    made = list(EventPage.objects.filter(series=event.series).exclude(pk=event.pk))
    assert all(one.live and one.capacity == 12 and one.online_link == event.online_link for one in made)
    assert len({one.ics_uid for one in made} | {event.ics_uid}) == 4
    assert len({one.slug for one in made}) == 3
    assert all(client.get(one.get_url()).status_code == 200 for one in made)
    assert [place.region for place in made[0].page_regions.all()] == [region]


def test_sent_twice_makes_one_series(organiser, event):
    key = uuid.uuid4()
    first = services.make_series(event=event, by=organiser, rule=WEEKS, request_key=key)
    second = services.make_series(event=event, by=organiser, rule=WEEKS, request_key=key)

    assert [one.pk for one in first] == [one.pk for one in second]
    with pytest.raises(Conflict):
        services.make_series(event=event, by=organiser, rule=WEEKS, request_key=uuid.uuid4())


def test_at_most_52(organiser, event):
    with pytest.raises(DomainError):
        services.moments_of_series(event=event, rule=Rule(Every.WEEK, until=date.today() + timedelta(days=700)))  # noqa: DTZ011
    assert len(services.moments_of_series(event=event, rule=Rule(Every.WEEK, count=MOST))) == MOST - 1


def test_the_form_shows_the_days_before_anything_is_made(signed_in, event):
    address = f"/mijn/agenda/{event.pk}/herhalen/"
    answers = {"every": "week", "count": "3", "until": "", "skipped": "", "request_key": str(uuid.uuid4())}
    shown = signed_in.post(address, {**answers, "then": "show"})
    assert (len(shown.context["moments"]), EventPage.objects.count()) == (2, 1)
    signed_in.post(address, {**answers, "then": "make"})

    assert EventPage.objects.filter(live=True).count() == 3


def test_the_form_says_of_which_days_nobody_can_register_any_more(signed_in, organiser):
    event = EventFactory(organiser=organiser, starts_at=timezone.now() - timedelta(days=10))
    answers = {"every": "week", "count": "4", "until": "", "skipped": "", "request_key": str(uuid.uuid4())}
    shown = signed_in.post(f"/mijn/agenda/{event.pk}/herhalen/", {**answers, "then": "show"})

    assert [moment.is_over for moment in shown.context["moments"]] == [True, False, False]
    assert shown.content.decode().count("is al geweest en komt bij wat voorbij is") == 1


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"count": "", "until": ""}, "until"),
        ({"count": "3", "until": "2099-01-01"}, "until"),
        ({"count": "53"}, "count"),
        ({"skipped": "25-13-2026"}, "skipped"),
        ({"skipped": "kerst"}, "skipped"),
        ({"every": "jaar"}, "every"),
        ({"count": "", "until": "2000-01-01"}, "until"),
    ],
)
def test_wrong_answers_keep_the_form(signed_in, event, answers, field):
    asked = {"every": "week", "count": "3", "until": "", "skipped": "", "request_key": str(uuid.uuid4())} | answers
    answer = signed_in.post(f"/mijn/agenda/{event.pk}/herhalen/", {**asked, "then": "make"})

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert EventPage.objects.count() == 1


def test_this_and_the_following_change_and_keep_their_days(make, organiser):
    event, made = make(at(2027, 3, 13))
    second = EventPage.objects.get(pk=made[0].pk)
    version = second.get_latest_revision_as_object()
    version.title, version.starts_at, version.ends_at = "Nieuw", at(2027, 3, 20, 13), at(2027, 3, 20, 16)
    version.save_revision().publish()
    changed, left = services.change_following(event=second, by=organiser)

    assert (len(changed), left) == (2, [])
    later = list(EventPage.objects.filter(pk__in=[one.pk for one in made[1:]]).order_by("starts_at"))
    # The clock goes forward on 28 March 2027.
    assert local_times(later) == ["27-03 13:00", "03-04 13:00"]
    assert {one.title for one in later} == {"Nieuw"}
    assert {one.ics_sequence for one in later} == {1}
    event.refresh_from_db()
    assert event.title == "Intervisie"


def test_what_somebody_is_changing_is_left_alone(make, organiser):
    event, made = make(at(2027, 3, 13))
    version = made[0].get_latest_revision_as_object()
    version.title = "Bezig"
    version.save_revision()
    changed, left = services.change_following(event=EventPage.objects.get(pk=event.pk), by=organiser)

    assert ([one.pk for one in left], len(changed)) == ([made[0].pk], 2)


def test_cancelling_one_or_the_following(make, organiser, django_capture_on_commit_callbacks):
    event, made = make(at(2027, 3, 13))
    told = []

    def hear(**kwargs):
        told.append(kwargs["event"].pk)

    event_cancelled.connect(hear)
    with django_capture_on_commit_callbacks(execute=True):
        services.cancel_event(event=made[0], by=organiser, reason="Zaal dicht.", with_following=True)
    event_cancelled.disconnect(hear)

    assert set(told) == {one.pk for one in made}
    rows = EventPage.objects.filter(pk__in=told)
    assert {(row.is_cancelled, row.cancel_reason, row.ics_sequence) for row in rows} == {(True, "Zaal dicht.", 1)}
    assert not EventPage.objects.get(pk=event.pk).is_cancelled


def test_cancelling_asks_why_and_is_done_once(signed_in, event):
    address = f"/mijn/agenda/{event.pk}/afgelasten/"
    assert signed_in.post(address, {"reason": " "}).status_code == 422
    assert signed_in.post(address, {"reason": "Ziek."}).status_code == 302

    assert signed_in.post(address, {"reason": "Nog eens."}).status_code == 409
    assert EventPage.objects.get(pk=event.pk).cancel_reason == "Ziek."


def test_a_later_version_does_not_uncancel(organiser, event):
    version = event.get_latest_revision_as_object()
    services.cancel_event(event=event, by=organiser, reason="Ziek.")
    version.title = "Toch anders"
    version.save_revision().publish()

    assert EventPage.objects.get(pk=event.pk).is_cancelled


def test_a_copy_is_a_draft_without_dates(signed_in, organiser, event):
    key = str(uuid.uuid4())
    for _time in range(2):
        answer = signed_in.post(f"/mijn/agenda/{event.pk}/kopie/", {"request_key": key})
    copied = EventPage.objects.exclude(pk=event.pk).get()

    assert answer.url == f"/mijn/bijdragen/{copied.pk}/wanneer/"
    assert (copied.live, copied.starts_at, copied.title, copied.owner) == (False, None, "Intervisie", organiser)
    assert copied.slug != event.slug
    assert copied.ics_uid != event.ics_uid


def test_another_organiser_is_refused_by_every_service(event):
    other = MemberFactory(groups=[ORGANISERS])
    for act in (
        lambda: services.copy_event(event=event, by=other, request_key=uuid.uuid4()),
        lambda: services.make_series(event=event, by=other, rule=WEEKS, request_key=uuid.uuid4()),
        lambda: services.change_following(event=event, by=other),
        lambda: services.cancel_event(event=event, by=other, reason="Nee"),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert datetime.now(UTC) > event.first_published_at
