"""Reporting, deciding and putting back: who is refused, who hears what, what readers see."""

import datetime

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageLogEntry

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.roles import EDITORS, MODERATORS
from cop.moderation import services
from cop.moderation.models import Decision, Report
from cop.publishing.services import save_draft, submit
from cop.publishing.services.submission import Submitted
from cop.publishing.tokens import token_of
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return MemberFactory(email="schrijver@veendal.example", trusted=True)


@pytest.fixture
def lesson(author):
    return LessonFactory(
        title="Wie niet belt",
        slug="wie-niet-belt",
        authors=[author],
        themes=[ThemeFactory()],
        regions=[RegionFactory()],
    )


@pytest.fixture
def reporter():
    return MemberFactory(email="melder@nieuwstad.example")


@pytest.fixture
def moderator():
    return MemberFactory(email="moderator@werfkring.example", groups=[MODERATORS])


def report(lesson, by, reason="personal", explanation="De kandidaat staat er met naam in."):
    return services.report_thing(thing=lesson, reporter=by, reason=reason, explanation=explanation)


def decide(made, by, *, hide=True, to_authors="Haal de naam weg.", to_reporters="De naam gaat eruit."):
    return services.decide_on_reports(report=made, by=by, hide=hide, to_authors=to_authors, to_reporters=to_reporters)


def seen(lesson):
    return LessonPage.objects.visible_to(None).filter(pk=lesson.pk).exists()


def mails_to(address):
    return [message for message in mail.outbox if message.to == [address]]


# Reporting


def test_a_report_reaches_the_moderators(lesson, reporter, moderator, django_capture_on_commit_callbacks):
    MemberFactory(email="redactie@werfkring.example", groups=[EDITORS])
    with django_capture_on_commit_callbacks(execute=True):
        made = report(lesson, reporter)

    assert (made.title, made.authors, made.reporter) == ("Wie niet belt", lesson.owner.display_name, reporter)
    assert [message.to for message in mail.outbox] == [["moderator@werfkring.example"]]
    assert "Er is iemand herkenbaar" in mail.outbox[0].body
    assert f"/beheer/meldingen/{made.pk}/" in mail.outbox[0].body
    assert reporter.display_name not in mail.outbox[0].body


def test_the_second_report_on_a_thing_sends_no_second_mail(
    lesson, reporter, moderator, django_capture_on_commit_callbacks
):
    report(lesson, reporter)
    with django_capture_on_commit_callbacks(execute=True):
        report(lesson, MemberFactory())

    assert mail.outbox == []


def test_a_moderator_hears_nothing_of_a_report_on_the_own_lesson(
    moderator, reporter, django_capture_on_commit_callbacks
):
    own = LessonFactory(authors=[moderator])
    with django_capture_on_commit_callbacks(execute=True):
        report(own, reporter)

    assert mail.outbox == []


def test_one_open_report_a_person_and_thing(lesson, reporter, moderator):
    first = report(lesson, reporter)
    with pytest.raises(Conflict):
        report(lesson, reporter, reason="rude")
    assert Report.objects.get() == first

    decide(first, moderator, hide=False)
    report(lesson, reporter)
    assert Report.objects.count() == 2


def test_nobody_reports_the_own_lesson(lesson, author):
    with pytest.raises(NotAllowed):
        report(lesson, author)
    assert not Report.objects.exists()


@pytest.mark.parametrize("who", [{"pending": True}, {"declined": True}])
def test_who_was_not_admitted_reports_nothing(lesson, who):
    with pytest.raises(NotAllowed):
        report(lesson, MemberFactory(**who))


def test_what_one_may_not_see_cannot_be_reported(reporter):
    with pytest.raises(NotAllowed):
        report(LessonFactory(live=False), reporter)


