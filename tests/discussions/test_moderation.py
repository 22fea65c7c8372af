"""Posts before moderators: reported, hidden from the thread or the queue, waiting; one trail of all of it."""

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import PageLogEntry

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.models import CommunitySettings
from cop.core.roles import MODERATORS
from cop.core.waiting import waiting_for
from cop.discussions import services
from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.reporting import words_of_reply, words_of_thread
from cop.discussions.services.editing import version_token
from cop.moderation import services as moderation
from cop.moderation.models import Decision, Report
from cop.moderation.panel import history_url, report_url
from cop.notifications.models import Notification
from cop.notifications.sending import send_due
from tests.factories.discussions import make_many_replies, make_reply, make_thread
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return MemberFactory(groups=[MODERATORS], trusted=True, display_name="Mo de Rator")


@pytest.fixture
def reporter():
    return MemberFactory(email="melder@nieuwstad.example")


@pytest.fixture
def thread():
    return make_thread(title="Wie kent dit?", author=MemberFactory(trusted=True, email="vrager@veendal.example"))


@pytest.fixture
def reply(thread):
    make_reply(thread, body="<p>Ervoor</p>")
    made = make_reply(
        thread, body="<p>Scheldwoord</p>", author=MemberFactory(trusted=True, email="schelder@veendal.example")
    )
    make_reply(thread, body="<p>Erna</p>")
    return made


def report(post, by, **more):
    return moderation.report_thing(thing=post, reporter=by, reason="rude", **more)


def decide(made, by, *, hide=True, **more):
    said = {"to_authors": "Zonder scheldwoord graag.", "to_reporters": "Het is weg."}
    return moderation.decide_on_reports(report=made, by=by, hide=hide, **{**said, **more})


def mails_to(address):
    send_due(seconds=30, timeout=5)
    return [message for message in mail.outbox if message.to == [address]]


def state_of(post):
    return type(post).objects.get(pk=post.pk).state


# Reporting


def test_a_thread_and_a_reply_are_reported_under_their_own_name(thread, reply, reporter):
    assert report(thread, reporter).title == "Wie kent dit?"
    with override("en"):
        made = report(reply, reporter)
    assert (made.title, set(made.members.all())) == ("Reactie 2 in “Wie kent dit?”", {reply.author})


def test_each_post_of_others_has_a_link_in_its_menu(client, thread, reply):
    client.force_login(reply.author)
    page = client.get(thread.url).content.decode()
    links = {report_url(post): report_url(post) in page for post in [thread, *thread.replies.all()]}

    assert links == {address: address != report_url(reply) for address in links}
    answer = client.get(report_url(thread))
    assert answer.status_code == 200


def test_what_is_hidden_waits_or_was_withdrawn_cannot_be_reported(client, thread, reply, reporter, moderator):
    held = make_reply(thread, author=MemberFactory())
    hidden = services.hide_post(post=reply, by=moderator, reason="Weg ermee.")
    withdrawn = make_reply(thread)
    services.withdraw_reply(reply=withdrawn, by=withdrawn.author)
    client.force_login(moderator)
    page = client.get(thread.url).content.decode()
    for post in (held, hidden, Reply.objects.get(pk=withdrawn.pk)):
        with pytest.raises(NotAllowed):
            report(post, reporter)
        assert report_url(post) not in page
        assert client.get(report_url(post)).status_code == 404


def test_who_may_not_read_the_thread_reports_nothing_in_it(reply):
    with pytest.raises(NotAllowed):
        report(reply, MemberFactory(pending=True))


def test_the_queue_shows_the_words_with_what_stands_around_and_before(client, reply, reporter, moderator):
    services.edit_reply(reply=reply, by=reply.author, body="<p>Netter</p>", token=version_token(reply))
    made = report(Reply.objects.get(pk=reply.pk), reporter)
    client.force_login(moderator)
    page = client.get(f"/beheer/meldingen/{made.pk}/").content.decode()

    assert [(words.html, words.is_it) for words in words_of_reply(Reply.objects.get(pk=reply.pk))] == [
        ("<p>Ervoor</p>", False),
        ("<p>Scheldwoord</p>", False),
        ("<p>Netter</p>", True),
        ("<p>Erna</p>", False),
    ]
    places = [page.index(words) for words in ("Ervoor", "Scheldwoord", "Netter", "Erna")]
    assert places == sorted(places)


def test_the_words_of_a_thread_are_its_first_post_with_its_versions(thread):
    make_reply(thread, body="<p>Erna</p>")
    services.edit_thread(
        thread=thread, by=thread.author, title=thread.title, body="<p>Nu anders</p>", token=version_token(thread)
    )
    words = words_of_thread(ThreadPage.objects.get(pk=thread.pk))

    assert [(one.html, one.is_it) for one in words] == [
        ("<p>Wij beginnen in het voorjaar.</p>", False),
        ("<p>Nu anders</p>", True),
        ("<p>Erna</p>", False),
    ]


