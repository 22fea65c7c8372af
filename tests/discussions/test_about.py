"""Discussions about a page: what the page shows of them, and starting one from there."""

from uuid import uuid4

import pytest

from cop.care.services import archive_page
from cop.core.bulk_pages import add_pages
from cop.core.models import CommunitySettings
from cop.core.roles import MODERATORS
from cop.discussions import services
from cop.discussions.models import ThreadPage
from cop.discussions.models.threads import PostState
from tests.factories.discussions import ChannelFactory, make_reply, make_thread
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
NEW = "/mijn/gesprekken/nieuw/"


@pytest.fixture
def lesson():
    CommunitySettings.load()  # made by whoever asks first
    return LessonFactory(title="Rode loper", slug="rode-loper", authors=[MemberFactory()], themes=[ThemeFactory()])


def test_members_alone_see_what_is_said_about_a_lesson(client, lesson):
    thread = make_thread(about=lesson, title="Wie liep over de loper?")
    make_reply(thread)
    for member in (None, MemberFactory(pending=True)):
        if member:
            client.force_login(member)
        page = client.get(lesson.url).content.decode()
        assert ("Wie liep over de loper?" in page, f"{NEW}?over={lesson.pk}" in page) == (False, False)

    client.force_login(MemberFactory())
    page = client.get(lesson.url).content.decode()
    assert thread.url in page
    assert "1 reactie" in page
    assert f"{NEW}?over={lesson.pk}" in page
    assert "Bespreek deze les" in page


def test_what_is_held_or_hidden_does_not_show_on_the_lesson(client, lesson):
    held = make_thread(about=lesson, author=MemberFactory(), title="Wacht nog")
    hidden = make_thread(about=lesson, title="Verborgen praat")
    services.hide_post(post=hidden, by=MemberFactory(groups=[MODERATORS]), reason="Niet aardig")
    client.force_login(held.author)

    page = client.get(lesson.url).content.decode()
    assert ("Wacht nog" in page, "Verborgen praat" in page) == (False, False)


def test_the_newest_five_show_and_the_list_has_all(client, lesson):
    channel = ChannelFactory()
    threads = [
        make_thread(about=lesson, channel=channel, author=MemberFactory(trusted=True), title=f"Vraag {place}")
        for place in range(6)
    ]
    other = make_thread(channel=channel, title="Over iets anders")
    make_reply(threads[0])
    client.force_login(MemberFactory())

    panel = dict(client.get(lesson.url).context_data["panels"]["after"])["discussions/_about_panel.html"]
    assert [thread.title for thread in panel["threads"]] == ["Vraag 0", "Vraag 5", "Vraag 4", "Vraag 3", "Vraag 2"]
    listing = client.get(f"/gesprekken/?over={lesson.pk}").context_data["listing"]
    assert {row.thread.pk for row in listing.rows} == {thread.pk for thread in threads}
    assert other.pk not in {row.thread.pk for row in listing.rows}
    assert listing.about == lesson
    for junk in ("x", "-1", "9" * 30, "%00", "٣"):
        assert client.get(f"/gesprekken/?over={junk}").context_data["listing"].about is None


def _like(thread, place):
    """Another thread about the same, around the services: for counting queries, not for testing rules."""
    fields = {field.attname: getattr(thread, field.attname) for field in ThreadPage._meta.concrete_fields}
    fields |= {"id": None, "page_ptr_id": None, "slug": f"vraag-{place}", "request_key": uuid4()}
    return ThreadPage(**fields | {"translation_key": uuid4()})


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 20, 1000])
def test_a_lesson_costs_the_same_for_any_number_of_threads(client, lesson, django_assert_num_queries, number):
    first = ThreadPage.objects.get(pk=make_thread(about=lesson).pk)
    add_pages(first.channel, [_like(first, place) for place in range(1, number)])
    client.get(lesson.url)
    with django_assert_num_queries(VISITOR_QUERIES):
        client.get(lesson.url)
    client.force_login(MemberFactory())
    client.get(lesson.url)
    with django_assert_num_queries(MEMBER_QUERIES):
        client.get(lesson.url)


def test_a_thread_about_a_lesson_is_started_in_a_channel_of_choice(client, lesson):
    first, second = ChannelFactory(), ChannelFactory()
    client.force_login(MemberFactory(trusted=True))
    form = client.get(f"{NEW}?over={lesson.pk}")
    page = form.content.decode()
    assert (lesson.title in page, first.title in page, second.title in page) == (True, True, True)
    assert form.context["form"]["themes"].initial == [theme.pk for theme in lesson.themes.all()]

    data = {"kind": "question", "title": "Hoe lang?", "body": "<p>Zo</p>", "request_key": str(uuid4())}
    data["about"] = str(lesson.pk)
    refused = client.post(NEW, data)
    assert refused.status_code == 422
    assert "Kies het kanaal" in refused.content.decode()
    assert lesson.title in refused.content.decode()

    answer = client.post(NEW, {**data, "channel": str(second.pk)})
    assert answer["Location"] == f"{second.url}hoe-lang/"
    thread = ThreadPage.objects.get()
    assert thread.about_id == lesson.pk
    assert lesson.url in client.get(thread.url).content.decode()


def test_what_one_may_not_read_cannot_be_discussed(client, lesson):
    draft = LessonFactory(live=False, authors=[MemberFactory()])
    channel = ChannelFactory()
    client.force_login(MemberFactory(trusted=True))
    for key in (draft.pk, channel.pk, 999_999, "x", "%00"):
        assert client.get(f"{NEW}?over={key}").status_code == 404


def test_an_archived_lesson_keeps_its_threads_and_starts_no_new_ones(client, lesson):
    thread = make_thread(about=lesson)
    archive_page(page=lesson, by=MemberFactory(administrator=True), note="Vervallen.", instead=None)
    client.force_login(MemberFactory(trusted=True))

    page = client.get(lesson.url).content.decode()
    assert (thread.url in page, f"{NEW}?over=" in page) == (True, False)
    assert lesson.url in client.get(thread.url).content.decode()
    assert client.get(f"{NEW}?over={lesson.pk}").status_code == 404


def test_a_community_without_channels_says_so(client):
    client.force_login(MemberFactory(trusted=True))
    page = client.get(NEW).content.decode()

    assert "Er zijn nog geen kanalen" in page
    assert 'name="title"' not in page


def test_a_newcomer_starts_and_waits(client, lesson):
    channel = ChannelFactory()
    client.force_login(MemberFactory())
    data = {"kind": "question", "title": "Hoe lang?", "body": "<p>Zo</p>", "request_key": str(uuid4())}
    client.post(NEW, {**data, "about": str(lesson.pk), "channel": str(channel.pk)})

    assert ThreadPage.objects.get().state == PostState.HELD
    client.force_login(MemberFactory())
    assert "Hoe lang?" not in client.get(lesson.url).content.decode()


VISITOR_QUERIES, MEMBER_QUERIES = 3, 10
