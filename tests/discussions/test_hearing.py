"""Following threads and channels, the words of a mail, and questions that an overview brings to who may know."""

import datetime

import pytest
from django.core import mail as outbox
from django.utils import timezone

from cop.discussions import services
from cop.discussions.hearing import unanswered_for
from cop.discussions.models import ThreadPage
from cop.notifications import services as notifications
from cop.notifications.following import level_of
from cop.notifications.models import Delivery
from cop.notifications.sending import send_due
from tests.factories.discussions import ChannelFactory, make_reply, make_thread
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def asked(days_ago, theme, **more):
    thread = make_thread(themes=[theme], **more)
    ThreadPage.objects.filter(pk=thread.pk).update(started_at=timezone.now() - days_ago * DAY)
    return thread


@pytest.fixture
def theme():
    return ThemeFactory()


@pytest.fixture
def expert(theme):
    member = MemberFactory()
    member.expertise.add(theme)
    return member


def offered(member):
    return [item.title for item in unanswered_for(member, timezone.now() - 7 * DAY)]


def test_questions_that_nobody_answered_come_to_who_may_know(expert, theme):
    asked(3, theme, title="Wie weet dit?")
    make_reply(asked(3, theme, title="Al beantwoord"))
    asked(1, theme, title="Net gesteld")
    asked(60, theme, title="Lang geleden")
    asked(3, ThemeFactory(), title="Ander thema")
    asked(3, theme, title="Gesprek", kind=ThreadPage.Kind.DISCUSSION)
    asked(3, theme, title="Van een nieuweling", author=MemberFactory())

    assert offered(expert) == ["Wie weet dit?"]
    assert offered(MemberFactory()) == []


def test_not_ones_own_nor_what_was_opened_muted_closed_or_hidden(expert, theme):
    administrator = MemberFactory(administrator=True)
    expert.is_trusted = True
    expert.save()
    opened, muted, closed, hidden = (
        asked(3, theme, title=title) for title in ("Geopend", "Gedempt", "Dicht", "Verborgen")
    )
    asked(3, theme, title="Eigen", author=expert)
    services.mark_thread_read(member=expert, thread=opened, number=0)
    notifications.mute(member=expert, subject=muted)
    services.close_thread(thread=closed, by=administrator, reason="Klaar")
    services.hide_post(post=hidden, by=administrator, reason="Naam van een kandidaat")

    assert offered(expert) == []


@pytest.mark.parametrize("number", [1, 3, 9])
def test_offering_questions_costs_the_same_for_any_number(expert, theme, django_assert_num_queries, number):
    channel, author = ChannelFactory(), MemberFactory(trusted=True)
    for _ in range(number):
        ThreadPage.objects.update(started_at=timezone.now() - 3 * DAY)
        asked(3, theme, channel=channel, author=author)
    offered(expert)
    with django_assert_num_queries(3):
        assert len(offered(expert)) == number


@pytest.mark.parametrize("kind", ["gesprek", "kanaal"])
def test_a_thread_and_a_channel_are_followed_and_muted_on_their_page(client, kind):
    member = MemberFactory()
    thread = make_thread()
    subject = thread if kind == "gesprek" else thread.channel
    client.force_login(member)
    for level, label in (("follow", "Volg niet meer"), ("mute", "Stop met dempen"), ("", "Volgen")):
        client.post(f"/mijn/volgen/{kind}/{subject.pk}/", {"level": level, "next": subject.url})

        assert level_of(member, subject) == level
        assert label in client.get(subject.url).content.decode().partition('class="follow"')[2].partition("</form>")[0]


def test_a_hidden_thread_cannot_be_followed(client):
    thread = make_thread()
    services.hide_post(post=thread, by=MemberFactory(administrator=True), reason="Naam van een kandidaat")
    client.force_login(MemberFactory())

    assert client.post(f"/mijn/volgen/gesprek/{thread.pk}/", {"level": "follow"}).status_code == 404


def test_a_mail_begins_with_the_words_unless_they_were_hidden_meanwhile():
    author = MemberFactory(trusted=True)
    thread = make_thread(author=author)
    shown = make_reply(thread, body="<p>Bij ons werkte het.</p>")
    send_due(seconds=30, timeout=5)
    assert [(mail.to, mail.body.splitlines()[0]) for mail in outbox.outbox] == [([author.email], "Bij ons werkte het.")]

    hidden = make_reply(thread, body="<p>Scheldwoord</p>", author=shown.author)
    services.hide_post(post=hidden, by=MemberFactory(administrator=True), reason="Niet aardig")
    Delivery.objects.filter(state="waiting").exclude(member=author).delete()
    send_due(seconds=30, timeout=5)
    assert "Scheldwoord" not in "".join(mail.body for mail in outbox.outbox)