def test_ten_reports_a_day(reporter):
    for _ in range(services.MOST_A_DAY):
        report(LessonFactory(), reporter)
    with pytest.raises(DomainError):
        report(LessonFactory(), reporter)
    assert Report.objects.count() == services.MOST_A_DAY

    Report.objects.update(reported_at=timezone.now() - datetime.timedelta(days=1, minutes=1))
    report(LessonFactory(), reporter)


def test_a_reason_that_does_not_exist_is_refused(lesson, reporter):
    with pytest.raises(ValidationError):
        report(lesson, reporter, reason="zomaar")


def test_a_kind_that_nobody_registered_cannot_be_reported(home, reporter):
    with pytest.raises(LookupError):
        services.report_thing(thing=home, reporter=reporter, reason="wrong")


# Deciding


def test_hiding_takes_it_from_readers_and_tells_everybody(
    client, lesson, reporter, moderator, django_capture_on_commit_callbacks
):
    second = MemberFactory(email="tweede@nieuwstad.example")
    made = report(lesson, reporter)
    report(lesson, second)
    with django_capture_on_commit_callbacks(execute=True):
        decision = decide(made, moderator)

    assert not seen(lesson)
    assert client.get("/lessen/wie-niet-belt/").status_code == 404
    assert set(decision.reports.all()) == set(Report.objects.all())
    for address in ("melder@nieuwstad.example", "tweede@nieuwstad.example"):
        [told] = mails_to(address)
        assert "De naam gaat eruit." in told.body
        assert "Haal de naam weg." not in told.body
        assert reporter.display_name not in told.body
    [told] = mails_to("schrijver@veendal.example")
    assert "Haal de naam weg." in told.body
    assert f"/mijn/bijdragen/{lesson.pk}/" in told.body
    for secret in (reporter.display_name, second.display_name, "De naam gaat eruit.", "staat er met naam in"):
        assert secret not in told.body
    assert mails_to("moderator@werfkring.example") == []


def test_leaving_it_tells_who_reported_it_and_not_the_author(
    lesson, reporter, moderator, django_capture_on_commit_callbacks
):
    made = report(lesson, reporter)
    with django_capture_on_commit_callbacks(execute=True):
        decide(made, moderator, hide=False, to_authors="")

    assert seen(lesson)
    assert [message.to for message in mail.outbox] == [["melder@nieuwstad.example"]]


@pytest.mark.parametrize(
    "said",
    [
        {"to_authors": " "},
        {"to_reporters": ""},
        {"hide": False, "to_reporters": " "},
    ],
)
def test_nobody_is_decided_on_without_a_word(lesson, reporter, moderator, said):
    made = report(lesson, reporter)
    with pytest.raises(DomainError):
        decide(made, moderator, **said)

    assert seen(lesson)
    assert Report.objects.open().get() == made


@pytest.mark.parametrize("who", [{}, {"trusted": True}, {"groups": [EDITORS]}])
def test_only_moderators_decide(lesson, reporter, who):
    made = report(lesson, reporter)
    with pytest.raises(NotAllowed):
        decide(made, MemberFactory(**who))
    assert seen(lesson)


@pytest.mark.parametrize("hide", [True, False])
def test_nobody_decides_on_a_report_on_the_own_lesson(reporter, moderator, hide):
    own = LessonFactory(authors=[MemberFactory(), moderator])
    made = report(own, reporter)
    with pytest.raises(NotAllowed):
        decide(made, moderator, hide=hide)
    assert Report.objects.open().exists()


def test_the_second_of_two_moderators_is_told(lesson, reporter, moderator):
    made = report(lesson, reporter)
    decide(made, moderator, hide=False)
    with pytest.raises(Conflict):
        decide(made, MemberFactory(groups=[MODERATORS]))

    assert seen(lesson)
    assert Decision.objects.get().kind == Decision.Kind.KEPT


