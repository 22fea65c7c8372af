"""Checking in, and who helps."""

from uuid import uuid4

import pytest

from cop.core.roles import ORGANISERS
from events.agenda.permissions import may_organise
from events.organising.services.marking import NOT_IN
from events.registration.models import Registration, State
from events.registration.services import cancel_registration
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered
from tests.organising.test_table import at


def test_looking_at_a_code_changes_nothing_and_confirming_does(signed_in, event):
    one = registered(event)
    address = at("check-in", event, one.token)
    assert one.member_name in signed_in.get(address).content.decode()
    one.refresh_from_db()
    assert one.checked_in_at is None

    signed_in.post(address, follow=True)
    one.refresh_from_db()
    first = one.checked_in_at
    assert one.attended is True
    assert first is not None

    again = signed_in.post(address, follow=True)
    one.refresh_from_db()
    assert one.checked_in_at == first
    assert [message.level_tag for message in again.context["messages"]] == ["warning"]


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "https://werfkring.example/agenda/x/inchecken/{0}/", "CAPITALS"])
def test_a_code_that_a_scanner_types_leads_to_whose_it_is(signed_in, event, typed):
    one = registered(event)
    typed = str(one.token).upper() if typed == "CAPITALS" else typed.format(one.token)
    answer = signed_in.get(at("door", event), {"q": typed})
    assert answer.headers["Location"] == at("check-in", event, one.token)
    one.refresh_from_db()
    assert one.checked_in_at is None


def test_every_code_that_does_not_let_in_has_its_own_sentence(signed_in, event):
    full = EventFactory(organiser=event.owner, capacity=1)
    inside, waiting = registered(full), registered(full)
    gone = registered(event)
    cancel_registration(registration=gone, by=gone.member)
    pages = [
        signed_in.get(at("check-in", event, uuid4())),
        signed_in.get(at("check-in", event, inside.token)),
        signed_in.get(at("check-in", full, waiting.token)),
        signed_in.get(at("check-in", event, gone.token)),
    ]
    assert [page.status_code for page in pages] == [404, 409, 409, 409]
    said = [page.context["sentence"] for page in pages]
    assert len(set(said)) == 4
    assert said[3] == str(NOT_IN[State.CANCELLED])
    assert inside.member_name not in pages[1].content.decode()


def test_ones_own_code_says_what_it_is_and_nothing_of_others(client, event):
    own, other = registered(event), registered(event)
    client.force_login(own.member)
    page = client.get(at("check-in", event, own.token))
    assert page.status_code == 200
    assert other.member_name not in page.content.decode()
    assert client.get(at("check-in", event, other.token)).status_code == 403
    assert client.post(at("check-in", event, own.token)).status_code == 200
    assert Registration.objects.filter(checked_in_at__isnull=False).count() == 0


def test_who_has_a_place_sees_the_code_on_the_page_of_the_event(client, event):
    own = registered(event)
    client.force_login(own.member)
    assert 'class="code"' in client.get(event.url).content.decode()
    client.force_login(MemberFactory())
    assert 'class="code"' not in client.get(event.url).content.decode()


@pytest.mark.parametrize("word", ["email", "display_name"])
def test_a_co_organiser_is_added_and_loses_the_doors_when_taken_off(signed_in, client, event, word):
    helper = MemberFactory()
    signed_in.post(at("helpers", event), {"who": getattr(helper, word).upper()})
    assert may_organise(helper, event)

    signed_in.post(at("remove-helper", event, helper.pk))
    assert not may_organise(helper, event)


def test_the_owner_cannot_be_taken_off_by_who_helps(client, event, organiser):
    helper = MemberFactory()
    event.co_organisers.add(helper)
    client.force_login(helper)
    client.post(at("remove-helper", event, organiser.pk))
    assert may_organise(organiser, event)
    client.post(at("remove-helper", event, helper.pk))
    assert client.get(at("table", event)).status_code == 403


def test_who_is_not_one_admitted_member_is_not_added(signed_in, event):
    MemberFactory(display_name="Jan Smit"), MemberFactory(display_name="Jan Smit")
    waiting = MemberFactory(pending=True)
    for who in ["niemand@veendal.example", waiting.email, "Jan Smit", event.owner.email]:
        page = signed_in.post(at("helpers", event), {"who": who})
        assert page.status_code == 422
        assert who in page.content.decode()
    assert not event.co_organiser_rows.exists()


def test_a_closed_account_loses_the_doors_of_who_helps(client, event):
    helper = MemberFactory(groups=[ORGANISERS])
    event.co_organisers.add(helper)
    helper.is_active = False
    helper.save()
    assert not may_organise(helper, event)


@pytest.mark.parametrize(("number", "said"), [(30, False), (31, True)])
def test_one_reads_when_there_are_more_than_are_shown(signed_in, event, number, said):
    for _ in range(number):
        registered(event)
    page = signed_in.get(at("door", event))
    assert len(page.context["rows"]) == 30
    assert ("Dit zijn de eerste dertig." in page.content.decode()) is said
