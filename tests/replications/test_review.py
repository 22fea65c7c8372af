"""Newcomers' reports are read by editors first, in the Wagtail admin; and what moderators and archiving do to them."""

import pytest
from django.core import mail as outbox
from wagtail.models import WorkflowState
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cop.core.errors import Conflict
from cop.core.roles import EDITORS, MODERATORS
from cop.members.models import Member
from cop.moderation.services import decide_on_reports, report_thing, restore_thing
from cop.publishing.services import Submitted
from knowledge.lessons.models import LessonPage, Outcome
from knowledge.replications import services
from knowledge.replications.errors import AlreadyReported
from knowledge.replications.models import Replication
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.replications import ReplicationFactory
from tests.replications.conftest import LAST_PERIOD, THIS_PERIOD

pytestmark = pytest.mark.django_db
SNIPPET = "/beheer/snippets/replications/replication"


@pytest.fixture(autouse=True)
def _mails_at_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        yield


@pytest.fixture
def mailed(django_capture_on_commit_callbacks):
    """`with mailed():` sends what was queued inside, and `subjects(member)` says what arrived."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def subjects(member):
    return [message.subject for message in outbox.outbox if message.to == [member.email]]


def tried(lesson):
    return LessonPage.objects.values_list("tried_organisations", flat=True).get(pk=lesson.pk)


@pytest.fixture
def sent(lesson, newcomer, editor, reporting):
    return reporting.sent(lesson, newcomer)


def test_a_newcomers_report_waits_for_an_editor(lesson, newcomer, reporting):
    report = reporting.whole(lesson, newcomer)

    assert reporting.send(report, newcomer) is Submitted.IN_REVIEW
    assert not reporting.row(report).live
    assert tried(lesson) == 0


def test_editors_hear_that_something_waits(lesson, newcomer, editor, reporting, mailed):
    report = reporting.whole(lesson, newcomer)
    with mailed():
        reporting.send(report, newcomer)

    assert subjects(editor) == [
        f"{newcomer.display_name} stuurde “Ook hier geprobeerd: Binnen 48 uur bellen” ter beoordeling"
    ]
    assert f"{SNIPPET}/edit/{report.pk}/" in outbox.outbox[-1].body


def test_until_an_editor_decided_it_stays_as_it_is(sent, newcomer, reporting):
    version = reporting.newest(sent)
    with pytest.raises(Conflict):
        services.save_report(report=version, by=newcomer, token=reporting.token(sent))
    with pytest.raises(Conflict):
        services.discard_report(report=sent, by=newcomer)

    services.withdraw_report(report=sent, by=newcomer)
    reporting.save(sent, newcomer, result="<p>Toch anders.</p>")
    with pytest.raises(Conflict):
        services.withdraw_report(report=sent, by=newcomer)


def test_approved_it_counts_and_its_author_hears_so(sent, lesson, editor, reporting, mailed):
    newcomer = sent.author
    with mailed():
        reporting.approve(sent, editor)

    assert reporting.row(sent).live
    assert tried(lesson) == 1
    assert subjects(newcomer) == ["“Ook hier geprobeerd: Binnen 48 uur bellen” is gepubliceerd"]
    assert f"{lesson.url}geprobeerd/?verslag={sent.pk}" in outbox.outbox[-1].body


def test_sent_back_improved_and_approved(sent, editor, reporting, client, mailed):
    newcomer = sent.author
    with mailed():
        reporting.send_back(sent, editor, "Hoeveel mensen begonnen er?")
    assert subjects(newcomer) == ["De redactie vraagt je “Ook hier geprobeerd: Binnen 48 uur bellen” aan te passen"]
    assert f"/mijn/verslagen/{sent.pk}/" in outbox.outbox[-1].body
    client.force_login(newcomer)
    assert "Hoeveel mensen begonnen er?" in client.get(f"/mijn/verslagen/{sent.pk}/").content.decode()
    assert "Hoeveel mensen begonnen er?" in client.get("/mijn/verslagen/").content.decode()

    reporting.save(sent, newcomer, hires=2, applicants=3)
    assert reporting.send(sent, newcomer) is Submitted.IN_REVIEW
    reporting.approve(sent, editor)
    assert (reporting.row(sent).live, reporting.row(sent).hires) == (True, 2)
    assert WorkflowState.objects.count() == 1


def test_a_newcomers_change_is_read_again_while_the_published_one_stays(sent, lesson, newcomer, editor, reporting):
    reporting.approve(sent, editor)
    reporting.save(sent, newcomer, outcome=Outcome.WORKED)

    assert reporting.send(sent, newcomer) is Submitted.IN_REVIEW
    assert (reporting.row(sent).live, reporting.row(sent).outcome) == (True, Outcome.NOT)
    reporting.approve(sent, editor)
    assert reporting.row(sent).outcome == Outcome.WORKED


def test_a_change_that_was_sent_back_can_be_thrown_away(sent, newcomer, editor, reporting):
    reporting.approve(sent, editor)
    reporting.save(sent, newcomer, outcome=Outcome.WORKED)
    reporting.send(sent, newcomer)
    reporting.send_back(sent, editor, "Waarom?")

    services.discard_report(report=sent, by=newcomer)
    assert reporting.newest(sent).outcome == Outcome.NOT
    assert reporting.row(sent).current_workflow_state is None


def test_taking_down_ends_the_review_of_a_change(sent, lesson, newcomer, editor, reporting):
    reporting.approve(sent, editor)
    reporting.save(sent, newcomer, outcome=Outcome.WORKED)
    reporting.send(sent, newcomer)

    services.take_down_report(report=sent, by=newcomer)
    assert reporting.row(sent).current_workflow_state is None
    assert tried(lesson) == 0


def test_reports_and_lessons_together_make_a_member_trusted(newcomer, editor, reporting):
    for number in range(3):
        assert not Member.objects.get(pk=newcomer.pk).is_trusted
        report = reporting.sent(LessonFactory(title=f"Les {number}", authors=[MemberFactory()]), newcomer)
        reporting.approve(report, editor)

    assert Member.objects.get(pk=newcomer.pk).is_trusted


def test_what_waits_for_editors_counts_reports_as_well(sent, editor, client):
    client.force_login(editor)
    assert "Bijdragen om te beoordelen: <strong>1</strong>" in client.get("/beheer/").content.decode()


def test_a_second_report_of_a_period_is_not_approved(sent, lesson, newcomer, editor, reporting):
    ReplicationFactory(
        lesson=lesson, author=MemberFactory(organisation=newcomer.organisation), period_start=THIS_PERIOD
    )
    with pytest.raises(AlreadyReported):
        reporting.approve(sent, editor)

    assert not reporting.row(sent).live
    assert reporting.row(sent).workflow_in_progress


def form_of(report, **changes):
    version = report.get_latest_revision_as_object()
    form = {
        "region": version.region_id,
        "period_start": version.period_start.isoformat(),
        "scale": version.scale,
        "changed": version.changed,
        "outcome": version.outcome,
        "result": version.result,
        "attachments": inline_formset([]),
        "loaded_revision_id": str(report.latest_revision_id),
    }
    return nested_form_data({**form, **changes})


def edit(client, report, **changes):
    return client.post(f"{SNIPPET}/edit/{report.pk}/", form_of(report, **changes))


@pytest.fixture
def admin(client, editor):
    client.force_login(editor)
    return client


def test_editors_find_and_filter_reports(admin, sent, lesson, trusted):
    ReplicationFactory(lesson=lesson, author=trusted, outcome=Outcome.WORKED, period_start=LAST_PERIOD)
    everything = admin.get(f"{SNIPPET}/").content.decode()
    live = admin.get(f"{SNIPPET}/?live=true").content.decode()

    assert everything.count("Binnen 48 uur bellen") > live.count("Binnen 48 uur bellen") > 0
    assert str(trusted.organisation) in live
    assert str(sent.organisation) + ":" not in live
    assert admin.get(f"{SNIPPET}/?q=binnen").status_code == 200


def test_an_editor_approves_in_the_admin(admin, sent, lesson, reporting):
    answer = edit(admin, sent, **{"action-workflow-action": "1", "workflow-action-name": "approve"})

    assert answer.status_code == 302
    assert reporting.row(sent).live
    assert tried(lesson) == 1


def test_an_editor_corrects_a_published_report(admin, lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    answer = edit(admin, report, result="<p>Beter<script>x</script></p>", **{"action-publish": "1"})

    assert answer.status_code == 302
    assert reporting.row(report).result == "<p>Beter</p>"


def test_a_published_report_has_all_that_is_asked(admin, lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    assert edit(admin, report, outcome="").status_code == 302
    report = reporting.row(report)
    refused = edit(admin, report, outcome="", **{"action-publish": "1"})

    assert refused.status_code == 200
    assert "Vul dit in voordat je het verstuurt." in refused.content.decode()
    assert reporting.row(report).outcome == Outcome.NOT


def test_in_the_admin_too_one_period_has_one_report(admin, sent, lesson, newcomer, reporting):
    colleague = MemberFactory(organisation=newcomer.organisation, display_name="Anna van hiernaast")
    ReplicationFactory(lesson=lesson, author=colleague, period_start=THIS_PERIOD)
    for action in ({"action-publish": "1"}, {"action-workflow-action": "1", "workflow-action-name": "approve"}):
        refused = edit(admin, reporting.row(sent), **action)
        assert refused.status_code == 200
        assert "Anna van hiernaast schreef voor" in refused.content.decode()

    assert not reporting.row(sent).live


def test_a_lesson_archived_meanwhile_is_a_sentence_in_the_admin(admin, sent, lesson, reporting):
    lesson.unpublish()
    refused = edit(admin, sent, **{"action-workflow-action": "1", "workflow-action-name": "approve"})

    assert refused.status_code == 200
    assert "gearchiveerd of weggehaald" in refused.content.decode()
    assert reporting.row(sent).workflow_in_progress


def test_deciding_from_a_list_follows_the_same_rules(admin, sent, lesson, newcomer, reporting):
    task = reporting.task_state(sent)
    address = f"{SNIPPET}/workflow/action/{sent.pk}/approve/{task.pk}/"
    other = ReplicationFactory(
        lesson=lesson, author=MemberFactory(organisation=newcomer.organisation), period_start=THIS_PERIOD
    )
    page = admin.post(address, {"comment": ""}, follow=True)
    assert "schreef voor" in page.content.decode()
    assert not reporting.row(sent).live

    services.take_down_report(report=other, by=other.author)
    assert admin.post(address, {"comment": ""}).status_code == 302
    assert reporting.row(sent).live


def test_unpublishing_in_the_admin_counts_anew(admin, lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    assert admin.post(f"{SNIPPET}/unpublish/{report.pk}/").status_code == 302

    assert not reporting.row(report).live
    assert tried(lesson) == 0


def test_who_saves_second_in_the_admin_is_told(admin, lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    form = form_of(report, result="<p>Van de redactie</p>")
    reporting.save(report, trusted, result="<p>Van de schrijver</p>")
    refused = admin.post(f"{SNIPPET}/edit/{report.pk}/", form)

    assert "Iemand heeft een nieuwere versie bewaard" in refused.content.decode()
    assert reporting.newest(report).result == "<p>Van de schrijver</p>"


def test_a_report_that_an_editor_locked_waits_for_its_author(admin, lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    assert admin.post(f"{SNIPPET}/lock/{report.pk}/").status_code == 302

    with pytest.raises(Conflict, match="vastgezet"):
        reporting.save(report, trusted, result="<p>x</p>")
    admin.post(f"{SNIPPET}/unlock/{report.pk}/")
    reporting.save(report, trusted, result="<p>x</p>")


def test_nobody_makes_a_report_in_the_admin(client):
    client.force_login(MemberFactory(administrator=True))
    assert client.get(f"{SNIPPET}/add/").status_code == 302
    assert client.post(f"{SNIPPET}/add/", {}).status_code == 302
    assert Replication.objects.count() == 0


def test_the_list_to_choose_from_holds_no_drafts(client, lesson, trusted, newcomer, reporting):
    reporting.start(lesson, newcomer)
    published = reporting.sent(lesson, trusted)
    client.force_login(MemberFactory(groups=[MODERATORS]))
    page = client.get("/beheer/snippets/choose/replications/replication/results/").content.decode()

    assert str(published) in page
    assert str(newcomer.organisation) not in page


def test_a_lesson_with_reports_is_archived_and_not_deleted(admin, lesson, reporting, trusted, home):
    reporting.start(lesson, trusted)
    index = lesson.get_parent()
    for page in (lesson, index):
        answer = admin.post(f"/beheer/pages/{page.pk}/delete/", follow=True)
        assert "Collega&#x27;s schreven een verslag bij “Binnen 48 uur bellen”" in answer.content.decode()
    assert LessonPage.objects.filter(pk=lesson.pk).exists()


def test_a_lesson_with_reports_is_not_deleted_among_many(admin, lesson, reporting, trusted):
    reporting.start(lesson, trusted)
    other = LessonFactory(title="Zonder verslag")
    index = lesson.get_parent()
    for chosen in (f"id={lesson.pk}&id={other.pk}", f"id={index.pk}"):
        address = f"/beheer/bulk/wagtailcore/page/delete/?{chosen}&next=/beheer/pages/{index.pk}/"
        for answer in (admin.get(address, follow=True), admin.post(address, follow=True)):
            assert "Archiveer haar" in answer.content.decode()
    assert LessonPage.objects.count() == 2
    admin.post(f"/beheer/bulk/wagtailcore/page/delete/?id={other.pk}&next=/beheer/pages/{index.pk}/")
    assert list(LessonPage.objects.all()) == [lesson]


def test_a_lesson_without_reports_is_deleted_as_before(admin, lesson):
    assert admin.post(f"/beheer/pages/{lesson.pk}/delete/").status_code == 302
    assert LessonPage.objects.count() == 0


def hidden_by_a_moderator(report):
    moderator = MemberFactory(groups=[MODERATORS])
    complaint = report_thing(thing=report, reporter=MemberFactory(), reason="personal")
    decision = decide_on_reports(
        report=complaint, by=moderator, hide=True, to_authors="Er staat een naam in.", to_reporters="Dank je."
    )
    return moderator, decision


def test_a_moderator_hides_a_report_and_puts_it_back(lesson, trusted, reporting, client):
    report = reporting.sent(lesson, trusted)
    moderator, decision = hidden_by_a_moderator(report)
    assert (reporting.row(report).live, tried(lesson)) == (False, 0)
    client.force_login(trusted)
    assert "Er staat een naam in." in client.get(f"/mijn/verslagen/{report.pk}/").content.decode()

    restore_thing(decision=decision, by=moderator, reason="Bij nader inzien.")
    assert (reporting.row(report).live, tried(lesson)) == (True, 1)


def test_what_a_moderator_hid_goes_to_the_editors_also_when_its_author_is_trusted(lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    hidden_by_a_moderator(report)
    reporting.save(report, trusted, result="<p>Zonder naam.</p>")

    assert reporting.send(report, trusted) is Submitted.IN_REVIEW
    assert not reporting.row(report).live


def test_what_a_moderator_hid_does_not_come_back_beside_a_newer_report(lesson, trusted, reporting):
    report = reporting.sent(lesson, trusted)
    moderator, decision = hidden_by_a_moderator(report)
    ReplicationFactory(lesson=lesson, author=MemberFactory(organisation=trusted.organisation), period_start=THIS_PERIOD)

    with pytest.raises(AlreadyReported):
        restore_thing(decision=decision, by=moderator, reason="Bij nader inzien.")
    assert not reporting.row(report).live


@pytest.mark.parametrize("groups", [[], [MODERATORS]])
def test_only_editors_open_reports_in_the_admin(client, sent, groups):
    client.force_login(MemberFactory(groups=groups, trusted=True))
    assert client.get(f"{SNIPPET}/edit/{sent.pk}/").status_code == 302
    assert edit(client, sent, **{"action-publish": "1"}).status_code == 302
    assert not Replication.objects.get(pk=sent.pk).live
    assert EDITORS not in groups


def test_the_menu_tells_the_reports_of_colleagues_from_those_of_the_admin(client, editor):
    client.force_login(editor)
    menu = client.get("/beheer/").content.decode()

    assert menu.count("Ook geprobeerd") == 1
