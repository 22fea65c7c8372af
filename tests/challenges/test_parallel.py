"""A national event and challenges that are part of it, changed at the same moment over connections of their own."""

from datetime import timedelta

import pytest
from wagtail.models import Page

from cop.core.roles import ORGANISERS
from cop.publishing import services
from cop.publishing.tokens import token_of
from events.agenda.models import EventIndexPage, EventKind, EventPage
from events.challenges.models import ChallengeIndexPage, ChallengePage
from tests.factories.agenda import EventFactory
from tests.factories.challenges import ChallengeFactory
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4


@pytest.fixture
def organiser():
    return MemberFactory(groups=[ORGANISERS], is_trusted=True)


@pytest.fixture
def theme():
    return ThemeFactory()


@pytest.fixture
def national(organiser, theme):
    return EventFactory(title="Landelijke dag", kind=EventKind.NATIONAL, organiser=organiser, themes=[theme])


@pytest.fixture
def regional(organiser, national, theme):
    told = {"organiser": organiser, "national_event": national, "themes": [theme]}
    return [ChallengeFactory(regions=[RegionFactory()], **told) for _place in range(3)]


def change(page, by, **told):
    """As an organiser does in the guided form: save, and publish."""
    row = Page.objects.get(pk=page.pk)
    version = row.specific.get_latest_revision_as_object()
    for name, value in told.items():
        setattr(version, name, value)
    services.save_draft(page=version, by=by, token=token_of(row))
    services.submit(page=row, by=by, token=None)


def test_a_national_event_and_its_challenges_changed_at_once_wait_for_each_other(organiser, national, regional, theme):
    for place in range(ROUNDS):
        later = timedelta(hours=place + 1)

        def move(later=later):
            change(national, organiser, starts_at=national.starts_at + later, ends_at=national.ends_at + later)

        def relabel(place=place):
            theme.name = f"Thema {place}"
            theme.save()

        def postpone(one, later=later):
            return lambda: change(one, organiser, deadline=one.deadline + later)

        outcomes = at_once(move, relabel, *[postpone(one) for one in regional])
        assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []

        assert EventPage.objects.get(pk=national.pk).starts_at == national.starts_at + later
        for one in regional:
            assert ChallengePage.objects.get(pk=one.pk).deadline == one.deadline + later


def test_a_challenge_becomes_part_of_a_national_event_while_that_goes_out_of_use(organiser, national, theme):
    lone = ChallengeFactory(organiser=organiser, themes=[theme], regions=[RegionFactory()])
    before = (EventIndexPage.objects.get().generation, ChallengeIndexPage.objects.get().generation)

    outcomes = at_once(
        lambda: change(lone, organiser, national_event=national),
        lambda: EventPage.objects.get(pk=national.pk).unpublish(),
    )

    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    stored = ChallengePage.objects.get(pk=lone.pk)
    assert (stored.national_event_id, stored.national_event.live) == (national.pk, False)
    after = (EventIndexPage.objects.get().generation, ChallengeIndexPage.objects.get().generation)
    assert all(new != old for new, old in zip(after, before, strict=True))
