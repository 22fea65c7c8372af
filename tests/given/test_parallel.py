"""Many who tell at the same moment: each counts once, and nobody gets an error."""

import uuid

import pytest

from knowledge.given.errors import AlreadyLogged
from knowledge.given.models import WorkshopRun
from knowledge.workshops.models import WorkshopPage
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory
from tests.factories.workshops import WorkshopFactory
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_eight_members_tell_at_once_and_all_are_counted(given):
    workshop, region = WorkshopFactory(), RegionFactory()
    members = [MemberFactory() for _ in range(8)]
    outcomes = at_once(*[lambda member=member: given(workshop, member, region=region) for member in members])

    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    row = WorkshopPage.objects.get(pk=workshop.pk)
    assert (row.given_times, row.given_regions) == (8, 1)


def test_one_form_sent_six_times_at_once_is_one_run(given):
    workshop, member, region, key = WorkshopFactory(), MemberFactory(), RegionFactory(), uuid.uuid4()
    outcomes = at_once(*[lambda: given(workshop, member, region=region, request_key=key) for _ in range(6)])

    assert {outcome.pk for outcome in outcomes} == {WorkshopRun.objects.get().pk}


def test_of_two_forms_for_one_day_one_is_refused(given):
    workshop, member, region = WorkshopFactory(), MemberFactory(), RegionFactory()
    outcomes = at_once(*[lambda: given(workshop, member, region=region) for _ in range(2)])

    assert sum(isinstance(outcome, AlreadyLogged) for outcome in outcomes) == 1
    assert WorkshopRun.objects.count() == 1
