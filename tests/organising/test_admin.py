"""From the Wagtail admin to the organiser's table."""

import pytest
from django.urls import reverse

from cop.core.roles import EDITORS, MODERATORS
from events.agenda.models import EventPage
from events.organising.wagtail_hooks import participants_button, participants_of_row
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import registered

pytestmark = pytest.mark.django_db
LISTS = ["/beheer/events_admin/", "/beheer/pages/{parent}/"]


def table_of(event):
    return reverse("organising:table", args=[event.slug])


@pytest.fixture
def editor(client):
    editor = MemberFactory(groups=[EDITORS])
    client.force_login(editor)
    return editor


@pytest.mark.parametrize("address", [*LISTS, "/beheer/pages/{pk}/edit/"])
def test_editors_come_to_the_participants(client, editor, address):
    event = EventFactory()
    page = client.get(address.format(pk=event.pk, parent=event.get_parent().pk)).content.decode()
    assert f'href="{table_of(event)}"' in page
    assert client.get(table_of(event)).status_code == 200


def test_a_version_under_a_new_address_leads_to_the_event_as_it_is(client, editor):
    event = EventFactory()
    draft = EventPage.objects.get(pk=event.pk)
    draft.slug = "nog-niet-zo"
    draft.save_revision()
    page = client.get(reverse("wagtailadmin_pages:edit", args=[event.pk])).content.decode()
    assert f'href="{table_of(event)}"' in page
    assert table_of(draft) not in page


def test_who_does_not_organise_it_finds_no_way(db):
    event, moderator = EventFactory(), MemberFactory(groups=[MODERATORS])
    assert participants_button(event, moderator, "edit") == []
    assert participants_of_row(event, moderator) == []
    assert participants_button(event.get_parent().specific, MemberFactory(groups=[EDITORS]), "edit") == []


@pytest.mark.parametrize("number", [1, 3, 30])
def test_rows_ask_nothing_each(client, editor, number, django_assert_num_queries):
    for _ in range(number):
        registered(EventFactory())
    client.get(LISTS[0])
    with django_assert_num_queries(22):
        client.get(LISTS[0])
