"""The pages: what members see and do, and what others do not."""

from datetime import timedelta
from uuid import uuid4

import html5lib
import pytest
from django.urls import reverse
from django.utils import timezone

from cop.core.roles import EDITORS, ORGANISERS
from events.agenda.models import EventPage
from events.registration import permissions, services
from events.registration.calendar_file import calendar_of
from events.registration.models import Registration, RegistrationAnswer, State
from tests.factories.agenda import EventFactory, at_ten
from tests.factories.members import MemberFactory
from tests.factories.registration import asked, registered
from tests.registration.visiting import address, send, text_of

pytestmark = pytest.mark.django_db

LINK = "https://vergadering.example/geheim"


def test_registering_gives_a_place_and_says_so(client, member):
    event = EventFactory(capacity=2)
    page = send(client, event)

    assert "Je bent aangemeld. Je krijgt een mail met alles wat je moet weten." in text_of(page)
    assert Registration.objects.get().member == member


def test_who_waits_reads_which_number(client, member):
    event = EventFactory(capacity=1)
    for _ in range(2):
        registered(event)
    page = send(client, event)

    assert "Je staat op de wachtlijst, als nummer 2." in text_of(page)
    assert "Je bent nummer 2." in text_of(client.get(event.url))


def test_a_form_sent_twice_registers_once(client, member):
    event, key = EventFactory(), uuid4()
    for _ in range(2):
        page = send(client, event, request_key=key)

    assert page.status_code == 200
    assert Registration.objects.count() == 1


def test_a_second_window_is_told_so(client, member):
    """The form of the second window changes what the first one made."""
    event = EventFactory()
    send(client, event)
    page = send(client, event, shows_name="on")

    assert page.status_code == 200
    assert Registration.objects.get().shows_name


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(client, member):
    event = EventFactory(guests_allowed=2)
    question = asked(event, is_required=True)
    other = asked(event, "Waarom kom je?")
    page = client.post(address(event), {"guests": "2", f"question_{other.pk}": "Om te leren."})

    assert page.status_code == 422
    assert "Beantwoord deze vraag." in text_of(page)
    assert "Om te leren." in text_of(page)
    assert f'href="#id_question_{question.pk}">{question.text} Beantwoord deze vraag.' in text_of(page)
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("kind", "value", "good"),
    [("choice", "Ochtend", True), ("choice", "Nacht", False), ("yesno", "Ja", True), ("yesno", "misschien", False)],
)
def test_answers_are_of_their_kind(client, member, kind, value, good):
    event = EventFactory()
    question = asked(event, kind=kind, choices="Ochtend\nMiddag")
    send(client, event, **{f"question_{question.pk}": value})

    assert RegistrationAnswer.objects.filter(value=value).exists() is good
    assert Registration.objects.exists() is good


@pytest.mark.parametrize(
    ("values", "row", "sentence"),
    [
        ({"register_by": timezone.now() - timedelta(hours=1)}, {}, "Aanmelden voor deze bijeenkomst kan niet meer."),
        ({"days": -3}, {}, "Deze bijeenkomst is geweest."),
        ({}, {"cancelled_at": timezone.now()}, "Deze bijeenkomst gaat niet door."),
        ({"registration_mode": "geen"}, {}, "hoef je je niet aan te melden"),
        (
            {"registration_mode": "elders", "external_link": "https://elders.example/"},
            {},
            "meld je je aan op een andere site",
        ),
    ],
)
def test_each_rule_has_a_sentence_of_its_own(client, member, values, row, sentence):
    event = EventFactory(row=row, **values)

    assert sentence in text_of(client.get(address(event)))
    assert client.post(address(event), {"request_key": uuid4()}).status_code == 409
    assert not Registration.objects.exists()


def test_a_visitor_signs_in_and_comes_back(client):
    event = EventFactory()

    assert client.get(address(event))["Location"] == f"/accounts/login/?next=/agenda/{event.slug}/aanmelden/"


def test_who_is_not_admitted_yet_reads_why(client):
    client.force_login(MemberFactory(pending=True))
    answer = client.get(address(EventFactory()))

    assert answer.status_code == 403
    assert "Je kunt je aanmelden zodra je bent toegelaten." in text_of(answer)


def test_the_link_is_for_who_has_a_place(client, member):
    event = EventFactory(online_link=LINK, capacity=1)
    assert LINK not in text_of(client.get(event.url))

    send(client, event)
    assert LINK in text_of(client.get(event.url))
    client.force_login(MemberFactory())
    send(client, event)
    assert "Je staat op de wachtlijst" in text_of(client.get(event.url))
    assert LINK not in text_of(client.get(event.url))
    client.logout()
    assert LINK not in text_of(client.get(event.url))


def test_cancelling_asks_first_and_gives_the_place_to_the_next(client, member):
    event = EventFactory(capacity=1)
    send(client, event)
    waits = registered(event)
    assert "Je plaats gaat naar wie er wacht." in text_of(client.get(address(event, "cancel")))
    page = client.post(address(event, "cancel"), follow=True)

    assert "Je hebt je afgemeld." in text_of(page)
    waits.refresh_from_db()
    assert waits.is_in
    assert "niet aangemeld" in text_of(client.post(address(event, "cancel"), follow=True))


def test_a_place_that_was_offered_is_taken(client, member):
    event = EventFactory(capacity=1, offer_hours=4)
    first = registered(event)
    send(client, event)
    services.cancel_registration(registration=first, by=first.member)
    assert "We houden een plaats voor je vrij" in text_of(client.get(event.url))
    client.post(address(event, "take-place"))

    assert Registration.objects.get(member=member).is_in


