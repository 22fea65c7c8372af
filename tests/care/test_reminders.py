"""Mails that pages are due."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from cop.care import services, tasks
from cop.care.models import CheckReminder, ReminderChoice
from cop.core.roles import EDITORS
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def remind(django_capture_on_commit_callbacks):
    """Runs it once and gives {address: mail} of what was sent."""

    def run():
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            number = services.remind_of_checks()
        assert number == len(mail.outbox)
        return {message.to[0]: message for message in mail.outbox}

    return run


def due(title, *authors, days=800):
    lesson = LessonFactory(title=title, authors=list(authors))
    told_at = timezone.now() - datetime.timedelta(days=days)
    LessonPage.objects.filter(pk=lesson.pk).update(first_published_at=told_at)
    return lesson


def later(days):
    """As if the earlier mails went out so many days before."""
    for reminder in CheckReminder.objects.all():
        reminder.sent_on -= datetime.timedelta(days=days)
        reminder.save()


def test_author_and_editor_each_get_one_mail_with_all_that_is_due(remind):
    jet, bas, editor = MemberFactory(), MemberFactory(), MemberFactory(groups=[EDITORS])
    first = due("Bellen voor de koffie", jet)
    due("Werkproef", jet, bas)
    LessonFactory(title="Net verschenen", authors=[jet])
    MemberFactory()
    sent = remind()

    assert set(sent) == {jet.email, bas.email, editor.email}
    assert sent[jet.email].subject == "Kloppen deze 2 pagina's nog?"
    assert sent[bas.email].subject == "Klopt “Werkproef” nog?"
    for body in (sent[jet.email].body, sent[jet.email].alternatives[0].content):
        assert "Bellen voor de koffie" in body
        assert "Werkproef" in body
        assert "Net verschenen" not in body
        assert f"http://testserver{first.url}" in body
        assert "http://testserver/mijn/zorg/herinneringen/" in body
    assert "omdat je redacteur bent" in sent[editor.email].body
    assert "omdat je dit schreef" in sent[jet.email].body
    assert CheckReminder.objects.count() == 5


def test_nothing_due_is_no_mail(remind):
    MemberFactory(groups=[EDITORS])
    LessonFactory(authors=[MemberFactory()])

    assert remind() == {}


def test_started_again_nobody_gets_the_same_twice(remind):
    author = MemberFactory()
    due("Een", author)
    assert len(remind()) == 1

    assert remind() == {}
    later(29)
    assert remind() == {}
    later(1)
    assert len(remind()) == 1


def test_what_becomes_due_within_a_week_comes_in_the_next_mail(remind):
    author = MemberFactory()
    due("Een", author)
    remind()
    later(3)
    due("Twee", author)
    assert remind() == {}

    later(4)
    sent = remind()
    assert sent[author.email].subject == "Klopt “Twee” nog?"


def test_after_three_mails_of_one_due_day_nobody_is_asked_again(remind):
    author = MemberFactory()
    lesson = due("Een", author)
    for _ in range(3):
        assert len(remind()) == 1
        later(40)
    assert remind() == {}

    # Looked over, and due once more: that is another day.
    LessonPage.objects.filter(pk=lesson.pk).update(last_checked_on=timezone.localdate() - datetime.timedelta(days=400))
    assert len(remind()) == 1


def test_who_left_or_does_not_want_it_is_skipped(remind):
    gone, pending, quiet = MemberFactory(is_active=False), MemberFactory(pending=True), MemberFactory()
    services.choose_reminders(member=quiet, wants_mail=False)
    editor = MemberFactory(groups=[EDITORS])
    former = MemberFactory(groups=[EDITORS], is_active=False)
    due("Een", gone, pending, quiet)
    sent = remind()

    assert set(sent) == {editor.email}
    assert former.email not in sent
    services.choose_reminders(member=quiet, wants_mail=True)
    assert set(remind()) == {quiet.email}
    assert ReminderChoice.objects.count() == 1


def test_an_archived_or_unpublished_page_is_not_asked_about(remind):
    author = MemberFactory()
    due("Een", author).unpublish()

    assert remind() == {}


def test_a_long_list_names_twenty(remind):
    editor = MemberFactory(groups=[EDITORS])
    for number in range(23):
        due(f"Les nummer {number}")
    body = remind()[editor.email].body

    assert body.count("Les nummer") == 20
    assert "En nog 3." in body


def test_stopped_halfway_it_goes_on_where_it_was(monkeypatch, remind):
    first, second = sorted((MemberFactory(), MemberFactory()), key=lambda member: member.pk)
    due("Een", first, second)
    send = services.reminders.mail.send

    def stop_at_the_second(**kwargs):
        if kwargs["to"] == second.email:
            raise KeyboardInterrupt
        send(**kwargs)

    monkeypatch.setattr(services.reminders.mail, "send", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        services.remind_of_checks()
    assert list(CheckReminder.objects.values_list("member", flat=True)) == [first.pk]
    monkeypatch.setattr(services.reminders.mail, "send", send)

    assert set(remind()) == {second.email}


def test_a_queue_in_the_database_gets_the_mail_with_the_row_that_says_so(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    author = MemberFactory()
    due("Een", author)
    services.remind_of_checks()

    from django_tasks_db.models import DBTaskResult

    queued = [row.args_kwargs["kwargs"] for row in DBTaskResult.objects.filter(task_path="cop.core.mail.deliver")]
    assert [mail["to"] for mail in queued] == [author.email]
    assert CheckReminder.objects.count() == 1


def test_command_and_task_do_the_same(capsys):
    due("Een", MemberFactory())
    call_command("remind_checks")

    assert "1 mails queued" in capsys.readouterr().out
    assert tasks.remind_of_checks.call() == 0
