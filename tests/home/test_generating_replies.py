"""Generating replies, to measure discussions with."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cop.discussions.models import ReadMark, Reply, ThreadPage
from tests.factories.discussions import ChannelFactory, make_reply, make_thread
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    """Somebody to write, who reads as well, and a channel to do it in."""
    ChannelFactory()
    members = [MemberFactory() for _place in range(4)]
    return members[0]


def generate(**numbers):
    call_command("generate_community", verbosity=0, unread=True, **numbers)


def generated():
    return ThreadPage.objects.filter(slug__startswith="gesprek-")


def test_so_many_replies_as_were_asked_for_are_spread_with_a_skew(reader):
    own = make_thread(title="Niet gemaakt")
    generate(threads=30, replies=300)
    numbers = Counter(Reply.objects.values_list("thread", flat=True))

    assert sum(numbers.values()) == 300
    assert own.pk not in numbers
    assert len(numbers) <= 30
    assert max(numbers.values()) > 3 * 300 / 30
    assert sorted(numbers.values())[len(numbers) // 2] < 300 / 30


def test_a_thread_knows_its_generated_replies_as_if_members_had_posted_them(reader):
    generate(threads=10, replies=80)

    for thread in generated():
        replies = list(thread.replies.order_by("number"))
        moments = [reply.posted_at for reply in replies]
        assert [reply.number for reply in replies] == list(range(1, len(replies) + 1))
        assert moments == sorted(moments)
        assert thread.started_at <= min(moments, default=thread.started_at)
        assert max(moments, default=thread.started_at) <= timezone.now()
        assert (thread.reply_count, thread.last_number) == (len(replies), len(replies))
        assert thread.last_activity_at == max(moments, default=thread.started_at)
        assert thread.last_author_name == (replies[-1].author_name if replies else thread.author_name)
        for reply in replies:
            reply.full_clean(exclude=["author"])


def test_without_replies_a_thread_has_three_posts_and_later_ones_come_after_those(reader, client):
    generate(threads=5)
    assert set(generated().values_list("reply_count", flat=True)) == {2}
    for thread in generated():
        ReadMark.objects.create(member=reader, thread=thread, number=2)
    generate(replies=40)
    client.force_login(reader)
    rows = client.get("/gesprekken/").context["listing"].rows

    assert Reply.objects.count() == 50
    assert sum(row.unread or 0 for row in rows) == 40
    for thread in generated():
        assert list(thread.replies.order_by("posted_at").values_list("number", flat=True)) == list(
            range(1, thread.last_number + 1)
        )


@pytest.mark.usefixtures("indexed")
def test_generated_replies_are_found(reader, client):
    call_command("generate_community", threads=3, replies=20, verbosity=0)
    reply = Reply.objects.order_by("pk").last()
    rare = reply.body.rsplit("Zoek op ", 1)[1].removesuffix(".</p>")
    client.force_login(reader)

    assert reply.thread.title in client.get("/zoeken/", {"q": rare}).content.decode()


def test_replies_need_generated_threads(reader):
    make_reply(make_thread())

    with pytest.raises(CommandError, match="--threads"):
        generate(replies=5)
    assert Reply.objects.count() == 1


def test_a_closed_thread_gets_none(reader):
    generate(threads=2)
    closed, open_one = generated().order_by("pk")
    ThreadPage.objects.filter(pk=closed.pk).update(is_closed=True)
    generate(replies=10)

    assert (closed.replies.count(), open_one.replies.count()) == (2, 12)