def test_a_place_that_ran_out_goes_to_the_next_when_it_is_asked_for(client, member):
    event = EventFactory(capacity=1, offer_hours=4)
    first = registered(event)
    send(client, event)
    third = registered(event)
    services.cancel_registration(registration=first, by=first.member)
    Registration.objects.filter(member=member).update(offered_until=timezone.now() - timedelta(seconds=1))
    assert "Je hebt hem niet op tijd aangenomen." in text_of(client.get(event.url))
    page = client.post(address(event, "take-place"), follow=True)

    assert "niet meer voor je vrijgehouden" in text_of(page)
    third.refresh_from_db()
    assert third.state == State.OFFERED


def test_only_who_agreed_is_named(client, member):
    event = EventFactory(guests_allowed=2)
    shown = registered(event, shows_name=True)
    hidden = registered(event, guests=1)
    assert client.get(address(event, "list-participants")).status_code == 403
    send(client, event)
    page = text_of(client.get(address(event, "list-participants")))

    assert shown.member_name in page
    assert hidden.member_name not in page
    assert "En nog 3 anderen." in page


def test_my_registrations_are_mine(client, member):
    mine, other = EventFactory(title="Van mij"), EventFactory(title="Van een ander")
    registered(mine, member)
    registered(other)
    page = text_of(client.get(reverse("registration:list-own")))

    assert "Van mij" in page
    assert "Van een ander" not in page


def sections(page):
    """{heading: titles of the events below it}"""
    parts = html5lib.parse(page.content.decode(), namespaceHTMLElements=False).findall(".//main//section")
    titles = "./ul/li//p[@class='rows__title']/a"
    return {"".join(one.find("./h2").itertext()): [row.text for row in one.findall(titles)] for one in parts}


def test_my_events_say_where_one_goes_waits_was_and_what_one_organises(client):
    organiser = MemberFactory(groups=[ORGANISERS])
    comes, full, been = EventFactory(title="Komt"), EventFactory(title="Vol", capacity=1), EventFactory(title="Was")
    EventFactory(title="Van mij", organiser=organiser)
    registered(full)
    for event in (comes, full, been):
        registered(event, organiser)
    EventPage.objects.filter(pk=been.pk).update(starts_at=at_ten(-7), ends_at=at_ten(-6))
    client.force_login(organiser)

    page = client.get(reverse("registration:list-own"))

    assert sections(page) == {
        "Wat komt": ["Komt"],
        "Op de wachtlijst": ["Vol"],
        "Bijeenkomsten die ik organiseer": ["Van mij"],
        "Geweest": ["Was"],
    }


def test_where_my_registrations_were_leads_to_my_events(client, member):
    assert client.get("/mijn/aanmeldingen/")["Location"] == "/mijn/bijeenkomsten/"
    own_menu = text_of(client.get("/mijn/"))
    assert 'href="/mijn/bijeenkomsten/"' in own_menu


def test_the_file_of_somebody_else_is_not_there(client, member):
    theirs = registered(EventFactory(online_link=LINK))
    own = registered(theirs.event, member)

    assert client.get(reverse("registration:own-calendar", args=[theirs.pk])).status_code == 404
    answer = client.get(reverse("registration:own-calendar", args=[own.pk]))
    assert LINK in text_of(answer).replace("\r\n ", "")
    assert answer["Cache-Control"] == "private, no-store"


def test_an_event_with_registrations_is_not_deleted(client):
    client.force_login(MemberFactory(groups=[EDITORS]))
    event = EventFactory(title="Met mensen")
    registered(event)
    page = client.post(reverse("wagtailadmin_pages:delete", args=[event.pk]), follow=True)

    assert "niet verwijderd" in text_of(page)
    assert EventPage.objects.filter(pk=event.pk).exists()


@pytest.mark.parametrize(
    ("state", "cancelled_at", "sees"),
    [
        ("registered", None, True),
        ("registered", timezone.now(), False),
        ("waiting", None, False),
        ("offered", None, False),
    ],
)
def test_page_mail_and_file_show_the_link_by_one_rule(client, member, state, cancelled_at, sees):
    event = EventFactory(online_link=LINK)
    own = registered(event, member)
    until = timezone.now() + timedelta(hours=1) if state == "offered" else None
    Registration.objects.filter(pk=own.pk).update(state=state, offered_until=until)
    EventPage.objects.filter(pk=event.pk).update(cancelled_at=cancelled_at)
    own = Registration.objects.select_related("event").get(pk=own.pk)

    assert permissions.sees_link(own, own.event) is sees
    assert (b"geheim" in calendar_of(own)) is sees
    assert ("geheim" in text_of(client.get(event.url))) is sees


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(("who", "queries"), [("visitor", 4), ("registered", 12), ("waiting", 12)])
def test_the_page_of_an_event_costs_the_same(client, known_site, django_assert_num_queries, number, who, queries):
    event = EventFactory(capacity=number + (who == "registered"))
    for _ in range(number):
        registered(event)
    if who != "visitor":
        member = MemberFactory()
        client.force_login(member)
        registered(event, member)
    client.get(event.url)
    with django_assert_num_queries(queries):
        client.get(event.url)


@pytest.mark.parametrize("number", [1, 3, 30])
def test_own_registrations_cost_the_same(client, member, known_site, django_assert_num_queries, number):
    for _ in range(number):
        registered(EventFactory(), member)
    client.get(reverse("registration:list-own"))
    with django_assert_num_queries(8):  # one asks whether they organise anything
        client.get(reverse("registration:list-own"))


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_of_who_comes_costs_the_same(client, member, known_site, django_assert_num_queries, number):
    event = EventFactory()
    registered(event, member)
    for _ in range(number):
        registered(event, shows_name=True)
    client.get(address(event, "list-participants"))
    with django_assert_num_queries(9):
        client.get(address(event, "list-participants"))
