"""Channels and threads as members see them, and what they cost."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cop.core.models import CommunitySettings
from cop.core.roles import MODERATORS
from cop.discussions import services
from cop.discussions.models import ReadMark, Reply, ThreadPage
from cop.discussions.models.threads import PostState
from tests.factories.discussions import ChannelFactory, make_many_replies, make_reply, make_thread
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    CommunitySettings.load()  # made by whoever asks first
    member = MemberFactory()
    client.force_login(member)
    return member


def test_a_visitor_signs_in_first_and_who_waits_is_told(client):
    thread = make_thread()
    for address in ("/gesprekken/", thread.channel.url, thread.url):
        assert client.get(address)["Location"].startswith("/accounts/login/?next=")
    client.force_login(MemberFactory(pending=True))
    for address in ("/gesprekken/", thread.channel.url, thread.url):
        assert client.get(address).status_code == 403


def test_a_held_thread_exists_for_its_author_and_moderators_alone(client):
    thread = make_thread(author=MemberFactory(), title="Wacht nog even")
    assert client.get(thread.url).status_code == 404
    for member, status in (
        (MemberFactory(), 404),
        (thread.author, 200),
        (MemberFactory(groups=[MODERATORS]), 200),
    ):
        client.force_login(member)
        assert client.get(thread.url).status_code == status
        assert b"Wacht nog even" not in client.get(thread.channel.url).content


def test_hidden_and_withdrawn_words_do_not_show(client, reader):
    thread = make_thread()
    hidden, withdrawn = make_reply(thread, body="<p>Scheldwoord</p>"), make_reply(thread, body="<p>Spijt</p>")
    quoting = make_reply(thread, quoted=hidden)
    services.hide_post(post=hidden, by=MemberFactory(administrator=True), reason="Niet aardig")
    services.withdraw_reply(reply=withdrawn, by=withdrawn.author)

    page = client.get(thread.url).content.decode()
    assert ("Scheldwoord" in page, "Spijt" in page, "Niet aardig" in page) == (False, False, False)
    assert f"reactie-{quoting.number}" in page


def test_what_is_new_is_marked_once(client, reader):
    thread = make_thread()
    make_reply(thread)
    client.get(thread.url)
    assert ReadMark.objects.get(member=reader).number == 1

    make_reply(thread)
    assert 'id="nieuw"' in client.get(thread.url).content.decode()
    assert 'id="nieuw"' not in client.get(thread.url).content.decode()


def test_a_link_to_a_reply_opens_its_page(client, reader):
    thread = make_thread()
    make_many_replies(thread, 45)

    page = client.get(f"{thread.url}?reactie=41").content.decode()
    assert ('id="reactie-41"' in page, 'id="reactie-40"' in page) == (True, False)
    for junk in ("x", "-1", "999999999", "%00", "٣"):
        assert client.get(f"{thread.url}?reactie={junk}&pagina={junk}").status_code == 200


def test_a_merged_thread_leads_to_the_one_that_stays(client, reader):
    source, target = make_thread(), make_thread()
    services.merge_threads(source=source, target=target, by=MemberFactory(administrator=True))

    assert client.get(source.url)["Location"] == target.url


@pytest.mark.parametrize("number", [1, 20, 1000])
def test_a_thread_costs_the_same_for_any_number(client, reader, django_assert_num_queries, number):
    thread = make_thread()
    make_many_replies(thread, number)
    client.get(f"{thread.url}?reactie={number}")
    for query in (f"?reactie={number}", "?pagina=1"):
        with django_assert_num_queries(THREAD_QUERIES):
            assert client.get(f"{thread.url}{query}").status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_channel_costs_the_same_for_any_number(client, reader, django_assert_num_queries, number):
    channel, author = ChannelFactory(), MemberFactory(trusted=True)
    for _ in range(number):
        ThreadPage.objects.filter(author=author).update(started_at="2020-01-01T00:00Z")
        make_thread(channel=channel, author=author)
    client.get(channel.url)
    with django_assert_num_queries(CHANNEL_QUERIES):
        assert client.get(channel.url).status_code == 200
    with django_assert_num_queries(INDEX_QUERIES):
        assert client.get("/gesprekken/").status_code == 200


#: Of a thread one is about the lessons that came from it.
THREAD_QUERIES, CHANNEL_QUERIES, INDEX_QUERIES = 15, 8, 6


def test_a_list_goes_on_where_it_stopped(client, reader):
    channel = ChannelFactory()
    for place in range(45):
        author = MemberFactory(trusted=True)
        make_thread(channel=channel, author=author, title=f"Vraag {place:02}")
    seen, query = [], ""
    for _ in range(3):
        listing = client.get(f"{channel.url}{query}").context_data["listing"]
        seen += [row.thread.title for row in listing.rows]
        query = listing.next_query

    assert seen == [f"Vraag {place:02}" for place in reversed(range(45))]
    assert query == ""


def test_lists_narrow(client, reader):
    channel = ChannelFactory()
    answered, lonely = make_thread(channel=channel, title="Beantwoord"), make_thread(channel=channel, title="Eenzaam")
    make_reply(answered)
    own = make_thread(channel=channel, author=MemberFactory(trusted=True), title="Van iemand")

    def titles(query):
        return {row.thread.title for row in client.get(f"{channel.url}{query}").context_data["listing"].rows}

    assert titles("?toon=onbeantwoord") == {"Eenzaam", "Van iemand"}
    client.get(answered.url)
    assert titles("?toon=ongelezen") == {"Eenzaam", "Van iemand"}
    client.force_login(own.author)
    assert titles("?toon=mijn") == {"Van iemand"}
    assert titles("?toon=gevolgd") == {"Van iemand"}
    assert lonely.title in titles("?toon=onzin&thema=%00&na=x-y&sorteer=zomaar")


def test_a_reply_is_posted_and_shown(client, reader):
    thread = make_thread()
    data = {"body": "<p>Wij ook</p>", "request_key": str(uuid4())}
    answer = client.post(f"/mijn/gesprekken/{thread.pk}/reageren/", data)
    client.post(f"/mijn/gesprekken/{thread.pk}/reageren/", data)

    assert answer["Location"].endswith("?reactie=1#reactie-1")
    assert [reply.state for reply in Reply.objects.all()] == [PostState.HELD]


def test_an_empty_reply_keeps_the_page_and_says_so(client, reader):
    thread = make_thread()
    answer = client.post(f"/mijn/gesprekken/{thread.pk}/reageren/", {"body": " ", "request_key": str(uuid4())})

    assert answer.status_code == 422
    assert "Schrijf eerst je reactie" in answer.content.decode()


def test_a_reply_to_a_thread_that_was_closed_keeps_the_text(client, reader):
    thread = make_thread()
    services.close_thread(thread=thread, by=MemberFactory(administrator=True), reason="Opgelost")
    answer = client.post(
        f"/mijn/gesprekken/{thread.pk}/reageren/", {"body": "<p>Mijn lange tekst</p>", "request_key": str(uuid4())}
    )

    assert answer.status_code == 409
    assert "Mijn lange tekst" in answer.content.decode()
    assert "Opgelost" in answer.content.decode()
    assert reader.reply_drafts.get().body == "<p>Mijn lange tekst</p>"


def test_a_thread_is_started(client):
    channel = ChannelFactory()
    member = MemberFactory(trusted=True)
    client.force_login(member)
    address = f"/mijn/gesprekken/nieuw/{channel.pk}/"
    assert client.get(address).status_code == 200
    data = {"kind": "question", "title": "Hoe dan?", "body": "<p>Zo</p>", "request_key": str(uuid4())}

    assert client.post(address, {**data, "title": ""}).status_code == 422
    answer = client.post(address, data)
    assert answer["Location"] == f"{channel.url}hoe-dan/"
    assert client.get(answer["Location"]).status_code == 200


def test_who_comes_for_what_is_new_lands_on_its_page(client, reader):
    thread = make_thread()
    make_many_replies(thread, 19)
    client.get(thread.url)
    make_many_replies(thread, 41)

    page = client.get(f"{thread.url}?ongelezen=1").content.decode()
    assert ('id="reactie-20"' in page, 'id="nieuw"' in page, 'id="reactie-21"' in page) == (True, True, False)
    client.get(f"{thread.url}?pagina=2")
    page = client.get(f"{thread.url}?ongelezen=1").content.decode()
    assert ('id="reactie-41"' in page, 'id="nieuw"' in page) == (True, True)
    client.get(f"{thread.url}?pagina=3")
    assert 'id="reactie-1"' in client.get(f"{thread.url}?ongelezen=1").content.decode()


def test_a_discussion_starts_with_a_file(client, reader):
    channel = ChannelFactory()
    client.force_login(reader)
    answer = client.post(
        f"/mijn/gesprekken/nieuw/{channel.pk}/", started(upload=SimpleUploadedFile("lijst.txt", b"een"))
    )

    thread = ThreadPage.objects.get()
    assert answer["Location"].endswith(thread.url)
    attachment = thread.post_attachments.get()
    assert attachment.reply is None
    assert attachment.document.url in client.get(thread.url).content.decode()


def test_a_refused_file_keeps_the_text_of_a_new_discussion(client, reader):
    channel = ChannelFactory()
    client.force_login(reader)
    upload = SimpleUploadedFile("macro.exe", b"MZ\x90\x00")
    answer = client.post(f"/mijn/gesprekken/nieuw/{channel.pk}/", started(upload=upload))

    assert answer.status_code == 422
    assert answer.context["form"].errors["upload"]
    assert "Wij beginnen in het voorjaar." in answer.content.decode()
    assert not ThreadPage.objects.exists()


def started(**changes):
    text = {"title": "Wie doet dit al?", "body": "<p>Wij beginnen in het voorjaar.</p>", "kind": "question"}
    return {**text, "request_key": str(uuid4()), **changes}
