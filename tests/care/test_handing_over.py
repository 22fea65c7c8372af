"""A page goes from one author to another."""

import pytest
from django.core import mail
from wagtail.models import PageLogEntry

from cop.care import services
from cop.care.authors import pages_without_active_author
from cop.care.models import HandOver
from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.roles import EDITORS
from cop.publishing import services as publishing
from cop.publishing.errors import EditConflict
from cop.publishing.models import PageAuthor
from cop.publishing.tokens import token_of
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return OrganisationFactory()


@pytest.fixture
def leaver(office):
    return MemberFactory(display_name="Jet Vogel", organisation=office)


@pytest.fixture
def colleague(office):
    return MemberFactory(display_name="Bas Mulder", organisation=office, trusted=True)


@pytest.fixture
def editor():
    return MemberFactory(groups=[EDITORS])


@pytest.fixture
def lesson(leaver):
    return LessonFactory(
        title="Werfreserve", slug="werfreserve", authors=[leaver], themes=[ThemeFactory()], regions=[RegionFactory()]
    )


def hand(lesson, from_member, to, by):
    services.hand_over(pages=[lesson], from_member=from_member, to=to, by=by)
    lesson.refresh_from_db()


def authors(lesson):
    return [row.member for row in PageAuthor.objects.filter(page=lesson)]


