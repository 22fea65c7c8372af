"""The list of events: who sees what, which period, and what it costs."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from events.agenda.listing import EventFilter, EventListing
from events.agenda.models import EventIndexPage, EventKind
from events.agenda.periods import Month, week_of, weekend_of
from tests.factories.agenda import EventFactory, at_ten
from tests.factories.lessons import TargetGroupFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def listing(query="", user=None):
    asked = EventFilter.from_query(RequestFactory().get(f"/agenda/?{query}").GET)
    return EventListing(index=EventIndexPage.objects.get(), user=user, asked=asked)


def titles(listed):
    return [event.title for event in listed.page]


def test_coming_stands_first_to_begin_and_past_latest_first():
    for days in (-20, -2, 3, 30):
        EventFactory(title=f"{days}", days=days)

    assert titles(listing()) == ["3", "30"]
    assert titles(listing("wanneer=voorbij")) == ["-2", "-20"]


def test_members_only_shows_to_members_alone():
    EventFactory(title="Open")
    EventFactory(title="Besloten", members_only=True)

    for user in (None, MemberFactory(pending=True)):
        assert (titles(listing(user=user)), listing(user=user).count) == (["Open"], 1)
    assert listing(user=MemberFactory()).count == 2


def test_facets_narrow_and_count():
    water, noord = ThemeFactory(slug="water"), RegionFactory(slug="noord")
    EventFactory(title="A", themes=[water], regions=[noord], target_groups=[TargetGroupFactory(slug="jong")])
    EventFactory(title="B", kind=EventKind.WEBINAR, themes=[water])

    assert titles(listing("thema=water&regio=noord")) == ["A"]
    assert titles(listing("soort=webinar")) == ["B"]
    assert titles(listing("doelgroep=jong")) == ["A"]
    kinds = next(group for group in listing("thema=water").facets if group.facet.parameter == "soort")
    assert {value.slug: value.count for value in kinds.values} == {"training": 1, "webinar": 1}


@pytest.mark.parametrize(
    ("when", "expected"),
    [("week", ["vr"]), ("weekend", ["za"]), ("maand", ["vr", "za", "ma"]), ("", ["vr", "za", "ma", "later"]), ("x", 4)],
)
def test_periods_are_on_the_clock_here(monkeypatch, when, expected):
    # Thursday 22 October 2026: the clock goes back on Sunday the 25th.
    now = datetime(2026, 10, 22, 12, tzinfo=UTC)
    here = timezone.get_default_timezone()
    monkeypatch.setattr("events.agenda.listing.timezone.now", lambda: now)
    for title, day, month in (("vr", 23, 10), ("ma", 26, 10), ("later", 1, 11)):
        EventFactory(title=title, starts_at=datetime(2026, month, day, 10, tzinfo=here))
    EventFactory(title="za", starts_at=datetime(2026, 10, 24, 10, tzinfo=here))

    found = titles(listing(f"wanneer={when}"))
    if when == "week":
        expected = ["vr", "za"]
    assert found == expected if isinstance(expected, list) else len(found) == expected


def test_a_day_has_all_that_goes_on_then_also_when_it_has_been():
    here = timezone.get_default_timezone()
    for title, first, last in (("Dag", (6, 10), (6, 12)), ("Nacht", (5, 23), (6, 1)), ("Week", (4, 9), (8, 9))):
        start, end = (datetime(2020, 3, *moment, tzinfo=here) for moment in (first, last))
        EventFactory(title=title, starts_at=start, ends_at=end)
    EventFactory(title="Dag erna", starts_at=datetime(2020, 3, 7, tzinfo=here))
    EventFactory(title="Besloten", starts_at=datetime(2020, 3, 6, 8, tzinfo=here), members_only=True)

    assert titles(listing("wanneer=2020-03-06")) == ["Week", "Nacht", "Dag"]
    assert titles(listing("wanneer=2020-03-06", MemberFactory())) == ["Week", "Nacht", "Besloten", "Dag"]
    assert titles(listing("wanneer=2020-03-07")) == ["Week", "Dag erna"]
    assert titles(listing("wanneer=2020-03-06&q=nacht")) == ["Nacht"]


def test_a_day_is_a_choice_that_can_be_taken_away(client):
    EventFactory(days=30)
    page = client.get("/agenda/?wanneer=2026-11-24&soort=webinar")
    chips = [(str(chip.facet), chip.name, chip.query) for chip in page.context["listing"].chips]

    assert chips == [
        ("Dag", "di 24 november 2026", "?soort=webinar"),
        ("Soort", "Webinar", "?wanneer=2026-11-24"),
    ]
    assert page.context["listing"].asked.is_narrowed
    text = page.content.decode()
    assert '<input type="hidden" name="wanneer" value="2026-11-24">' in text
    assert "<title>di 24 november 2026" in " ".join(text.split()).replace("<title> ", "<title>")


@pytest.mark.parametrize(
    "when",
    ["2026-02-30", "2026-13-01", "2026-1-1", "26-11-24", "1999-12-31", "2101-01-01", "٢٠٢٦-11-24", "2026-11-24x"],
)
def test_what_is_no_day_is_as_if_it_was_not_asked(when):
    EventFactory(title="Komt")

    assert (listing(f"wanneer={when}").asked.when, titles(listing(f"wanneer={when}"))) == ("", ["Komt"])


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_day_costs_the_same_whatever_goes_on(client, known_site, django_assert_num_queries, number):
    theme, region, start = ThemeFactory(), RegionFactory(), at_ten(9)
    for _place in range(number):
        EventFactory(themes=[theme], regions=[region], starts_at=start)

    client.get("/over/")  # somebody was here before
    with django_assert_num_queries(7):
        answer = client.get(f"/agenda/?wanneer={start:%Y-%m-%d}")
    assert answer.context["listing"].count == number


def test_a_weekend_over_the_change_of_the_clock_has_49_hours():
    start, end = weekend_of(date(2026, 10, 21))

    assert (end - start).total_seconds() == 49 * 3600
    assert timezone.localtime(start).isoformat() == "2026-10-24T00:00:00+02:00"
    assert timezone.localtime(end).isoformat() == "2026-10-26T00:00:00+01:00"
    assert week_of(date(2026, 10, 21))[1] == end


@pytest.mark.parametrize("slug", ["", "2026", "2026-13", "2026-00", "26-11", "2026-1", "20a6-11", "9999-01", "٢٠٢٦-11"])
def test_what_is_no_month(slug):
    assert Month.from_slug(slug) is None


def test_months_follow_each_other():
    assert [Month(2026, 12).next, Month(2026, 1).previous] == [Month(2027, 1), Month(2025, 12)]
    assert Month.from_slug("2026-11") == Month(2026, 11)


def test_kept_list_follows_a_change():
    event = EventFactory(title="Een")
    assert listing().count == 1
    event.unpublish()

    assert listing().count == 0


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 7), ("member", 12)])
def test_list_costs_the_same_whatever_its_length(client, known_site, django_assert_num_queries, number, who, queries):
    theme, region = ThemeFactory(), RegionFactory()
    if who == "member":
        client.force_login(MemberFactory())
    for place in range(number):
        EventFactory(themes=[theme], regions=[region], days=place + 1)

    client.get("/over/")  # somebody was here before
    with django_assert_num_queries(queries):
        assert client.get("/agenda/").status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
def test_page_costs_the_same_whatever_hangs_on_it(client, known_site, django_assert_num_queries, number):
    national = EventFactory(title="Landelijk", kind=EventKind.NATIONAL, themes=[ThemeFactory()])
    for place in range(number):
        EventFactory(national_event=national, days=place + 8, regions=[RegionFactory()])

    client.get("/over/")  # somebody was here before
    # Once after each change; from then on what all readers see alike is kept.
    with django_assert_num_queries(12):
        client.get("/agenda/landelijk/")
    with django_assert_num_queries(4):
        answer = client.get("/agenda/landelijk/")
    assert answer.content.count(b'class="event-row"') == number


def test_page_says_when_where_and_for_whom(client):
    here = timezone.get_default_timezone()
    start = datetime(2026, 11, 24, 14, tzinfo=here)
    EventFactory(title="Avond", starts_at=start, audience="Wie werft", accessibility="Er is een lift.")

    text = client.get("/agenda/avond/").content.decode()
    for said in (
        "di 24 november 2026, 14:00 - 16:00",
        "Gemeentehuis Veendal",
        "Marktplein 1",
        "Wie werft",
        "Er is een lift.",
    ):
        assert said in text


def test_the_link_to_an_online_event_stands_nowhere_in_public(client, people):
    EventFactory(title="Webinar", online_link="https://vergader.example/geheim-1234", place_name="")
    for user in people.values():
        client.force_login(user) if user else client.logout()
        for path in ("/agenda/", "/agenda/webinar/", "/zoeken/?q=geheim-1234", "/zoeken/?q=webinar"):
            assert "vergader.example" not in client.get(path).content.decode()


def test_cancelled_and_past_say_so(client):
    EventFactory(title="Weg", row={"cancelled_at": timezone.now(), "cancel_reason": "De spreker is ziek."})
    EventFactory(title="Was", starts_at=at_ten(-3), ends_at=at_ten(-3) + timedelta(hours=1))

    assert "De spreker is ziek." in client.get("/agenda/weg/").content.decode()
    assert re.search(r'class="message" role="note"', client.get("/agenda/was/").content.decode())


@pytest.mark.parametrize(
    "query", ["wanneer=%00", "regio=x&regio=y", "pagina=-1", "q='", "sorteer=;drop", "wanneer=week&pagina=999"]
)
def test_no_address_is_an_error(client, query):
    EventFactory()

    assert client.get(f"/agenda/?{query}").status_code == 200


def test_near_me_is_the_own_region(client):
    member = MemberFactory()
    client.force_login(member)

    assert f'href="/agenda/?regio={member.region.slug}"' in client.get("/agenda/").content.decode()


@pytest.mark.parametrize(("query", "said"), [("wanneer=2026-11-24", ""), ("wanneer=2026-11-24&soort=webinar", " (1)")])
def test_the_button_of_the_facets_counts_what_was_chosen_behind_it(client, query, said):
    EventFactory(kind=EventKind.WEBINAR)
    [button] = re.findall(
        r"<summary>.*?Lijst verfijnen(.*?)</summary>", client.get(f"/agenda/?{query}").content.decode(), re.DOTALL
    )

    assert button == said
