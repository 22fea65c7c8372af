"""Changing, withdrawing, marking, closing, moving, merging, hiding: who may, and what follows."""

import pytest
from wagtail.models import Page

from cop.core.errors import Conflict, NotAllowed
from cop.core.roles import EDITORS, MODERATORS
from cop.discussions import services
from cop.discussions.models import Reply, ReplyVersion, Thanks, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.services.editing import version_token
from tests.factories.discussions import ChannelFactory, make_reply, make_thread
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def again(thread):
    return ThreadPage.objects.get(pk=thread.pk)


@pytest.fixture
def moderator(db):
    return MemberFactory(groups=[MODERATORS], trusted=True)


def test_an_edit_keeps_what_it_said_before():
    reply = make_reply(make_thread(), body="<p>Eerst</p>")
    changed = services.edit_reply(reply=reply, by=reply.author, body="<p>Daarna</p>", token=version_token(reply))

    assert (changed.body, changed.edited_at is not None) == ("<p>Daarna</p>", True)
    assert ReplyVersion.objects.get().body == "<p>Eerst</p>"


def test_the_second_of_two_windows_is_told():
    reply = make_reply(make_thread())
    token = version_token(reply)
    services.edit_reply(reply=reply, by=reply.author, body="<p>Een</p>", token=token)

    with pytest.raises(Conflict):
        services.edit_reply(reply=reply, by=reply.author, body="<p>Twee</p>", token=token)
    assert Reply.objects.get().body == "<p>Een</p>"


def test_nobody_else_changes_a_post(moderator):
    thread = make_thread()
    reply = make_reply(thread)
    for other in (MemberFactory(), moderator, thread.author):
        with pytest.raises(NotAllowed):
            services.edit_reply(reply=reply, by=other, body="<p>x</p>", token="0")
        with pytest.raises(NotAllowed):
            services.withdraw_reply(reply=reply, by=other)
    with pytest.raises(NotAllowed):
        services.edit_thread(thread=thread, by=reply.author, title="x", body="<p>x</p>", token="0")


def test_a_thread_changes_with_its_history_and_keeps_its_counters():
    thread = make_thread()
    make_reply(thread)
    services.edit_thread(thread=thread, by=thread.author, title="Beter gevraagd", body="<p>Nu</p>", token="0")

    changed = again(thread)
    assert (changed.title, changed.body, changed.reply_count, changed.last_number) == (
        "Beter gevraagd",
        "<p>Nu</p>",
        1,
        1,
    )
    assert changed.revisions.count() == 2


def test_a_newcomer_brings_no_link_in_by_changing(moderator):
    thread, newcomer = make_thread(), MemberFactory()
    reply = services.admit_post(post=make_reply(thread, author=newcomer), by=moderator)
    changed = services.edit_reply(
        reply=reply, by=newcomer, body="<p>https://elders.example</p>", token=version_token(reply)
    )

    assert (changed.state, again(thread).reply_count) == (PostState.HELD, 0)


def test_withdrawn_words_are_gone_and_the_place_stays():
    thread = make_thread()
    first, second = make_reply(thread), make_reply(thread)
    services.mark_best(thread=thread, reply=first, by=thread.author)
    services.withdraw_reply(reply=first, by=first.author)

    seen = again(thread)
    assert (seen.reply_count, seen.last_number, seen.best_reply) == (1, 2, None)
    assert [reply.number for reply in thread.replies.all()] == [1, 2]
    assert Reply.objects.get(pk=second.pk).state == PostState.VISIBLE


def test_a_thread_without_replies_is_deleted_and_one_with_replies_withdrawn():
    lonely, answered = make_thread(), make_thread()
    make_reply(answered)

    assert services.withdraw_thread(thread=lonely, by=lonely.author) is True
    assert services.withdraw_thread(thread=answered, by=answered.author) is False
    assert not Page.objects.filter(pk=lonely.pk).exists()
    assert (again(answered).state, again(answered).is_listed) == (PostState.WITHDRAWN, True)
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_asker_or_a_moderator_marks_one_best_answer(moderator):
    thread = make_thread()
    first, second = make_reply(thread), make_reply(thread)
    with pytest.raises(NotAllowed):
        services.mark_best(thread=thread, reply=first, by=first.author)

    services.mark_best(thread=thread, reply=first, by=thread.author)
    with pytest.raises(Conflict):
        services.mark_best(thread=thread, reply=second, by=moderator, seen=None)
    services.mark_best(thread=thread, reply=second, by=moderator, seen=first.pk)
    assert again(thread).best_reply == second
    services.mark_best(thread=thread, reply=None, by=thread.author, seen=second.pk)
    assert again(thread).best_reply is None