def test_a_colleague_is_author_and_owner_at_once_and_gets_a_mail(
    lesson, leaver, colleague, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        hand(lesson, leaver, colleague, leaver)

    assert authors(lesson) == [colleague]
    assert lesson.owner == colleague
    assert [message.to for message in mail.outbox] == [[colleague.email]]
    assert mail.outbox[0].subject == "Jet Vogel heeft “Werfreserve” aan je overgedragen"
    assert f"/mijn/bijdragen/{lesson.pk}/" in mail.outbox[0].body
    assert PageLogEntry.objects.filter(page=lesson.pk, action="care.handed_over").count() == 1
    client.force_login(colleague)
    assert client.get(f"/mijn/bijdragen/{lesson.pk}/").status_code == 200
    client.force_login(leaver)
    assert client.get(f"/mijn/bijdragen/{lesson.pk}/").status_code == 404


def test_the_earlier_name_stays_in_the_history(client, lesson, leaver, colleague):
    hand(lesson, leaver, colleague, leaver)
    leaver.delete()

    page = client.get("/lessen/werfreserve/geschiedenis/").content.decode()
    assert "geschreven door Jet Vogel." in page
    article = client.get("/lessen/werfreserve/").content.decode()
    assert "Bas Mulder" in article
    assert "Jet Vogel" not in article


def test_editing_and_publishing_bring_nobody_back(lesson, leaver, colleague):
    first = lesson.latest_revision
    hand(lesson, leaver, colleague, leaver)
    version = LessonPage.objects.get().get_latest_revision_as_object()
    assert [row.member for row in version.page_authors.all()] == [colleague]
    version.summary = "Van de opvolger."
    publishing.save_draft(page=version, by=colleague, token=token_of(lesson))
    publishing.submit(page=lesson, by=colleague, token=None)
    assert authors(lesson) == [colleague]

    publishing.restore_version(page=lesson, revision=first, by=colleague)
    publishing.submit(page=lesson, by=colleague, token=None)
    assert authors(lesson) == [colleague]


def test_an_older_version_from_before_a_co_author_came_brings_nobody_back_either(lesson, leaver, colleague):
    first = lesson.latest_revision
    version = lesson.get_latest_revision_as_object()
    version.page_authors.add(PageAuthor(member=colleague, name=colleague.display_name))
    publishing.save_draft(page=version, by=leaver, token=token_of(lesson))
    publishing.restore_version(page=lesson, revision=first, by=leaver)

    version = LessonPage.objects.get().get_latest_revision_as_object()
    assert {row.member for row in version.page_authors.all()} == {leaver, colleague}


def test_a_form_that_was_open_meanwhile_is_told(lesson, leaver, colleague, editor):
    other = MemberFactory(organisation=leaver.organisation)
    PageAuthor.objects.create(page=lesson, member=other, name=other.display_name)
    version = lesson.get_latest_revision_as_object()
    version.page_authors.add(PageAuthor(member=other, name=other.display_name))
    version.save_revision()
    lesson.refresh_from_db()
    token, version = token_of(lesson), lesson.get_latest_revision_as_object()
    hand(lesson, leaver, colleague, editor)

    with pytest.raises(EditConflict):
        publishing.save_draft(page=version, by=other, token=token)


def test_a_co_author_stays_and_nobody_becomes_author_twice(lesson, leaver, colleague):
    PageAuthor.objects.create(page=lesson, member=colleague, name=colleague.display_name)
    hand(lesson, leaver, colleague, leaver)

    assert authors(lesson) == [colleague]


def test_drafts_go_along(leaver, colleague):
    draft = LessonFactory(live=False, authors=[leaver])
    hand(draft, leaver, colleague, leaver)

    assert authors(draft) == [colleague]
    publishing.discard_draft(page=draft, by=colleague)


def test_who_may_not(lesson, leaver, colleague, editor):
    stranger, homeless = MemberFactory(trusted=True), MemberFactory(organisation=None, region=None)
    alone = LessonFactory(authors=[homeless])
    for page, from_member, to, by in (
        (lesson, leaver, stranger, leaver),  # not of the organisation
        (lesson, leaver, colleague, colleague),  # not theirs to give
        (lesson, leaver, colleague, MemberFactory(groups=["Moderators"])),
        (lesson, None, colleague, leaver),
        (alone, homeless, MemberFactory(organisation=None, region=None), homeless),
    ):
        with pytest.raises(NotAllowed):
            hand(page, from_member, to, by)
    assert authors(lesson) == [leaver]
    hand(lesson, leaver, stranger, editor)


def test_to_whom_it_cannot_go(lesson, leaver, office, editor):
    for unfit in (
        MemberFactory(organisation=office, pending=True),
        MemberFactory(organisation=office, is_active=False),
        leaver,
    ):
        with pytest.raises(DomainError):
            hand(lesson, leaver, unfit, leaver)
    assert authors(lesson) == [leaver]


def test_not_while_an_editor_reads_it_and_then_all_or_nothing(lesson, leaver, colleague):
    other = LessonFactory(authors=[leaver], themes=[ThemeFactory()], regions=[RegionFactory()])
    publishing.submit(page=other, by=leaver, token=None)
    with pytest.raises(Conflict):
        services.hand_over(pages=[lesson, other], from_member=leaver, to=colleague, by=leaver)

    assert authors(lesson) == [leaver]
    assert HandOver.objects.count() == 0


def test_once_it_is_gone_it_cannot_be_given_again(lesson, leaver, colleague, editor):
    hand(lesson, leaver, colleague, leaver)

    with pytest.raises(NotAllowed):
        hand(lesson, leaver, colleague, leaver)
    with pytest.raises(Conflict):
        hand(lesson, leaver, MemberFactory(), editor)


def test_pages_that_nobody_looks_after(lesson, leaver, colleague, editor, client):
    assert pages_without_active_author() == []
    gone = LessonFactory(title="Verweesd", authors=[MemberFactory(is_active=False)])
    LessonFactory(title="Nooit gepubliceerd", live=False, authors=[MemberFactory(is_active=False)])
    LessonPage.objects.get(pk=lesson.pk)
    assert [page.pk for page in pages_without_active_author()] == [gone.pk]
    leaver.delete()
    assert len(pages_without_active_author()) == 2

    client.force_login(editor)
    assert "Pagina&#x27;s zonder schrijver: <strong>2</strong>" in client.get("/beheer/").content.decode()
    listed = client.get("/beheer/zorg/zonder-schrijver/").content.decode()
    assert "Verweesd" in listed
    assert "Nooit gepubliceerd" not in listed


def test_a_page_without_anybody_gets_an_author(lesson, leaver, editor, client):
    leaver.delete()
    new = MemberFactory(display_name="Mo Bakker")
    client.force_login(editor)
    path = f"/beheer/zorg/{lesson.pk}/overdragen/"
    found = client.post(path, {"words": "mo bakker", "search": "1"}).content.decode()
    assert "Mo Bakker" in found
    answer = client.post(path, {"to": new.pk})

    assert answer.status_code == 302
    assert [row.member for row in PageAuthor.objects.filter(page=lesson, member__isnull=False)] == [new]
    assert [row.name for row in PageAuthor.objects.filter(page=lesson, member__isnull=True)] == ["Jet Vogel"]


def test_an_editor_hands_over_everything_of_somebody(lesson, leaver, editor, client):
    other = LessonFactory(title="Nog een", authors=[leaver])
    kept = LessonFactory(title="Blijft", authors=[leaver])
    new = MemberFactory(display_name="Mo Bakker")
    client.force_login(editor)
    assert "Jet Vogel" in client.get("/beheer/zorg/overdragen/?q=vogel").content.decode()
    path = f"/beheer/zorg/overdragen/{leaver.pk}/"
    listed = client.get(path).content.decode()
    assert all(title in listed for title in ("Werfreserve", "Nog een", "Blijft"))
    assert "Zoek iemand" in client.post(path, {"pages": [lesson.pk]}).content.decode()

    client.post(path, {"pages": [lesson.pk, other.pk], "to": new.pk})
    assert authors(lesson) == authors(other) == [new]
    assert authors(kept) == [leaver]


def test_an_author_hands_over_in_the_site(lesson, leaver, colleague, client):
    other = LessonFactory(title="Nog een", authors=[leaver])
    somebody_elses = LessonFactory(title="Van een ander", authors=[colleague])
    client.force_login(leaver)
    assert "/mijn/zorg/overdragen/" in client.get("/mijn/bijdragen/").content.decode()
    page = client.get("/mijn/zorg/overdragen/").content.decode()
    assert page.count("checked") == 2
    assert "Van een ander" not in page
    assert client.get(f"/mijn/zorg/{lesson.pk}/overdragen/").content.decode().count("checked") == 1
    refused = client.post("/mijn/zorg/overdragen/", {"pages": [somebody_elses.pk], "to": colleague.pk})
    assert refused.status_code == 422
    assert client.post("/mijn/zorg/overdragen/", {"pages": [lesson.pk], "to": MemberFactory().pk}).status_code == 422

    done = client.post("/mijn/zorg/overdragen/", {"pages": [lesson.pk, other.pk], "to": colleague.pk}, follow=True)
    assert "2 teksten zijn nu van Bas Mulder." in done.content.decode()
    assert authors(lesson) == authors(other) == [colleague]


def test_who_has_no_colleague_here_is_led_to_the_editors(client):
    alone = MemberFactory(organisation=None, region=None)
    LessonFactory(authors=[alone])
    client.force_login(alone)

    assert 'href="/contact/"' in client.get("/mijn/zorg/overdragen/").content.decode()


def test_a_page_of_somebody_else_is_not_there_to_hand_over(lesson, colleague, client):
    client.force_login(colleague)

    assert client.get(f"/mijn/zorg/{lesson.pk}/overdragen/").status_code == 404
