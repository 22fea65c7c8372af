"""Starting, saving and throwing away a draft."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from cop.core.errors import Conflict, NotAllowed
from cop.core.page_views import reserved_words
from cop.members.models import Member
from cop.members.services import organisation_held_of
from cop.publishing.contributions import ContributionType
from cop.publishing.models import PageAuthor
from cop.publishing.permissions import may_start
from cop.publishing.services.locking import lock_for_edit, lock_page
from cop.publishing.tokens import token_of

LONGEST_SLUG = 60  # characters: still readable in an address, cut between words


@dataclass(frozen=True)
class SavedDraft:
    """What the form needs to go on: the token of what stands now, and when it was saved."""

    token: str
    saved_at: datetime


@transaction.atomic
def start_draft(*, kind: ContributionType, author: Member, title: str, request_key: UUID) -> Page:
    """A new page that only its author sees. The same `request_key` gives the page that it made before.

    Raises NotAllowed for who may not post, ValidationError for a title that cannot be one.
    """
    if not may_start(author, kind):
        raise NotAllowed(_("You can write here once you have been admitted."))
    # Everybody locks in this order: organisation, page. What is started may name the author's organisation.
    organisation_held_of(member=author)
    # Wagtail keeps no constraint on slug and tree counts: one writer at a time under this parent.
    lock_page(kind.index_class.objects.values_list("pk", flat=True).get())
    parent = kind.index_class.objects.get()
    earlier = kind.page_class.objects.filter(request_key=request_key).first()
    if earlier is not None:
        if earlier.owner_id != author.pk:
            raise NotAllowed(_("You can write here once you have been admitted."))
        return earlier
    page = kind.page_class(
        title=title, slug=free_slug(parent, title), owner=author, live=False, request_key=request_key
    )
    page.page_authors = [PageAuthor(member=author, name=author.display_name)]
    kind.on_start(page, author)
    parent.add_child(instance=page)
    page.save_revision(user=author, clean=False)
    return page


@transaction.atomic
def save_draft(*, page: Page, by: Member, token: str, overwrite: bool = False) -> SavedDraft:
    """Keeps what `page` holds as its newest version; readers see nothing of it.

    `page` is the specific page as it was read with `token`, with changed fields. Within the same draft of the
    same person the version is overwritten, so that autosave does not flood the history.
    Raises NotAllowed, Conflict, or EditConflict unless `overwrite` says that the author chose to.
    """
    locked = lock_for_edit(page=page, by=by, token=None if overwrite else token)
    latest = locked.latest_revision
    page.latest_revision = latest
    page.page_authors = _store_authors(locked, page)
    own_draft = latest if _may_overwrite(locked, latest, by) else None
    page.save_revision(user=by, clean=False, overwrite_revision=own_draft)
    locked.refresh_from_db(fields=["latest_revision", "latest_revision_created_at"])
    return SavedDraft(token=token_of(locked), saved_at=locked.latest_revision_created_at or timezone.now())


@transaction.atomic
def discard_draft(*, page: Page, by: Member) -> None:
    """Throws a draft away that was never published; of a published page only the unpublished changes go."""
    locked = lock_for_edit(page=page, by=by, token=None)
    if locked.first_published_at is None:
        if locked.owner_id != by.pk:
            raise NotAllowed(_("Only who started this draft throws it away."))
        locked.specific.delete(user=by)
        return
    live = locked.live_revision
    if live is None or live == locked.latest_revision:
        raise Conflict(_("There are no changes to throw away."))
    live.as_object().save_revision(user=by, clean=False, previous_revision=live, log_action=True)
    Page.objects.filter(pk=locked.pk).update(has_unpublished_changes=False)


@transaction.atomic
def restore_version(*, page: Page, revision: Revision, by: Member) -> SavedDraft:
    """Makes an older version the newest draft; nothing of the history is lost."""
    locked = lock_for_edit(page=page, by=by, token=None)
    version = revision.as_object()
    # Who writes it is true of the page and not of a version: an old one brings back nobody who left.
    version.page_authors = list(locked.page_authors.all())
    version.save_revision(user=by, clean=False, previous_revision=revision, log_action=True)
    locked.refresh_from_db(fields=["latest_revision", "latest_revision_created_at"])
    return SavedDraft(token=token_of(locked), saved_at=locked.latest_revision_created_at or timezone.now())


def free_slug(parent: Page, title: str, own_pk: int | None = None) -> str:
    """An address that no sibling has and no other view of the parent; call it with the parent locked."""
    whole = slugify(title)
    base = (whole if len(whole) <= LONGEST_SLUG else whole[: LONGEST_SLUG + 1].rpartition("-")[0]) or "bijdrage"
    siblings = Page.objects.child_of(parent).exclude(pk=own_pk).filter(slug__startswith=base)
    taken = {*siblings.values_list("slug", flat=True), *reserved_words(parent.specific_class)}
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in numbered if slug not in taken)


def _store_authors(locked: Page, page: Page) -> list[PageAuthor]:
    """Who may write is true at once, not when the page is published: a co-author has to find the draft."""
    wanted = list(page.page_authors.all())
    there = {author.member_id: author for author in locked.page_authors.all()}
    keep = {author.member_id for author in wanted}
    PageAuthor.objects.filter(page=locked).exclude(member_id__in=keep).delete()
    stored = []
    for place, author in enumerate(wanted):
        row = there.get(author.member_id) or PageAuthor(page=locked, member_id=author.member_id, name=author.name)
        row.sort_order = place
        row.save()
        stored.append(row)
    return stored


def _may_overwrite(page: Page, latest: Revision | None, by: Member) -> bool:
    """A version that was sent, reviewed or published stays as it was."""
    return (
        latest is not None
        and latest.user_id == by.pk
        and latest.pk != page.live_revision_id
        # Of a page that was taken off Wagtail forgets which version was published.
        and (page.last_published_at is None or latest.created_at > page.last_published_at)
        and not latest.task_states.exists()
    )