def test_no_best_answer_in_a_discussion_or_of_another_thread():
    talk = make_thread(kind=ThreadPage.Kind.DISCUSSION)
    with pytest.raises(NotAllowed):
        services.mark_best(thread=talk, reply=make_reply(talk), by=talk.author)
    question = make_thread()
    with pytest.raises(Conflict):
        services.mark_best(thread=question, reply=make_reply(make_thread()), by=question.author)


@pytest.mark.parametrize("groups", [[], [EDITORS]])
def test_only_moderators_close_pin_move_merge_and_hide(groups):
    thread, other, by = make_thread(), make_thread(), MemberFactory(groups=groups)
    acts = [
        lambda: services.close_thread(thread=thread, by=by, reason=""),
        lambda: services.reopen_thread(thread=thread, by=by),
        lambda: services.pin_thread(thread=thread, by=by, pinned=True),
        lambda: services.move_thread(thread=thread, channel=other.channel, by=by),
        lambda: services.merge_threads(source=thread, target=other, by=by),
        lambda: services.hide_post(post=thread, by=by, reason="x"),
        lambda: services.restore_post(post=thread, by=by, reason="x"),
        lambda: services.admit_post(post=thread, by=by),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            act()


def test_a_moved_thread_stands_in_its_new_channel(moderator):
    channel = ChannelFactory()
    make_thread(channel=channel, title="Zij-instroom")
    moved = services.move_thread(thread=make_thread(title="Zij-instroom"), channel=channel, by=moderator)

    assert (moved.channel_id, moved.get_parent().pk, moved.slug) == (channel.pk, channel.pk, "zij-instroom-2")
    assert moved.url_path.startswith(channel.url_path)
    assert Page.find_problems() == ([], [], [], [], [])


def test_merged_threads_keep_every_word_and_number(moderator):
    source, target = make_thread(body="<p>Dezelfde vraag</p>"), make_thread()
    make_reply(target)
    theirs = make_reply(source)
    services.give_thanks(member=MemberFactory(), post=source)
    merged = services.merge_threads(source=source, target=target, by=moderator)

    assert [(reply.number, reply.body) for reply in merged.replies.all()][1] == (2, "<p>Dezelfde vraag</p>")
    assert Reply.objects.get(pk=theirs.pk).number == 3
    assert (merged.reply_count, merged.last_number) == (3, 3)
    assert Thanks.objects.get().reply.number == 2
    assert (again(source).merged_into, again(source).is_listed) == (target, False)
    with pytest.raises(Conflict):
        services.merge_threads(source=source, target=make_thread(), by=moderator)
    with pytest.raises(Conflict):
        services.merge_threads(source=target, target=target, by=moderator)


def test_a_hidden_thread_leaves_every_list_and_comes_back(moderator):
    thread = make_thread()
    services.hide_post(post=thread, by=moderator, reason="Herkenbaar persoon")
    hidden = again(thread)
    assert (hidden.state, hidden.live, hidden.is_listed, hidden.hidden_reason) == (
        PostState.HIDDEN,
        False,
        False,
        "Herkenbaar persoon",
    )
    assert hidden.may_be_read_by(thread.author)
    assert not hidden.may_be_read_by(MemberFactory())

    services.restore_post(post=thread, by=moderator, reason="Toch goed.")
    assert (again(thread).live, again(thread).is_listed) == (True, True)


def test_nobody_decides_on_their_own_words(moderator):
    reply = make_reply(make_thread(), author=moderator)
    with pytest.raises(NotAllowed):
        services.hide_post(post=reply, by=moderator, reason="x")


def test_a_hidden_reply_is_no_best_answer_any_more(moderator):
    thread = make_thread()
    reply = make_reply(thread)
    services.mark_best(thread=thread, reply=reply, by=thread.author)
    services.hide_post(post=reply, by=moderator, reason="Reclame")

    assert (again(thread).best_reply, again(thread).reply_count) == (None, 0)
