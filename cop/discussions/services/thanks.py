"""Thanking somebody for a post."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cop.core.errors import NotAllowed
from cop.discussions.models import Reply, Thanks, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.services.locking import lock_thread
from cop.members.models import Member


@transaction.atomic
def give_thanks(*, member: Member, post: Reply | ThreadPage) -> None:
    """Once a member and post; a second press changes nothing. Raises NotAllowed for one's own and unseen posts."""
    thread, reply = _parts(post)
    locked = lock_thread(thread.pk)
    if not locked.may_be_read_by(member) or post.state != PostState.VISIBLE:
        raise NotAllowed(_("This post cannot be thanked."))
    if post.author_id == member.pk:
        raise NotAllowed(_("You cannot thank yourself."))
    _thanks, created = Thanks.objects.get_or_create(member=member, thread=locked, reply=reply)
    if created:
        _count(post, 1)


@transaction.atomic
def take_thanks_back(*, member: Member, post: Reply | ThreadPage) -> None:
    """Changes nothing when there were none."""
    thread, reply = _parts(post)
    lock_thread(thread.pk)
    gone, _details = Thanks.objects.filter(member=member, thread=thread, reply=reply).delete()
    if gone:
        _count(post, -1)


def _parts(post: Reply | ThreadPage) -> tuple[ThreadPage, Reply | None]:
    return (post.thread, post) if isinstance(post, Reply) else (post, None)


def _count(post: Reply | ThreadPage, step: int) -> None:
    model: Any = type(post)
    model._default_manager.filter(pk=post.pk).update(thanks_count=F("thanks_count") + step)
