"""Many members at the same moment: one report of an organisation and half year, and nobody gets an error."""

import uuid

import pytest

from cop.core.errors import DomainError
from cop.publishing.errors import EditConflict
from cop.publishing.tokens import token_of
from knowledge.lessons.models import LessonPage
from knowledge.replications import services
from knowledge.replications.errors import AlreadyReported, LessonClosed
from knowledge.replications.models import Replication
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lesson():
    return LessonFactory(authors=[MemberFactory()])


def test_of_six_colleagues_that_send_at_once_one_is_published_and_five_are_told(lesson, reporting):
    organisation = OrganisationFactory()
    members = [MemberFactory(trusted=True, organisation=organisation) for _ in range(6)]
    pairs = [(member, reporting.whole(lesson, member)) for member in members]
    outcomes = at_once(
        *[lambda pair=pair: services.send_report(report=pair[1], by=pair[0], token=None) for pair in pairs]
    )

    assert sum(isinstance(outcome, AlreadyReported) for outcome in outcomes) == 5
    assert outcomes.count("published") == 1
    assert Replication.objects.filter(live=True).count() == 1
    assert LessonPage.objects.get(pk=lesson.pk).tried_organisations == 1


def test_eight_organisations_report_at_once_and_all_are_counted(lesson, reporting):
    members = [MemberFactory(trusted=True) for _ in range(8)]
    pairs = [(member, reporting.whole(lesson, member)) for member in members]
    outcomes = at_once(
        *[lambda pair=pair: services.send_report(report=pair[1], by=pair[0], token=None) for pair in pairs]
    )

    assert outcomes == ["published"] * 8
    assert LessonPage.objects.get(pk=lesson.pk).tried_organisations == 8


def test_one_form_sent_six_times_at_once_makes_one_report(lesson):
    member, key = MemberFactory(), uuid.uuid4()
    outcomes = at_once(
        *[lambda: services.start_report(lesson=lesson, author=member, request_key=key) for _ in range(6)]
    )

    assert {outcome.pk for outcome in outcomes} == {Replication.objects.get().pk}


def test_of_six_windows_that_save_at_once_one_is_stored(lesson, reporting):
    member = MemberFactory()
    report = reporting.start(lesson, member)
    token = token_of(reporting.row(report))

    def save(number):
        version = reporting.newest(report)
        version.result = f"<p>Venster {number}</p>"
        return services.save_report(report=version, by=member, token=token)

    outcomes = at_once(*[lambda number=number: save(number) for number in range(6)])
    assert sum(isinstance(outcome, EditConflict) for outcome in outcomes) == 5


def test_a_lesson_that_is_taken_off_while_reports_are_sent(lesson, reporting):
    members = [MemberFactory(trusted=True) for _ in range(5)]
    pairs = [(member, reporting.whole(lesson, member)) for member in members]
    outcomes = at_once(
        lesson.unpublish,
        *[lambda pair=pair: services.send_report(report=pair[1], by=pair[0], token=None) for pair in pairs],
    )

    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert all(isinstance(outcome, LessonClosed) for outcome in refused)
    live = Replication.objects.filter(live=True).count()
    assert live + len(refused) == 5
    assert LessonPage.objects.get(pk=lesson.pk).tried_organisations == live


def test_its_author_takes_a_report_down_while_it_is_changed_elsewhere(lesson, reporting):
    member = MemberFactory(trusted=True)
    report = reporting.sent(lesson, member)
    reporting.save(report, member, result="<p>Nieuwer.</p>")
    outcomes = at_once(
        lambda: services.take_down_report(report=report, by=member),
        lambda: services.send_report(report=report, by=member, token=None),
        lambda: reporting.row(report).delete(),
    )

    unexpected = [
        outcome
        for outcome in outcomes
        if isinstance(outcome, Exception) and not isinstance(outcome, DomainError | Replication.DoesNotExist)
    ]
    assert unexpected == []
    assert LessonPage.objects.get(pk=lesson.pk).tried_organisations == Replication.objects.filter(live=True).count()
