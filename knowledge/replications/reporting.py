"""How moderators deal with a report of a colleague that somebody reported."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cop.members.models import Member
from cop.moderation import hiding
from cop.moderation.reportables import Words, register_reportable, words_of_fields
from cop.publishing.services.locking import lock_page
from knowledge.replications.models import Replication


def register() -> None:
    register_reportable(
        "replications.Replication",
        title=lambda report: _("Tried here too: %(lesson)s") % {"lesson": report.lesson.title},
        url=lambda report: report.address(),
        authors=lambda report: Member.objects.filter(pk=report.author_id).select_related("organisation"),
        visible=lambda report, user: report.live and report.lesson.is_open and report.lesson.may_be_read_by(user),
        hide=hide,
        restore=restore,
        own_url=lambda report: reverse("replications:edit-report", args=[report.pk]),
        words=words,
    )


def words(report: Replication) -> list[Words]:
    """What was changed and what came of it, as readers see it or saw it last."""
    return words_of_fields(report, ("changed", "result"), author=report.author_name, at=report.last_published_at)


def hide(report: Replication, by: Member, reason: str) -> dict[str, Any]:
    """It is taken off the lesson and does not count any more."""
    lock_page(report.lesson_id)
    return hiding.unpublish(report, by)


def restore(report: Replication, by: Member, kept: dict[str, Any]) -> None:
    """The same version again. Refused when a colleague reported on the same half year since, or the lesson closed."""
    lock_page(report.lesson_id)
    hiding.publish_again(report, by, kept)
