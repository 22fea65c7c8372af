"""How mails about the review speak of a report."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cop.publishing.review import ReviewSubject
from knowledge.replications.models import Replication


def subject_of_report(report: Replication) -> ReviewSubject:
    return ReviewSubject(
        title=_("Tried here too: %(lesson)s") % {"lesson": report.lesson.title},
        read_at=report.address(),
        improve_at=reverse("replications:edit-report", args=[report.pk]),
        decide_at=reverse("wagtailsnippets_replications_replication:edit", args=[report.pk]),
    )
