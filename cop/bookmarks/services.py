"""Keeping a page, and letting go of it. Both say nothing when it was done already: a double click is one wish."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.bookmarks.models import Bookmark
from cop.bookmarks.permissions import may_keep
from cop.core.errors import NotAllowed
from cop.members.models import Member


@transaction.atomic
def keep_page(*, page: Page, member: Member) -> Bookmark:
    """Raises NotAllowed for a page that this member may not read, or that can be read no more."""
    if not may_keep(member, page):
        raise NotAllowed(_("You cannot keep this page."))
    kept, _created = Bookmark.objects.get_or_create(member=member, page_id=page.pk)
    return kept


@transaction.atomic
def let_go_of_page(*, page: Page, member: Member) -> None:
    """Also of a page that one may not read any more."""
    Bookmark.objects.filter(member=member, page_id=page.pk).delete()
