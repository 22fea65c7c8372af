"""What reports make of a lesson, whatever changes: reports, authors, organisations, an editor's check."""

import datetime
import re
import threading
import uuid

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry

from cop.core.errors import Conflict, NotAllowed
from cop.core.roles import EDITORS
from cop.publishing.models import PageAuthor
from cop.regions.models import PageRegion
from knowledge.lessons.models import EVIDENCE_COLUMNS, Evidence, LessonIndexPage, LessonPage, Outcome
from knowledge.replications.models import Replication
from knowledge.replications.services import check_evidence, recount_evidence, withdraw_evidence_check
from knowledge.replications.wagtail_hooks import waiting_evidence
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory
from tests.factories.replications import ReplicationFactory, half_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    author = MemberFactory()
    return LessonFactory(authors=[author], organisation=author.organisation, regions=[author.region])


def columns(lesson):
    row = LessonPage.objects.values(*EVIDENCE_COLUMNS).get(pk=lesson.pk)
    row.pop("evidence_generation")
    return tuple(row.values())


def fresh(lesson):
    return LessonPage.objects.get(pk=lesson.pk)


def transferable(lesson):
    return [ReplicationFactory(lesson=lesson), ReplicationFactory(lesson=lesson, outcome=Outcome.NOT)]


def test_a_lesson_that_nobody_tried_is_told_once(lesson):
    recount_evidence(lesson_id=lesson.pk)
    assert columns(lesson) == ("told", None, 0, 0, 0, 0, 0, None)


def test_every_column_follows_the_reports(lesson):
    ReplicationFactory(lesson=lesson, period_start=half_year(2))
    ReplicationFactory(lesson=lesson, outcome=Outcome.PARTLY, period_start=half_year(1))
    ReplicationFactory(lesson=lesson, outcome=Outcome.NOT, region=lesson.organisation.region)

    assert columns(lesson) == ("transferable", None, 3, 2, 1, 1, 1, half_year())


def test_drafts_and_the_own_organisation_count_for_nothing(lesson):
    colleague = MemberFactory(organisation=lesson.organisation)
    ReplicationFactory(lesson=lesson, author=colleague, region=RegionFactory())
    ReplicationFactory(lesson=lesson, live=False)
    recount_evidence(lesson_id=lesson.pk)

    assert columns(lesson) == ("told", None, 0, 0, 0, 0, 0, None)


def test_the_organisation_of_a_co_author_is_an_own_one():
    writer, other = MemberFactory(), MemberFactory()
    lesson = LessonFactory(authors=[writer, other], organisation=None, regions=[writer.region])
    for member in (writer, other):
        ReplicationFactory(lesson=lesson, author=MemberFactory(organisation=member.organisation))

    assert fresh(lesson).evidence == Evidence.TOLD


def test_counting_twice_changes_nothing(lesson):
    transferable(lesson)
    before = columns(lesson)
    recount_evidence(lesson_id=lesson.pk)

    assert columns(lesson) == before


def test_a_lesson_that_is_gone_is_no_error():
    recount_evidence(lesson_id=987_654)


def test_a_copy_starts_with_an_experience_of_its_own(lesson, lesson_index):
    transferable(lesson)
    LessonPage.objects.filter(pk=lesson.pk).update(request_key=uuid.uuid4())
    copy = fresh(lesson).copy(to=lesson_index, update_attrs={"slug": "kopie"})

    assert columns(copy) == ("told", None, 0, 0, 0, 0, 0, None)
    assert columns(lesson)[0] == "transferable"
    assert LessonPage.objects.get(slug="kopie").request_key is None


def test_the_list_is_made_anew_only_when_it_shows_something_else(lesson):
    report = ReplicationFactory(lesson=lesson)
    before = LessonIndexPage.objects.get().generation, fresh(lesson).evidence_generation
    Replication.objects.filter(pk=report.pk).update(result="<p>Anders verteld.</p>")
    recount_evidence(lesson_id=lesson.pk)

    assert LessonIndexPage.objects.get().generation == before[0]
    assert fresh(lesson).evidence_generation != before[1]
    ReplicationFactory(lesson=lesson)
    assert LessonIndexPage.objects.get().generation != before[0]


