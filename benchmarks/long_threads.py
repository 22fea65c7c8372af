"""Threads of a given length in a generated community; the same length is made once."""

from datetime import timedelta

from cop.discussions.models import ChannelPage, ThreadPage
from cop.members.models import Member
from home.generated_text import Author
from home.generation import add_replies


def addresses(lengths: tuple[int, ...]) -> list[str]:
    """The address of the first channel, and of a thread with each number of replies."""
    channel = ChannelPage.objects.order_by("path").first()
    return [channel.url, *(_thread_with(number).url for number in lengths)]


def _thread_with(number: int) -> ThreadPage:
    made = ThreadPage.objects.filter(title=_title(number)).first()
    if made is not None:
        return made
    members = list(Member.objects.filter(status=Member.Status.ADMITTED)[:50])
    thread = ThreadPage.objects.filter(is_listed=True, slug__startswith="gesprek-").order_by("pk").first()
    thread.replies.all().delete()
    thread.last_activity_at = thread.started_at + timedelta(minutes=number)
    add_replies([thread], Author(number), members, number)
    ThreadPage.objects.filter(pk=thread.pk).update(
        title=_title(number), slug=f"lang-{number}", url_path=f"{thread.channel.url_path}lang-{number}/",
        reply_count=number, last_number=number, last_activity_at=thread.last_activity_at,
    )  # fmt: skip
    return ThreadPage.objects.get(pk=thread.pk)


def _title(number: int) -> str:
    return f"Een gesprek van {number} reacties"
