"""Writing a report without a browser: start, save, send, take back, throw away."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError

from cop.core.errors import Conflict, NotAllowed
from cop.publishing.errors import EditConflict, Incomplete
from cop.publishing.models import PageAuthor
from cop.publishing.services import Submitted
from cop.regions.models import Region
from knowledge.lessons.models import LessonPage, Outcome
from knowledge.replications import services
from knowledge.replications.errors import AlreadyReported, LessonClosed, OrganisationMissing, OwnLesson
from knowledge.replications.models import Replication
from knowledge.replications.periods import period_name, period_of, recent_periods
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory
from tests.replications.conftest import LAST_PERIOD

pytestmark = pytest.mark.django_db


def evidence(lesson):
    columns = ("tried_organisations", "tried_worked", "tried_partly", "tried_not")
    return LessonPage.objects.filter(pk=lesson.pk).values_list(*columns).get()


def test_a_started_report_knows_its_author_and_shows_nowhere(lesson, newcomer, reporting):
    report = reporting.start(lesson, newcomer)

    assert (report.organisation, report.region) == (newcomer.organisation, newcomer.organisation.region)
    assert report.author_name == newcomer.display_name
    assert not report.live
    assert Replication.objects.visible_to(MemberFactory()).count() == 0
    assert evidence(lesson) == (0, 0, 0, 0)


def test_the_same_form_sent_twice_makes_one_report(lesson, newcomer, reporting):
    key = uuid.uuid4()
    assert reporting.start(lesson, newcomer, key).pk == reporting.start(lesson, newcomer, key).pk
    assert Replication.objects.count() == 1


def test_somebody_elses_key_opens_nothing(lesson, newcomer, reporting):
    report = reporting.start(lesson, newcomer)
    with pytest.raises(NotAllowed):
        reporting.start(lesson, MemberFactory(), report.request_key)


@pytest.mark.parametrize("trait", ["pending", "declined"])
def test_who_is_not_admitted_does_not_report(lesson, reporting, trait):
    with pytest.raises(Conflict):
        reporting.start(lesson, MemberFactory(**{trait: True}))
    assert Replication.objects.count() == 0


def test_an_author_changes_the_own_lesson_instead(lesson, reporting):
    with pytest.raises(OwnLesson):
        reporting.start(lesson, lesson.page_authors.get().member)


def test_a_member_without_organisation_says_first_where_they_work(lesson, reporting):
    with pytest.raises(OrganisationMissing):
        reporting.start(lesson, MemberFactory(organisation=None, region=None))


def test_a_draft_of_a_lesson_and_one_that_was_archived_take_no_report(newcomer, reporting, lesson):
    with pytest.raises(LessonClosed):
        reporting.start(LessonFactory(live=False), newcomer)
    lesson.unpublish()
    with pytest.raises(LessonClosed):
        reporting.start(lesson, newcomer)


def test_saving_again_keeps_one_version(lesson, newcomer, reporting):
    report = reporting.start(lesson, newcomer)
    for result in ("<p>Een</p>", "<p>Twee</p>"):
        reporting.save(report, newcomer, result=result)

    assert reporting.newest(report).result == "<p>Twee</p>"
    assert reporting.row(report).result == ""
    assert report.revisions.count() == 1


def test_the_second_of_two_windows_is_told_and_overwrites_nothing(lesson, newcomer, reporting):
    report = reporting.start(lesson, newcomer)
    opened_with = reporting.token(report)
    first, second = reporting.newest(report), reporting.newest(report)
    first.result, second.result = "<p>Eerste venster</p>", "<p>Tweede venster</p>"
    services.save_report(report=first, by=newcomer, token=opened_with)

    with pytest.raises(EditConflict) as conflict:
        services.save_report(report=second, by=newcomer, token=opened_with)

    assert reporting.newest(report).result == "<p>Eerste venster</p>"
    services.save_report(report=second, by=newcomer, token=conflict.value.token)
    assert reporting.newest(report).result == "<p>Tweede venster</p>"


def test_the_same_text_from_an_older_form_is_no_conflict(lesson, newcomer, reporting):
    report = reporting.start(lesson, newcomer)
    opened_with = reporting.token(report)
    saved = reporting.save(report, newcomer, result="<p>Hetzelfde</p>")

    again = services.save_report(report=reporting.newest(report), by=newcomer, token=opened_with)
    assert again.token == saved.token


def test_nobody_but_its_author_saves_sends_or_removes(lesson, trusted, reporting):
    report, other = reporting.sent(lesson, trusted), MemberFactory(trusted=True)
    version = reporting.newest(report)
    for refused in (
        lambda: services.save_report(report=version, by=other, token=reporting.token(report)),
        lambda: services.send_report(report=report, by=other, token=None),
        lambda: services.take_down_report(report=report, by=other),
        lambda: services.withdraw_report(report=report, by=other),
        lambda: services.discard_report(report=report, by=other),
        lambda: services.restore_version(report=report, revision=report.latest_revision, by=other),
        lambda: services.remove_attachment(report=version, by=other, document_id=1, token=reporting.token(report)),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert reporting.row(report).live


def test_an_author_who_is_not_admitted_any_more_changes_nothing(lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    trusted.status = trusted.Status.DECLINED
    with pytest.raises(NotAllowed):
        services.take_down_report(report=report, by=trusted)


def test_what_is_asked_is_said_by_field(lesson, trusted, reporting):
    report = reporting.start(lesson, trusted)
    with pytest.raises(Incomplete) as refused:
        reporting.send(report, trusted)

    assert list(refused.value.missing) == ["period_start", "changed", "outcome", "result"]


def test_we_changed_nothing_is_an_answer(lesson, trusted, reporting):
    report = reporting.whole(lesson, trusted, changed="", changed_nothing=True)
    assert reporting.send(report, trusted) is Submitted.PUBLISHED


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"changed_nothing": True}, "changed_nothing"),
        ({"hires": 4, "applicants": 3}, "hires"),
        ({"period_start": datetime.date(2150, 1, 1)}, "period_start"),
    ],
)
def test_what_contradicts_itself_stays_a_draft(lesson, trusted, reporting, answers, field):
    report = reporting.whole(lesson, trusted, **answers)
    with pytest.raises(ValidationError) as refused:
        reporting.send(report, trusted)

    assert list(refused.value.message_dict) == [field]
    assert not reporting.row(report).live
    assert reporting.newest(report).result == "<p>Niemand nam op.</p>"


def test_a_trusted_members_report_is_live_and_counted_at_once(lesson, trusted, reporting):
    report = reporting.whole(lesson, trusted)

    assert reporting.send(report, trusted) is Submitted.PUBLISHED
    assert reporting.row(report).live
    assert evidence(lesson) == (1, 0, 0, 1)
    assert list(Replication.objects.visible_to(None)) == [report]


def test_a_report_of_the_lessons_own_organisation_is_shown_and_not_counted(lesson, reporting):
    colleague = MemberFactory(trusted=True, organisation=lesson.organisation)
    report = reporting.sent(lesson, colleague)

    assert list(Replication.objects.visible_to(None)) == [report]
    assert evidence(lesson) == (0, 0, 0, 0)


def test_the_second_report_of_a_period_waits_as_a_draft(lesson, trusted, reporting):
    first = reporting.sent(lesson, trusted)
    colleague = MemberFactory(trusted=True, organisation=trusted.organisation)
    second = reporting.whole(lesson, colleague)

    with pytest.raises(AlreadyReported) as refused:
        reporting.send(second, colleague)

    assert refused.value.other == first
    assert str(trusted.display_name) in str(refused.value)
    assert reporting.newest(second).result == "<p>Niemand nam op.</p>"
    reporting.save(second, colleague, period_start=LAST_PERIOD)
    assert reporting.send(second, colleague) is Submitted.PUBLISHED
    assert evidence(lesson) == (1, 0, 0, 2)


def test_a_lesson_archived_meanwhile_refuses_and_the_text_stays(lesson, trusted, reporting):
    report = reporting.whole(lesson, trusted)
    lesson.unpublish()

    with pytest.raises(LessonClosed):
        reporting.send(report, trusted)
    assert reporting.newest(report).outcome == Outcome.NOT
    lesson.save_revision().publish()
    assert reporting.send(report, trusted) is Submitted.PUBLISHED


def test_a_lesson_made_members_only_meanwhile_shows_the_report_to_members_alone(lesson, trusted, reporting):
    report = reporting.whole(lesson, trusted)
    lesson.members_only = True
    lesson.save_revision().publish()

    assert reporting.send(report, trusted) is Submitted.PUBLISHED
    assert list(Replication.objects.visible_to(None)) == []
    assert list(Replication.objects.visible_to(MemberFactory(pending=True))) == []
    assert list(Replication.objects.visible_to(MemberFactory())) == [report]


def test_an_author_made_co_author_meanwhile_does_not_report(lesson, trusted, reporting):
    report = reporting.whole(lesson, trusted)
    PageAuthor.objects.create(page=lesson, member=trusted, name=trusted.display_name)
    with pytest.raises(OwnLesson):
        reporting.send(report, trusted)


def test_until_it_is_published_a_report_follows_its_author(lesson, trusted, reporting):
    report = reporting.whole(lesson, trusted)
    trusted.organisation = OrganisationFactory()
    trusted.save()
    reporting.send(report, trusted)
    assert reporting.row(report).organisation == trusted.organisation

    there, trusted.organisation = trusted.organisation, OrganisationFactory()
    trusted.save()
    reporting.save(report, trusted, outcome=Outcome.WORKED)
    reporting.send(report, trusted)
    assert reporting.row(report).organisation == there


def test_a_region_that_was_removed_meanwhile_is_asked_again(lesson, trusted, reporting):
    elsewhere = RegionFactory()
    report = reporting.whole(lesson, trusted, region=elsewhere)
    Region.objects.filter(pk=elsewhere.pk).delete()

    assert reporting.newest(report).region is None
    with pytest.raises(Incomplete) as refused:
        reporting.send(report, trusted)
    assert list(refused.value.missing) == ["region"]


def test_a_change_is_read_once_it_is_sent_and_history_stays(lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    reporting.save(report, trusted, outcome=Outcome.WORKED)

    assert (reporting.row(report).outcome, evidence(lesson)) == (Outcome.NOT, (1, 0, 0, 1))
    reporting.send(report, trusted)
    assert (reporting.row(report).outcome, evidence(lesson)) == (Outcome.WORKED, (1, 1, 0, 0))
    assert report.revisions.count() > 1


def test_an_older_version_is_put_back(lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    first = report.live_revision
    reporting.save(report, trusted, outcome=Outcome.WORKED)
    reporting.send(report, trusted)

    services.restore_version(report=report, revision=first, by=trusted)
    assert reporting.newest(report).outcome == Outcome.NOT
    assert reporting.row(report).outcome == Outcome.WORKED


def test_its_author_takes_it_down_and_it_counts_no_more(lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    services.take_down_report(report=report, by=trusted)

    assert not reporting.row(report).live
    assert evidence(lesson) == (0, 0, 0, 0)
    with pytest.raises(Conflict):
        services.take_down_report(report=report, by=trusted)
    assert reporting.send(report, trusted) is Submitted.PUBLISHED
    assert evidence(lesson) == (1, 0, 0, 1)


def test_a_draft_is_thrown_away_and_of_a_published_one_only_the_changes(lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    with pytest.raises(Conflict):
        services.discard_report(report=report, by=trusted)
    reporting.save(report, trusted, outcome=Outcome.WORKED)
    services.discard_report(report=report, by=trusted)
    assert reporting.newest(report).outcome == Outcome.NOT
    assert not reporting.row(report).has_unpublished_changes

    draft = reporting.start(lesson, trusted)
    services.discard_report(report=draft, by=trusted)
    assert list(Replication.objects.all()) == [report]


def test_what_is_deleted_counts_no_more(lesson, trusted, reporting):
    reporting.sent(lesson, trusted).delete()
    assert evidence(lesson) == (0, 0, 0, 0)


def test_the_report_stays_when_the_account_goes(lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    name = trusted.display_name
    trusted.delete()

    kept = reporting.row(report)
    assert (kept.live, kept.author, kept.author_name) == (True, None, name)
    assert evidence(lesson) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    ("day", "first_day", "name"),
    [
        ("2026-01-01", "2026-01-01", "eerste helft van 2026"),
        ("2026-06-30", "2026-01-01", "eerste helft van 2026"),
        ("2026-07-01", "2026-07-01", "tweede helft van 2026"),
        ("2025-12-31", "2025-07-01", "tweede helft van 2025"),
    ],
)
def test_a_day_falls_in_a_half_year_with_a_name(day, first_day, name):
    period = period_of(datetime.date.fromisoformat(day))

    assert (period.isoformat(), period_name(period)) == (first_day, name)
    assert Replication(period_start=period).period_name == name


def test_a_member_chooses_from_this_half_year_and_the_ten_before():
    periods = recent_periods(datetime.date(2026, 11, 24))

    assert [periods[0].isoformat(), periods[1].isoformat(), periods[-1].isoformat()] == [
        "2026-07-01",
        "2026-01-01",
        "2021-07-01",
    ]
    assert len(periods) == 11
