"""What machines read of events, whom a new one is told to, and what moderators do."""

import json
import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from cop.moderation.services import hide_thing, put_back
from cop.notifications.models import Notification
from cop.notifications.services import follow
from events.agenda import services
from events.agenda.models import EventKind, EventPage
from events.agenda.next_events import next_events
from events.agenda.recurrence import Every, Rule
from tests.factories.agenda import EventFactory
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]
LINK = "https://vergader.example/geheim-1234"


def data_of(answer):
    [found] = re.findall(r'<script type="application/ld\+json">(.+?)</script>', answer.content.decode(), re.DOTALL)
    return next(one for one in json.loads(found)["@graph"] if one["@type"] == "Event")


@pytest.mark.parametrize(
    ("facts", "mode"),
    [
        ({}, "OfflineEventAttendanceMode"),
        ({"online_link": LINK}, "MixedEventAttendanceMode"),
        ({"online_link": LINK, "place_name": "", "address": ""}, "OnlineEventAttendanceMode"),
    ],
)
def test_search_engines_read_when_and_how(client, facts, mode):
    event = EventFactory(title="Avond", **facts)
    said = data_of(client.get("/agenda/avond/"))

    assert said["eventAttendanceMode"] == f"https://schema.org/{mode}"
    assert said["eventStatus"] == "https://schema.org/EventScheduled"
    assert said["startDate"] == timezone.localtime(event.starts_at).isoformat()
    assert LINK not in json.dumps(said)


def test_search_engines_read_that_it_does_not_go_on_and_what_is_part_of_it(client, organiser):
    national = EventFactory(title="Landelijk", kind=EventKind.NATIONAL, organiser=organiser)
    EventFactory(title="Noord", national_event=national)
    services.cancel_event(event=national, by=organiser, reason="Ziek.")
    said = data_of(client.get("/agenda/landelijk/"))

    assert said["eventStatus"] == "https://schema.org/EventCancelled"
    assert [one["name"] for one in said["subEvent"]] == ["Noord"]
    assert data_of(client.get("/agenda/noord/"))["superEvent"]["name"] == "Landelijk"


def test_members_only_tells_machines_nothing(client):
    secret = EventFactory(title="Besloten", members_only=True)
    client.force_login(MemberFactory())

    assert "ld+json" not in client.get("/agenda/besloten/").content.decode()
    assert client.get(f"/api/v2/pages/{secret.pk}/").status_code == 404
    for path in ("/sitemap-agenda.xml", "/feeds/agenda/", "/api/v2/pages/?type=agenda.EventPage"):
        assert "besloten" not in client.get(path).content.decode().lower()


def test_the_api_has_fields_and_never_the_link(client):
    noord = RegionFactory(slug="noord")
    event = EventFactory(title="Avond", online_link=LINK, regions=[noord], capacity=12)
    EventFactory(title="Elders")
    said = client.get(f"/api/v2/pages/{event.pk}/").json()

    assert (said["is_online"], said["capacity"], said["is_cancelled"]) == (True, 12, False)
    assert said["kind"]["slug"] == "training"
    assert LINK not in json.dumps(said)
    listed = client.get("/api/v2/pages/?type=agenda.EventPage&fields=*&regio=noord")
    assert [one["title"] for one in listed.json()["items"]] == ["Avond"]
    assert LINK not in listed.content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_api_costs_the_same_for_any_number(client, known_site, django_assert_num_queries, number):
    for _place in range(number):
        EventFactory(themes=[ThemeFactory()], regions=[RegionFactory()])
    path = "/api/v2/pages/?type=agenda.EventPage&fields=*&limit=50"
    client.get(path)
    with django_assert_num_queries(5):
        assert client.get(path).json()["meta"]["total_count"] == number


