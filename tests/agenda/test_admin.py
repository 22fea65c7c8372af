"""What editors do with an event in the Wagtail admin: the same as its organiser in the site."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from cop.core.roles import EDITORS, MODERATORS, ORGANISERS
from events.agenda import services
from events.agenda.models import EventPage
from events.agenda.recurrence import Every, Rule
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import asked

pytestmark = pytest.mark.django_db
SETS = ("page_regions", "related_pages", "page_authors", "comments")
ACTS = ["herhalen", "afgelasten", "gaat-door", "volgende"]


def address(event, act):
    return f"/beheer/agenda/{event.pk}/{act}/"


def again(event):
    return EventPage.objects.get(pk=event.pk)


@pytest.fixture
def editor(client):
    editor = MemberFactory(groups=[EDITORS])
    client.force_login(editor)
    return editor


@pytest.fixture
def series(organiser, event):
    rule = Rule(Every.WEEK, count=4)
    return services.make_series(event=event, by=organiser, rule=rule, request_key=uuid.uuid4())


def offered(client, event):
    """The acts among the buttons on the page where an editor changes the event."""
    page = client.get(f"/beheer/pages/{event.pk}/edit/").content.decode()
    return [act for act in ACTS if address(event, act) in page]


def test_the_header_offers_what_can_be_done_now(client, editor, organiser, event):
    draft = EventFactory(organiser=organiser, live=False)
    past = EventFactory(organiser=organiser, days=-7)
    assert offered(client, draft) == []
    assert offered(client, past) == ["herhalen"]
    assert offered(client, event) == ["herhalen", "afgelasten"]
    services.make_series(event=event, by=organiser, rule=Rule(Every.WEEK, count=2), request_key=uuid.uuid4())
    assert offered(client, event) == ["afgelasten", "volgende"]
    services.cancel_event(event=event, by=organiser, reason="Ziek.")
    assert offered(client, event) == ["gaat-door", "volgende"]


def test_cancelling_asks_why_and_takes_the_following_along(client, editor, event, series):
    where = address(event, "afgelasten")
    assert "with_following" in client.get(where).context["form"].fields
    refused = client.post(where, {"reason": " ", "with_following": "on"})
    assert (refused.status_code, again(event).is_cancelled) == (422, False)
    assert refused.context["form"]["with_following"].value() is True

    done = client.post(where, {"reason": "De zaal is dicht.", "with_following": "on"})

    assert done["Location"] == f"/beheer/pages/{event.pk}/edit/"
    rows = EventPage.objects.filter(series=event.series_id or again(event).series_id)
    assert {one.cancel_reason for one in rows} == {"De zaal is dicht."}
    assert client.post(where, {"reason": "Nog eens."}).status_code == 409


def test_undoing_it(client, editor, organiser, event, series):
    assert client.post(address(event, "gaat-door")).status_code == 409
    services.cancel_event(event=event, by=organiser, reason="Ziek.", with_following=True)
    assert client.get(address(event, "gaat-door")).status_code == 200
    assert again(event).is_cancelled

    client.post(address(event, "gaat-door"), {"with_following": "on"})

    assert EventPage.objects.filter(cancelled_at__isnull=False).count() == 0


def test_a_series_shows_its_days_first_and_stays_its_organisers(client, editor, organiser):
    helper = MemberFactory()
    event = EventFactory(organiser=organiser, co_organisers=[helper])
    question = asked(event)
    skipped = timezone.localtime(event.starts_at) + timedelta(days=7)
    answers = {"every": "week", "count": "3", "skipped": f"{skipped:%d-%m-%Y}", "request_key": str(uuid.uuid4())}
    shown = client.post(address(event, "herhalen"), {**answers, "then": "show"})
    assert (shown.status_code, len(shown.context["moments"]), EventPage.objects.count()) == (200, 1, 1)
    for _twice in range(2):
        client.post(address(event, "herhalen"), {**answers, "then": "make"})

    [made] = EventPage.objects.exclude(pk=event.pk)
    assert (made.live, made.owner) == (True, organiser)
    assert [one.member for one in made.page_authors.all()] == [organiser]
    assert [one.member for one in made.co_organiser_rows.all()] == [helper]
    assert [one.text for one in made.registration_questions.all()] == [question.text]
    client.force_login(organiser)
    assert client.get(f"/mijn/agenda/{made.pk}/afgelasten/").status_code == 200


def test_wrong_answers_keep_what_was_typed(client, editor, event):
    answers = {"every": "week", "count": "3", "until": "2099-01-01", "skipped": "kerst", "request_key": uuid.uuid4()}
    answer = client.post(address(event, "herhalen"), {**answers, "then": "make"})

    assert (answer.status_code, EventPage.objects.count()) == (422, 1)
    assert "skipped" in answer.context["form"].errors
    assert answer.context["form"]["skipped"].value() == "kerst"


def test_the_following_get_what_was_published(client, editor, event, series):
    version = again(event).get_latest_revision_as_object()
    version.place_name = "Raadzaal"
    version.save_revision(user=editor).publish(user=editor)
    assert client.get(address(event, "volgende")).context["later"].count() == 3

    client.post(address(event, "volgende"))

    assert set(EventPage.objects.values_list("place_name", flat=True)) == {"Raadzaal"}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("group", [MODERATORS, ORGANISERS, None])
def test_nobody_else_acts_in_the_admin(client, event, act, group):
    client.force_login(MemberFactory(groups=[group] if group else []))
    before = again(event)
    for answer in (client.get(address(event, act)), client.post(address(event, act), {"reason": "Weg."})):
        assert answer.status_code in {302, 403}
        assert answer.status_code == 403 or answer["Location"] == "/beheer/" or "login" in answer["Location"]
    after = again(event)

    assert (after.cancelled_at, after.series_id, after.ics_sequence) == (None, None, before.ics_sequence)


def test_a_moderator_is_offered_nothing(client, event):
    client.force_login(MemberFactory(groups=[MODERATORS]))
    assert "/beheer/agenda/" not in client.get("/beheer/events_admin/").content.decode()


def test_what_is_no_event_is_not_found(client, editor, event):
    assert client.get(f"/beheer/agenda/{event.get_parent().pk}/afgelasten/").status_code == 404


@pytest.mark.parametrize(("language", "said"), [("nl", "Gelast deze bijeenkomst af"), ("en", "Cancel this event")])
def test_in_both_languages(client, editor, event, language, said):
    page = client.get(address(event, "afgelasten"), headers={"Accept-Language": language})

    assert said in page.content.decode()


@pytest.mark.parametrize(("act", "said"), [("gaat-door", "is niet afgelast"), ("volgende", "hoort niet bij een reeks")])
def test_what_cannot_be_done_is_said_before_a_form_is_filled_in(client, editor, event, act, said):
    answer = client.get(address(event, act), follow=True)

    assert answer.redirect_chain == [(f"/beheer/pages/{event.pk}/edit/", 302)]
    assert said in answer.content.decode()


@pytest.mark.parametrize(("act", "said"), [("afgelasten", "is al afgelast"), ("herhalen", "of is afgelast")])
def test_what_is_cancelled_is_not_cancelled_or_repeated(client, organiser, event, act, said):
    services.cancel_event(event=event, by=organiser, reason="Ziek.")
    client.force_login(organiser)
    answer = client.get(f"/mijn/agenda/{event.pk}/{act}/", follow=True)

    assert answer.redirect_chain == [(event.url, 302)]
    assert said in answer.content.decode()


def test_it_is_said_how_many_are_cancelled_and_go_on(client, editor, event, series):
    for act, said in (
        ("afgelasten", "4 bijeenkomsten zijn afgelast."),
        ("gaat-door", "4 bijeenkomsten gaan toch door."),
    ):
        page = client.post(address(event, act), {"reason": "Ziek.", "with_following": "on"}, follow=True)
        assert said in page.content.decode()


@pytest.mark.parametrize("moment", ["0001-01-01 00:00", "0026-11-24 10:00", "9999-12-31 23:00"])
def test_a_year_that_was_half_typed_is_refused(client, editor, event, moment):
    none = {f"{name}-{key}": 0 for name in SETS for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
    values = {"title": event.title, "slug": event.slug, "starts_at": moment, "ends_at": moment, "register_by": moment}
    answer = client.post(
        f"/beheer/pages/{event.pk}/edit/", {**none, **values, "registration_mode": "hier", "guests_allowed": 0}
    )

    errors = answer.context["form"].errors
    assert {"starts_at", "ends_at", "register_by"} <= errors.keys()
    assert errors["starts_at"] == ["Vul een dag in van het jaar 2000 tot en met 2100."]
    assert again(event).starts_at == event.starts_at


@pytest.mark.parametrize(
    ("typed", "said", "kept"),
    [
        (
            "2027-03-28 02:30",
            ["Deze tijd bestaat niet: die nacht gaat de klok van 2:00 naar 3:00. Kies een andere tijd."],
            None,
        ),
        ("2027-10-31 02:30", [], datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        ("morgen", ["Voer een geldige datum/tijd in."], None),
    ],
)
def test_a_time_on_a_night_that_the_clock_changes(client, editor, event, typed, said, kept):
    none = {f"{name}-{key}": 0 for name in SETS for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
    values = {"title": event.title, "slug": event.slug, "starts_at": typed, "ends_at": "2027-12-01 10:00"}
    values |= {"summary": "Kom.", "kind": "netwerk", "organised_by": "Veendal", "place_name": "Zaal"}
    answer = client.post(
        f"/beheer/pages/{event.pk}/edit/",
        {**none, **values, "registration_mode": "hier", "guests_allowed": 0, "action-publish": "1"},
    )

    refused = answer.status_code == 200
    assert (answer.context["form"].errors["starts_at"] if refused else []) == said
    assert again(event).starts_at == (kept or event.starts_at)
