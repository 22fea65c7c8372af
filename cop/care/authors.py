"""Who wrote a page and still takes part."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from cop.care.pages import care_models
from cop.members.models import Member
from cop.publishing.models import PageAuthor

#: Members who still take part, seen from an authorship.
ACTIVE = Q(member__is_active=True) & (Q(member__status=Member.Status.ADMITTED) | Q(member__is_superuser=True))


def active_authors(page: Page) -> list[Member]:
    rows = PageAuthor.objects.filter(ACTIVE, page_id=page.pk).select_related("member__organisation")
    return [row.member for row in rows if row.member is not None]


def pages_without_active_author() -> list[Page]:
    """Published pages that nobody looks after who wrote them, with their authors' names, the oldest first."""
    keys = [key for pages in _without_active_author() for key in pages.values_list("pk", flat=True)]
    return list(Page.objects.filter(pk__in=keys).prefetch_related("page_authors").order_by("first_published_at", "pk"))


def number_without_active_author() -> int:
    return sum(pages.count() for pages in _without_active_author())


def _without_active_author() -> list[QuerySet]:
    active = PageAuthor.objects.filter(ACTIVE, page=OuterRef("pk"))
    return [model.objects.filter(~Exists(active), live=True) for model in care_models()]
