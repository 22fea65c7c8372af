"""Writing, sending and publishing a contribution, without a browser."""

import uuid

import pytest
from django.core import mail as outbox
from django.core.exceptions import ValidationError
from wagtail.models import Page, WorkflowState

from cop.core.errors import Conflict, NotAllowed
from cop.core.roles import EDITORS
from cop.publishing import services
from cop.publishing.contributions import contribution_type
from cop.publishing.errors import EditConflict, Incomplete
from cop.publishing.models import PageAuthor
from cop.publishing.services.submission import Submitted
from cop.publishing.tokens import token_of
from cop.regions.models import PageRegion
from knowledge.lessons.models import LessonPage, Outcome
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mails_at_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        yield


@pytest.fixture
def lesson_kind():
    return contribution_type("les")


@pytest.fixture
def newcomer():
    return MemberFactory()


@pytest.fixture
def trusted():
    return MemberFactory(trusted=True)


@pytest.fixture
def editor():
    return MemberFactory(groups=[EDITORS])


def start(kind, author, title="Minder eisen, meer reacties"):
    return services.start_draft(kind=kind, author=author, title=title, request_key=uuid.uuid4())


def newest(page):
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def token(page):
    return token_of(Page.objects.get(pk=page.pk))


def complete(page, author):
    """Fills in what a reader needs and saves it."""
    lesson = newest(page)
    lesson.summary = "Zonder diploma-eis kwamen er drie keer zoveel reacties."
    lesson.situation = lesson.approach = lesson.result = lesson.did_not_work = "<p>Genoeg om te lezen.</p>"
    lesson.outcome = Outcome.WORKED
    lesson.themes = [ThemeFactory()]
    lesson.page_regions = [PageRegion(region=RegionFactory())]
    services.save_draft(page=lesson, by=author, token=token(page))
    return lesson


def approve(page, editor):
    state = Page.objects.get(pk=page.pk).current_workflow_state
    task_state = state.current_task_state.specific
    task_state.task.specific.on_action(task_state, editor, "approve")


def send_back(page, editor, comment):
    task_state = Page.objects.get(pk=page.pk).current_workflow_state.current_task_state.specific
    task_state.task.specific.on_action(task_state, editor, "reject", comment=comment)


def test_a_started_draft_is_seen_by_nobody_else(lesson_kind, newcomer):
    page = start(lesson_kind, newcomer)

    assert not page.live
    assert page.slug == "minder-eisen-meer-reacties"
    assert [author.member for author in page.page_authors.all()] == [newcomer]
    assert LessonPage.objects.visible_to(MemberFactory()).count() == 0


def test_the_same_form_sent_twice_makes_one_page(lesson_kind, newcomer):
    key = uuid.uuid4()
    first = services.start_draft(kind=lesson_kind, author=newcomer, title="Een", request_key=key)
    second = services.start_draft(kind=lesson_kind, author=newcomer, title="Een", request_key=key)

    assert first.pk == second.pk
    assert LessonPage.objects.count() == 1


def test_two_drafts_with_one_title_get_two_addresses(lesson_kind, newcomer):
    assert [start(lesson_kind, newcomer, "Zij-instroom").slug for _ in range(3)] == [
        "zij-instroom",
        "zij-instroom-2",
        "zij-instroom-3",
    ]


@pytest.mark.parametrize("trait", ["pending", "declined"])
def test_who_is_not_admitted_cannot_start(lesson_kind, trait):
    with pytest.raises(NotAllowed):
        start(lesson_kind, MemberFactory(**{trait: True}))
    assert LessonPage.objects.count() == 0


def test_saving_a_draft_again_keeps_one_version(lesson_kind, newcomer):
    page = start(lesson_kind, newcomer)
    for summary in ("Een", "Twee", "Drie"):
        lesson = newest(page)
        lesson.summary = summary
        services.save_draft(page=lesson, by=newcomer, token=token(page))

    assert newest(page).summary == "Drie"
    assert page.revisions.count() == 1


def test_the_second_of_two_windows_is_told_and_overwrites_nothing(lesson_kind, newcomer):
    page = start(lesson_kind, newcomer)
    opened_with = token(page)
    first, second = newest(page), newest(page)
    first.summary, second.summary = "Van het eerste venster", "Van het tweede venster"
    services.save_draft(page=first, by=newcomer, token=opened_with)

    with pytest.raises(EditConflict) as conflict:
        services.save_draft(page=second, by=newcomer, token=opened_with)

    assert newest(page).summary == "Van het eerste venster"
    services.save_draft(page=second, by=newcomer, token=conflict.value.token)
    assert newest(page).summary == "Van het tweede venster"


def test_somebody_else_cannot_save(lesson_kind, newcomer):
    page = start(lesson_kind, newcomer)
    with pytest.raises(NotAllowed):
        services.save_draft(page=newest(page), by=MemberFactory(), token=token(page))


