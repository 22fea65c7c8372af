"""A draft that is not empty."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.errors import DomainError
from cop.members.models import Member
from cop.members.services import organisation_held_of
from cop.publishing.contributions import contribution_type
from cop.publishing.services.drafts import save_draft, start_draft
from cop.publishing.services.locking import lock_page
from cop.publishing.starts import Told, filler_of
from cop.publishing.tokens import token_of


@transaction.atomic
def start_filled_draft(*, kind: str, author: Member, told: Told, request_key: UUID) -> Page:
    """A draft of this kind with what was told in it. The same `request_key` gives the page made before, as it is now.

    Raises NotAllowed for who may not post such a page or did not make that one, ValidationError for a title that
    cannot be one, DomainError for a kind that no room fills.
    """
    found, fill = contribution_type(kind), filler_of(kind)
    if found is None or fill is None:
        raise DomainError(_("This cannot be made here."))
    # As for every draft: organisation, then page. A second press waits here for what the first one fills.
    organisation_held_of(member=author)
    lock_page(found.index_class.objects.values_list("pk", flat=True).get())
    is_there = found.page_class.objects.filter(request_key=request_key).exists()
    page = start_draft(kind=found, author=author, title=told.title, request_key=request_key)
    if is_there:
        return page
    row = Page.objects.get(pk=page.pk)
    version: Any = row.specific.get_latest_revision_as_object()
    fill(version, told)
    save_draft(page=version, by=author, token=token_of(row))
    started: Page = Page.objects.get(pk=page.pk).specific
    return started
