"""The bell, the list, what one follows, and how often one gets mail: as a member sees them."""

import datetime
import re

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cop.core.models import CommunitySettings
from cop.notifications import services
from cop.notifications.following import level_of
from cop.notifications.listing import PER_PAGE, Place, read_place
from cop.notifications.models import Notification, PageRead
from cop.notifications.services.choosing import frequencies_of
from cop.notifications.verbs import Frequency, Kind, register_kind
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    CommunitySettings.load()  # made by whoever asks first
    member = MemberFactory()
    client.force_login(member)
    return member


def tell(member, title="Les", subject=None, **more):
    subject = subject or LessonFactory(title=title)
    services.notify(recipients=[member], verb="told_weekly", subject=subject, data={"title": title}, **more)
    return Notification.objects.latest("pk")


def page_of(client, path="/meldingen/"):
    return client.get(path).content.decode()


def bell(html):
    """What the bell says, for the eye and for a screen reader."""
    link = html[html.index('class="bell"') :]
    link = link[: link.index("</a>")]
    return re.findall(r'bell__count" aria-hidden="true">([^<]*)<', link), "ongelezen" in link


def test_the_bell_counts_what_is_unread(client, member):
    assert bell(page_of(client, "/over/")) == ([], False)
    for _ in range(3):
        notification = tell(member)
    assert bell(page_of(client, "/over/")) == (["3"], True)
    services.mark_read(member=member, subject=notification.page)
    assert bell(page_of(client, "/over/")) == (["2"], True)


def test_the_bell_is_silent_on_what_cannot_be_opened_any_more(client, member):
    tell(member)
    tell(member).page.specific.unpublish()
    assert bell(page_of(client, "/over/")) == (["1"], True)
    Notification.objects.update(verb="of_no_room")
    assert bell(page_of(client, "/over/")) == ([], False)


def test_the_bell_says_no_more_than_99(client, member):
    for _ in range(100):
        tell(member, subject=RegionFactory())

    assert bell(page_of(client, "/over/")) == (["99+"], True)


def test_only_admitted_members_have_a_bell(client):
    assert 'class="bell"' not in page_of(client, "/over/")
    client.force_login(MemberFactory(pending=True))
    assert 'class="bell"' not in page_of(client, "/over/")


def test_unread_first_then_what_was_read_by_day(client, member):
    now = timezone.now()
    for title, days, is_read in (("Gelezen", 0, True), ("Oud", 9, False), ("Nieuw", 1, False)):
        notification = tell(member, title)
        Notification.objects.filter(pk=notification.pk).update(
            last_at=now - datetime.timedelta(days=days), read_at=now if is_read else None
        )
    html = page_of(client)

    assert [html.index(f"1× iemand: {title}") for title in ("Nieuw", "Oud", "Gelezen")] == sorted(
        html.index(f"1× iemand: {title}") for title in ("Nieuw", "Oud", "Gelezen")
    )
    assert html.count("notifications__day") == 3
    assert html.count("notification--unread") == 2


def test_looking_at_the_list_reads_nothing_and_opening_one_does(client, member):
    notification = tell(member)
    page_of(client)
    assert Notification.objects.get().read_at is None

    answer = client.get(f"/meldingen/{notification.pk}/")
    assert answer["Location"] == f"/lessen/#{notification.subject_id}"
    assert Notification.objects.get().read_at is not None
    assert client.get(f"/meldingen/{notification.pk}/").status_code == 302


def test_somebody_elses_notification_is_not_there(client, member):
    other = MemberFactory()
    notification = tell(other, "Van een ander")

    assert "Van een ander" not in page_of(client)
    assert client.get(f"/meldingen/{notification.pk}/").status_code == 404
    client.post("/meldingen/gelezen/")
    assert Notification.objects.get().read_at is None


def test_reading_the_page_marks_it_read_in_the_same_answer(client, member):
    notification = tell(member, subject=LessonFactory(slug="open"))
    tell(member)
    assert bell(page_of(client, "/over/")) == (["2"], True)

    assert bell(page_of(client, "/lessen/open/")) == (["1"], True)
    assert Notification.objects.get(pk=notification.pk).read_at is not None
    assert PageRead.objects.get().page_id == notification.page_id


def test_an_old_page_is_not_remembered_as_read(client, member):
    lesson = LessonFactory(slug="oud")
    type(lesson).objects.filter(pk=lesson.pk).update(first_published_at=timezone.now() - datetime.timedelta(days=40))
    page_of(client, "/lessen/oud/")

    assert PageRead.objects.count() == 0


def test_everything_can_be_marked_as_read(client, member):
    tell(member)
    answer = client.post("/meldingen/gelezen/", follow=True)

    assert "Alles staat nu op gelezen." in answer.content.decode()
    assert 'class="bell__count"' not in answer.content.decode()


def test_an_empty_list_says_what_comes_here(client, member):
    assert "Niets nieuws" in page_of(client)


def test_leafing_shows_each_once_also_when_times_are_equal(client, member):
    total = 2 * PER_PAGE + 5
    for number in range(total):
        tell(member, f"Nummer {number:03}", subject=RegionFactory())
    Notification.objects.update(last_at=timezone.now())
    read = Notification.objects.order_by("pk")[: PER_PAGE + 2]
    Notification.objects.filter(pk__in=list(read.values_list("pk", flat=True))).update(read_at=timezone.now())
    seen, path = [], "/meldingen/"
    while path:
        html = page_of(client, path)
        seen += re.findall(r"Nummer \d{3}", html)
        following = re.search(r'rel="next" href="([^"]+)"', html)
        path = f"/meldingen/{following[1]}" if following else ""

    assert len(seen) == len(set(seen)) == total