def test_the_first_reply_stands_under_the_question(thread):
    first = make_reply(thread)
    assert [words.heading for words in words_of_reply(first)] == ["Wie kent dit?", "Reactie 1"]


# One way to hide


def test_hiding_in_the_queue_is_hiding_on_the_thread(thread, reply, reporter, moderator):
    decision = decide(report(reply, reporter), moderator)

    hidden = Reply.objects.get(pk=reply.pk)
    assert (hidden.state, hidden.hidden_reason) == (PostState.HIDDEN, "Zonder scheldwoord graag.")
    assert ThreadPage.objects.get(pk=thread.pk).reply_count == 2
    [told] = mails_to("schelder@veendal.example")
    assert "Zonder scheldwoord graag." in told.body
    assert len(mails_to("schelder@veendal.example")) == 1
    [notice] = Notification.objects.filter(recipient=reply.author, verb="post-hidden")
    assert notice.data["excerpt"] == "Zonder scheldwoord graag."
    assert "Scheldwoord" not in told.body

    services.restore_post(post=hidden, by=moderator, reason="Was een citaat.")
    assert state_of(reply) == PostState.VISIBLE
    assert list(Decision.objects.order_by("pk").values_list("kind", flat=True)) == ["hidden", "restored"]
    assert decision.members.get() == reply.author


@pytest.mark.parametrize(
    ("sentence", "told"), [("", "Goed dat je het meldde"), ("Wij haalden het weg.", "Wij haalden het weg.")]
)
def test_hiding_on_the_thread_answers_who_reported_it(
    client, reply, reporter, moderator, sentence, told, django_capture_on_commit_callbacks
):
    report(reply, reporter)
    report(reply, MemberFactory(email="tweede@nieuwstad.example"))
    client.force_login(moderator)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            f"/mijn/gesprekken/{reply.thread_id}/{reply.number}/verbergen/",
            {"reason": "Zonder scheldwoord graag.", "to_reporters": sentence},
        )

    assert state_of(reply) == PostState.HIDDEN
    assert not Report.objects.open().exists()
    for address in ("melder@nieuwstad.example", "tweede@nieuwstad.example"):
        [answered] = mails_to(address)
        assert told in answered.body
        assert "Zonder scheldwoord graag." not in answered.body
    assert [one.count for one in waiting_for(moderator) if one.url == "/beheer/meldingen/"] == [0]


def test_restoring_in_the_admin_is_restoring_on_the_thread(client, thread, reporter, moderator):
    decision = decide(report(thread, reporter), moderator)
    assert (state_of(thread), ThreadPage.objects.get().live) == (PostState.HIDDEN, False)
    client.force_login(moderator)
    client.post(f"/beheer/meldingen/terugzetten/{decision.pk}/", {"reason": "Toch goed."})

    shown = ThreadPage.objects.get()
    assert (shown.state, shown.live, shown.is_listed, shown.hidden_reason) == (PostState.VISIBLE, True, True, "")
    with pytest.raises(Conflict):
        services.restore_post(post=shown, by=moderator, reason="Nog eens.")


def test_a_post_comes_back_with_a_reason_from_the_thread(client, reply, moderator):
    services.hide_post(post=reply, by=moderator, reason="Weg ermee.")
    client.force_login(moderator)
    address = f"/mijn/gesprekken/{reply.thread_id}/{reply.number}/terugzetten/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": ""}).status_code == 422
    assert state_of(reply) == PostState.HIDDEN

    client.post(address, {"reason": "Was een citaat."})
    assert state_of(reply) == PostState.VISIBLE
    assert Decision.objects.first().to_authors == "Was een citaat."


def test_hiding_needs_a_reason(reply, moderator):
    with pytest.raises(DomainError):
        services.hide_post(post=reply, by=moderator, reason=" ")
    assert state_of(reply) == PostState.VISIBLE


def test_a_withdrawn_thread_that_was_hidden_comes_back_withdrawn(thread, moderator):
    make_reply(thread)
    services.withdraw_thread(thread=thread, by=thread.author)
    services.hide_post(post=thread, by=moderator, reason="Ook de reacties niet.")
    services.restore_post(post=thread, by=moderator, reason="De reacties wel.")

    shown = ThreadPage.objects.get()
    assert (shown.state, shown.is_listed, shown.live) == (PostState.WITHDRAWN, True, True)


