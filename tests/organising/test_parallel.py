"""Two organisers at the same registration, and one mail that is sent several times at the same moment."""

from uuid import uuid4

import pytest

from cop.core.roles import ORGANISERS
from cop.notifications.models import Delivery
from events.agenda.models import EventPage
from events.organising import services
from events.organising.models import BulkMail
from events.registration.models import Registration, State
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory
from tests.factories.registration import registered
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two():
    organisation = OrganisationFactory()
    return [MemberFactory(groups=[ORGANISERS], organisation=organisation) for _ in range(2)]


@pytest.fixture
def event(two):
    return EventFactory(organiser=two[0], co_organisers=[two[1]], capacity=1)


def errors_of(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


def test_two_organisers_check_in_one_person_once(event, two):
    one = registered(event)
    by = [*two, *two, *two]
    outcomes = at_once(
        *[lambda who=who: services.check_in(event=event, by=who, token=one.token) for who in by],
    )
    assert sorted(outcomes) == [False] * 5 + [True]


def test_two_organisers_remove_one_person_and_one_is_let_in(event, two):
    first, second, third = registered(event), registered(event), registered(event)
    outcomes = at_once(
        *[lambda who=who: services.remove_in_bulk(event=event, by=who, keys=[first.pk]) for who in two],
    )
    assert sorted(outcomes) == [0, 1]
    states = [Registration.objects.get(pk=one.pk).state for one in (first, second, third)]
    assert states == [State.CANCELLED, State.REGISTERED, State.WAITING]
    assert Delivery.objects.filter(key__startswith=f"registration:{first.pk}:removed").count() == 1


def test_marking_while_another_removes_leaves_nobody_marked_who_is_gone_afterwards(event, two):
    one = registered(event)
    outcomes = at_once(
        lambda: services.mark_attended(event=event, by=two[0], keys=[one.pk], attended=True),
        lambda: services.remove_in_bulk(event=event, by=two[1], keys=[one.pk]),
    )
    assert errors_of(outcomes) == []
    one.refresh_from_db()
    assert one.state == State.CANCELLED
    assert one.attended is (True if outcomes[0] else None)


@pytest.mark.parametrize("_turn", range(4))
def test_who_is_removed_while_the_mail_is_sent_gets_it_or_is_left_out(event, two, _turn):
    """Which comes first does not matter: what the organiser reads is what happened."""
    stays, goes = registered(event), registered(event)
    wanted = {"subject": "Zaal", "text": "Vier", "keys": [stays.pk, goes.pk], "request_key": uuid4()}
    sent, removed = at_once(
        lambda: services.send_bulk_mail(event=event, by=two[0], **wanted),
        lambda: services.remove_in_bulk(event=event, by=two[1], keys=[goes.pk]),
    )
    assert removed == 1
    assert (sent.mail.recipients, sent.left_out) in [(2, 0), (1, 1)]
    to = Delivery.objects.filter(key__startswith="event-bulk:").values_list("member_id", flat=True)
    assert set(to) == {stays.member_id, *([goes.member_id] if sent.left_out == 0 else [])}


@pytest.mark.parametrize("_turn", range(4))
def test_there_and_not_there_at_once_is_one_of_them_for_everybody(event, two, _turn):
    """The last organiser's mark stands for all; nobody is checked in and absent."""
    EventPage.objects.filter(pk=event.pk).update(capacity=None)
    rows = [registered(event) for _ in range(5)]
    services.check_in(event=event, by=two[0], token=rows[0].token)
    keys = [one.pk for one in rows]
    outcomes = at_once(
        lambda: services.mark_attended(event=event, by=two[0], keys=keys, attended=True),
        lambda: services.mark_attended(event=event, by=two[1], keys=keys[::-1], attended=False),
        lambda: services.check_in(event=event, by=two[1], token=rows[1].token),
    )
    assert outcomes[:2] == [5, 5]
    assert errors_of(outcomes) == []
    there = Registration.objects.filter(event=event)
    assert not there.filter(attended=False, checked_in_at__isnull=False).exists()
    # Of who was not at the door all have the same mark.
    assert len(set(there.exclude(pk=rows[1].pk).values_list("attended", flat=True))) == 1


def test_one_mail_sent_six_times_at_once_is_one(event, two):
    keys, request_key = [registered(event).pk for _ in range(2)], uuid4()
    outcomes = at_once(
        *[
            lambda: services.send_bulk_mail(
                event=event, by=two[0], subject="Zaal", text="Vier", keys=keys, request_key=request_key
            )
            for _ in range(6)
        ]
    )
    assert errors_of(outcomes) == []
    assert BulkMail.objects.get().recipients == 2
    assert Delivery.objects.filter(key__startswith="event-bulk:").count() == 2


def test_one_helper_added_six_times_at_once_is_one(event, two):
    helper = MemberFactory()
    at_once(*[lambda: services.add_co_organiser(event=event, by=two[0], who=helper.email) for _ in range(6)])
    assert event.co_organiser_rows.filter(member=helper).count() == 1
