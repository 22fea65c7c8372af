"""A lesson on which colleagues reported is not deleted: their reports would go along. It is archived."""

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page

from knowledge.replications.models import Replication


def keeps_reports(pages: list[Page]) -> str | None:
    """For a lesson with a report, also one that is a draft, and for a page with such a lesson under it."""
    here = Q()
    for page in pages:
        here |= Q(lesson__path__startswith=page.path)
    lesson = Replication.objects.filter(here).values_list("lesson__title", flat=True).first()
    if lesson is None:
        return None
    return _(
        "Colleagues reported on “%(title)s”, so it is not deleted. Archive it: readers are told where to look instead."
    ) % {"title": lesson}