def test_the_feed_has_what_is_new_and_still_to_come(client, organiser):
    EventFactory(title="Was", days=-9)
    event = EventFactory(title="Komt", organiser=organiser, online_link=LINK)
    first = client.get("/feeds/agenda/")
    text = first.content.decode()

    assert "Komt" in text
    assert "Was" not in text
    assert LINK not in text
    assert client.get("/feeds/agenda/", headers={"if-none-match": first["ETag"]}).status_code == 304
    services.cancel_event(event=event, by=organiser, reason="Ziek.")
    assert client.get("/feeds/agenda/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_followers_are_told_once(organiser):
    theme = ThemeFactory()
    follower = MemberFactory()
    follow(member=follower, subject=theme)
    event = EventFactory(title="Avond", organiser=organiser, themes=[theme])
    event.get_latest_revision_as_object().save_revision().publish()

    [told] = Notification.objects.filter(recipient=follower)
    assert (told.verb, told.page_id) == ("new_event", event.pk)


def test_a_day_is_told_in_the_language_of_who_reads_it(organiser):
    theme, start = ThemeFactory(), timezone.now().replace(month=12, day=14, hour=9, minute=0) + timedelta(days=366)
    follower = MemberFactory()
    follow(member=follower, subject=theme)
    with override("en"):
        EventFactory(title="Avond", organiser=organiser, themes=[theme], starts_at=start)
    told = Notification.objects.get(recipient=follower)

    assert "10:00 - 12:00" in told.sentence
    with override("nl"):
        dutch = told.sentence
    with override("en"):
        english = told.sentence
    assert "december" in dutch
    assert "December" in english


def test_a_series_and_what_is_over_tell_nobody_again(organiser):
    theme = ThemeFactory()
    follower = MemberFactory()
    follow(member=follower, subject=theme)
    EventFactory(title="Was", days=-5, themes=[theme], organiser=organiser)
    event = EventFactory(title="Reeks", organiser=organiser, themes=[theme])
    services.make_series(event=event, by=organiser, rule=Rule(Every.WEEK, count=5), request_key=uuid.uuid4())

    assert [told.page_id for told in Notification.objects.filter(recipient=follower)] == [event.pk]


def test_it_is_found_by_words_and_never_by_the_link(client):
    EventFactory(title="Avond over zij-instroom", body="<p>Met een paraplu.</p>", online_link=LINK)

    assert "Avond over zij-instroom" in client.get("/zoeken/?q=paraplu").content.decode()
    assert "Avond over" not in client.get("/zoeken/?q=geheim-1234").content.decode()


def test_its_history_shows_what_changed_and_never_the_link(client):
    event = EventFactory(title="Avond", online_link=LINK)
    version = event.get_latest_revision_as_object()
    version.place_name, version.online_link = "Raadzaal", "https://vergader.example/ander-5678"
    version.save_revision().publish()
    text = client.get("/agenda/avond/geschiedenis/").content.decode()

    assert "vergader.example" not in text
    assert text.count("<time") >= 2


def test_a_moderator_hides_it_and_puts_it_back(client, people):
    event = EventFactory(title="Avond")
    hide_thing(thing=event, by=people["moderator"], to_authors="Reclame.")
    assert client.get("/agenda/avond/").status_code == 404
    put_back(thing=EventPage.objects.get(pk=event.pk), by=people["moderator"], reason="Toch niet.")

    assert client.get("/agenda/avond/").status_code == 200


def test_the_front_door_shows_what_comes_first_and_near():
    member = MemberFactory()
    for place in range(4):
        EventFactory(title=f"{place}", days=place + 1)
    EventFactory(title="Dichtbij", days=8, regions=[member.region])
    cancelled = EventFactory(title="Weg", days=1)
    EventPage.objects.filter(pk=cancelled.pk).update(cancelled_at=timezone.now())

    assert [event.title for event in next_events(None)] == ["0", "1", "2"]
    assert [event.title for event in next_events(member)] == ["0", "1", "Dichtbij"]
    assert EventPage.objects.upcoming(timezone.now() + timedelta(days=30)).count() == 0


def test_home_shows_the_next_events(client):
    EventFactory(title="Avond")

    assert "Avond" in client.get("/").content.decode()
    client.force_login(MemberFactory())
    assert "Avond" in client.get("/").content.decode()
