"""The guided form: what was typed is kept, times are on the clock here, and who may write."""

import uuid
from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cop.core.local_time import comes_twice, moment_of
from cop.core.roles import ORGANISERS, group_of
from cop.publishing import services
from cop.publishing.contributions import contribution_type
from cop.publishing.tokens import token_of
from events.agenda.models import EventPage
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db

WHEN = {"day": "2026-11-24", "start_time": "14:00", "end_time": "16:00", "end_day": "", "place_name": "Raadzaal"}


@pytest.fixture
def draft(organiser):
    return services.start_draft(
        kind=contribution_type("bijeenkomst"), author=organiser, title="Avond", request_key=uuid.uuid4()
    )


def stored(draft):
    return EventPage.objects.get(pk=draft.pk).get_latest_revision_as_object()


def save(client, draft, step, **answers):
    token = token_of(EventPage.objects.get(pk=draft.pk))
    return client.post(f"/mijn/bijdragen/{draft.pk}/{step}/", {"token": token, "then": "next", **answers})


def test_an_organiser_plans_and_publishes_at_once(signed_in, draft):
    save(signed_in, draft, "wat", title="Avond over data", summary="Kom.", kind="netwerk", organised_by="Veendal")
    save(signed_in, draft, "wanneer", **WHEN)
    save(
        signed_in,
        draft,
        "aanmelden",
        registration_mode="hier",
        capacity="20",
        guests_allowed="1",
        until_day="2026-11-20",
    )
    region = RegionFactory()
    answer = save(signed_in, draft, "voor-wie", regions=[region.pk], members_only="False")
    assert answer.status_code == 302
    token = token_of(EventPage.objects.get(pk=draft.pk))
    answer = signed_in.post(f"/mijn/bijdragen/{draft.pk}/versturen/", {"token": token})

    event = EventPage.objects.get(pk=draft.pk)
    assert (answer.url, event.live) == ("/agenda/avond-over-data/", True)
    assert event.starts_at == datetime(2026, 11, 24, 13, tzinfo=UTC)
    assert event.register_by == datetime(2026, 11, 20, 22, 59, tzinfo=UTC)
    assert (event.capacity, event.guests_allowed) == (20, 1)
    assert [place.region for place in event.page_regions.all()] == [region]


def test_a_half_answer_keeps_all_and_says_what_lacks(signed_in, draft):
    answer = save(signed_in, draft, "wanneer", **WHEN | {"start_time": "", "accessibility": "Er is een lift."})

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "2026-11-24" in text
    assert "Er is een lift." in text
    assert set(answer.context["form"].errors) == {"start_time"}
    assert (stored(draft).starts_at, stored(draft).place_name) == (None, "Raadzaal")


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"end_time": "13:00"}, "end_time"),
        ({"day": "2026-03-29", "start_time": "02:30", "end_time": "05:00"}, "start_time"),
        ({"day": "morgen"}, "day"),
        ({"start_time": "25:00"}, "start_time"),
        ({"day": "", "end_day": "2026-11-25"}, "day"),
        ({"online_link": "http://vergader.example/x"}, "online_link"),
    ],
)
def test_wrong_moments_get_a_sentence_beside_the_field(signed_in, draft, answers, field):
    answer = save(signed_in, draft, "wanneer", **WHEN | answers)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_a_time_that_comes_twice_is_the_first_and_the_form_says_so(signed_in, draft):
    save(signed_in, draft, "wanneer", **WHEN | {"day": "2026-10-25", "start_time": "02:30", "end_time": "05:00"})

    assert stored(draft).starts_at.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    form = signed_in.get(f"/mijn/bijdragen/{draft.pk}/wanneer/").context["form"]
    assert "first one" in str(form["start_time"].help_text) or "eerste" in str(form["start_time"].help_text)


