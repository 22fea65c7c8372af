"""How fast somebody may post: far above what a person writes, far below what a script does."""

from datetime import timedelta

from django.utils import timezone

from cop.discussions.errors import TooFast
from cop.discussions.models import Reply, ThreadPage
from cop.members.models import Member

#: (period, posts in it). The fastest typist of a lively hour stays under a third of these.
REPLIES = ((timedelta(minutes=1), 10), (timedelta(hours=1), 120))
THREADS = ((timedelta(minutes=10), 10), (timedelta(days=1), 40))


def check_reply_rate(author: Member) -> None:
    """Raises TooFast."""
    own = Reply.objects.filter(author=author)
    if any(own.filter(posted_at__gt=timezone.now() - period).count() >= most for period, most in REPLIES):
        raise TooFast


def check_thread_rate(author: Member) -> None:
    """Raises TooFast."""
    own = ThreadPage.objects.filter(author=author)
    if any(own.filter(started_at__gt=timezone.now() - period).count() >= most for period, most in THREADS):
        raise TooFast
