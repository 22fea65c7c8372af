"""Changing and withdrawing one's own posts; what they said before is kept."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction

from cop.core.errors import Conflict, NotAllowed
from cop.discussions.holding import leads_outside
from cop.discussions.mentions import link_typed_names
from cop.discussions.models import Reply, ReplyVersion, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.permissions import may_edit_post
from cop.discussions.search import words_changed
from cop.discussions.services.locking import lock_thread, recount
from cop.discussions.services.notices import tell_of_waiting_post
from cop.members.models import Member

NOT_YOURS = _("Only who wrote this changes it, as long as the discussion is open.")
CHANGED_MEANWHILE = _("This was changed in another window meanwhile. Nothing was overwritten; your text is below.")


@transaction.atomic
def edit_reply(*, reply: Reply, by: Member, body: str, token: str) -> Reply:
    """Writes a new text and keeps the old one. `token` is `version_token` of what the form was opened with.

    Raises NotAllowed, Conflict when it changed meanwhile, and ValidationError.
    """
    thread = lock_thread(reply.thread_id)
    current = Reply.objects.select_related("thread").get(pk=reply.pk)
    _refuse_unless(may_edit_post(by, current))
    if token != version_token(current):
        raise Conflict(CHANGED_MEANWHILE)
    before, before_at = current.body, current.edited_at or current.posted_at
    current.body = link_typed_names(body)
    current.clean_fields(exclude=["thread", "author", "quoted"])
    if current.body == before:
        return current
    ReplyVersion.objects.create(reply=current, body=before, written_at=before_at)
    current.edited_at = timezone.now()
    _hold_when_it_leads_outside(current, by)
    current.save(update_fields=["body", "edited_at", "state"])
    recount(thread)
    return current


@transaction.atomic
def edit_thread(*, thread: ThreadPage, by: Member, title: str, body: str, token: str) -> ThreadPage:
    """Writes a new title and text as a new revision. Raises as `edit_reply` does."""
    locked = lock_thread(thread.pk)
    _refuse_unless(may_edit_post(by, locked))
    if token != version_token(locked):
        raise Conflict(CHANGED_MEANWHILE)
    locked.title, locked.draft_title = title.strip(), title.strip()
    locked.body, locked.edited_at = link_typed_names(body), timezone.now()
    locked.clean_fields(exclude=["path", "depth", "url_path", "content_type", "slug", "locale"])
    _hold_when_it_leads_outside(locked, by)
    locked.is_listed = locked.state == PostState.VISIBLE
    ThreadPage.objects.filter(pk=locked.pk).update(state=locked.state, is_listed=locked.is_listed)
    revision = locked.save_revision(user=by, clean=False, log_action=True)
    if locked.is_listed:
        revision.publish(user=by, skip_permission_checks=True)
    else:
        UnpublishPageAction(locked, user=by).execute(skip_permission_checks=True)
    return locked


@transaction.atomic
def withdraw_reply(*, reply: Reply, by: Member) -> Reply:
    """Takes one's words away; the place in the thread stays. Raises NotAllowed."""
    thread = lock_thread(reply.thread_id)
    current = Reply.objects.select_related("thread").get(pk=reply.pk)
    _refuse_unless(may_edit_post(by, current))
    current.state = PostState.WITHDRAWN
    current.save(update_fields=["state"])
    if thread.best_reply_id == current.pk:
        ThreadPage.objects.filter(pk=thread.pk).update(best_reply=None)
    recount(thread)
    return current


@transaction.atomic
def withdraw_thread(*, thread: ThreadPage, by: Member) -> bool:
    """Deletes a thread that nobody replied to (True); of another one the first post is withdrawn (False).

    Raises NotAllowed.
    """
    locked = lock_thread(thread.pk)
    _refuse_unless(may_edit_post(by, locked))
    if not locked.last_number:
        # The rule of this room was checked; Wagtail's rights on pages are those of editors.
        DeletePageAction(locked, user=by).execute(skip_permission_checks=True)
        return True
    ThreadPage.objects.filter(pk=locked.pk).update(state=PostState.WITHDRAWN)
    words_changed(locked.pk)
    return False


def version_token(post: Reply | ThreadPage) -> str:
    """Changes with every change of the text."""
    return post.edited_at.isoformat() if post.edited_at else "0"


def _refuse_unless(allowed: bool) -> None:
    if not allowed:
        raise NotAllowed(NOT_YOURS)


def _hold_when_it_leads_outside(post: Reply | ThreadPage, by: Member) -> None:
    """A newcomer does not bring a link in by changing a post that was looked at before."""
    if not by.is_trusted and not by.is_superuser and leads_outside(post.body):
        post.state = PostState.HELD
        tell_of_waiting_post(post)
