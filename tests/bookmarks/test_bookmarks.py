"""Keeping pages: who may, what the list shows, and what it costs."""

import datetime
import re

import pytest
from django.utils import timezone

from cop.bookmarks import services
from cop.bookmarks.models import Bookmark
from cop.core.errors import NotAllowed
from cop.core.roles import MODERATORS
from cop.moderation.services import decide_on_reports, report_thing
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
LIST = "/mijn/bewaard/"


@pytest.fixture
def lesson():
    return LessonFactory(title="Wie niet belt", slug="wie-niet-belt", authors=[MemberFactory()])


@pytest.fixture
def member(client):
    member = MemberFactory()
    client.force_login(member)
    return member


def keep(client, page, keep="1", **headers):
    return client.post(f"{LIST}{page.pk}/", {"keep": keep}, headers=headers)


def kept_by(member):
    return [bookmark.page_id for bookmark in member.bookmarks.all()]


def titles(client, path=LIST):
    return re.findall(r'class="rows__title"><a href="[^"]+">([^<]+)</a>', client.get(path).content.decode())


# Services


def test_keeping_twice_keeps_once(lesson):
    member = MemberFactory()
    first = services.keep_page(page=lesson, member=member)

    assert services.keep_page(page=lesson, member=member) == first
    assert kept_by(member) == [lesson.pk]


def test_letting_go_twice_is_no_error_and_takes_nobody_elses(lesson):
    member, other = MemberFactory(), MemberFactory()
    for one in (member, other):
        services.keep_page(page=lesson, member=one)
    for _ in range(2):
        services.let_go_of_page(page=lesson, member=member)

    assert (kept_by(member), kept_by(other)) == ([], [lesson.pk])


@pytest.mark.parametrize("who", [{"pending": True}, {"declined": True}])
def test_who_was_not_admitted_keeps_nothing(lesson, who):
    with pytest.raises(NotAllowed):
        services.keep_page(page=lesson, member=MemberFactory(**who))


def test_what_cannot_be_read_cannot_be_kept(home):
    member = MemberFactory()
    for page in (LessonFactory(live=False), home.get_parent()):
        with pytest.raises(NotAllowed):
            services.keep_page(page=page, member=member)
    assert kept_by(member) == []


def test_an_archived_lesson_can_be_kept(lesson):
    archive(lesson)
    services.keep_page(page=LessonPage.objects.get(), member=MemberFactory())


# The button


def button(client, lesson):
    return re.search(r'<form class="keep".*?</form>', client.get(lesson.url).content.decode(), re.DOTALL)


def test_the_button_says_whether_the_page_is_kept(client, lesson, member):
    assert 'aria-pressed="false"' in button(client, lesson)[0]
    assert keep(client, lesson)["Location"] == lesson.url
    assert 'aria-pressed="true"' in button(client, lesson)[0]
    assert 'name="keep" value="0"' in button(client, lesson)[0]
    keep(client, lesson, "0")
    assert 'aria-pressed="false"' in button(client, lesson)[0]


def test_a_double_click_keeps_one(client, lesson, member):
    for _ in range(2):
        assert keep(client, lesson).status_code == 302
    assert kept_by(member) == [lesson.pk]


def test_a_script_gets_the_button_alone_and_leaves_no_message_behind(client, lesson, member):
    answer = keep(client, lesson, **{"HX-Request": "true"}).content.decode()

    assert 'aria-pressed="true"' in answer
    assert "<html" not in answer
    assert 'class="messages"' not in client.get(lesson.url).content.decode()


def test_who_waits_for_admission_sees_no_button(client, lesson):
    client.force_login(MemberFactory(pending=True))

    assert button(client, lesson) is None
    assert keep(client, lesson).status_code == 403


def test_what_a_visitor_pressed_is_kept_after_signing_in(client, lesson):
    assert 'aria-pressed="false"' in button(client, lesson)[0]
    assert keep(client, lesson)["Location"] == f"/accounts/login/?next={LIST}{lesson.pk}/"
    assert not Bookmark.objects.exists()

    member = MemberFactory()
    client.force_login(member)
    answer = client.get(f"{LIST}{lesson.pk}/", follow=True)
    assert answer.redirect_chain == [(lesson.url, 302)]
    assert kept_by(member) == [lesson.pk]
    assert "Bewaard. Je vindt het" in answer.content.decode()


