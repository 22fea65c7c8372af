"""The button on the page, and the editors' list."""

import datetime

import pytest
from django.utils import timezone

from cop.care.models import ReminderChoice
from cop.core.roles import EDITORS
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return MemberFactory()


@pytest.fixture
def lesson(author):
    return LessonFactory(title="Bellen voor de koffie", slug="bellen", authors=[author])


def text_of(client, path="/lessen/bellen/"):
    return client.get(path).content.decode()


def set_dates(lesson, *, told_days_ago=0, checked_days_ago=None, due_days_ago=0):
    today = timezone.localdate()
    LessonPage.objects.filter(pk=lesson.pk).update(
        first_published_at=timezone.now() - datetime.timedelta(days=told_days_ago),
        last_checked_on=None if checked_days_ago is None else today - datetime.timedelta(days=checked_days_ago),
        check_due_on=today - datetime.timedelta(days=due_days_ago),
    )


def test_readers_see_when_it_was_looked_over_and_no_button(client, lesson):
    LessonPage.objects.update(last_checked_on="2026-11-03", check_due_on="2099-01-01")
    page = text_of(client)

    assert "Laatst gecontroleerd op" in page
    assert "3 november 2026" in page
    assert "klopt-nog" not in page
    assert "geleden nagekeken" not in page


def test_nothing_is_said_of_a_page_that_is_not_due(client, lesson):
    page = text_of(client)

    assert "gecontroleerd" not in page
    assert "nagekeken" not in page


@pytest.mark.parametrize(
    ("dates", "line"),
    [
        ({"told_days_ago": 900, "checked_days_ago": 500}, "Dit is langer dan een jaar geleden nagekeken."),
        ({"told_days_ago": 900, "checked_days_ago": 200}, "Het is tijd dat iemand dit weer nakijkt."),
        ({"told_days_ago": 900}, "Sinds dit verscheen, heeft niemand het nagekeken."),
    ],
)
def test_one_calm_line_says_that_it_is_overdue(client, lesson, dates, line):
    set_dates(lesson, **dates)

    assert line in text_of(client)


def test_the_author_presses_still_right(client, lesson, author):
    set_dates(lesson, told_days_ago=900)
    client.force_login(author)
    assert f"/mijn/zorg/{lesson.pk}/klopt-nog/" in text_of(client)

    answer = client.post(f"/mijn/zorg/{lesson.pk}/klopt-nog/", follow=True)
    page = answer.content.decode()
    assert "Vandaag nagekeken." in page
    assert "Laatst gecontroleerd op" in page
    assert f"/mijn/zorg/{lesson.pk}/klopt-nog/" not in page


def test_a_link_marks_nothing(client, lesson, author):
    client.force_login(author)
    assert "Klopt het nog?" in text_of(client, f"/mijn/zorg/{lesson.pk}/klopt-nog/")

    lesson.refresh_from_db()
    assert lesson.last_checked_on is None


def test_somebody_else_gets_a_sentence(client, lesson):
    client.force_login(MemberFactory())
    answer = client.post(f"/mijn/zorg/{lesson.pk}/klopt-nog/")

    assert answer.status_code == 403
    assert "Alleen schrijvers en redacteuren" in answer.content.decode()
    lesson.refresh_from_db()
    assert lesson.last_checked_on is None


def test_what_is_not_there_to_read_is_not_there_to_check(client, author):
    draft = LessonFactory(live=False, authors=[author])
    client.force_login(author)

    assert client.post(f"/mijn/zorg/{draft.pk}/klopt-nog/").status_code == 404
    assert client.post("/mijn/zorg/1/klopt-nog/").status_code == 404


def test_due_pages_stand_on_the_overview_of_their_author_alone(client, lesson, author):
    set_dates(lesson, told_days_ago=900)
    client.force_login(author)
    assert "Bellen voor de koffie" in text_of(client, "/mijn/")
    assert "Kijk dit na" in text_of(client, "/mijn/")

    client.force_login(MemberFactory())
    assert "Bellen voor de koffie" not in text_of(client, "/mijn/")
    assert "Kijk dit na" not in text_of(client, "/mijn/")


def test_somebody_wants_no_mail(client, author):
    client.force_login(author)
    assert "checked" in text_of(client, "/mijn/zorg/herinneringen/")
    client.post("/mijn/zorg/herinneringen/", {})

    assert not ReminderChoice.objects.get(member=author).wants_mail
    assert "checked" not in text_of(client, "/mijn/zorg/herinneringen/").split("wants_mail")[1][:100]


def test_editors_see_what_waits_and_mark_it_in_the_admin(client, lesson):
    set_dates(lesson, told_days_ago=900)
    client.force_login(MemberFactory(groups=[EDITORS]))
    assert "Pagina&#x27;s om na te kijken: <strong>1</strong>" in text_of(client, "/beheer/")
    assert "Bellen voor de koffie" in text_of(client, "/beheer/zorg/nakijken/")
    path = f"/beheer/zorg/{lesson.pk}/klopt-nog/"
    assert path in text_of(client, f"/beheer/pages/{lesson.pk}/edit/")

    client.get(path)
    lesson.refresh_from_db()
    assert lesson.last_checked_on is None
    client.post(path)
    lesson.refresh_from_db()
    assert lesson.last_checked_on == timezone.localdate()
    assert "Bellen voor de koffie" not in text_of(client, "/beheer/zorg/nakijken/")


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    for _ in range(number):
        set_dates(LessonFactory(authors=[MemberFactory()]), told_days_ago=900)
    client.force_login(MemberFactory(groups=[EDITORS]))
    client.get("/beheer/zorg/nakijken/")

    with django_assert_num_queries(11):
        client.get("/beheer/zorg/nakijken/")
