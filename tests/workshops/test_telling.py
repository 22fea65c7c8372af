"""Who hears of a new workshop."""

from datetime import timedelta

import pytest

from cop.notifications.models import Notification
from cop.notifications.services import follow, notify
from knowledge.workshops.telling import NEW_MATERIAL, new_workshops_for
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.workshops import WorkshopFactory

pytestmark = pytest.mark.django_db


def test_followers_of_a_theme_and_an_author_hear_it_once(django_capture_on_commit_callbacks):
    theme, author = ThemeFactory(name="Water", slug="water"), MemberFactory()
    by_theme, by_both, _nobody = MemberFactory(), MemberFactory(), MemberFactory()
    for member, subject in ((by_theme, theme), (by_both, theme), (by_both, author)):
        follow(member=member, subject=subject)
    with django_capture_on_commit_callbacks(execute=True):
        workshop = WorkshopFactory(title="Omschrijven", themes=[theme], authors=[author])
    with django_capture_on_commit_callbacks(execute=True):
        workshop.save_revision().publish(skip_permission_checks=True)

    told = Notification.objects.filter(verb=NEW_MATERIAL)
    assert {one.recipient for one in told} == {by_theme, by_both}
    assert told.count() == 2


def test_of_a_workshop_for_members_only_members_hear(django_capture_on_commit_callbacks):
    theme, waiting = ThemeFactory(), MemberFactory(pending=True)
    follow(member=waiting, subject=theme)
    with django_capture_on_commit_callbacks(execute=True):
        WorkshopFactory(themes=[theme], members_only=True)

    assert not Notification.objects.filter(verb=NEW_MATERIAL).exists()


def test_an_overview_brings_what_nobody_was_told_of():
    theme = ThemeFactory()
    member, near = MemberFactory(), MemberFactory()
    workshop = WorkshopFactory(title="Omschrijven", summary="In een uur.", themes=[theme])
    follow(member=member, subject=theme)
    since = workshop.listed_at - timedelta(minutes=1)

    (item,) = new_workshops_for(member, since)
    assert (item.title, item.text, item.url, item.page_id) == ("Omschrijven", "In een uur.", workshop.url, workshop.pk)
    assert new_workshops_for(member, workshop.listed_at + timedelta(minutes=1)) == []
    assert new_workshops_for(near, since) == []

    notify(recipients=[member], verb=NEW_MATERIAL, subject=workshop)
    assert new_workshops_for(member, since) == []