def test_a_link_keeps_nothing_by_itself(client, lesson, member):
    answer = client.get(f"{LIST}{lesson.pk}/", follow=True)

    assert kept_by(member) == []
    assert "nog een keer op" in answer.content.decode()


def test_a_script_of_who_was_signed_out_meanwhile_goes_to_sign_in(client, lesson):
    answer = keep(client, lesson, **{"HX-Request": "true"})

    assert answer["HX-Redirect"] == f"/accounts/login/?next={LIST}{lesson.pk}/"


def test_what_one_may_not_know_of_stays_unknown(client, member):
    draft = LessonFactory(title="Geheim", live=False)
    for pk in (draft.pk, 999_999):
        for value in ("1", "0"):
            answer = client.post(f"{LIST}{pk}/", {"keep": value})
            assert answer.status_code == 404
            assert "Geheim" not in answer.content.decode()


# The list


def archive(lesson):
    lesson.unpublish()
    LessonPage.objects.filter(pk=lesson.pk).update(archived_at=timezone.now())


def test_the_list_shows_any_page_newest_first_and_only_ones_own(client, lesson, member, home):
    other = MemberFactory()
    services.keep_page(page=LessonFactory(title="Van een ander"), member=other)
    about = home.get_children().get(slug="over")
    now = timezone.now()
    for days, page in enumerate([lesson, about, home]):
        services.keep_page(page=page, member=member)
        Bookmark.objects.filter(page_id=page.pk).update(kept_at=now - datetime.timedelta(days=days))

    assert titles(client) == ["Wie niet belt", about.title, home.title]


def test_the_list_marks_what_was_archived_and_leaves_out_what_cannot_be_read(client, lesson, member):
    hidden, unpublished, members_only = LessonFactory(), LessonFactory(), LessonFactory(title="Besloten")
    for page in (lesson, hidden, unpublished, members_only):
        services.keep_page(page=page, member=member)
    archive(lesson)
    unpublished.unpublish()
    report = report_thing(thing=hidden, reporter=member, reason="rude")
    moderator = MemberFactory(groups=[MODERATORS])
    decide_on_reports(report=report, by=moderator, hide=True, to_authors="Weg.", to_reporters="Weg.")
    LessonPage.objects.filter(pk=members_only.pk).update(members_only=True)

    assert titles(client) == ["Besloten", "Wie niet belt"]
    assert client.get(LIST).content.decode().count("Gearchiveerd") == 1
    assert titles(client, "/mijn/") == ["Besloten", "Wie niet belt"]


def test_a_deleted_page_leaves_the_list(client, lesson, member):
    services.keep_page(page=lesson, member=member)
    lesson.delete()

    assert titles(client) == []
    assert "Je bewaarde nog niets" in client.get(LIST).content.decode()


def test_letting_go_in_the_list_comes_back_to_the_list(client, lesson, member):
    services.keep_page(page=lesson, member=member)
    answer = client.post(f"{LIST}{lesson.pk}/", {"keep": "0", "from": "list"}, follow=True)

    assert answer.redirect_chain == [(LIST, 302)]
    assert "Wie niet belt” staat niet meer" in answer.content.decode()
    assert kept_by(member) == []


def test_what_cannot_be_read_any_more_can_be_let_go(client, lesson, member):
    services.keep_page(page=lesson, member=member)
    lesson.unpublish()

    assert keep(client, lesson, "0")["Location"] == LIST
    assert kept_by(member) == []


def test_twenty_on_a_page(client, member):
    for number in range(21):
        services.keep_page(page=LessonFactory(title=f"Les {number}"), member=member)

    assert (len(titles(client)), len(titles(client, f"{LIST}?pagina=2"))) == (20, 1)
    for junk in ("99", "-1", "x", "%00"):
        assert client.get(f"{LIST}?pagina={junk}").status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_costs_the_same_for_any_number(client, member, django_assert_num_queries, number):
    for one in range(number):
        lesson = LessonFactory()
        services.keep_page(page=lesson, member=member)
        if one % 2 == 0:
            archive(lesson)
    client.get(LIST)
    with django_assert_num_queries(12):
        client.get(LIST)
    # One of them asks which other rooms have anything to show there.
    with django_assert_num_queries(13):
        client.get("/mijn/")
