"""A page goes out of use with a sign to what took its place."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import PageLogEntry

from cop.care import services
from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.models import CommunityDocument
from cop.core.roles import EDITORS
from cop.publishing import services as publishing
from cop.publishing.models import PageAttachment
from cop.publishing.state import State, contributions_of
from cop.publishing.tokens import token_of
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


@pytest.fixture
def author():
    return MemberFactory(trusted=True)


@pytest.fixture
def editor():
    return MemberFactory(groups=[EDITORS])


@pytest.fixture
def lesson(author):
    return LessonFactory(
        title="Werfreserve", slug="werfreserve", authors=[author], themes=[ThemeFactory()], regions=[RegionFactory()]
    )


def archive(lesson, by, note="De regeling is vervallen.", instead=None):
    services.archive_page(page=lesson, by=by, note=note, instead=instead)
    lesson.refresh_from_db()


def edit(lesson, by, **changes):
    version = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(version, name, value)
    lesson.refresh_from_db()
    publishing.save_draft(page=version, by=by, token=token_of(lesson))


def text_of(client, path="/lessen/werfreserve/"):
    return client.get(path).content.decode()


def test_it_leaves_every_list_at_once_and_its_address_shows_it(client, lesson, author):
    places = ("/", "/lessen/", "/lessen/?q=Werfreserve", "/sitemap-lessen.xml")
    for path in places:
        assert "erfreserve" in text_of(client, path)
    assert "1 les" in text_of(client, "/lessen/")

    archive(lesson, author)

    for path in places:
        assert "/werfreserve/" not in text_of(client, path), path
    assert "0 lessen" in text_of(client, "/lessen/")
    page = text_of(client)
    assert "<h1>Werfreserve</h1>" in page
    assert "Gearchiveerd op" in page
    assert "De regeling is vervallen." in page
    assert '<meta name="robots" content="noindex">' in page
    assert lesson.check_due_on is None
    assert PageLogEntry.objects.filter(page=lesson.pk, action="care.archived").count() == 1


def test_the_replacement_shows_to_who_may_read_it(client, lesson, author):
    secret = LessonFactory(title="Alleen voor ons", members_only=True)
    archive(lesson, author, instead=secret)
    assert "Alleen voor ons" not in text_of(client)

    client.force_login(MemberFactory())
    assert "Alleen voor ons" in text_of(client)
    secret.unpublish()
    assert "Alleen voor ons" not in text_of(client)


def test_a_replacement_that_is_archived_itself_still_leads_on(client, lesson, author, editor):
    follower = LessonFactory(title="Opvolger")
    archive(lesson, author, instead=follower)
    archive(follower, editor)

    assert "Opvolger" in text_of(client)


def test_members_only_stays_members_only(client, author):
    lesson = LessonFactory(slug="besloten", members_only=True, authors=[author])
    archive(lesson, author)

    assert client.get("/lessen/besloten/")["Location"].startswith("/accounts/login/")
    client.force_login(MemberFactory(pending=True))
    assert client.get("/lessen/besloten/").status_code == 403
    client.force_login(MemberFactory())
    assert client.get("/lessen/besloten/").status_code == 200


def test_its_files_stay_readable(client, lesson, author):
    document = CommunityDocument(title="Lijst", uploaded_by_user=author)
    document.file.save("lijst.txt", ContentFile(b"een lijst"))
    PageAttachment.objects.create(page=lesson, document=document)
    archive(lesson, author)
    assert client.get(document.url).status_code == 200

    LessonPage.objects.update(archived_at=None)
    assert client.get(document.url).status_code == 302


def test_who_may_not(lesson, author):
    for somebody in (MemberFactory(trusted=True), MemberFactory(pending=True), MemberFactory(groups=["Moderators"])):
        with pytest.raises(NotAllowed):
            archive(lesson, somebody)
    lesson.refresh_from_db()
    assert lesson.live


def test_only_what_is_published_and_not_under_review(lesson, author):
    newcomer = MemberFactory()
    draft = LessonFactory(live=False, authors=[author])
    with pytest.raises(Conflict):
        archive(draft, author)

    other = LessonFactory(authors=[newcomer], themes=[ThemeFactory()], regions=[RegionFactory()])
    edit(other, newcomer, summary="Beter")
    publishing.submit(page=other, by=newcomer, token=None)
    with pytest.raises(Conflict, match="redacteur"):
        archive(other, newcomer)
    other.refresh_from_db()
    assert other.live
    archive(lesson, author)
    with pytest.raises(Conflict):
        archive(lesson, author)


def test_while_an_editor_locked_it_an_author_waits(lesson, author, editor):
    LessonPage.objects.update(locked=True)

    with pytest.raises(Conflict):
        archive(lesson, author)
    archive(lesson, editor)


def test_a_note_is_needed_and_a_replacement_that_is_there(lesson, author):
    draft = LessonFactory(live=False)
    for note, instead in (("  ", None), ("Oud.", lesson), ("Oud.", draft)):
        with pytest.raises(DomainError):
            archive(lesson, author, note=note, instead=instead)
    lesson.refresh_from_db()
    assert lesson.live


def test_taking_it_back_shows_what_readers_saw_and_keeps_the_draft(client, lesson, author):
    archive(lesson, author, instead=LessonFactory(title="Opvolger"))
    edit(lesson, author, summary="Nog niet klaar.")
    assert "Nog niet klaar." not in text_of(client)

    services.restore_page(page=lesson, by=author)

    lesson.refresh_from_db()
    assert (lesson.live, lesson.archived_at, lesson.archive_note, lesson.archive_instead) == (True, None, "", None)
    assert lesson.check_due_on is not None
    assert lesson.has_unpublished_changes
    assert lesson.get_latest_revision_as_object().summary == "Nog niet klaar."
    page = text_of(client)
    assert "Nog niet klaar." not in page
    assert "Gearchiveerd" not in page
    assert "1 les" not in text_of(client, "/lessen/?q=Opvolger&thema=x")
    assert "Werfreserve" in text_of(client, "/lessen/")
    with pytest.raises(Conflict):
        services.restore_page(page=lesson, by=author)


def test_a_page_without_versions_comes_back_as_well(lesson, author, editor):
    archive(lesson, author)
    lesson.revisions.all().delete()
    PageLogEntry.objects.all().delete()

    services.restore_page(page=lesson, by=editor)
    lesson.refresh_from_db()
    assert (lesson.live, lesson.summary) == (True, "Een vacature zonder diploma-eis gaf drie keer zoveel reacties.")


def test_an_author_whose_texts_are_read_first_sends_it_again(lesson, editor):
    newcomer = MemberFactory()
    lesson = LessonFactory(authors=[newcomer], themes=[ThemeFactory()], regions=[RegionFactory()])
    archive(lesson, newcomer)
    with pytest.raises(NotAllowed):
        services.restore_page(page=lesson, by=newcomer)

    publishing.submit(page=lesson, by=newcomer, token=None)
    lesson.refresh_from_db()
    assert lesson.is_archived
    with pytest.raises(Conflict):
        services.restore_page(page=lesson, by=editor)
    state = lesson.current_workflow_state.current_task_state.specific
    state.task.specific.on_action(state, editor, "approve")
    lesson.refresh_from_db()
    assert (lesson.live, lesson.archived_at) == (True, None)


def test_writing_on_after_archiving_leaves_the_published_version_as_it_was(lesson, author):
    edit(lesson, author, summary="Eerste versie.")
    publishing.submit(page=lesson, by=author, token=None)
    lesson.refresh_from_db()
    published = lesson.live_revision
    archive(lesson, author)
    edit(lesson, author, summary="Daarna.")

    published.refresh_from_db()
    assert published.content["summary"] == "Eerste versie."


def test_a_draft_in_the_admin_does_not_show_at_the_archived_address(client, lesson, author, editor):
    from tests.lessons.test_admin import save

    archive(lesson, author)
    client.force_login(editor)
    assert save(client, lesson, summary="Van de redactie").status_code == 302

    client.logout()
    assert "Van de redactie" not in text_of(client)
    lesson.refresh_from_db()
    assert lesson.get_latest_revision_as_object().summary == "Van de redactie"
    client.force_login(editor)
    assert save(client, lesson, summary="Van de redactie", **{"action-publish": "1"}).status_code == 302
    client.logout()
    assert "Van de redactie" in text_of(client)
    lesson.refresh_from_db()
    assert (lesson.live, lesson.is_archived) == (True, False)


def test_unpublishing_in_the_admin_is_not_archiving(client, lesson, author):
    lesson.unpublish()
    assert client.get("/lessen/werfreserve/").status_code == 404
    assert [one.state for one in contributions_of(author)] == [State.TAKEN_OFF]

    LessonPage.objects.get().get_latest_revision().publish(skip_permission_checks=True)
    archive(LessonPage.objects.get(), author)
    assert [one.state for one in contributions_of(author)] == [State.ARCHIVED]


def test_the_form_searches_without_javascript_and_keeps_what_was_typed(client, lesson, author):
    follower = LessonFactory(title="Werfreserve nieuwe stijl")
    LessonFactory(title="Nieuwe werfreserve in concept", live=False)
    client.force_login(author)
    path = f"/mijn/zorg/{lesson.pk}/archiveren/"
    found = client.post(path, {"note": "Vervallen.", "words": "stijl WERF", "search": "1"}).content.decode()
    assert "1 pagina gevonden" in found
    assert "Vervallen." in found
    assert f'value="{follower.pk}"' in found
    assert "in concept" not in found

    refused = client.post(path, {"note": "", "instead": follower.pk})
    assert refused.status_code == 422
    assert "Werfreserve nieuwe stijl" in refused.content.decode()
    done = client.post(path, {"note": "Vervallen.", "instead": follower.pk}, follow=True).content.decode()
    assert "Kijk in plaats hiervan bij:" in done
    assert "Werfreserve nieuwe stijl" in done
    assert "is al gearchiveerd" in client.get(path, follow=True).content.decode()


def test_a_replacement_that_went_meanwhile_is_said_and_nothing_is_lost(client, lesson, author):
    follower = LessonFactory(title="Opvolger")
    follower.unpublish()
    client.force_login(author)
    answer = client.post(f"/mijn/zorg/{lesson.pk}/archiveren/", {"note": "Vervallen.", "instead": follower.pk})

    assert answer.status_code == 422
    assert "Deze pagina is er niet meer. Kies een andere." in answer.content.decode()
    assert "Vervallen." in answer.content.decode()


def test_who_was_signed_out_finds_the_reason_back(client, lesson, author):
    path = f"/mijn/zorg/{lesson.pk}/archiveren/"
    client.post(path, {"note": "De wet is gewijzigd."})
    client.force_login(author)

    assert "De wet is gewijzigd." in text_of(client, path)
    lesson.refresh_from_db()
    assert lesson.live


@pytest.mark.parametrize("words", ["%", "_", "\x00", "'", "x" * 5000, "a " * 500])
def test_no_search_is_an_error(client, lesson, author, words):
    client.force_login(author)
    answer = client.post(f"/mijn/zorg/{lesson.pk}/archiveren/", {"note": "x", "words": words, "search": "1"})

    assert answer.status_code == 200


def test_editors_archive_and_take_back_in_the_admin(client, lesson, author, editor):
    follower = LessonFactory(title="Opvolger")
    client.force_login(editor)
    path = f"/beheer/zorg/{lesson.pk}"
    assert f"{path}/archiveren/" in text_of(client, f"/beheer/pages/{lesson.pk}/edit/")
    assert client.get(f"{path}/archiveren/").status_code == 200
    assert "Zeg waarom" in client.post(f"{path}/archiveren/", {"note": ""}).content.decode()
    client.post(f"{path}/archiveren/", {"note": "Vervallen.", "instead": follower.pk})
    lesson.refresh_from_db()
    assert (lesson.is_archived, lesson.archive_instead_id) == (True, follower.pk)
    listed = text_of(client, "/beheer/zorg/gearchiveerd/")
    assert "Werfreserve" in listed
    assert "Opvolger" in listed

    assert f"{path}/terugzetten/" in text_of(client, f"/beheer/pages/{lesson.pk}/edit/")
    client.get(f"{path}/terugzetten/")
    lesson.refresh_from_db()
    assert lesson.is_archived
    client.post(f"{path}/terugzetten/")
    lesson.refresh_from_db()
    assert lesson.live


def test_a_trusted_author_takes_it_back_in_the_site(client, lesson, author):
    archive(lesson, author)
    client.force_login(author)
    path = f"/mijn/zorg/{lesson.pk}/terugzetten/"
    assert path in text_of(client)
    assert "Dit uit het archief halen?" in text_of(client, path)

    client.post(path)
    lesson.refresh_from_db()
    assert lesson.live
    client.force_login(MemberFactory())
    assert client.post(path).status_code == 403


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_form_costs_the_same_for_any_number(client, lesson, author, django_assert_num_queries, number):
    for _ in range(number):
        LessonFactory(title="Werfreserve", authors=[author])
    client.force_login(author)
    path = f"/mijn/zorg/{lesson.pk}/archiveren/"
    client.post(path, {"words": "werf", "search": "1"})

    with django_assert_num_queries(11):
        client.post(path, {"words": "werf", "search": "1"})
