"""The question after an event: by itself the day after, or sooner by an organiser; once to each."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cop.core.errors import DomainError, NotAllowed
from cop.notifications.models import Delivery
from cop.notifications.services import set_frequency
from cop.notifications.services.pruning import KEEP_LOG
from events.agenda.models import EventPage
from events.organising import services
from events.organising.letters import compose_feedback
from events.organising.models import Afterwards, Question
from events.organising.services import asking
from events.registration.models import Registration
from events.registration.services import cancel_registration
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered
from tests.organising.test_table import at

ALL = list(Question.values)
SUBJECT = "Wat vond je van %s?"


def moved(event, *, ends_at):
    EventPage.objects.filter(pk=event.pk).update(starts_at=ends_at - timedelta(hours=2), ends_at=ends_at)
    return EventPage.objects.get(pk=event.pk)


@pytest.fixture
def yesterday(past):
    """Over long enough to ask, whatever the hour of this test."""
    return moved(past, ends_at=timezone.now() - timedelta(days=2))


def asked():
    """Keys of members with a letter in the log."""
    return set(Delivery.objects.filter(key__startswith="event-feedback:").values_list("member_id", flat=True))


def seats(event, **wanted):
    return set(Registration.objects.filter(event=event, **wanted).values_list("member_id", flat=True))


def test_who_was_there_is_asked_by_itself_once(yesterday):
    assert services.ask_due_feedback() == 5
    assert asked() == seats(yesterday, attended=True)
    assert services.ask_due_feedback() == 0
    row = Afterwards.objects.get(event=yesterday)
    assert (row.asked, row.asks_everybody) == (ALL, False)
    assert Delivery.objects.filter(key__startswith="event-feedback:").count() == 5


def test_the_scheduled_command_does_it(yesterday, capsys):
    call_command("tend_events")
    assert asked() == seats(yesterday, attended=True)
    assert "5 letters that ask what somebody thought of an event." in capsys.readouterr().out


def test_where_nobody_kept_who_came_everybody_who_had_a_place_is_asked_and_may_answer(yesterday):
    Registration.objects.filter(event=yesterday).update(attended=None)
    absent, gone, *_ = rows = list(Registration.objects.filter(event=yesterday).order_by("pk"))
    Registration.objects.filter(pk=absent.pk).update(attended=False)
    Registration.objects.filter(pk=gone.pk).update(state="cancelled", cancelled_at=timezone.now())

    assert services.ask_due_feedback() == 4

    assert asked() == {one.member_id for one in rows[2:]}
    # Who marks somebody afterwards takes the question from nobody else.
    services.mark_attended(event=yesterday, by=yesterday.owner, keys=[rows[2].pk], attended=True)
    for one in rows[2:4]:
        services.give_feedback(event=yesterday, by=one.member, answers={"score": 4})
    with pytest.raises(NotAllowed):
        services.give_feedback(event=yesterday, by=absent.member, answers={"score": 4})


@pytest.mark.parametrize(
    ("ends_at", "from_when"),
    [
        (datetime(2026, 6, 10, 15, 0, tzinfo=UTC), datetime(2026, 6, 11, 7, 0, tzinfo=UTC)),
        # Half past midnight here is a day later than in UTC.
        (datetime(2026, 6, 10, 22, 30, tzinfo=UTC), datetime(2026, 6, 12, 7, 0, tzinfo=UTC)),
        # The clock goes back in the night between.
        (datetime(2026, 10, 24, 15, 0, tzinfo=UTC), datetime(2026, 10, 25, 8, 0, tzinfo=UTC)),
        (datetime(2026, 3, 28, 15, 0, tzinfo=UTC), datetime(2026, 3, 29, 7, 0, tzinfo=UTC)),
    ],
)
def test_the_day_after_begins_at_nine_on_the_clock_here(yesterday, monkeypatch, ends_at, from_when):
    moved(yesterday, ends_at=ends_at)
    monkeypatch.setattr(asking.timezone, "now", lambda: from_when - timedelta(seconds=1))
    assert services.ask_due_feedback() == 0
    monkeypatch.setattr(asking.timezone, "now", lambda: from_when)
    assert services.ask_due_feedback() == 5


@pytest.mark.parametrize(
    "changed",
    [
        {"cancelled_at": timezone.now()},
        {"live": False},
        {"ends_at": timezone.now() - timedelta(days=8), "starts_at": timezone.now() - timedelta(days=9)},
        {"ends_at": timezone.now() + timedelta(hours=1)},
    ],
    ids=["called off", "not published", "long ago", "still going on"],
)
def test_nothing_is_asked_of(yesterday, changed):
    EventPage.objects.filter(pk=yesterday.pk).update(**changed)
    assert services.ask_due_feedback() == 0
    assert asked() == set()


def test_an_organiser_switches_it_off_beforehand_and_asks_later(signed_in, event, past):
    page = signed_in.get(at("afterwards", event))
    assert page.status_code == 200
    assert "asks_itself" in page.content.decode()
    for each in (event, past):
        signed_in.post(at("ask-feedback", each), {"questions": ["score"], "stap": "bewaren"})
    moved(past, ends_at=timezone.now() - timedelta(days=2))

    assert services.ask_due_feedback() == 0

    signed_in.post(at("ask-feedback", past), {"questions": ["score"], "stap": "vragen"})
    assert len(asked()) == 5
    assert Afterwards.objects.get(event=past).asked == ["score"]


def test_what_was_chosen_beforehand_is_what_is_asked(signed_in, yesterday):
    signed_in.post(at("ask-feedback", yesterday), {"questions": ["worked"], "asks_itself": "on", "stap": "bewaren"})
    services.ask_due_feedback()
    assert Afterwards.objects.get(event=yesterday).asked == ["worked"]
    with pytest.raises(DomainError):
        services.choose_asking(event=yesterday, by=yesterday.owner, questions=ALL, asks_itself=False)


def test_a_choice_without_a_question_gets_a_sentence_beside_the_field_and_keeps_the_rest(signed_in, event):
    page = signed_in.post(at("ask-feedback", event), {"stap": "bewaren"})
    assert page.status_code == 422
    assert page.context["ask_form"].errors["questions"]
    assert page.context["ask_form"]["asks_itself"].value() is False


def test_nothing_is_asked_of_who_was_asked_by_hand(yesterday, organiser):
    services.ask_feedback(event=yesterday, by=organiser, questions=ALL)
    assert services.ask_due_feedback() == 0
    assert Delivery.objects.filter(key__startswith="event-feedback:").count() == 5


def test_nobody_is_asked_twice_after_the_log_was_cleared(signed_in, yesterday, organiser):
    """Who was asked stands in the log of mails alone, so asking ends while that still holds everybody."""
    assert asking.CLOSES_AFTER < KEEP_LOG
    services.ask_feedback(event=yesterday, by=organiser, questions=ALL)
    moved(yesterday, ends_at=timezone.now() - KEEP_LOG)
    Delivery.objects.all().delete()

    assert (
        "Stuur de vraag aan wie die nog niet kreeg" not in signed_in.get(at("afterwards", yesterday)).content.decode()
    )
    page = signed_in.post(at("ask-feedback", yesterday), {"stap": "vragen"}, follow=True)

    assert "meer dan 30 dagen geleden" in page.content.decode()
    assert asked() == set()
    # Who was asked in time may still say something.
    there = Registration.objects.filter(event=yesterday, attended=True).first()
    services.give_feedback(event=yesterday, by=there.member, answers={"score": 4})


def test_an_event_that_was_called_off_has_nothing_to_ask(yesterday, organiser):
    EventPage.objects.filter(pk=yesterday.pk).update(cancelled_at=timezone.now())
    with pytest.raises(DomainError):
        services.ask_feedback(event=yesterday, by=organiser, questions=ALL)


def test_what_is_stopped_halfway_is_done_whole_by_the_next_run(yesterday, monkeypatch):
    def stopped(**kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(asking, "queue_letters", stopped)
        with pytest.raises(KeyboardInterrupt):
            services.ask_due_feedback()
    assert not Afterwards.objects.filter(asked_at__isnull=False).exists()
    assert asked() == set()
    assert services.ask_due_feedback() == 5


def letter_for(own):
    return compose_feedback(own.member, {"registration": own.pk})


def test_the_letter_is_made_only_while_there_is_something_to_ask(yesterday, organiser):
    services.ask_due_feedback()
    was_there, answered, unmarked, cancelled = Registration.objects.filter(attended=True).order_by("pk")[:4]
    services.give_feedback(event=yesterday, by=answered.member, answers={"score": 4})
    services.mark_attended(event=yesterday, by=organiser, keys=[unmarked.pk], attended=None)
    # Marked as having been there, and then taken off the list.
    Registration.objects.filter(pk=cancelled.pk).update(state="cancelled", cancelled_at=timezone.now())

    assert letter_for(was_there) is not None
    assert [letter_for(one) for one in (answered, unmarked, cancelled)] == [None, None, None]
    EventPage.objects.filter(pk=yesterday.pk).update(live=False)
    assert letter_for(was_there) is None


def test_it_goes_to_nobody_who_wants_no_such_mail(yesterday, mailoutbox, django_capture_on_commit_callbacks):
    never = Registration.objects.filter(attended=True).first().member
    set_frequency(member=never, kind="event_feedback", frequency="never")
    with django_capture_on_commit_callbacks(execute=True):
        services.ask_due_feedback()
    to = {mail.to[0] for mail in mailoutbox if mail.subject == SUBJECT % yesterday.title}
    assert len(to) == 4
    assert never.email not in to


def test_words_of_the_letter_fit_who_gets_it(yesterday, mailoutbox, django_capture_on_commit_callbacks):
    Registration.objects.filter(event=yesterday).update(attended=None)
    with django_capture_on_commit_callbacks(execute=True):
        services.ask_due_feedback()
    letter = next(mail for mail in mailoutbox if mail.subject == SUBJECT % yesterday.title)
    assert "Je stond op de lijst" in letter.body
    assert at("give-feedback", yesterday) in letter.body


@pytest.mark.parametrize("number", [1, 3, 30])
def test_one_event_asks_as_much_for_any_number_of_letters(organiser, number, django_assert_num_queries):
    event = EventFactory(organiser=organiser)
    gone = registered(event)
    cancel_registration(registration=gone, by=gone.member)
    for _ in range(number):
        registered(event)
    moved(event, ends_at=timezone.now() - timedelta(days=2))
    with django_assert_num_queries(13):
        assert services.ask_due_feedback() == number


def test_only_who_organises_it_chooses(client, event):
    client.force_login(MemberFactory())
    assert client.post(at("ask-feedback", event), {"questions": ["score"], "stap": "bewaren"}).status_code == 403
    with pytest.raises(NotAllowed):
        services.choose_asking(event=event, by=MemberFactory(), questions=ALL, asks_itself=False)
