"""Channels, threads and replies as the services make them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import factory
from django.utils import timezone

from cop.discussions import services
from cop.discussions.models import ChannelIndexPage, ChannelPage, Reply, ThreadPage
from cop.members.models import Member
from tests.factories.committing import in_one_transaction
from tests.factories.members import MemberFactory


class ChannelFactory(factory.Factory):
    """A published channel under the list of channels."""

    class Meta:
        model = ChannelPage

    title = factory.Sequence(lambda n: f"Kanaal {n}")
    description = "Vragen over werven."
    members_only = True

    @classmethod
    @in_one_transaction()
    def _create(cls, model_class: type[ChannelPage], *args: Any, **kwargs: Any) -> ChannelPage:
        channel = model_class(**kwargs)
        ChannelIndexPage.objects.get().add_child(instance=channel)
        channel.save_revision().publish(skip_permission_checks=True)
        return ChannelPage.objects.get(pk=channel.pk)


@in_one_transaction()
def make_thread(*, author: Member | None = None, channel: ChannelPage | None = None, **kwargs: Any) -> ThreadPage:
    """A thread of a trusted author, as `start_thread` makes it."""
    text = {"title": "Wie heeft ervaring met open hiring?", "body": "<p>Wij beginnen in het voorjaar.</p>"}
    return services.start_thread(
        **{
            "parent": channel or ChannelFactory(),
            "author": author or MemberFactory(trusted=True),
            "kind": ThreadPage.Kind.QUESTION,
            "request_key": uuid4(),
            **text,
            **kwargs,
        }
    )


@in_one_transaction()
def make_reply(thread: ThreadPage, *, author: Member | None = None, **kwargs: Any) -> Reply:
    """A reply of a trusted author, as `post_reply` makes it."""
    return services.post_reply(
        **{
            "thread": thread,
            "author": author or MemberFactory(trusted=True),
            "body": "<p>Wij deden het vorig jaar.</p>",
            "request_key": uuid4(),
            **kwargs,
        }
    )


def make_many_replies(thread: ThreadPage, number: int, *, author: Member | None = None) -> None:
    """So many replies at once, around the services: for counting queries, not for testing rules."""
    author = author or MemberFactory(trusted=True)
    began: datetime = timezone.now() - timedelta(minutes=number)
    Reply.objects.bulk_create(
        Reply(
            thread=thread,
            number=thread.last_number + step,
            author=author,
            author_name=author.display_name,
            body=f"<p>Reactie {step}</p>",
            request_key=uuid4(),
            posted_at=began + timedelta(minutes=step),
        )
        for step in range(1, number + 1)
    )
    ThreadPage.objects.filter(pk=thread.pk).update(
        last_number=thread.last_number + number,
        reply_count=thread.reply_count + number,
        last_activity_at=timezone.now(),
        last_author_name=author.display_name,
    )
    thread.refresh_from_db()
