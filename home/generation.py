"""Many pages and threads, to measure with. Never used for a real community."""

import json
import uuid
from collections.abc import Callable
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale

from cop.core.bulk_pages import add_pages
from cop.discussions.models import ChannelPage, Reply, ThreadPage
from cop.members.models import Member
from home.generated_text import Author
from home.models import HomePage, InformationPage

BATCH = 500


def generate_pages(*, number: int, seed: int = 11, step: Callable[[int], object] = lambda _done: None) -> None:
    """Adds `number` published pages under the home page; `step(done)` is called after every `BATCH`."""
    author = Author(seed)
    home = HomePage.objects.get()
    for done in range(0, number, BATCH):
        add_pages(home, [_page(author) for _place in range(min(BATCH, number - done))])
        step(min(done + BATCH, number))


def _page(author: Author) -> InformationPage:
    posts = list(author.posts())
    body = [{"type": "text", "value": "".join(f"<p>{post}</p>" for post in posts)}]
    told = timezone.now() - timedelta(days=author.chance.paretovariate(0.9) * 60 % 3650)
    return InformationPage(
        title=author.title(),
        slug=f"gesprek-{author.chance.getrandbits(64):016x}",
        locale=Locale.get_default(),
        content_type=ContentType.objects.get_for_model(InformationPage),
        live=True,
        first_published_at=told,
        last_published_at=told,
        members_only=author.chance.random() < 0.5,
        summary=posts[0][:250],
        body=json.dumps(body),
    )


def generate_threads(
    *, number: int, replies: int = 2, seed: int = 13, step: Callable[[int], object] = lambda _done: None
) -> None:
    """Adds `number` threads of `replies` replies each, spread over the channels and the members that there are."""
    # What is added later is not what was added before.
    author, channels = Author(seed + ThreadPage.objects.count()), list(ChannelPage.objects.order_by("path"))
    members = list(Member.objects.filter(status=Member.Status.ADMITTED).only("pk", "display_name")[:1_000])
    for done in range(0, number, BATCH):
        size = min(BATCH, number - done)
        channel = channels[done // BATCH % len(channels)]
        threads = [_thread(author, channel, author.chance.choice(members), replies) for _place in range(size)]
        add_pages(channel, threads)
        add_replies(threads, author, members, replies)
        step(done + size)


def add_replies(threads: list[ThreadPage], author: Author, members: list[Member], number: int) -> None:
    """Replies 1 to `number` of threads that have none, one a minute up to the last activity."""
    Reply.objects.bulk_create(
        (
            _reply(thread, author, author.chance.choice(members), place, number)
            for thread in threads
            for place in range(1, number + 1)
        ),
        batch_size=BATCH,
    )


def _thread(author: Author, channel: ChannelPage, member: Member, replies: int) -> ThreadPage:
    told = timezone.now() - timedelta(days=author.chance.paretovariate(0.9) * 60 % 3650, minutes=replies)
    return ThreadPage(
        title=author.title(),
        slug=f"gesprek-{author.chance.getrandbits(64):016x}",
        locale=Locale.get_default(),
        content_type=ContentType.objects.get_for_model(ThreadPage),
        live=True,
        members_only=True,
        first_published_at=told,
        last_published_at=told,
        kind=author.chance.choice(ThreadPage.Kind.values),
        body=f"<p>{next(iter(author.posts()))}</p>",
        author=member,
        author_name=member.display_name,
        request_key=uuid.UUID(int=author.chance.getrandbits(128)),
        started_at=told,
        channel=channel,
        reply_count=replies,
        last_number=replies,
        last_activity_at=told + timedelta(minutes=replies),
        last_author_name=member.display_name,
    )


def _reply(thread: ThreadPage, author: Author, member: Member, place: int, of: int) -> Reply:
    return Reply(
        thread_id=thread.pk,
        number=place,
        author=member,
        author_name=member.display_name,
        body=f"<p>{next(iter(author.posts()))}</p>",
        request_key=uuid.UUID(int=author.chance.getrandbits(128)),
        posted_at=thread.last_activity_at - timedelta(minutes=of - place),
    )