def test_a_co_author_can_save_and_gets_a_version_of_their_own(lesson_kind, newcomer):
    page = start(lesson_kind, newcomer)
    colleague = MemberFactory()
    PageAuthor.objects.create(page=page, member=colleague, name=colleague.display_name, sort_order=1)
    lesson = newest(page)
    lesson.summary = "Van de collega"
    services.save_draft(page=lesson, by=colleague, token=token(page))

    assert [revision.user for revision in page.revisions.order_by("created_at")] == [newcomer, colleague]


def test_an_unfinished_lesson_says_what_is_missing(lesson_kind, newcomer):
    page = start(lesson_kind, newcomer)
    with pytest.raises(Incomplete) as refused:
        services.submit(page=page, by=newcomer, token=token(page))

    assert list(refused.value.missing) == list(LessonPage.REQUIRED_TO_PUBLISH)
    assert Page.objects.get(pk=page.pk).current_workflow_state is None


def test_too_early_to_say_what_did_not_work_is_an_answer(lesson_kind, newcomer):
    lesson = complete(start(lesson_kind, newcomer), newcomer)
    lesson.did_not_work, lesson.did_not_work_unknown = "", True

    assert lesson.missing_for_publication() == {}


def test_a_trusted_member_publishes_at_once(lesson_kind, trusted):
    page = start(lesson_kind, trusted)
    complete(page, trusted)

    assert services.submit(page=page, by=trusted, token=token(page)) == Submitted.PUBLISHED
    lesson = LessonPage.objects.get()
    assert lesson.live
    assert lesson.listed_at == lesson.first_published_at
    assert lesson.themes.count() == 1


def test_a_newcomers_lesson_waits_for_an_editor(lesson_kind, newcomer, editor):
    page = start(lesson_kind, newcomer)
    complete(page, newcomer)

    assert services.submit(page=page, by=newcomer, token=token(page)) == Submitted.IN_REVIEW
    assert not LessonPage.objects.get().live


def test_what_is_under_review_cannot_be_changed_until_it_is_withdrawn(lesson_kind, newcomer, editor):
    page = start(lesson_kind, newcomer)
    lesson = complete(page, newcomer)
    services.submit(page=page, by=newcomer, token=token(page))

    with pytest.raises(Conflict):
        services.save_draft(page=lesson, by=newcomer, token=token(page))
    services.withdraw(page=page, by=newcomer)
    services.save_draft(page=lesson, by=newcomer, token=token(page))


def test_sent_back_improved_and_published(lesson_kind, newcomer, editor):
    page = start(lesson_kind, newcomer)
    complete(page, newcomer)
    services.submit(page=page, by=newcomer, token=token(page))
    send_back(page, editor, "Noem ook hoeveel uur het kostte.")

    lesson = newest(page)
    lesson.hours_spent = 12
    services.save_draft(page=lesson, by=newcomer, token=token(page))
    assert services.submit(page=page, by=newcomer, token=token(page)) == Submitted.IN_REVIEW
    approve(page, editor)

    published = LessonPage.objects.get()
    assert published.live
    assert published.hours_spent == 12
    assert WorkflowState.objects.count() == 1


def subjects_to(member):
    return [message.subject for message in outbox.outbox if message.to == [member.email]]


def test_the_author_hears_it_when_an_editor_publishes_without_approving(
    lesson_kind, newcomer, editor, django_capture_on_commit_callbacks
):
    page = start(lesson_kind, newcomer)
    complete(page, newcomer)
    services.submit(page=page, by=newcomer, token=token(page))
    with django_capture_on_commit_callbacks(execute=True):
        newest(page).save_revision(user=editor).publish(user=editor)

    assert subjects_to(newcomer) == ["“Minder eisen, meer reacties” is gepubliceerd"]


def test_nobody_is_mailed_when_the_author_withdraws(lesson_kind, newcomer, editor, django_capture_on_commit_callbacks):
    page = start(lesson_kind, newcomer)
    complete(page, newcomer)
    services.submit(page=page, by=newcomer, token=token(page))
    with django_capture_on_commit_callbacks(execute=True):
        services.withdraw(page=page, by=newcomer)

    assert subjects_to(newcomer) == []


def test_editors_are_mailed_when_something_waits(lesson_kind, newcomer, editor, django_capture_on_commit_callbacks):
    page = start(lesson_kind, newcomer)
    complete(page, newcomer)
    with django_capture_on_commit_callbacks(execute=True):
        services.submit(page=page, by=newcomer, token=token(page))

    message = outbox.outbox[-1]
    assert message.to == [editor.email]
    assert message.subject == f"{newcomer.display_name} stuurde “Minder eisen, meer reacties” ter beoordeling"
    assert f"/beheer/pages/{page.pk}/edit/" in message.body
    assert f"/beheer/pages/{page.pk}/edit/" in message.alternatives[0].content


