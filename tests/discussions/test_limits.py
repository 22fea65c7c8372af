"""How fast somebody posts: no person ever meets the limits, a script does, and what was written is never lost."""

import datetime
from uuid import uuid4

import pytest
from django.utils import timezone

from cop.discussions import limits
from cop.discussions.errors import TooFast
from cop.discussions.models import Reply, ReplyDraft, ThreadPage
from tests.factories.discussions import ChannelFactory, make_thread
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db

SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def author():
    return MemberFactory(trusted=True)


def replies_every(pace, number, author):
    """So many replies of one member, the newest a moment ago, each `pace` after the one before."""
    thread, now = make_thread(), timezone.now()
    Reply.objects.bulk_create(
        Reply(
            thread=thread,
            number=step,
            author=author,
            author_name=author.display_name,
            body="<p>Ja.</p>",
            request_key=uuid4(),
            posted_at=now - (number - step) * pace - SECOND,
        )
        for step in range(1, number + 1)
    )
    ThreadPage.objects.filter(pk=thread.pk).update(last_number=number)
    return ThreadPage.objects.get(pk=thread.pk)


def threads_every(pace, number, author):
    channel, now = ChannelFactory(), timezone.now()
    for step in range(number):
        # One at a time, so that making them is not stopped by what is tested.
        thread = make_thread(channel=channel, author=author, title=f"Vraag {step}")
        ThreadPage.objects.filter(pk=thread.pk).update(started_at=now - datetime.timedelta(days=30))
    keys = ThreadPage.objects.filter(author=author).order_by("pk").values_list("pk", flat=True)
    for step, key in enumerate(keys, start=1):
        ThreadPage.objects.filter(pk=key).update(started_at=now - (number - step) * pace - SECOND)
    return channel


@pytest.mark.parametrize(
    ("seconds", "number"),
    [
        pytest.param(90, 320, id="a sentence every minute and a half, a whole working day"),
        pytest.param(40, 80, id="an hour of quick answers to many people"),
        pytest.param(8, 6, id="six one-word answers in a row"),
    ],
)
def test_a_person_never_meets_the_limit_on_replies(author, seconds, number):
    replies_every(seconds * SECOND, number, author)
    limits.check_reply_rate(author)


@pytest.mark.parametrize(
    ("seconds", "number"),
    [
        pytest.param(1, 10, id="one a second"),
        pytest.param(5.9, 10, id="just over ten a minute"),
        pytest.param(25, 144, id="slow, and on and on"),
    ],
)
def test_a_script_does(author, seconds, number):
    replies_every(seconds * SECOND, number, author)
    with pytest.raises(TooFast):
        limits.check_reply_rate(author)


def test_a_person_never_meets_the_limit_on_threads_and_a_script_does(author):
    # Three in a quarter of an hour is somebody who comes back from a conference.
    threads_every(datetime.timedelta(minutes=5), 12, author)
    limits.check_thread_rate(author)
    script = MemberFactory(trusted=True)
    threads_every(datetime.timedelta(seconds=50), 10, script)
    with pytest.raises(TooFast):
        limits.check_thread_rate(script)


def test_what_others_write_does_not_count(author):
    replies_every(SECOND, 50, MemberFactory(trusted=True))
    limits.check_reply_rate(author)


def test_a_refused_reply_keeps_its_text_on_the_page_and_on_the_server(client, author):
    thread = replies_every(SECOND, 10, author)
    client.force_login(author)
    said = {"body": "<p>Mijn lange tekst</p>", "request_key": str(uuid4())}
    answer = client.post(f"/mijn/gesprekken/{thread.pk}/reageren/", said)

    assert answer.status_code == 409
    assert "Mijn lange tekst" in answer.content.decode()
    assert "Je plaatste veel in korte tijd" in answer.content.decode()
    assert ReplyDraft.objects.get(member=author, thread=thread).body == "<p>Mijn lange tekst</p>"
    assert Reply.objects.filter(thread=thread).count() == 10


def test_a_refused_thread_keeps_its_text(client, author):
    channel = threads_every(SECOND, 10, author)
    client.force_login(author)
    said = {"kind": "question", "title": "Elfde", "body": "<p>Mijn lange tekst</p>", "request_key": str(uuid4())}
    answer = client.post(f"/mijn/gesprekken/nieuw/{channel.pk}/", said)

    assert answer.status_code == 409
    assert "Mijn lange tekst" in answer.content.decode()
    assert "Elfde" in answer.content.decode()
    assert ThreadPage.objects.filter(author=author).count() == 10