def test_a_report_that_is_taken_away_counts_no_longer(lesson):
    worked, _failed = transferable(lesson)
    worked.unpublish()
    recount_evidence(lesson_id=lesson.pk)

    assert (fresh(lesson).evidence, fresh(lesson).tried_worked) == (Evidence.REPEATED, 0)


def test_publishing_an_older_version_keeps_the_evidence(lesson):
    older = lesson.latest_revision
    transferable(lesson)
    before = columns(lesson)
    older.publish(skip_permission_checks=True)

    assert columns(lesson) == before


def test_publishing_with_another_organisation_counts_anew(lesson):
    worked, _failed = transferable(lesson)
    version = fresh(lesson)
    version.organisation = worked.organisation
    version.save_revision().publish(skip_permission_checks=True)

    assert (fresh(lesson).evidence, fresh(lesson).tried_organisations) == (Evidence.REPEATED, 1)


def test_publishing_with_other_regions_counts_anew(lesson):
    worked, _failed = transferable(lesson)
    version = fresh(lesson)
    version.page_regions = [PageRegion(region=worked.region)]
    version.save_revision().publish(skip_permission_checks=True)

    assert (fresh(lesson).evidence, fresh(lesson).tried_regions) == (Evidence.REPEATED, 1)


def test_a_co_author_who_joins_counts_at_once(lesson):
    worked, _failed = transferable(lesson)
    row = PageAuthor.objects.create(page=lesson, member=worked.author)
    assert fresh(lesson).evidence == Evidence.REPEATED

    row.delete()
    assert fresh(lesson).evidence == Evidence.TRANSFERABLE


def test_an_author_who_changes_organisation_counts_at_once(lesson):
    worked, _failed = transferable(lesson)
    author = lesson.owner
    author.organisation = worked.organisation
    author.save()

    assert (fresh(lesson).evidence, fresh(lesson).tried_organisations) == (Evidence.REPEATED, 1)


def test_an_author_whose_account_goes_counts_at_once():
    writer = MemberFactory()
    lesson = LessonFactory(authors=[writer], organisation=None, regions=[writer.region])
    ReplicationFactory(lesson=lesson, author=MemberFactory(organisation=writer.organisation))
    assert fresh(lesson).tried_organisations == 0
    writer.delete()

    assert fresh(lesson).tried_organisations == 1


def test_signing_in_recounts_nothing(lesson, django_assert_num_queries):
    ReplicationFactory(lesson=lesson)
    author = lesson.owner
    with django_assert_num_queries(1):
        author.save(update_fields=["last_login"])


def test_an_editor_checks_what_is_transferable(lesson):
    transferable(lesson)
    editor = MemberFactory(groups=[EDITORS])
    today = check_evidence(lesson=lesson, by=editor, seen=fresh(lesson).evidence_generation)

    assert (fresh(lesson).evidence, fresh(lesson).evidence_checked_on) == (Evidence.CHECKED, today)
    assert PageLogEntry.objects.filter(action="replications.evidence_checked", user=editor, page=lesson).exists()
    assert registry.action_exists("replications.evidence_checked")


def test_a_negative_report_takes_no_check_away(lesson):
    transferable(lesson)
    check_evidence(lesson=lesson, by=MemberFactory(groups=[EDITORS]), seen=fresh(lesson).evidence_generation)
    ReplicationFactory(lesson=lesson, outcome=Outcome.NOT)

    assert (fresh(lesson).evidence, fresh(lesson).tried_not) == (Evidence.CHECKED, 2)


def test_a_check_goes_with_what_was_checked(lesson):
    """What carried the lesson over is gone; when something else does later, an editor looks at that."""
    worked, _failed = transferable(lesson)
    check_evidence(lesson=lesson, by=MemberFactory(groups=[EDITORS]), seen=fresh(lesson).evidence_generation)
    worked.unpublish()
    recount_evidence(lesson_id=lesson.pk)
    assert (fresh(lesson).evidence, fresh(lesson).evidence_checked_on) == (Evidence.REPEATED, None)

    ReplicationFactory(lesson=lesson)
    assert fresh(lesson).evidence == Evidence.TRANSFERABLE


