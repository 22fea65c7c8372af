"""Reports of colleagues on somebody else's lesson."""

import datetime
import uuid
from typing import Any

import factory

from knowledge.lessons.models import Outcome
from knowledge.replications.models import Replication, Scale
from knowledge.replications.services import recount_evidence
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory


def half_year(periods_ago: int = 0) -> datetime.date:
    """The first day of a half year; 0 is the first half of 2026."""
    halves = 2026 * 2 - periods_ago
    return datetime.date(halves // 2, 7 if halves % 2 else 1, 1)


class ReplicationFactory(factory.Factory):
    """A live report, counted in its lesson's evidence. `live=False` makes a draft; organisation, region and name
    are the author's unless said otherwise.
    """

    class Meta:
        model = Replication

    lesson = factory.LazyFunction(LessonFactory)
    author = factory.LazyFunction(MemberFactory)
    author_name = factory.LazyAttribute(lambda report: report.author.display_name if report.author else "")
    organisation = factory.LazyAttribute(lambda report: report.author.organisation if report.author else None)
    region = factory.LazyAttribute(lambda report: report.organisation.region if report.organisation else None)
    period_start = factory.LazyFunction(half_year)
    scale = Scale.ONE_TEAM
    changed = "<p>Wij begonnen met een meeloopdag.</p>"
    outcome = Outcome.WORKED
    result = "<p>Twee mensen begonnen.</p>"
    request_key = factory.LazyFunction(uuid.uuid4)
    live = True

    @classmethod
    def _create(cls, model_class: type[Replication], *args: Any, **kwargs: Any) -> Replication:
        live = kwargs.pop("live")
        report = model_class(**kwargs, live=False)
        report.save()
        revision = report.save_revision(user=report.author, clean=False)
        if live:
            revision.publish()
            recount_evidence(lesson_id=report.lesson_id)
        return Replication.objects.get(pk=report.pk)
