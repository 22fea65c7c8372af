"""Who helps organise finds an event, also while it is a draft."""

import pytest
from django.contrib.auth.models import Group

from cop.core.roles import ORGANISERS
from cop.publishing.state import State, contributions_of
from events.agenda.models import EventPage
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(client):
    helper = MemberFactory()
    client.force_login(helper)
    return helper


@pytest.fixture
def draft(organiser, helper):
    return EventFactory(title="Open dag", slug="open-dag", organiser=organiser, co_organisers=[helper], live=False)


@pytest.mark.parametrize("address", ["/mijn/bijdragen/", "/mijn/bijeenkomsten/", "/mijn/"])
def test_a_draft_stands_in_the_lists_of_who_helps(client, helper, draft, address):
    answer = client.get(address)

    assert answer.status_code == 200
    assert "Open dag" in answer.content.decode()


def test_the_way_from_the_list_to_the_form(client, helper, draft):
    page = client.get("/mijn/bijdragen/").content.decode()
    assert f"/mijn/bijdragen/{draft.pk}/" in page
    assert client.get(f"/mijn/bijdragen/{draft.pk}/wat/").status_code == 200


def test_it_stands_there_once_with_where_it_stands(organiser, helper, draft):
    draft.page_authors.create(member=helper, name="Ik")
    for member in (organiser, helper):
        assert [(one.title, one.state) for one in contributions_of(member)] == [("Open dag", State.DRAFT)]
    assert contributions_of(MemberFactory()) == []


def test_who_does_not_help_any_more_finds_nothing(client, helper, draft):
    draft.co_organiser_rows.all().delete()

    assert contributions_of(helper) == []
    assert "Open dag" not in client.get("/mijn/bijdragen/").content.decode()
    assert client.get(f"/mijn/bijdragen/{draft.pk}/wat/").status_code == 404


def test_who_helps_and_has_no_role_makes_no_copy_that_they_could_not_open(client, helper, organiser, draft):
    event = EventFactory(slug="open", organiser=organiser, co_organisers=[helper])
    page, answer = client.get("/agenda/open/"), client.post(f"/mijn/agenda/{event.pk}/kopie/")

    assert "/afgelasten/" in page.content.decode()
    assert "/kopie/" not in page.content.decode()
    assert answer.status_code == 403
    assert "Alleen de organisatoren" in answer.content.decode()
    assert EventPage.objects.count() == 2
    helper.groups.add(Group.objects.get(name=ORGANISERS))
    assert "/kopie/" in client.get("/agenda/open/").content.decode()
    assert client.post(f"/mijn/agenda/{event.pk}/kopie/", follow=True).status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
def test_two_queries_whatever_the_number(organiser, helper, number, django_assert_num_queries):
    for _event in range(number):
        EventFactory(organiser=organiser, co_organisers=[helper], live=False)
    with django_assert_num_queries(2):
        assert len(contributions_of(helper)) == number
