"""Who hears that a colleague tried a lesson, how often, and in which words."""

import pytest

from cop.notifications.models import Notification
from cop.notifications.services import follow, mark_read, mute
from cop.notifications.verbs import verb_of
from knowledge.lessons.models import Outcome
from knowledge.replications import services
from knowledge.replications.models import Replication
from knowledge.replications.telling import TRIED
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory

pytestmark = pytest.mark.django_db


def send(reporting, lesson, **answers):
    author = MemberFactory(trusted=True, organisation=OrganisationFactory())
    report = reporting.whole(lesson, author, **answers)
    services.send_report(report=report, by=author, token=None)
    return Replication.objects.get(pk=report.pk)


def told(member):
    return Notification.objects.filter(recipient=member, verb=TRIED)


def test_who_wrote_the_lesson_and_who_follows_it_or_the_colleague_hear_of_it_once(lesson, reporting):
    writer = lesson.page_authors.get().member
    follower, fan, stranger = MemberFactory(), MemberFactory(), MemberFactory()
    follow(member=follower, subject=lesson)
    author = MemberFactory(trusted=True)
    follow(member=fan, subject=author)
    follow(member=fan, subject=lesson)
    report = reporting.whole(lesson, author)
    services.send_report(report=report, by=author, token=None)

    for member in (writer, follower, fan):
        assert told(member).get().count == 1
    assert not told(stranger).exists()
    assert not told(author).exists()


def test_who_muted_the_lesson_hears_nothing(lesson, reporting):
    writer = lesson.page_authors.get().member
    mute(member=writer, subject=lesson)
    send(reporting, lesson)

    assert not told(writer).exists()


def test_a_draft_and_a_report_in_review_are_not_told_of(lesson, reporting, newcomer):
    report = reporting.whole(lesson, newcomer)
    services.send_report(report=report, by=newcomer, token=None)

    assert not Notification.objects.filter(verb=TRIED).exists()


def test_a_changed_report_is_not_told_of_again(lesson, reporting):
    writer = lesson.page_authors.get().member
    report = send(reporting, lesson)
    mark_read(member=writer, subject=lesson)
    version = report.get_latest_revision_as_object()
    version.result = "<p>Toch twee mensen.</p>"
    services.save_report(report=version, by=report.author, token=reporting.token(report))
    services.send_report(report=report, by=report.author, token=None)

    assert told(writer).get().read_at is not None


def test_reports_that_were_not_read_yet_are_one_notification(lesson, reporting):
    writer = lesson.page_authors.get().member
    send(reporting, lesson)
    row = told(writer).get()
    verb = verb_of(TRIED)
    organisation = Replication.objects.get(pk=row.data["report"]).organisation
    assert verb.sentence(row) == f"{organisation} probeerde “Binnen 48 uur bellen”, en het werkte niet"
    assert verb.url(row).endswith(f"#verslag-{row.data['report']}")

    send(reporting, lesson, outcome=Outcome.WORKED)
    row = told(writer).get()
    assert row.count == 2
    assert verb.sentence(row) == "2 collega's probeerden “Binnen 48 uur bellen”"


@pytest.mark.parametrize(
    ("outcome", "words"), [(Outcome.WORKED, "het werkte"), (Outcome.PARTLY, "het werkte deels"), (Outcome.NOT, "niet")]
)
def test_the_sentence_says_what_came_of_it(lesson, reporting, outcome, words):
    send(reporting, lesson, outcome=outcome)

    row = told(lesson.page_authors.get().member).get()
    assert verb_of(TRIED).sentence(row).endswith(words)


def test_a_mail_quotes_a_report_only_while_readers_see_it(lesson, reporting):
    report = send(reporting, lesson)
    row = told(lesson.page_authors.get().member).get()
    verb = verb_of(TRIED)
    assert verb.words(row) == "Niemand nam op."

    services.take_down_report(report=report, by=report.author)
    assert verb.words(row) == ""