def test_a_check_is_taken_back(lesson):
    transferable(lesson)
    editor = MemberFactory(groups=[EDITORS])
    check_evidence(lesson=lesson, by=editor, seen=fresh(lesson).evidence_generation)
    withdraw_evidence_check(lesson=lesson, by=editor)

    assert (fresh(lesson).evidence, fresh(lesson).evidence_checked_on) == (Evidence.TRANSFERABLE, None)
    assert PageLogEntry.objects.filter(action="replications.evidence_unchecked", user=editor).exists()
    with pytest.raises(Conflict):
        withdraw_evidence_check(lesson=lesson, by=editor)


def test_no_check_on_what_is_not_transferable(lesson):
    ReplicationFactory(lesson=lesson)
    with pytest.raises(Conflict):
        check_evidence(lesson=lesson, by=MemberFactory(groups=[EDITORS]), seen=fresh(lesson).evidence_generation)

    assert fresh(lesson).evidence == Evidence.REPEATED


def test_no_check_on_reports_that_the_editor_did_not_see(lesson):
    transferable(lesson)
    seen = fresh(lesson).evidence_generation
    ReplicationFactory(lesson=lesson, outcome=Outcome.NOT)
    with pytest.raises(Conflict):
        check_evidence(lesson=lesson, by=MemberFactory(groups=[EDITORS]), seen=seen)

    assert fresh(lesson).evidence_checked_on is None


@pytest.mark.parametrize("role", ["author", "member", "moderator"])
def test_only_editors_check(lesson, people, role):
    transferable(lesson)
    by = {"author": lesson.owner, "member": people["trusted"], "moderator": people["moderator"]}[role]
    with pytest.raises(NotAllowed):
        check_evidence(lesson=lesson, by=by, seen=fresh(lesson).evidence_generation)
    LessonPage.objects.filter(pk=lesson.pk).update(evidence_checked_on=datetime.date(2026, 1, 2))
    with pytest.raises(NotAllowed):
        withdraw_evidence_check(lesson=lesson, by=by)

    assert fresh(lesson).evidence_checked_on == datetime.date(2026, 1, 2)


def test_the_database_counts_by_the_same_rule(lesson):
    """`counted()` in SQL and `ladder.counted` in Python agree, with and without an organisation of the lesson's own."""
    writers = [MemberFactory(), MemberFactory()]
    bare = LessonFactory(authors=writers, organisation=None, regions=[RegionFactory()])
    nobody = LessonFactory(organisation=None, regions=[RegionFactory()])
    for one in (lesson, bare, nobody):
        transferable(one)
        for member in (lesson.owner, *writers):
            ReplicationFactory(lesson=one, author=member, organisation=member.organisation)
        ReplicationFactory(lesson=one, live=False)

    for one in (lesson, bare, nobody):
        now = fresh(one)
        expected = now.tried_worked + now.tried_partly + now.tried_not
        assert Replication.objects.filter(lesson=one).counted().count() == expected > 0


def test_reports_are_visible_as_their_lesson_is():
    member, pending = MemberFactory(), MemberFactory(pending=True)
    public = ReplicationFactory()
    closed = ReplicationFactory(lesson=LessonFactory(members_only=True))
    ReplicationFactory(live=False)
    gone = ReplicationFactory()
    gone.lesson.unpublish()

    assert set(Replication.objects.visible_to(member)) == {public, closed}
    for user in (None, pending):
        assert set(Replication.objects.visible_to(user)) == {public}


def test_an_organisation_that_merges_with_the_own_one_counts_for_nothing(lesson):
    worked, _failed = transferable(lesson)
    Replication.objects.filter(organisation=worked.organisation).update(organisation=lesson.organisation)
    recount_evidence(lesson_id=lesson.pk)

    assert (fresh(lesson).evidence, fresh(lesson).tried_organisations) == (Evidence.REPEATED, 1)
    assert OrganisationFactory(slug=worked.organisation.slug) == worked.organisation


