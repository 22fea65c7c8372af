"""A lesson on which colleagues reported is not deleted: their reports would go along. It is archived."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from cop.core.deleting import title_held_by
from knowledge.replications.models import Replication


def keeps_reports(pages: list[Page]) -> str | None:
    """For a lesson with a report, also one that is a draft, and for a page with such a lesson under it."""
    lesson = title_held_by(Replication.objects.all(), "lesson", pages)
    if lesson is None:
        return None
    return _(
        "Colleagues reported on “%(title)s”, so it is not deleted. Archive it: readers are told where to look instead."
    ) % {"title": lesson}