def test_local_times():
    day = date(2026, 3, 29)
    with pytest.raises(ValidationError):
        moment_of(day, time(2, 30))
    assert moment_of(day, time(3)) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert comes_twice(datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    assert not comes_twice(datetime(2026, 10, 25, 2, 30, tzinfo=UTC))


def test_an_event_over_more_days(signed_in, draft):
    save(signed_in, draft, "wanneer", **WHEN | {"end_day": "2026-11-25", "end_time": "12:00"})

    assert timezone.localtime(stored(draft).ends_at).isoformat() == "2026-11-25T12:00:00+01:00"


def test_registration_closes_before_the_start(signed_in, draft):
    save(signed_in, draft, "wanneer", **WHEN)
    late = save(signed_in, draft, "aanmelden", registration_mode="hier", until_day="2026-11-25", guests_allowed="0")
    assert "until_day" in late.context["form"].errors
    save(signed_in, draft, "aanmelden", registration_mode="hier", until_day="2026-11-24", guests_allowed="0")

    assert stored(draft).register_by == stored(draft).starts_at


def test_moving_before_the_deadline_is_said_when_it_is_sent(signed_in, event):
    version = event.get_latest_revision_as_object()
    version.register_by = version.starts_at
    version.save_revision()
    answer = save(signed_in, event, "wanneer", **WHEN | {"day": "2026-01-05"})

    assert answer.status_code == 302


def test_an_organiser_who_lost_the_role_reads_so(signed_in, organiser, event):
    organiser.groups.remove(group_of(ORGANISERS))

    assert signed_in.get(f"/mijn/bijdragen/{event.pk}/").status_code == 403
    assert save(signed_in, event, "wat", title="Gekaapt").status_code == 403
    assert signed_in.post("/mijn/bijdragen/nieuw/bijeenkomst/", {"title": "Nieuw"}).status_code == 403


def test_a_co_organiser_writes_and_another_organiser_does_not(client, organiser):
    co, other = MemberFactory(), MemberFactory(groups=[ORGANISERS])
    event = EventFactory(organiser=organiser, co_organisers=[co])
    client.force_login(co)
    assert save(client, event, "wat", title="Samen", kind="webinar").status_code == 302
    client.force_login(other)

    assert client.get(f"/mijn/bijdragen/{event.pk}/wat/").status_code == 404
    assert stored(event).title == "Samen"


def test_two_who_change_it_at_once_are_told(signed_in, organiser, event):
    token = token_of(EventPage.objects.get(pk=event.pk))
    save(signed_in, event, "wat", title="Eerst", kind="webinar")
    answer = signed_in.post(f"/mijn/bijdragen/{event.pk}/wat/", {"token": token, "title": "Daarna", "kind": "webinar"})

    assert answer.status_code == 409
    assert "Daarna" in answer.content.decode()
    assert stored(event).title == "Eerst"


def test_only_organisers_are_offered_to_plan(client, organiser):
    client.force_login(organiser)
    assert b"/mijn/bijdragen/nieuw/bijeenkomst/" in client.get("/mijn/bijdragen/").content
    client.force_login(MemberFactory())

    assert b"/mijn/bijdragen/nieuw/bijeenkomst/" not in client.get("/mijn/bijdragen/").content


@pytest.mark.parametrize("typed", ["0", "-1", "10001", "99999999999999999999"])
def test_too_few_or_too_many_places_is_said_in_one_way(signed_in, draft, typed):
    answer = save(signed_in, draft, "aanmelden", registration_mode="hier", capacity=typed)

    assert answer.context["form"].errors["capacity"] == ["Geef een getal van 1 tot en met 10.000."]
    assert answer.context["form"]["capacity"].value() == typed


@pytest.mark.parametrize("typed", ["1", "100000"])
def test_a_series_says_how_many_times_it_may_be(signed_in, organiser, typed):
    event = EventFactory(organiser=organiser)
    answers = {"every": "week", "count": typed, "request_key": uuid.uuid4(), "then": "make"}
    answer = signed_in.post(f"/mijn/agenda/{event.pk}/herhalen/", answers)

    assert answer.context["form"].errors == {"count": ["Geef een getal van 2 tot en met 52."]}
    assert EventPage.objects.count() == 1


@pytest.mark.parametrize("day", ["0001-01-01", "0026-11-24", "9999-12-31"])
def test_a_year_that_was_half_typed_is_refused(signed_in, draft, day):
    """Midnight in the year 1 is no moment at all on the clock of Greenwich."""
    answer = save(signed_in, draft, "wanneer", **{**WHEN, "day": day, "start_time": "00:10"})

    assert (answer.status_code, stored(draft).starts_at) == (422, None)
    assert answer.context["form"].errors["day"] == ["Vul een dag in van het jaar 2000 tot en met 2100."]
    answer = save(signed_in, draft, "aanmelden", registration_mode="hier", until_day=day)
    assert "until_day" in answer.context["form"].errors