def test_what_was_taken_off_meanwhile_cannot_be_hidden_but_the_report_can_be_closed(lesson, reporter, moderator):
    made = report(lesson, reporter)
    lesson.unpublish()
    with pytest.raises(Conflict):
        decide(made, moderator)
    assert Report.objects.open().get() == made

    decide(made, moderator, hide=False)
    assert not Report.objects.open().exists()


def test_a_report_outlives_what_it_is_about(lesson, reporter, moderator):
    made = report(lesson, reporter)
    LessonPage.objects.get().delete()
    with pytest.raises(Conflict):
        decide(made, moderator)

    assert decide(made, moderator, hide=False).title == "Wie niet belt"


def test_a_report_outlives_who_made_it(lesson, reporter, moderator, django_capture_on_commit_callbacks):
    made = report(lesson, reporter)
    reporter.delete()
    made.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        decide(made, moderator)

    assert [message.to for message in mail.outbox] == [["schrijver@veendal.example"]]


def test_each_decision_is_in_the_history_of_the_page(lesson, reporter, moderator):
    decision = decide(report(lesson, reporter), moderator)
    services.restore_thing(decision=decision, by=moderator, reason="De naam is weg.")

    logged = PageLogEntry.objects.filter(page=lesson.pk, action__startswith="moderation").order_by("timestamp")
    assert [(entry.action, entry.user) for entry in logged] == [
        ("moderation.hidden", moderator),
        ("moderation.restored", moderator),
    ]
    assert "reporter" not in str([entry.data for entry in logged])


# Putting back


def test_restoring_shows_the_same_version_again(
    client, lesson, reporter, moderator, django_capture_on_commit_callbacks
):
    decision = decide(report(lesson, reporter), moderator)
    page = LessonPage.objects.get()
    page.summary = "Een half verbeterde zin"
    save_draft(page=page, by=lesson.owner, token=token_of(page))
    with django_capture_on_commit_callbacks(execute=True):
        services.restore_thing(decision=decision, by=moderator, reason="Er bleek niemand herkenbaar.")

    restored = LessonPage.objects.get()
    assert (restored.live, restored.summary) == (True, lesson.summary)
    assert restored.get_latest_revision_as_object().summary == "Een half verbeterde zin"
    assert client.get("/lessen/wie-niet-belt/").status_code == 200
    assert {message.to[0] for message in mail.outbox} == {"schrijver@veendal.example", "melder@nieuwstad.example"}
    assert all("Er bleek niemand herkenbaar." in message.body for message in mail.outbox)


def test_a_lesson_without_versions_comes_back_as_it_was(lesson, reporter, moderator):
    lesson.revisions.all().delete()
    LessonPage.objects.update(latest_revision=None, live_revision=None)
    decision = decide(report(LessonPage.objects.get(), reporter), moderator)
    services.restore_thing(decision=decision, by=moderator, reason="Toch goed.")

    restored = LessonPage.objects.get()
    assert (restored.live, restored.summary, restored.themes.count()) == (True, lesson.summary, 1)


def test_putting_back_is_done_once(lesson, reporter, moderator):
    decision = decide(report(lesson, reporter), moderator)
    services.restore_thing(decision=decision, by=moderator, reason="Toch goed.")
    with pytest.raises(Conflict):
        services.restore_thing(decision=decision, by=moderator, reason="Toch goed.")
    assert Decision.objects.count() == 2


def test_what_an_editor_published_meanwhile_is_not_put_back(lesson, reporter, moderator):
    decision = decide(report(lesson, reporter), moderator)
    page = LessonPage.objects.get()
    page.summary = "Zonder naam"
    page.save_revision().publish(skip_permission_checks=True)
    with pytest.raises(Conflict):
        services.restore_thing(decision=decision, by=moderator, reason="Toch goed.")

    assert LessonPage.objects.get().summary == "Zonder naam"


