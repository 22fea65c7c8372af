"""Two organisations become one: everything of the one that goes is of the one that stays."""

import pytest
from django.core import mail as outbox
from wagtail.models import ReferenceIndex, Revision

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.roles import EDITORS, MODERATORS, ORGANISERS
from cop.members.models import Member
from cop.members.services import update_profile
from cop.regions.models import Organisation, OrganisationDomain
from cop.regions.services import merge_organisations
from knowledge.lessons.models import LessonIndexPage, LessonPage
from knowledge.replications import services
from knowledge.replications.models import Replication
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory
from tests.factories.replications import ReplicationFactory, half_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep():
    return OrganisationFactory(name="Gemeente Groot", domains=["groot.example"])


@pytest.fixture
def gone():
    return OrganisationFactory(name="Gemeente Klein", domains=["klein.example"])


@pytest.fixture
def moderator():
    return MemberFactory(groups=[MODERATORS])


def tried(lesson):
    return LessonPage.objects.values_list("tried_organisations", flat=True).get(pk=lesson.pk)


def test_people_domains_and_lessons_move(keep, gone, moderator):
    member = MemberFactory(organisation=gone)
    lesson = LessonFactory(organisation=gone, authors=[member])
    generation = LessonIndexPage.objects.get().generation
    merge_organisations(keep=keep, gone=gone, by=moderator)

    assert Member.objects.get(pk=member.pk).organisation == keep
    assert LessonPage.objects.get(pk=lesson.pk).organisation == keep
    assert set(OrganisationDomain.objects.values_list("domain", "organisation")) == {
        ("groot.example", keep.pk),
        ("klein.example", keep.pk),
    }
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    assert LessonIndexPage.objects.get().generation != generation


def test_drafts_and_older_versions_of_a_lesson_name_the_one_that_stays(keep, gone, moderator):
    lesson = LessonFactory(organisation=keep)
    older = lesson.latest_revision
    lesson.organisation = gone
    draft = lesson.save_revision()
    merge_organisations(keep=keep, gone=gone, by=moderator)

    for pk in (older.pk, draft.pk):
        assert Revision.objects.get(pk=pk).as_object().organisation == keep
    Revision.objects.get(pk=draft.pk).publish()
    assert LessonPage.objects.get(pk=lesson.pk).organisation == keep


def test_reports_move_also_drafts_and_are_counted_anew(keep, gone, moderator):
    lesson = LessonFactory(organisation=OrganisationFactory())
    of_both = [
        ReplicationFactory(lesson=lesson, author=MemberFactory(organisation=organisation), period_start=period)
        for organisation, period in ((keep, half_year(1)), (gone, half_year(2)))
    ]
    draft = ReplicationFactory(lesson=lesson, author=MemberFactory(organisation=gone), live=False)
    assert tried(lesson) == 2

    merge_organisations(keep=keep, gone=gone, by=moderator)
    assert set(Replication.objects.values_list("organisation", flat=True)) == {keep.pk}
    assert tried(lesson) == 1
    assert all(Replication.objects.get(pk=report.pk).live for report in of_both)
    assert draft.latest_revision.as_object().organisation == keep
    assert ReferenceIndex.get_references_to(keep).filter(object_id=str(draft.pk)).exists()


def test_a_report_on_a_lesson_that_became_the_own_organisations_counts_no_more(keep, gone, moderator):
    of_gone = LessonFactory(organisation=gone)
    by_an_author = LessonFactory(organisation=None, authors=[MemberFactory(organisation=gone)])
    for lesson in (of_gone, by_an_author):
        ReplicationFactory(lesson=lesson, author=MemberFactory(organisation=keep))
        assert tried(lesson) == 1

    merge_organisations(keep=keep, gone=gone, by=moderator)
    assert [tried(of_gone), tried(by_an_author)] == [0, 0]


@pytest.mark.parametrize("goes_first", [True, False])
def test_of_two_reports_on_one_half_year_the_first_stays_and_the_other_author_is_told(
    keep, gone, moderator, goes_first, django_capture_on_commit_callbacks
):
    lesson = LessonFactory(title="Binnen 48 uur bellen", organisation=OrganisationFactory())
    order = (gone, keep) if goes_first else (keep, gone)
    first, second = [
        ReplicationFactory(lesson=lesson, author=MemberFactory(organisation=organisation)) for organisation in order
    ]
    with django_capture_on_commit_callbacks(execute=True):
        merge_organisations(keep=keep, gone=gone, by=moderator)

    assert list(Replication.objects.filter(live=True)) == [first]
    assert Replication.objects.get(pk=second.pk).organisation == keep
    assert tried(lesson) == 1
    message = outbox.outbox[-1]
    assert message.to == [second.author.email]
    assert message.subject == "Je verslag bij “Binnen 48 uur bellen” is weggehaald"
    assert first.author_name in message.body
    assert f"/mijn/verslagen/{second.pk}/" in message.alternatives[0].content


