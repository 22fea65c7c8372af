"""What reports add to the words by which their lesson is found. Who may read the lesson may read its reports."""

from django.db.models import Prefetch

from cop.core.richtext import plain_text
from knowledge.lessons.models import LessonPage
from knowledge.replications.models import Replication

LIVE = "reports_to_search"
MOST_READ = 100  # newest reports of one lesson: the words of more are hardly others
live_reports = Prefetch("replications", Replication.objects.filter(live=True).order_by("-pk"), to_attr=LIVE)


def told_in_reports(lesson: LessonPage) -> str:
    """What colleagues changed and what came of it; of drafts and hidden reports nothing."""
    reports = getattr(lesson, LIVE, None)
    if reports is None:
        reports = Replication.objects.filter(lesson=lesson, live=True).order_by("-pk")
    return " ".join(plain_text(f"{report.changed} {report.result}") for report in reports[:MOST_READ])
