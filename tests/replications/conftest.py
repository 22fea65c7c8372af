"""What most tests of reports need."""

import uuid

import pytest

from cop.core.roles import EDITORS
from cop.publishing.tokens import token_of
from knowledge.lessons.models import LessonPage, Outcome
from knowledge.replications import services
from knowledge.replications.models import Replication
from knowledge.replications.periods import recent_periods
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

THIS_PERIOD, LAST_PERIOD, *OLDER_PERIODS = recent_periods()


@pytest.fixture
def lesson(db) -> LessonPage:
    writer = MemberFactory()
    return LessonFactory(title="Binnen 48 uur bellen", authors=[writer], organisation=writer.organisation)


@pytest.fixture
def newcomer(db):
    return MemberFactory()


@pytest.fixture
def trusted(db):
    return MemberFactory(trusted=True)


@pytest.fixture
def editor(db):
    return MemberFactory(groups=[EDITORS])


class Reporting:
    """Shorthand for what a member does with a report."""

    ANSWERS = {
        "period_start": THIS_PERIOD,
        "changed": "<p>Wij belden pas na drie dagen.</p>",
        "outcome": Outcome.NOT,
        "result": "<p>Niemand nam op.</p>",
    }

    def start(self, lesson, author, key=None) -> Replication:
        return services.start_report(lesson=lesson, author=author, request_key=key or uuid.uuid4())

    def row(self, report) -> Replication:
        return Replication.objects.get(pk=report.pk)

    def newest(self, report) -> Replication:
        return self.row(report).get_latest_revision_as_object()

    def token(self, report) -> str:
        return token_of(self.row(report))

    def save(self, report, by, **answers):
        version = self.newest(report)
        for name, value in answers.items():
            setattr(version, name, value)
        return services.save_report(report=version, by=by, token=self.token(report))

    def whole(self, lesson, author, **answers) -> Replication:
        """A draft with everything that is asked."""
        report = self.start(lesson, author)
        self.save(report, author, **{**self.ANSWERS, **answers})
        return report

    def send(self, report, by):
        return services.send_report(report=report, by=by, token=self.token(report))

    def sent(self, lesson, author, **answers) -> Replication:
        report = self.whole(lesson, author, **answers)
        self.send(report, author)
        return self.row(report)

    def task_state(self, report):
        return self.row(report).current_workflow_state.current_task_state.specific

    def approve(self, report, editor):
        state = self.task_state(report)
        state.task.specific.on_action(state, editor, "approve")

    def send_back(self, report, editor, comment):
        state = self.task_state(report)
        state.task.specific.on_action(state, editor, "reject", comment=comment)


@pytest.fixture
def reporting() -> Reporting:
    return Reporting()