def test_the_address_follows_the_title_until_it_is_published(lesson_kind, trusted):
    page = start(lesson_kind, trusted, "Werktitel")
    lesson = complete(page, trusted)
    lesson.title = "Van kok naar werkvoorbereider"
    services.save_draft(page=lesson, by=trusted, token=token(page))
    services.submit(page=page, by=trusted, token=token(page))
    published = LessonPage.objects.get()
    assert published.slug == "van-kok-naar-werkvoorbereider"
    assert published.url_path.endswith("/lessen/van-kok-naar-werkvoorbereider/")

    again = newest(page)
    again.title = "Een heel andere titel"
    services.save_draft(page=again, by=trusted, token=token(page))
    services.submit(page=page, by=trusted, token=token(page))
    assert LessonPage.objects.get().slug == "van-kok-naar-werkvoorbereider"


def test_changes_to_a_published_lesson_show_only_once_they_are_sent(lesson_kind, trusted):
    page = start(lesson_kind, trusted)
    complete(page, trusted)
    services.submit(page=page, by=trusted, token=token(page))
    lesson = newest(page)
    lesson.summary = "Nieuwe samenvatting"
    services.save_draft(page=lesson, by=trusted, token=token(page))

    assert LessonPage.objects.get().summary != "Nieuwe samenvatting"
    assert LessonPage.objects.get().has_unpublished_changes
    services.submit(page=page, by=trusted, token=token(page))
    assert LessonPage.objects.get().summary == "Nieuwe samenvatting"


def test_a_trusted_members_older_version_can_be_put_back(lesson_kind, trusted):
    page = start(lesson_kind, trusted)
    complete(page, trusted)
    services.submit(page=page, by=trusted, token=token(page))
    first = LessonPage.objects.get().live_revision
    lesson = newest(page)
    lesson.summary = "Vergissing"
    services.save_draft(page=lesson, by=trusted, token=token(page))
    services.submit(page=page, by=trusted, token=token(page))

    services.restore_version(page=page, revision=first, by=trusted)

    assert newest(page).summary == first.as_object().summary
    assert LessonPage.objects.get().summary == "Vergissing"


def test_after_three_published_lessons_a_member_is_trusted(lesson_kind, newcomer, editor):
    for number in range(3):
        assert not type(newcomer).objects.get(pk=newcomer.pk).is_trusted
        page = start(lesson_kind, newcomer, f"Les {number}")
        complete(page, newcomer)
        services.submit(page=page, by=newcomer, token=token(page))
        approve(page, editor)

    assert type(newcomer).objects.get(pk=newcomer.pk).is_trusted


def test_a_draft_is_thrown_away_by_who_started_it_only(lesson_kind, newcomer):
    page = start(lesson_kind, newcomer)
    colleague = MemberFactory()
    PageAuthor.objects.create(page=page, member=colleague, name=colleague.display_name, sort_order=1)
    with pytest.raises(NotAllowed):
        services.discard_draft(page=page, by=colleague)
    services.discard_draft(page=page, by=newcomer)
    assert LessonPage.objects.count() == 0


def test_throwing_changes_away_leaves_what_readers_see(lesson_kind, trusted):
    page = start(lesson_kind, trusted)
    complete(page, trusted)
    services.submit(page=page, by=trusted, token=token(page))
    lesson = newest(page)
    lesson.summary = "Bij nader inzien niet"
    services.save_draft(page=lesson, by=trusted, token=token(page))

    services.discard_draft(page=page, by=trusted)

    assert newest(page).summary == LessonPage.objects.get().summary
    assert not LessonPage.objects.get().has_unpublished_changes


def test_a_lesson_that_contradicts_itself_cannot_be_published(lesson_kind, trusted):
    page = start(lesson_kind, trusted)
    lesson = complete(page, trusted)
    lesson.applicants, lesson.suitable_candidates = 3, 5
    services.save_draft(page=lesson, by=trusted, token=token(page))

    with pytest.raises(ValidationError) as refused:
        services.submit(page=page, by=trusted, token=token(page))
    assert list(refused.value.message_dict) == ["suitable_candidates"]
    assert not LessonPage.objects.get().live


def test_a_version_that_was_published_stays_when_its_page_was_taken_off(trusted):
    lesson = LessonFactory(authors=[trusted])
    published = lesson.live_revision
    lesson.unpublish()
    page = LessonPage.objects.get()
    page.summary = "Na afloop geschreven"
    services.save_draft(page=page, by=trusted, token=token_of(page))

    published.refresh_from_db()
    assert published.as_object().summary == lesson.summary
    assert LessonPage.objects.get().latest_revision != published