def test_its_author_can_send_it_for_another_half_year(keep, gone, moderator):
    lesson = LessonFactory(organisation=OrganisationFactory())
    ReplicationFactory(lesson=lesson, author=MemberFactory(organisation=keep))
    second = ReplicationFactory(lesson=lesson, author=MemberFactory(organisation=gone, trusted=True))
    merge_organisations(keep=keep, gone=gone, by=moderator)
    row = Replication.objects.get(pk=second.pk)
    version = row.get_latest_revision_as_object()
    version.period_start = half_year(3)
    author = Member.objects.get(pk=second.author_id)
    services.save_report(report=version, by=author, token="", overwrite=True)

    services.send_report(report=row, by=author, token=None)
    assert Replication.objects.filter(live=True, organisation=keep).count() == 2


@pytest.mark.parametrize("groups", [[], [ORGANISERS]])
def test_others_do_not_merge(keep, gone, groups):
    with pytest.raises(NotAllowed):
        merge_organisations(keep=keep, gone=gone, by=MemberFactory(groups=groups))
    assert Organisation.objects.filter(pk=gone.pk).exists()


def test_not_with_itself_and_not_twice(keep, gone, moderator):
    with pytest.raises(DomainError):
        merge_organisations(keep=keep, gone=keep, by=moderator)
    merge_organisations(keep=keep, gone=gone, by=moderator)
    with pytest.raises(Conflict):
        merge_organisations(keep=keep, gone=gone, by=moderator)


def test_an_organisation_that_was_merged_is_chosen_again_in_the_profile(client, keep, gone, moderator, monkeypatch):
    member = MemberFactory()
    client.force_login(member)
    form = {"display_name": "Anna", "function": "", "organisation": gone.pk, "region": "", "about": ""}

    def merge_first(**kwargs):
        if Organisation.objects.filter(pk=gone.pk).exists():
            merge_organisations(keep=keep, gone=gone, by=moderator)
        return update_profile(**kwargs)

    monkeypatch.setattr("cop.members.views.update_profile", merge_first)
    answer = client.post("/mijn/profiel/", form)
    assert answer.status_code == 422
    assert "Kies opnieuw." in answer.content.decode()
    assert Member.objects.get(pk=member.pk).organisation == member.organisation


def address(organisation):
    return f"/beheer/organisaties/{organisation.pk}/samenvoegen/"


@pytest.mark.parametrize("group", [EDITORS, MODERATORS])
def test_the_admin_shows_what_moves_and_asks_first(client, keep, gone, group):
    MemberFactory(organisation=gone)
    LessonFactory(organisation=gone)
    client.force_login(MemberFactory(groups=[group]))
    for path in (f"/beheer/snippets/regions/organisation/edit/{gone.pk}/", "/beheer/snippets/regions/organisation/"):
        assert address(gone) in client.get(path).content.decode()
    choices = client.get(address(gone)).content.decode()
    assert "Gemeente Groot" in choices

    summary = client.get(f"{address(gone)}?keep={keep.pk}").content.decode()
    assert "1 leden" in summary
    assert "1 lessen" in summary
    assert "klein.example" in summary
    assert Organisation.objects.filter(pk=gone.pk).exists()

    answer = client.post(address(gone), {"keep": keep.pk}, follow=True)
    assert "Gemeente Klein is samengevoegd met Gemeente Groot." in answer.content.decode()
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    history = client.get(f"/beheer/snippets/regions/organisation/history/{keep.pk}/").content.decode()
    assert "“Gemeente Klein” hierin samengevoegd" in history


def test_a_choice_that_is_none_merges_nothing(client, keep, gone):
    client.force_login(MemberFactory(groups=[MODERATORS]))
    for choice in ("", "x", gone.pk, 999_999):
        assert client.post(address(gone), {"keep": choice}).status_code == 422
    assert Organisation.objects.filter(pk=gone.pk).exists()


def test_a_colleague_who_was_first_is_a_sentence(client, keep, gone, moderator, monkeypatch):
    client.force_login(moderator)

    def merge_first(**kwargs):
        merge_organisations(**kwargs)
        return merge_organisations(**kwargs)

    monkeypatch.setattr("cop.regions.merge_views.merge_organisations", merge_first)
    answer = client.post(address(gone), {"keep": keep.pk}, follow=True)
    assert "Een collega heeft een van deze organisaties intussen" in answer.content.decode()
