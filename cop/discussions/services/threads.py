"""Starting a thread."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.errors import Conflict, NotAllowed
from cop.core.models import Theme
from cop.discussions.holding import state_of_new
from cop.discussions.limits import check_thread_rate
from cop.discussions.mentions import link_typed_names
from cop.discussions.models import ChannelPage, DiscussablePageMixin, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.permissions import may_start_thread
from cop.discussions.services.attachments import attach
from cop.discussions.services.notices import tell_of_thread
from cop.members.models import Member
from cop.notifications.services import follow
from cop.publishing.services.drafts import free_slug
from cop.publishing.services.locking import lock_page
from cop.regions.models import PageRegion, Region


@transaction.atomic
def start_thread(
    *,
    parent: ChannelPage,
    author: Member,
    title: str,
    body: str,
    kind: str,
    request_key: UUID,
    about: Page | None = None,
    themes: Iterable[Theme] = (),
    regions: Iterable[Region] = (),
    upload: UploadedFile | None = None,
) -> ThreadPage:
    """A new thread, held for a moderator when its author is new here. The same `request_key` gives the same thread.

    Raises NotAllowed, TooFast, Conflict when what it is about cannot be discussed any more, and ValidationError for
    a title or text that cannot be one, or a refused file.
    """
    if not may_start_thread(author, parent):
        raise NotAllowed(_("You can start a discussion here once you have been admitted."))
    # Wagtail keeps no constraint on slugs and tree counts: one writer at a time under this channel.
    lock_page(parent.pk)
    earlier = ThreadPage.objects.filter(request_key=request_key).first()
    if earlier is not None:
        if earlier.author_id != author.pk:
            raise NotAllowed(_("You can start a discussion here once you have been admitted."))
        return earlier
    check_thread_rate(author)
    subject = _subject(about, author)
    thread = _unsaved(parent, author, title=title, body=body, kind=kind, request_key=request_key, about=subject)
    thread.themes = list(themes)
    thread.page_regions = [PageRegion(region=region) for region in regions]
    ChannelPage.objects.get(pk=parent.pk).add_child(instance=thread)
    if upload is not None:
        attach(thread=thread, reply=None, upload=upload, by=author)
    revision = thread.save_revision(user=author, clean=False, log_action=True)
    if thread.is_listed:
        revision.publish(user=author, skip_permission_checks=True)
    follow(member=author, subject=thread)
    tell_of_thread(thread)
    return thread


def _unsaved(
    parent: ChannelPage, author: Member, *, title: str, body: str, kind: str, request_key: UUID, about: Page | None
) -> ThreadPage:
    now = timezone.now()
    thread = ThreadPage(
        title=title.strip(),
        slug=free_slug(parent, title),
        body=link_typed_names(body),
        kind=kind,
        about=about,
        author=author,
        author_name=author.display_name,
        owner=author,
        request_key=request_key,
        channel=parent,
        members_only=True,
        live=False,
        started_at=now,
        last_activity_at=now,
        last_author_name=author.display_name,
    )
    # The text alone is what somebody typed; address and place in the tree are made here.
    thread.clean_fields(exclude=["path", "depth", "url_path", "content_type", "slug", "locale", "draft_title"])
    thread.state = state_of_new(author, thread.body)
    thread.is_listed = thread.state == PostState.VISIBLE
    return thread


def _subject(about: Page | None, author: Member) -> Page | None:
    """The page as it stands now: it may have been archived or closed to this reader since the form was opened."""
    if about is None:
        return None
    page: Any = Page.objects.filter(pk=about.pk).specific().first()
    if not issubclass(type(page), DiscussablePageMixin) or not page.live or not page.may_be_read_by(author):
        raise Conflict(_("The page that you want to discuss is not there any more. Your text is kept."))
    return page.page_ptr
