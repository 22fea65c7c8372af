"""What the home page shows of discussions: to members what waits for them, to visitors nothing at all."""

import pytest

from cop.core.models import CommunitySettings
from cop.core.roles import MODERATORS
from cop.discussions import services
from cop.discussions.models import Reply, ThreadPage
from cop.notifications.services import follow, mute
from tests.factories.discussions import ChannelFactory, make_many_replies, make_reply, make_thread
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme():
    return ThemeFactory()


@pytest.fixture
def member(client, theme):
    CommunitySettings.load()  # made by whoever asks first
    member = MemberFactory()
    member.expertise.add(theme)
    client.force_login(member)
    return member


def talk(client):
    return client.get("/").context_data["door"]["talk"]


def questions(client):
    return [thread.title for thread in talk(client).questions]


def news(client):
    return [(thread.title, thread.new_replies) for thread in talk(client).followed]


def test_questions_on_my_themes_that_nobody_answered_wait_for_me(client, member, theme):
    followed = ThemeFactory()
    follow(member=member, subject=followed)
    make_thread(title="Op mijn thema", themes=[theme, followed])
    make_thread(title="Op wat ik volg", themes=[followed])
    make_thread(title="Elders", themes=[ThemeFactory()])
    make_thread(title="Zonder thema")
    make_thread(title="Gesprek", themes=[theme], kind=ThreadPage.Kind.DISCUSSION)
    make_thread(title="Van mij", themes=[theme], author=member)
    answered = make_thread(title="Beantwoord", themes=[theme])
    make_reply(answered)
    closed = make_thread(title="Gesloten", themes=[theme])
    services.close_thread(thread=closed, by=MemberFactory(groups=[MODERATORS]), reason="Klaar")
    muted = make_thread(title="Gedempt", themes=[theme])
    mute(member=member, subject=muted)

    assert questions(client) == ["Op wat ik volg", "Op mijn thema"]
    page = client.get("/").content.decode()
    assert "Weet jij het antwoord?" in page
    assert page.count("Op mijn thema") == 1


def test_what_is_held_hidden_or_withdrawn_waits_for_nobody(client, member, theme):
    moderator = MemberFactory(groups=[MODERATORS])
    make_thread(title="Wacht", themes=[theme], author=MemberFactory())
    services.hide_post(post=make_thread(title="Weg", themes=[theme]), by=moderator, reason="Nee")
    followed = make_thread(title="Gevolgd")
    follow(member=member, subject=followed)
    held = make_reply(followed, author=MemberFactory())
    hidden = make_reply(followed)
    services.hide_post(post=hidden, by=moderator, reason="Nee")
    assert (questions(client), news(client)) == ([], [])

    services.admit_post(post=Reply.objects.get(pk=held.pk), by=moderator)
    assert news(client) == [("Gevolgd", 1)]
    services.hide_post(post=ThreadPage.objects.get(pk=followed.pk), by=moderator, reason="Nee")
    assert news(client) == []


def test_new_replies_in_what_i_follow_show_until_i_read_them(client, member):
    thread, other = make_thread(title="Gevolgd"), make_thread(title="Van een ander")
    follow(member=member, subject=thread)
    make_many_replies(thread, 2)
    make_reply(other)
    assert news(client) == [("Gevolgd", 2)]
    assert "2 nieuwe reacties" in client.get("/").content.decode()

    client.get(thread.url)
    assert news(client) == []
    make_reply(ThreadPage.objects.get(pk=thread.pk), author=member)
    assert news(client) == []
    make_reply(ThreadPage.objects.get(pk=thread.pk))
    assert news(client) == [("Gevolgd", 1)]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_today_costs_the_same_for_any_number_of_threads(client, member, theme, django_assert_num_queries, number):
    channel = ChannelFactory()
    for _place in range(number):
        make_thread(channel=channel, author=MemberFactory(trusted=True), themes=[theme])
        followed = make_thread(channel=channel, author=MemberFactory(trusted=True))
        follow(member=member, subject=followed)
        make_reply(followed)
    client.get("/")
    with django_assert_num_queries(TODAY_QUERIES):
        client.get("/")
    assert len(talk(client).questions) == len(talk(client).followed) == min(number, 5)


def test_a_visitor_reads_no_number_of_discussions(client):
    before = client.get("/").context_data["door"]["numbers"]
    thread = make_thread(title="Alleen voor leden")
    make_many_replies(thread, 3)
    for member in (None, MemberFactory(pending=True)):
        if member:
            client.force_login(member)
        page = client.get("/")
        assert page.context_data["door"]["numbers"] == before
        assert "talk" not in page.context_data["door"]
        assert "Alleen voor leden" not in page.content.decode()


TODAY_QUERIES = 13