@given(
    is_unread=st.booleans(),
    moment=st.datetimes(timezones=st.just(datetime.UTC), min_value=datetime.datetime(2000, 1, 1)),  # noqa: DTZ001
    pk=st.integers(min_value=1, max_value=10**18 - 1),
)
def test_a_place_in_an_address_is_read_back(is_unread, moment, pk):
    place = Place(is_unread, moment, pk)

    assert read_place(str(place)) == place


@given(text=st.text(max_size=60))
def test_a_place_that_is_junk_is_no_error(text):
    assert read_place(text) is None or isinstance(read_place(text), Place)


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_costs_the_same_for_any_number(client, member, django_assert_num_queries, number):
    for _ in range(number):
        tell(member)
    page_of(client)
    with django_assert_num_queries(6):
        page_of(client)


@pytest.mark.parametrize("number", [1, 3, 30])
def test_what_one_follows_costs_the_same_for_any_number(client, member, django_assert_num_queries, number):
    for _ in range(number):
        for subject in (LessonFactory(), ThemeFactory(), RegionFactory(), MemberFactory()):
            services.follow(member=member, subject=subject)
    page_of(client, "/mijn/volgen/")
    # One for each kind of page that can be followed: a follow does not say which kind its page is.
    with django_assert_num_queries(14):
        page_of(client, "/mijn/volgen/")


def test_what_one_follows_by_kind_without_what_one_may_not_know(client, member):
    lesson, gone, colleague = (
        LessonFactory(title="Gevolgde les"),
        LessonFactory(title="Teruggetrokken"),
        MemberFactory(),
    )
    for subject in (lesson, gone, colleague, ThemeFactory(slug="water"), RegionFactory(slug="noord")):
        services.follow(member=member, subject=subject)
    services.mute(member=member, subject=ThemeFactory(slug="data"))
    gone.unpublish()
    html = page_of(client, "/mijn/volgen/")

    for title in ("Gevolgde les", "Water", "Data", "Noord", colleague.display_name):
        assert title in html
    assert "Teruggetrokken" not in html
    assert "Je volgt nog niets" in page_of_somebody_else(client)


def page_of_somebody_else(client):
    client.force_login(MemberFactory())
    return page_of(client, "/mijn/volgen/")


@pytest.mark.parametrize("level", ["follow", "mute", ""])
def test_the_button_sets_the_level_and_goes_back(client, member, level):
    theme = ThemeFactory()
    answer = client.post(f"/mijn/volgen/thema/{theme.pk}/", {"level": level, "next": "/lessen/?thema=water"})

    assert answer["Location"] == "/lessen/?thema=water"
    assert level_of(member, theme) == level


def test_the_button_alone_when_a_script_asks(client, member):
    theme = ThemeFactory()
    answer = client.post(f"/mijn/volgen/thema/{theme.pk}/", {"level": "follow"}, headers={"HX-Request": "true"})

    assert "<html" not in answer.content.decode()
    assert "Volg niet meer" in answer.content.decode()


@pytest.mark.parametrize(
    "next_", ["https://elders.example/", "//elders.example", "/\\elders.example", "javascript:1", ""]
)
def test_the_button_never_leads_to_another_site(client, member, next_):
    theme = ThemeFactory()
    answer = client.post(f"/mijn/volgen/thema/{theme.pk}/", {"level": "follow", "next": next_})

    assert answer["Location"] == "/mijn/volgen/"


def test_what_one_may_not_know_of_cannot_be_followed(client, member):
    draft = LessonFactory(live=False)
    pending = MemberFactory(pending=True)
    addresses = [
        f"les/{draft.pk}",
        f"lid/{pending.pk}",
        f"lid/{member.pk}",
        "les/999999",
        "iets/1",
        "thema/99999999999",
    ]
    for address in addresses:
        assert client.post(f"/mijn/volgen/{address}/", {"level": "follow"}).status_code == 404, address
    assert client.post(f"/mijn/volgen/thema/{ThemeFactory().pk}/", {"level": "anders"}).status_code == 400


def test_who_is_signed_out_comes_back_to_the_page(client):
    theme = ThemeFactory()
    answer = client.post(f"/mijn/volgen/thema/{theme.pk}/", {"level": "follow", "next": "/lessen/"})

    assert answer["Location"] == "/accounts/login/?next=/lessen/"


def test_frequencies_are_chosen_in_a_table(client, member):
    html = page_of(client, "/mijn/meldingen/")
    assert html.count('type="radio"') == html.count("<label>")
    chosen = {**frequencies_of(member=member), "reply": "never", "followed": "daily"}
    answer = client.post("/mijn/meldingen/", chosen, follow=True)

    assert "Je keuzes zijn bewaard." in answer.content.decode()
    assert frequencies_of(member=member) == chosen
    assert frequencies_of(member=MemberFactory())["reply"] == "at_once"


def test_nobody_is_asked_of_what_they_never_get(client, member):
    register_kind(Kind("waiting", "Wat op je wacht", Frequency.WEEKLY, is_for=lambda asked: asked != member))
    assert "Wat op je wacht" not in page_of(client, "/mijn/meldingen/")
    client.force_login(MemberFactory())

    assert "Wat op je wacht" in page_of(client, "/mijn/meldingen/")


def test_a_frequency_that_is_not_on_offer_changes_nothing(client, member):
    before = frequencies_of(member=member)
    answer = client.post("/mijn/meldingen/", {**before, "reply": "never", "digest": "at_once"})

    assert answer.status_code == 422
    assert frequencies_of(member=member) == before
