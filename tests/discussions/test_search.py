"""Threads and replies are found by who may read them, by the words that they may read."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cop.core.roles import MODERATORS
from cop.discussions import services
from cop.discussions.models import Reply, ThreadPage, searched
from cop.discussions.services.editing import version_token
from cop.search.asking import Asked
from cop.search.finding import find
from cop.search.models import IndexedPage, IndexedWord
from cop.search.services import index_pages, rebuild
from cop.search.suggesting import suggest
from tests.factories.discussions import ChannelFactory, make_many_replies, make_reply, make_thread
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]
WORD = "kwartelkooi"


@pytest.fixture
def member():
    return MemberFactory()


@pytest.fixture
def moderator():
    return MemberFactory(groups=[MODERATORS])


def found(user, words=WORD, **chosen):
    return find(user=user, asked=Asked(words, {name: (slug,) for name, slug in chosen.items()}))


def is_found(user, words=WORD):
    return found(user, words).count == 1


def knows(word=WORD):
    """Whether the word is one that corrects, completes or proves anything."""
    return IndexedWord.objects.filter(form=word).exists() or IndexedPage.objects.filter(text__contains=word).exists()


def test_a_thread_is_found_by_its_title_its_text_and_its_replies(member):
    thread = make_thread(title="Wie kent de paraplu?", body="<p>Met een <strong>zandloper</strong>.</p>")
    make_reply(thread, body=f"<p>Wij zetten er een {WORD} naast.</p>")

    for words in ("paraplu", "zandloper", WORD, f"zandloper {WORD}", f'"een {WORD} naast"'):
        assert [hit.page.pk for hit in found(member, words).hits] == [thread.pk], words
    hit = found(member).hits[0]
    assert f"<mark>{WORD}</mark>" in hit.snippet
    assert hit.url == thread.url
    assert hit.meta[:3] == ["Vraag", "1 reactie", thread.channel.title]


def test_nothing_of_a_thread_shows_to_who_is_no_member():
    theme, region = ThemeFactory(), RegionFactory()
    make_reply(make_thread(title=f"Over de {WORD}", themes=[theme], regions=[region]), body="<p>Zandloper.</p>")
    for who in (None, AnonymousUser(), MemberFactory(pending=True), MemberFactory(declined=True)):
        for words in (WORD, "zandloper"):
            answer = found(who, words)
            assert (answer.count, answer.hits, answer.corrected) == (0, [], "")
            assert [value for group in answer.facets for value in group.values if value.count] == []
        # What is nearly the word is not corrected to one that only members read.
        assert found(who, "kwartelkoi").corrected == ""
        assert suggest(user=who, words="over de kw") == []
    assert suggest(user=MemberFactory(), words="over de kw")[0].text == f"Over de {WORD}"


@pytest.mark.parametrize("role", ["newcomer", "trusted", "editor", "moderator", "administrator", "author"])
def test_what_is_hidden_is_found_by_nobody_whatever_their_role(people, role):
    thread = make_thread(author=MemberFactory(trusted=True))
    reply = make_reply(thread, body=f"<p>Een {WORD}.</p>", author=MemberFactory(trusted=True))
    assert is_found(people[role])
    services.hide_post(post=reply, by=MemberFactory(administrator=True), reason="Niet aardig")

    for who in (people[role], reply.author):
        answer = found(who)
        assert (answer.count, answer.corrected, suggest(user=who, words=WORD)) == (0, "", [])
    assert not knows()


def test_a_reply_is_found_again_when_it_is_put_back(member, moderator):
    reply = make_reply(make_thread(), body=f"<p>Een {WORD}.</p>")
    services.hide_post(post=reply, by=moderator, reason="Vergissing")
    services.restore_post(post=Reply.objects.get(pk=reply.pk), by=moderator, reason="Het kan blijven.")

    assert is_found(member)


def test_a_hidden_thread_is_found_by_nobody_and_found_again_when_it_is_put_back(member, moderator):
    thread = make_thread(title=f"Over de {WORD}", body="<p>Een zandlopertje.</p>")
    make_reply(thread, body="<p>Een parapluutje.</p>")
    services.hide_post(post=thread, by=moderator, reason="Niet aardig")
    for who in (member, moderator, thread.author):
        assert [found(who, words).count for words in (WORD, "zandlopertje", "parapluutje")] == [0, 0, 0]
        assert suggest(user=who, words="over de") == []
    assert [word for word in (WORD, "zandlopertje", "parapluutje") if knows(word)] == []

    services.restore_post(post=ThreadPage.objects.get(pk=thread.pk), by=moderator, reason="Het kan blijven.")
    assert [found(member, words).count for words in (WORD, "zandlopertje", "parapluutje")] == [1, 1, 1]


def test_a_held_post_is_found_once_it_is_let_through(member, moderator):
    thread = make_thread()
    reply = make_reply(thread, body=f"<p>Een {WORD}.</p>", author=MemberFactory())
    held = make_thread(title="Een zandlopertje", author=MemberFactory())
    assert [found(who, words).count for who in (member, reply.author) for words in (WORD, "zandlopertje")] == [0] * 4
    assert (knows(), knows("zandlopertje")) == (False, False)

    services.admit_post(post=reply, by=moderator)
    services.admit_post(post=held, by=moderator)
    assert [found(member, words).count for words in (WORD, "zandlopertje")] == [1, 1]


def test_withdrawn_and_changed_words_are_gone(member):
    thread = make_thread(body=f"<p>Een {WORD}.</p>")
    first, second = make_reply(thread, body="<p>Een zandlopertje.</p>"), make_reply(thread, body="<p>Parapluutje.</p>")
    services.withdraw_reply(reply=first, by=first.author)
    services.edit_reply(reply=second, by=second.author, body="<p>Vuurtorentje.</p>", token=version_token(second))
    services.withdraw_thread(thread=ThreadPage.objects.get(pk=thread.pk), by=thread.author)

    assert [word for word in (WORD, "zandlopertje", "parapluutje") if knows(word)] == []
    assert [found(member, words).count for words in (WORD, "zandlopertje", "parapluutje", "vuurtorentje")] == [
        0,
        0,
        0,
        1,
    ]


def test_a_changed_thread_is_found_by_what_it_says_now(member):
    thread = make_thread(body=f"<p>Een {WORD}.</p>")
    services.edit_thread(
        thread=thread, by=thread.author, title="Nu anders", body="<p>Zandlopertje.</p>", token=version_token(thread)
    )

    assert [found(member, words).count for words in (WORD, "zandlopertje")] == [0, 1]


def test_merged_words_are_found_where_they_went(member, moderator):
    source, target = make_thread(body=f"<p>Een {WORD}.</p>", title="Lantaarnpaal"), make_thread(title="Blijft")
    make_reply(source, body="<p>Een zandlopertje.</p>")
    services.merge_threads(source=source, target=target, by=moderator)

    for words in (WORD, "zandlopertje"):
        assert [hit.page.pk for hit in found(member, words).hits] == [target.pk]
    assert found(member, "lantaarnpaal").count == 0
    assert suggest(user=member, words="lantaarn") == []
    assert not IndexedPage.objects.filter(pk=source.pk).exists()


def test_a_moved_thread_is_found_at_its_new_address(member, moderator):
    thread, elsewhere = make_thread(title=f"Over de {WORD}"), ChannelFactory()
    services.move_thread(thread=thread, channel=elsewhere, by=moderator)

    hit = found(member).hits[0]
    assert hit.url == f"{elsewhere.url}{thread.slug}/"
    assert elsewhere.title in hit.meta


def test_a_deleted_thread_leaves_no_words(member):
    thread = make_thread(title=f"Over de {WORD}")
    services.withdraw_thread(thread=thread, by=thread.author)

    assert (found(member).count, knows()) == (0, False)


def test_kind_theme_and_region_narrow(member):
    theme, region = ThemeFactory(slug="water"), RegionFactory(slug="delta")
    thread = make_thread(title=f"Over de {WORD}", themes=[theme], regions=[region])
    LessonFactory(title=f"Les van de {WORD}", themes=[theme])
    kinds = next(group for group in found(member).facets if group.facet.parameter == "soort")

    assert {(str(value.name), value.count) for value in kinds.values} == {("lessen", 1), ("gesprekken", 1)}
    assert [hit.page.pk for hit in found(member, soort="gesprek").hits] == [thread.pk]
    assert found(member, thema="water").count == 2
    assert [hit.page.pk for hit in found(member, thema="water", regio="delta").hits] == [thread.pk]


def test_reading_everything_anew_gives_the_same(member, moderator):
    thread = make_thread(title="Vraag")
    make_reply(thread, body=f"<p>Een {WORD}.</p>")
    hidden = make_reply(thread, body="<p>Een zandlopertje.</p>")
    services.hide_post(post=hidden, by=moderator, reason="Niet aardig")
    merged = make_thread(title="Oude vraag")
    services.merge_threads(source=merged, target=thread, by=moderator)
    before = set(IndexedPage.objects.values_list("pk", "text", "other_words", "is_public"))
    rebuild()

    assert set(IndexedPage.objects.values_list("pk", "text", "other_words", "is_public")) == before
    assert (is_found(member), knows("zandlopertje")) == (True, False)


def test_of_a_very_long_thread_every_word_is_found(member, monkeypatch):
    monkeypatch.setattr(searched, "READ_IN_FULL", 400)
    thread = make_thread()
    make_many_replies(thread, 60)
    make_reply(ThreadPage.objects.get(pk=thread.pk), body=f"<p>En als laatste een {WORD}.</p>")

    assert is_found(member)
    text = IndexedPage.objects.get(pk=thread.pk).text
    assert text.count("Reactie") < 60
    assert "60" in text.split()


def test_words_beyond_what_an_index_holds_are_left_out(monkeypatch):
    monkeypatch.setattr(searched, "READ_IN_FULL", 20)
    monkeypatch.setattr(searched, "MOST_WORDS", 30)
    thread = make_thread(body="<p>Hoe?</p>")
    make_reply(thread, body="<p>een twee drie</p>")
    make_reply(thread, body="<p>vier vijf zes zeven acht negen tien elf twaalf dertien</p>")

    assert ThreadPage.objects.get(pk=thread.pk).words_of_replies == "een twee drie vier vijf zes zeven acht"


@pytest.mark.parametrize("number", [1, 20, 1000])
def test_posting_a_reply_costs_the_index_the_same_number_of_queries(django_assert_max_num_queries, number):
    thread = make_thread()
    make_many_replies(thread, number)
    index_pages(keys=[thread.pk])
    with django_assert_max_num_queries(INDEX_QUERIES):
        index_pages(keys=[thread.pk])


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_search_costs_the_same_for_any_number_of_threads(member, django_assert_num_queries, number):
    channel = ChannelFactory()
    for _place in range(number):
        make_reply(make_thread(channel=channel, author=MemberFactory(trusted=True)), body=f"<p>Een {WORD}.</p>")
    found(member)
    with django_assert_num_queries(SEARCH_QUERIES):
        assert found(member).count == number


INDEX_QUERIES, SEARCH_QUERIES = 22, 2
