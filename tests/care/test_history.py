"""What changed in a page, for who may read it."""

import datetime

import pytest
from django.utils import timezone

from cop.care.history import versions_for
from cop.care.models import PublishedVersion
from cop.publishing import services as publishing
from cop.publishing.tokens import token_of
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db
PATH = "/lessen/werfreserve/geschiedenis/"


@pytest.fixture
def author():
    return MemberFactory(trusted=True, display_name="Jet Vogel")


@pytest.fixture
def lesson(author):
    return LessonFactory(
        title="Werfreserve", slug="werfreserve", authors=[author], themes=[ThemeFactory()], regions=[RegionFactory()]
    )


def draft(lesson, by, **changes):
    version = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(version, name, value)
    lesson.refresh_from_db()
    publishing.save_draft(page=version, by=by, token=token_of(lesson))


def publish(lesson, by, **changes):
    draft(lesson, by, **changes)
    publishing.submit(page=lesson, by=by, token=None)
    lesson.refresh_from_db()


def text_of(client, path=PATH):
    return client.get(path).content.decode()


def keys(lesson):
    return list(PublishedVersion.objects.filter(page=lesson).order_by("pk").values_list("pk", flat=True))


def test_every_published_version_stands_there_and_no_draft(client, lesson, author):
    publish(lesson, author, summary="Beter gezegd.", result="<p>Nu vier mensen.</p>")
    draft(lesson, author, summary="Nog niet klaar.")
    page = text_of(client)

    assert page.count("<time") == 2
    assert "Gewijzigd: In één zin, Wat er gebeurde" in page
    assert "Jet Vogel" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "Nog niet klaar" not in page
    assert PATH in text_of(client, "/lessen/werfreserve/")


def test_two_versions_are_compared_word_by_word(client, lesson, author):
    publish(lesson, author, result="<p>Vier mensen begonnen.</p><ul><li>Twee bleven</li></ul>")
    older, newer = keys(lesson)
    page = text_of(client, f"{PATH}?van={older}&naar={newer}")

    assert '<del class="marked-gone">' in page
    assert "Drie" in page.split("<section")[1].split("<del")[1].split("</del>")[0]
    assert "Vier" in page.split("<section")[1].split("<ins")[1].split("</ins>")[0]
    assert "[weggehaald:" in page
    assert "mensen begonnen." in page
    assert "<h2>Aanleiding</h2>" not in page
    turned = text_of(client, f"{PATH}?van={newer}&naar={older}")
    assert turned.split("<main")[1].split("</main>")[0] == page.split("<main")[1].split("</main>")[0]


def test_markup_of_a_member_is_text_here(client, lesson, author):
    publish(lesson, author, title="Werfreserve <b>nu</b>", summary="<script>alert(1)</script>")
    older, newer = keys(lesson)
    page = text_of(client, f"{PATH}?van={older}&naar={newer}")

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "query", ["van=1", "van=a&naar=b", "van=-1&naar=2", "van=99999999999999999999&naar=1", "naar=", "van=²&naar=1"]
)
def test_junk_is_not_found(client, lesson, query):
    assert client.get(f"{PATH}?{query}").status_code == 404


def test_a_version_of_another_page_is_not_found(client, lesson, author):
    other = LessonFactory()

    assert client.get(f"{PATH}?van={keys(other)[0]}&naar={keys(lesson)[0]}").status_code == 404


def test_a_version_that_was_for_members_stays_with_them(client, lesson, author):
    publish(lesson, author, members_only=True, situation="<p>Over mevrouw Pieters.</p>")
    publish(lesson, author, members_only=False, situation="<p>Zonder namen.</p>")
    first, secret, now = keys(lesson)

    for user in (None, MemberFactory(pending=True)):
        client.logout()
        if user:
            client.force_login(user)
        assert text_of(client).count("<time") == 2
        assert client.get(f"{PATH}?van={secret}&naar={now}").status_code == 404
        assert "Pieters" not in text_of(client, f"{PATH}?van={first}&naar={now}")
    client.force_login(MemberFactory())
    assert text_of(client).count("<time") >= 3
    assert "Pieters" in text_of(client, f"{PATH}?van={secret}&naar={now}")


def test_a_members_only_page_keeps_its_history_to_members(client, lesson, author):
    publish(lesson, author, members_only=True)

    assert client.get(PATH)["Location"] == f"/accounts/login/?next={PATH}"
    client.force_login(MemberFactory(pending=True))
    assert client.get(PATH).status_code == 403


def test_the_name_stays_when_the_account_goes(client, lesson, author):
    author.delete()

    assert "Jet Vogel" in text_of(client)


def test_a_version_that_was_cleaned_up_cannot_be_compared(client, lesson, author):
    publish(lesson, author, summary="Beter.")
    lesson.revisions.exclude(pk=lesson.live_revision_id).delete()
    older, newer = keys(lesson)

    assert "is opgeruimd" in text_of(client)
    assert client.get(f"{PATH}?van={older}&naar={newer}").status_code == 404


def test_an_archived_page_keeps_its_history_and_an_unpublished_one_does_not(client, lesson, author):
    from cop.care import services

    services.archive_page(page=lesson, by=author, note="Oud.", instead=None)
    assert client.get(PATH).status_code == 200

    LessonPage.objects.update(archived_at=None)
    assert client.get(PATH).status_code == 404


def test_a_page_from_before_histories_were_kept_says_so(client, lesson):
    PublishedVersion.objects.all().delete()

    assert "Van deze pagina zijn geen eerdere versies bewaard." in text_of(client)


def test_labels_regions_and_figures_count_as_changes(client, lesson, author):
    publish(lesson, author, themes=[ThemeFactory(name="Klimaat")], hires=3)
    older, newer = keys(lesson)
    assert "Gewijzigd: Cijfers, Thema" in text_of(client)

    page = text_of(client, f"{PATH}?van={older}&naar={newer}")
    assert "Klimaat" in page
    assert "Aangenomen: 3" in page


def test_the_list_goes_on_and_two_are_chosen(client, lesson, author):
    now = timezone.now()
    PublishedVersion.objects.bulk_create(
        PublishedVersion(
            page=lesson, revision=lesson.live_revision, published_at=now - datetime.timedelta(days=number + 1)
        )
        for number in range(24)
    )
    first, second = text_of(client), text_of(client, f"{PATH}?pagina=2")

    assert first.split('<ol class="rows"')[1].count("<time") == 20
    assert second.split('<ol class="rows"')[1].count("<time") == 5
    assert "Vergelijk twee versies" in first


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same_for_any_number(client, lesson, author, django_assert_num_queries, number):
    for _ in range(number):
        lesson.refresh_from_db()
        lesson.save_revision(user=author).publish(skip_permission_checks=True)
    client.get(PATH)

    with django_assert_num_queries(7 + (number > 1)):
        client.get(PATH)


def test_visitors_get_no_versions_for_members(lesson):
    PublishedVersion.objects.update(members_only=True)

    assert list(versions_for(lesson, None)) == []
    assert versions_for(lesson, MemberFactory()).count() == 1
