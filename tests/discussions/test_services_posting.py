"""Starting threads and replying: rules, numbers, counters."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from cop.core.errors import Conflict, NotAllowed
from cop.discussions import limits, services
from cop.discussions.errors import ThreadIsClosed, TooFast
from cop.discussions.models import ReadMark, Reply, ReplyDraft, Thanks, ThreadPage
from cop.discussions.models.threads import PostState
from tests.factories.discussions import ChannelFactory, make_reply, make_thread
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def again(thread):
    return ThreadPage.objects.get(pk=thread.pk)


def test_a_thread_of_a_trusted_member_is_there_at_once():
    author = MemberFactory(trusted=True)
    thread = again(make_thread(author=author, title="Hoe werf je een hydroloog?"))

    assert (thread.live, thread.is_listed, thread.members_only) == (True, True, True)
    assert (thread.slug, thread.author_name) == ("hoe-werf-je-een-hydroloog", author.display_name)
    assert thread.get_parent().pk == thread.channel_id


@pytest.mark.parametrize("role", ["pending", "declined"])
def test_who_is_not_admitted_starts_nothing(role):
    with pytest.raises(NotAllowed):
        make_thread(author=MemberFactory(**{role: True}))
    assert not ThreadPage.objects.exists()


def test_a_form_sent_twice_makes_one_thread():
    author, channel, key = MemberFactory(trusted=True), ChannelFactory(), uuid4()
    first = make_thread(author=author, channel=channel, request_key=key)
    second = make_thread(author=author, channel=channel, request_key=key)

    assert first.pk == second.pk
    with pytest.raises(NotAllowed):
        make_thread(channel=channel, request_key=key)


def test_two_threads_with_one_title_have_two_addresses():
    channel = ChannelFactory()
    assert [make_thread(channel=channel, title="Zij-instroom").slug for _ in range(2)] == [
        "zij-instroom",
        "zij-instroom-2",
    ]


def test_a_newcomers_first_thread_is_held_and_not_live():
    thread = again(make_thread(author=MemberFactory()))

    assert (thread.state, thread.live, thread.is_listed) == (PostState.HELD, False, False)
    assert not ThreadPage.objects.visible_to(MemberFactory()).exists()


def test_a_newcomer_who_posted_before_is_not_held_but_a_link_elsewhere_is():
    newcomer, thread = MemberFactory(), make_thread()
    first = make_reply(thread, author=newcomer)
    services.admit_post(post=first, by=MemberFactory(administrator=True))

    assert make_reply(thread, author=newcomer).state == PostState.VISIBLE
    linked = make_reply(thread, author=newcomer, body='<p><a href="https://elders.example">kijk</a></p>')
    typed = make_reply(thread, author=newcomer, body="<p>www.elders.example</p>")
    inside = make_reply(thread, author=newcomer, body='<p><a href="/lessen/">lessen</a></p>')
    assert (linked.state, typed.state, inside.state) == (PostState.HELD, PostState.HELD, PostState.VISIBLE)


def test_a_thread_is_about_a_page_that_its_author_may_read(lesson_index):
    from tests.factories.lessons import LessonFactory

    lesson, draft = LessonFactory(), LessonFactory(live=False)
    assert make_thread(about=lesson.page_ptr).about_id == lesson.pk
    with pytest.raises(Conflict):
        make_thread(about=draft.page_ptr)


def test_an_empty_text_is_refused():
    with pytest.raises(ValidationError):
        make_thread(body="<p> </p>")
    with pytest.raises(ValidationError):
        make_thread(title="")
    with pytest.raises(ValidationError):
        make_reply(make_thread(), body="")


def test_replies_count_from_one_and_the_thread_follows():
    thread, author = make_thread(), MemberFactory(trusted=True)
    numbers = [make_reply(thread, author=author).number for _ in range(3)]

    assert numbers == [1, 2, 3]
    seen = again(thread)
    assert (seen.reply_count, seen.last_number, seen.last_author_name) == (3, 3, author.display_name)
    assert seen.last_activity_at > thread.started_at


def test_a_reply_sent_twice_is_posted_once():
    thread, author, key = make_thread(), MemberFactory(trusted=True), uuid4()
    assert (
        make_reply(thread, author=author, request_key=key).pk == make_reply(thread, author=author, request_key=key).pk
    )
    assert again(thread).reply_count == 1


def test_a_held_reply_does_not_count_until_a_moderator_lets_it_through():
    thread = make_thread()
    held = make_reply(thread, author=MemberFactory())
    assert (held.state, again(thread).reply_count, again(thread).last_number) == (PostState.HELD, 0, 1)

    services.admit_post(post=held, by=MemberFactory(administrator=True))
    assert again(thread).reply_count == 1
    with pytest.raises(Conflict):
        services.admit_post(post=held, by=MemberFactory(administrator=True))


def test_a_closed_thread_takes_no_reply_and_says_why():
    thread, moderator = make_thread(), MemberFactory(administrator=True)
    services.close_thread(thread=thread, by=moderator, reason="Dubbel met een andere vraag.")

    with pytest.raises(ThreadIsClosed, match="Dubbel met een andere vraag"):
        make_reply(thread)
    services.reopen_thread(thread=thread, by=moderator)
    assert make_reply(thread).number == 1


def test_who_waits_for_admission_does_not_reply():
    with pytest.raises(NotAllowed):
        make_reply(make_thread(), author=MemberFactory(pending=True))


def test_a_script_is_stopped_where_a_person_is_not(monkeypatch):
    thread, author = make_thread(), MemberFactory(trusted=True)
    most = limits.REPLIES[0][1]
    for _ in range(most):
        make_reply(thread, author=author)
    with pytest.raises(TooFast):
        make_reply(thread, author=author)
    assert again(thread).reply_count == most


def test_a_reply_clears_its_draft_and_counts_as_read():
    thread, author = make_thread(), MemberFactory(trusted=True)
    services.keep_draft(member=author, thread=thread, body="<p>Half</p>")
    make_reply(thread, author=author)

    assert not ReplyDraft.objects.exists()
    assert ReadMark.objects.get(member=author).number == 1


def test_a_draft_is_one_a_thread_and_empty_forgets_it():
    thread, author = make_thread(), MemberFactory()
    services.keep_draft(member=author, thread=thread, body="<p>Een</p>")
    services.keep_draft(member=author, thread=thread, body="<p>Twee<script>x</script></p>")
    assert ReplyDraft.objects.get().body == "<p>Twee</p>"

    services.keep_draft(member=author, thread=thread, body="<p></p>")
    assert not ReplyDraft.objects.exists()
    with pytest.raises(NotAllowed):
        services.keep_draft(member=MemberFactory(pending=True), thread=thread, body="<p>Een</p>")


def test_reading_never_goes_back():
    thread, member = make_thread(), MemberFactory()
    for number in (3, 1):
        services.mark_thread_read(member=member, thread=thread, number=number)

    assert ReadMark.objects.get().number == 3


def test_thanks_count_once_a_member_and_never_for_oneself():
    thread, member = make_thread(), MemberFactory()
    reply = make_reply(thread)
    for _ in range(2):
        services.give_thanks(member=member, post=reply)
        services.give_thanks(member=member, post=thread)
    assert (Reply.objects.get().thanks_count, again(thread).thanks_count, Thanks.objects.count()) == (1, 1, 2)

    services.take_thanks_back(member=member, post=reply)
    services.take_thanks_back(member=member, post=reply)
    assert Reply.objects.get().thanks_count == 0
    with pytest.raises(NotAllowed):
        services.give_thanks(member=reply.author, post=reply)
    with pytest.raises(NotAllowed):
        services.give_thanks(member=MemberFactory(pending=True), post=reply)


def test_a_quote_of_another_thread_is_dropped():
    thread, other = make_thread(), make_reply(make_thread())
    own = make_reply(thread)

    assert make_reply(thread, quoted=own).quoted == own
    assert make_reply(thread, quoted=other).quoted is None


def test_a_typed_name_becomes_a_link_to_that_member():
    sanne = MemberFactory(display_name="Sanne de Wit")
    MemberFactory(display_name="Jan"), MemberFactory(display_name="Jan")
    reply = make_reply(make_thread(), body="<p>@Sanne de Wit, en @Jan? Mail naar x@sanne.example.</p>")

    assert f'href="/leden/{sanne.pk}/"' in reply.body
    assert reply.body.count("<a ") == 1
