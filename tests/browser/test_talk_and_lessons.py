"""Discussing a lesson, and making a lesson of a discussion, in Chromium."""

import pytest

from cop.discussions.models import ThreadPage
from cop.members.models import Member
from knowledge.lessons.models import Credit, LessonPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_every_page_is_accessible(community, open_page, assert_accessible, width):
    lesson = LessonPage.objects.exclude(from_thread=None).get()
    credit = Credit.objects.get(member__email="bram.vos@vervoerregiodelta.example")
    thread = ThreadPage.objects.get(title="Wat doe je tussen handtekening en eerste werkdag?")
    page = open_page("bram.vos@vervoerregiodelta.example", width=width)
    for path in (
        "/",
        "/mijn/",
        lesson.url,
        lesson.from_thread.url,
        f"/mijn/gesprekken/nieuw/?over={lesson.pk}",
        f"/gesprekken/?over={lesson.pk}",
        f"/mijn/lessen/van-gesprek/{thread.pk}/",
        f"/mijn/lessen/vermelding/{credit.pk}/",
        "/zoeken/?q=btw&soort=gesprek",
    ):
        page.goto(path)
        assert_accessible(page)


def test_from_question_to_draft_and_a_name(community, open_page):
    thread = ThreadPage.objects.get(title="Wat doe je tussen handtekening en eerste werkdag?")
    page = open_page("bram.vos@vervoerregiodelta.example")
    page.goto(thread.url)
    page.get_by_role("link", name="Maak hier een les van").click()
    page.get_by_role("button", name="Open het formulier").click()
    page.wait_for_url("**/verhaal/")
    lesson = LessonPage.objects.get(from_thread=thread)

    credit = Credit.objects.filter(lesson=lesson).first()
    assert Member.objects.get(pk=credit.member_id).display_name not in lesson.credited_names
    page = open_page(credit.member.email)
    page.goto(f"/mijn/lessen/vermelding/{credit.pk}/")
    page.get_by_role("button", name="Ja, noem mij").click()
    page.get_by_text("Je zei ja: je naam staat bij de les.").wait_for()
    assert LessonPage.objects.get(pk=lesson.pk).credited_names == [credit.member.display_name]