def test_putting_back_is_refused_to_others_and_without_a_reason(author, reporter, moderator):
    own = LessonFactory(authors=[MemberFactory(groups=[MODERATORS])])
    decision = decide(report(own, reporter), moderator)
    for by, reason, refusal in (
        (MemberFactory(groups=[EDITORS]), "Toch goed.", NotAllowed),
        (own.owner, "Toch goed.", NotAllowed),
        (moderator, " ", DomainError),
    ):
        with pytest.raises(refusal):
            services.restore_thing(decision=decision, by=by, reason=reason)
    assert not seen(own)


def test_what_is_gone_cannot_be_put_back(lesson, reporter, moderator):
    decision = decide(report(lesson, reporter), moderator)
    LessonPage.objects.get().delete()
    with pytest.raises(Conflict):
        services.restore_thing(decision=decision, by=moderator, reason="Toch goed.")


# Archived lessons


@pytest.fixture
def archived(lesson):
    lesson.unpublish()
    LessonPage.objects.update(archived_at=timezone.now(), archive_note="Verouderd")
    return LessonPage.objects.get()


def test_an_archived_lesson_loses_its_address_and_gets_it_back(client, archived, reporter, moderator):
    assert client.get("/lessen/wie-niet-belt/").status_code == 200
    decision = decide(report(archived, reporter), moderator)
    assert client.get("/lessen/wie-niet-belt/").status_code == 404

    services.restore_thing(decision=decision, by=moderator, reason="Toch goed.")
    restored = LessonPage.objects.get()
    assert (restored.is_archived, restored.live, restored.archived_at) == (True, False, archived.archived_at)
    assert client.get("/lessen/wie-niet-belt/").status_code == 200


def test_what_was_published_again_and_archived_later_is_archived_and_not_hidden(client, lesson, reporter, moderator):
    decision = decide(report(lesson, reporter), moderator)
    page = LessonPage.objects.get()
    page.save_revision().publish(skip_permission_checks=True)
    ended = Decision.objects.first()
    assert (ended.kind, ended.by, ended.by_name) == (Decision.Kind.RESTORED, None, "Redactie")
    page = LessonPage.objects.get()
    page.unpublish()
    LessonPage.objects.update(archived_at=timezone.now())

    with pytest.raises(Conflict):
        services.restore_thing(decision=decision, by=moderator, reason="Toch goed.")
    assert LessonPage.objects.get().is_archived
    client.force_login(lesson.owner)
    assert "Verborgen door een moderator" not in client.get("/mijn/bijdragen/").content.decode()


def test_publishing_what_was_never_hidden_decides_nothing(lesson, reporter, moderator):
    decide(report(lesson, reporter), moderator, hide=False)
    LessonPage.objects.get().save_revision().publish(skip_permission_checks=True)

    assert Decision.objects.count() == 1


# What its author can do


def test_a_trusted_author_does_not_publish_what_was_hidden_without_an_editor(lesson, author, reporter, moderator):
    decide(report(lesson, reporter), moderator)

    assert submit(page=LessonPage.objects.get(), by=author, token=None) is Submitted.IN_REVIEW
    assert not seen(lesson)


def test_once_an_editor_published_it_again_its_author_publishes_at_once_as_before(lesson, author, reporter, moderator):
    decide(report(lesson, reporter), moderator)
    page = LessonPage.objects.get()
    page.save_revision().publish(skip_permission_checks=True)

    assert submit(page=LessonPage.objects.get(), by=author, token=None) is Submitted.PUBLISHED


def test_the_author_reads_what_is_wrong(client, lesson, author, reporter, moderator):
    decide(report(lesson, reporter), moderator)
    client.force_login(author)
    for path in ("/mijn/bijdragen/", f"/mijn/bijdragen/{lesson.pk}/"):
        page = client.get(path).content.decode()
        assert "Verborgen door een moderator" in page
        assert "Haal de naam weg." in page
        assert "De naam gaat eruit." not in page
    assert "Stuur naar de redactie" in page or "Verstuur naar de redactie" in page
