"""Organisations merge while their people write: nothing is lost and nobody gets an error."""

import uuid

import pytest

from cop.core.errors import Conflict
from cop.core.roles import MODERATORS
from cop.members.models import Member
from cop.publishing import services as publishing
from cop.publishing.contributions import contribution_type
from cop.regions.models import Organisation
from cop.regions.services import merge_organisations
from knowledge.lessons.models import LessonPage
from knowledge.replications import services
from knowledge.replications.errors import AlreadyReported
from knowledge.replications.models import Replication
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def keep():
    return OrganisationFactory()


@pytest.fixture
def gone():
    return OrganisationFactory()


@pytest.fixture
def merge(keep, gone):
    moderator = MemberFactory(groups=[MODERATORS])
    return lambda: merge_organisations(keep=keep, gone=gone, by=moderator)


def test_reports_are_sent_while_their_organisation_merges(keep, gone, merge, reporting):
    lessons = [LessonFactory(authors=[MemberFactory()]) for _ in range(4)]
    senders = [
        (member, reporting.whole(lesson, member))
        for lesson in lessons
        for member in (MemberFactory(trusted=True, organisation=gone), MemberFactory(trusted=True, organisation=keep))
    ]
    outcomes = at_once(
        merge, *[lambda pair=pair: services.send_report(report=pair[1], by=pair[0], token=None) for pair in senders]
    )

    failed = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert [one for one in failed if not isinstance(one, AlreadyReported)] == []
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    assert set(Replication.objects.values_list("organisation", flat=True)) == {keep.pk}
    for lesson in lessons:
        assert Replication.objects.filter(lesson=lesson, live=True).count() == 1
        assert LessonPage.objects.get(pk=lesson.pk).tried_organisations == 1


def test_reports_and_lessons_are_started_while_an_organisation_merges(keep, gone, merge):
    lesson = LessonFactory(authors=[MemberFactory()])
    members = [MemberFactory(organisation=gone) for _ in range(6)]
    kind = contribution_type("les")
    outcomes = at_once(
        merge,
        *[
            lambda member=member: services.start_report(lesson=lesson, author=member, request_key=uuid.uuid4())
            for member in members[:3]
        ],
        *[
            lambda member=member: publishing.start_draft(
                kind=kind, author=member, title="Een les", request_key=uuid.uuid4()
            )
            for member in members[3:]
        ],
    )

    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert set(Replication.objects.values_list("organisation", flat=True)) == {keep.pk}
    started = LessonPage.objects.exclude(pk=lesson.pk)
    assert {page.get_latest_revision_as_object().organisation for page in started} == {keep}


def test_two_moderators_merge_the_same_organisations_at_once(keep, gone, merge):
    MemberFactory(organisation=gone)
    outcomes = at_once(merge, merge, lambda: merge_organisations(keep=gone, gone=keep, by=_moderator()))

    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 2
    assert sum(isinstance(outcome, Organisation) for outcome in outcomes) == 1
    left = Organisation.objects.get(pk__in=[keep.pk, gone.pk])
    assert Member.objects.filter(organisation=left).exists()


def _moderator():
    return Member.objects.filter(groups__name=MODERATORS).first()