def test_withdrawn_words_are_not_hidden_and_so_never_come_back(thread, reply, moderator):
    services.withdraw_reply(reply=reply, by=reply.author)
    with pytest.raises(Conflict):
        services.hide_post(post=reply, by=moderator, reason="Weg ermee.")
    assert state_of(reply) == PostState.WITHDRAWN
    assert not Decision.objects.exists()


def test_a_merged_thread_is_hidden_where_its_posts_are_now(thread, moderator):
    target = make_thread()
    services.merge_threads(source=thread, target=target, by=moderator)
    with pytest.raises(Conflict):
        services.hide_post(post=ThreadPage.objects.get(pk=thread.pk), by=moderator, reason="Weg ermee.")
    moved = Reply.objects.get(thread=target, number=1)
    services.hide_post(post=moved, by=moderator, reason="Weg ermee.")

    assert state_of(moved) == PostState.HIDDEN
    assert not ThreadPage.objects.get(pk=thread.pk).is_listed


def test_a_reported_reply_is_hidden_where_a_merge_brought_it(thread, reply, reporter, moderator):
    made, target = report(reply, reporter), make_thread()
    services.merge_threads(source=thread, target=target, by=moderator)
    decide(made, moderator)

    assert (state_of(reply), ThreadPage.objects.get(pk=target.pk).reply_count) == (PostState.HIDDEN, 3)


def test_two_sentences_on_two_posts_of_one_thread_both_arrive(thread, moderator):
    author = MemberFactory(trusted=True, email="schelder@veendal.example")
    for reason in ("De eerste zin.", "De tweede zin."):
        services.hide_post(post=make_reply(thread, author=author), by=moderator, reason=reason)

    assert {message.body.splitlines()[0] for message in mails_to(author.email)} == {"De eerste zin.", "De tweede zin."}


def test_reading_the_post_ends_the_notice(client, reply, moderator):
    client.force_login(reply.author)
    client.get(reply.thread.url)
    services.hide_post(post=reply, by=moderator, reason="Weg ermee.")
    mine = Notification.objects.filter(recipient=reply.author, verb="post-hidden")
    assert mine.unread().count() == 1

    client.get(reply.thread.url)
    assert mine.unread().count() == 0


def test_a_warning_comes_as_a_notice_and_leaves_the_post(reply, reporter, moderator):
    decide(report(reply, reporter), moderator, hide=False, warn=True)

    assert state_of(reply) == PostState.VISIBLE
    [told] = mails_to("schelder@veendal.example")
    assert "schreef je over je bericht" in told.subject
    assert told.body.startswith("Zonder scheldwoord graag.")


def test_who_is_suspended_for_a_post_gets_one_mail(reply, reporter, moderator, django_capture_on_commit_callbacks):
    made = report(reply, reporter)
    with django_capture_on_commit_callbacks(execute=True):
        decide(made, moderator, suspend=[reply.author])

    [told] = mails_to("schelder@veendal.example")
    assert "geschorst" in told.subject
    assert not Notification.objects.filter(recipient=reply.author, verb="post-hidden").exists()


def test_a_moderator_finds_no_button_on_the_post_of_an_administrator(client, thread, moderator):
    own = make_reply(thread, author=MemberFactory(administrator=True))
    client.force_login(moderator)
    address = f"/mijn/gesprekken/{thread.pk}/{own.number}/verbergen/"
    assert address not in client.get(thread.url).content.decode()
    answer = client.post(address, {"reason": "Weg ermee."}, follow=True)

    assert "Een andere beheerder beslist" in answer.content.decode()
    assert state_of(own) == PostState.VISIBLE


# The trail


def test_everything_about_a_post_is_read_back_with_who_when_and_why(client, reply, reporter, moderator):
    report(reply, reporter, explanation="Dit is schelden.")
    services.hide_post(post=reply, by=moderator, reason="Zonder scheldwoord graag.")
    services.restore_post(
        post=reply, by=MemberFactory(administrator=True, display_name="Bea"), reason="Was een citaat."
    )
    client.force_login(moderator)
    assert history_url(reply) in client.get(reply.thread.url).content.decode()
    page = client.get(history_url(reply)).content.decode()

    for words in ("Dit is schelden.", "Zonder scheldwoord graag.", "Was een citaat.", "Mo de Rator", "Bea"):
        assert words in page, words
    of_author = client.get(f"/beheer/meldingen/lid/{reply.author_id}/").content.decode()
    assert of_author.count("Reactie 2 in “Wie kent dit?”") == 2
    logged = PageLogEntry.objects.filter(page=reply.thread_id, action__startswith="moderation").order_by("timestamp")
    assert [(entry.action, str(entry.user)) for entry in logged] == [
        ("moderation.hidden", "Mo de Rator"),
        ("moderation.restored", "Bea"),
    ]