def test_the_command_finds_and_mends_what_is_not_right(lesson, capsys):
    transferable(lesson)
    call_command("recount_evidence")
    assert "All evidence is right." in capsys.readouterr().out
    LessonPage.objects.filter(pk=lesson.pk).update(tried_worked=7, evidence=Evidence.TOLD)
    forgotten = LessonFactory(title="Vergeten")
    LessonPage.objects.filter(pk=forgotten.pk).update(tried_organisations=2)

    call_command("recount_evidence", "--dry-run")
    said = capsys.readouterr().out
    assert f"not right: {lesson.title} ({lesson.pk})" in said
    assert "2 lessons were not right; nothing was changed." in said
    assert fresh(lesson).tried_worked == 7
    call_command("recount_evidence")
    assert (fresh(lesson).tried_worked, fresh(lesson).evidence) == (1, Evidence.TRANSFERABLE)
    assert fresh(forgotten).tried_organisations == 0


@pytest.mark.django_db(transaction=True)
def test_of_reports_at_the_same_moment_none_is_forgotten():
    """Each counts in its own transaction, after its own report: whoever comes second waits and counts both."""
    lesson = LessonFactory(regions=[RegionFactory()])
    members = [MemberFactory() for _ in range(5)]
    start = threading.Barrier(len(members))
    wrong = []

    def report(member):
        try:
            start.wait(timeout=30)
            with transaction.atomic():
                Replication.objects.create(
                    lesson=lesson,
                    author=member,
                    organisation=member.organisation,
                    region=member.region,
                    period_start=half_year(),
                    outcome=Outcome.WORKED,
                    request_key=uuid.uuid4(),
                    live=True,
                )
                recount_evidence(lesson_id=lesson.pk)
        except Exception as error:  # noqa: BLE001  (what went wrong is what the test looks at)
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=report, args=(member,)) for member in members]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)

    assert wrong == []
    assert (fresh(lesson).tried_organisations, fresh(lesson).evidence) == (5, Evidence.TRANSFERABLE)


def test_an_editor_checks_in_the_admin_and_the_lesson_says_so(client, lesson):
    transferable(lesson)
    editor = MemberFactory(groups=[EDITORS])
    client.force_login(editor)
    address = f"/beheer/lessen/{lesson.pk}/bewijs/"
    assert address in client.get(lesson.url).content.decode()
    seen = fresh(lesson).evidence_generation
    assert f'value="{seen}"' in client.get(address).content.decode()
    assert fresh(lesson).evidence == Evidence.TRANSFERABLE

    answer = client.post(address, {"seen": str(seen)}, follow=True)
    assert "Het bewijs staat vanaf vandaag als gecontroleerd." in answer.content.decode()
    assert re.search(r'aria-current="step".*?Gecontroleerd', answer.content.decode(), re.DOTALL)
    client.post(address, {"take_back": "1"})
    assert fresh(lesson).evidence == Evidence.TRANSFERABLE


@pytest.mark.parametrize("seen", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_a_form_from_before_a_report_checks_nothing(client, lesson, seen):
    transferable(lesson)
    client.force_login(MemberFactory(groups=[EDITORS]))
    answer = client.post(f"/beheer/lessen/{lesson.pk}/bewijs/", {"seen": seen}, follow=True)

    assert "De verslagen zijn veranderd" in answer.content.decode()
    assert fresh(lesson).evidence_checked_on is None


def test_the_check_is_offered_to_editors_alone_and_only_when_there_is_something(client, lesson):
    address = f"/beheer/lessen/{lesson.pk}/bewijs/"
    client.force_login(MemberFactory(groups=[EDITORS]))
    assert address not in client.get(lesson.url).content.decode()
    transferable(lesson)
    client.force_login(MemberFactory(trusted=True))
    assert address not in client.get(lesson.url).content.decode()


def test_editors_see_what_waits_for_a_check(people, lesson):
    transferable(lesson)

    assert [waiting_evidence(people[role]) for role in ("trusted", "moderator")] == [None, None]
    assert waiting_evidence(people["editor"]).count == 1
