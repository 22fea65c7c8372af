"""How far somebody read."""

from django.db import transaction
from django.utils import timezone

from cop.discussions.models import ReadMark, ThreadPage
from cop.members.models import Member
from cop.notifications.services import mark_read


@transaction.atomic
def mark_thread_read(*, member: Member, thread: ThreadPage, number: int) -> None:
    """Remembers that `member` read up to reply `number`; never goes back. Notices about the thread count as read."""
    mark, created = ReadMark.objects.get_or_create(member=member, thread=thread, defaults={"number": number})
    if not created:
        # Two windows: the one that is further wins.
        ReadMark.objects.filter(pk=mark.pk, number__lt=number).update(number=number, read_at=timezone.now())
    mark_read(member=member, subject=thread)