def test_letting_a_post_through_is_in_the_trail(thread, moderator):
    held = make_reply(thread, author=MemberFactory())
    services.admit_post(post=held, by=moderator)

    decision = Decision.objects.get()
    assert (decision.kind, decision.by, decision.members.get()) == ("admitted", moderator, held.author)


# What waits


def test_waiting_posts_stand_in_a_queue_with_the_longest_waiting_first(client, thread, moderator):
    newcomer = MemberFactory()
    held = make_reply(thread, author=newcomer, body="<p>Mijn eerste woorden</p>")
    linked = make_thread(author=newcomer, body="<p>www.elders.example</p>", channel=thread.channel, title="Kijk hier")
    Reply.objects.update(posted_at=timezone.now() - timezone.timedelta(hours=1))
    client.force_login(moderator)
    page = client.get("/beheer/gesprekken/wachtend/").content.decode()

    first = f"/beheer/gesprekken/wachtend/{thread.pk}/{held.number}/"
    second = f"/beheer/gesprekken/wachtend/{linked.pk}/0/"
    assert 0 < page.index(first) < page.index(second)
    assert "Mijn eerste woorden" in page
    assert "Berichten om naar te kijken: <strong>2</strong>" in client.get("/beheer/").content.decode()


def test_a_waiting_post_is_let_through_or_hidden_from_the_queue(client, thread, moderator):
    admitted, hidden = (make_reply(thread, author=MemberFactory()) for _ in range(2))
    client.force_login(moderator)
    address = "/beheer/gesprekken/wachtend/{}/{}/"
    page = client.get(address.format(thread.pk, admitted.number)).content.decode()
    assert "Wij beginnen in het voorjaar." in page

    client.post(address.format(thread.pk, hidden.number), {"decision": "hide", "reason": ""})
    assert state_of(hidden) == PostState.HELD
    client.post(address.format(thread.pk, hidden.number), {"decision": "hide", "reason": "Reclame."})
    client.post(address.format(thread.pk, admitted.number), {"decision": "admit"})
    assert (state_of(hidden), state_of(admitted)) == (PostState.HIDDEN, PostState.VISIBLE)
    again = client.post(address.format(thread.pk, admitted.number), {"decision": "admit"}, follow=True)
    assert "Een collega" in again.content.decode()
    assert list(Decision.objects.order_by("pk").values_list("kind", flat=True)) == ["hidden", "admitted"]


def test_nobody_lets_the_own_post_through(client, thread):
    newcomer = MemberFactory(groups=[MODERATORS])
    own = make_reply(thread, author=newcomer)
    with pytest.raises(NotAllowed):
        services.admit_post(post=own, by=newcomer)
    client.force_login(newcomer)

    assert client.get(f"/beheer/gesprekken/wachtend/{thread.pk}/{own.number}/").status_code == 404
    assert "Er wacht geen bericht" in client.get("/beheer/gesprekken/wachtend/").content.decode()
    assert [one.count for one in waiting_for(newcomer) if "wachtend" in one.url] == [0]
    assert state_of(own) == PostState.HELD


def test_moderators_are_told_once_of_all_that_waits(client, moderator, settings):
    settings.NOTIFICATIONS_WAIT_SECONDS = 60
    for _ in range(3):
        make_reply(make_thread(), author=MemberFactory())
    [notice] = Notification.objects.filter(recipient=moderator, verb="post-waits")
    assert (notice.count, notice.sentence, notice.url) == (
        3,
        "Er wachten 3 berichten op een moderator",
        "/beheer/gesprekken/wachtend/",
    )

    client.force_login(moderator)
    client.get("/beheer/gesprekken/wachtend/")
    make_reply(make_thread(), author=MemberFactory())
    unread = Notification.objects.filter(recipient=moderator, verb="post-waits").unread()
    assert [one.count for one in unread] == [1]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_queue_costs_the_same_for_any_number(client, thread, moderator, number, django_assert_num_queries):
    for _ in range(number):
        make_reply(thread, author=MemberFactory())
    client.force_login(moderator)
    client.get("/beheer/gesprekken/wachtend/")
    with django_assert_num_queries(QUEUE_QUERIES):
        client.get("/beheer/gesprekken/wachtend/")


@pytest.mark.parametrize("number", [1, 20, 1000])
def test_a_thread_costs_a_moderator_the_same_for_any_number(
    client, thread, moderator, number, django_assert_num_queries
):
    CommunitySettings.load()  # made by whoever asks first
    make_many_replies(thread, number)
    client.force_login(moderator)
    client.get(f"{thread.url}?reactie={number}")
    with django_assert_num_queries(THREAD_QUERIES):
        page = client.get(f"{thread.url}?reactie={number}").content.decode()
    assert report_url(Reply.objects.get(number=number)) in page


QUEUE_QUERIES, THREAD_QUERIES = 12, 16
