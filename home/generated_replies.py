"""Many replies over the generated threads, to measure with: a few threads get very many, most a few or none."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from cop.discussions.models import Reply, ThreadPage
from cop.members.models import Member
from home.generated_text import Author

BATCH = 500
COUNTED = ("reply_count", "last_number", "last_activity_at", "last_author_name")


def generate_replies(*, number: int, seed: int = 19, step: Callable[[int], object] = lambda _done: None) -> int:
    """Adds `number` replies to the generated threads, each after what stands there, and says how many: none when there
    are no such threads.

    Written in bulk, so followed by nobody and unknown to the search; a thread counts them with the same statement. Who
    read a thread finds them new, as the mark of a reader stays where it was. `step(done)` is called every now and then.
    """
    author = Author(seed + Reply.objects.count())
    members = list(Member.objects.filter(status=Member.Status.ADMITTED).only("pk", "display_name")[:1_000])
    done, batch = 0, []
    for thread, share in _shares(number, author):
        batch.append((thread, list(_replies(thread, share, author, members))))
        done += share
        if sum(len(replies) for _thread, replies in batch) >= BATCH:
            _write(batch)
            batch = []
            step(done)
    _write(batch)
    step(done)
    return done


def _shares(number: int, author: Author) -> Iterator[tuple[ThreadPage, int]]:
    """Threads with how many replies each gets, in the order of their keys."""
    threads = ThreadPage.objects.listed().filter(slug__startswith="gesprek-", is_closed=False).order_by("pk")
    keys = list(threads.values_list("pk", flat=True)) if number else []
    if not keys:
        return
    shares = Counter(author.chance.choices(keys, [author.chance.paretovariate(1.1) for _key in keys], k=number))
    chosen = sorted(shares)
    for start in range(0, len(chosen), BATCH):
        rows = ThreadPage.objects.only(*COUNTED).in_bulk(chosen[start : start + BATCH])
        yield from ((rows[key], shares[key]) for key in sorted(rows))


def _replies(thread: ThreadPage, number: int, author: Author, members: list[Member]) -> Iterator[Reply]:
    """Writes on `thread` what it then knows of them."""
    for moment in _moments(thread.last_activity_at, number, author):
        member = author.chance.choice(members)
        thread.reply_count, thread.last_number = thread.reply_count + 1, thread.last_number + 1
        thread.last_activity_at, thread.last_author_name = moment, member.display_name
        yield Reply(
            thread_id=thread.pk,
            number=thread.last_number,
            author=member,
            author_name=member.display_name,
            body=f"<p>{next(author.posts())}</p>",
            request_key=uuid.UUID(int=author.chance.getrandbits(128)),
            posted_at=moment,
        )


def _moments(after: datetime, number: int, author: Author) -> list[datetime]:
    """In order: half of them within days of what was said last, some long after; none of them still to come."""
    seconds = max(1.0, (timezone.now() - after).total_seconds())
    return sorted(after + timedelta(seconds=seconds ** author.chance.uniform(0.5, 1)) for _reply in range(number))


@transaction.atomic
def _write(batch: list[tuple[ThreadPage, list[Reply]]]) -> None:
    Reply.objects.bulk_create((reply for _thread, replies in batch for reply in replies), batch_size=BATCH)
    ThreadPage.objects.bulk_update([thread for thread, _replies in batch], COUNTED, batch_size=100)
