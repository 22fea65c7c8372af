"""The form with which a member reports, and the pages on which a moderator decides."""

import pytest

from cop.core.roles import EDITORS, MODERATORS
from cop.moderation import services
from cop.moderation.models import Decision, Report
from cop.moderation.panel import report_url
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.replications import ReplicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    return LessonFactory(title="Wie niet belt", slug="wie-niet-belt", authors=[MemberFactory()])


@pytest.fixture
def member(client):
    member = MemberFactory()
    client.force_login(member)
    return member


@pytest.fixture
def moderator(client):
    member = MemberFactory(groups=[MODERATORS])
    client.force_login(member)
    return member


def report(lesson, by=None):
    return services.report_thing(thing=lesson, reporter=by or MemberFactory(), reason="rude", explanation="Onaardig.")


# A member


def test_the_lesson_has_a_link_for_who_may_report_it(client, lesson):
    address = report_url(lesson)
    assert address not in client.get(lesson.url).content.decode()
    for who in (MemberFactory(pending=True), lesson.owner):
        client.force_login(who)
        assert address not in client.get(lesson.url).content.decode()
    client.force_login(MemberFactory())
    assert address in client.get(lesson.url).content.decode()


def test_a_member_reports_and_is_thanked(client, lesson, member):
    answer = client.post(report_url(lesson), {"reason": "rude", "explanation": "Onaardig."}, follow=True)

    assert answer.redirect_chain == [(lesson.url, 302)]
    assert "Dank je wel" in answer.content.decode()
    made = Report.objects.get()
    assert (made.reporter, made.reason, made.explanation) == (member, "rude", "Onaardig.")


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Kies wat het best past."),
        ({"reason": "zomaar"}, "zomaar"),
        ({"reason": "other"}, "Zeg wat het is"),
        ({"reason": "rude", "explanation": "x" * 1_001}, "1000"),
    ],
)
def test_a_wrong_answer_is_said_and_nothing_is_lost(client, lesson, member, answers, sentence):
    answer = client.post(report_url(lesson), answers)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Report.objects.exists()


def test_a_form_sent_twice_is_one_report(client, lesson, member):
    for status in (302, 409):
        assert client.post(report_url(lesson), {"reason": "rude"}).status_code == status
    assert Report.objects.count() == 1
    assert "Je meldde dit op" in client.get(report_url(lesson)).content.decode()


def test_the_eleventh_report_of_a_day_is_refused_with_a_sentence(client, lesson, member):
    for _ in range(services.MOST_A_DAY):
        report(LessonFactory(), member)
    answer = client.post(report_url(lesson), {"reason": "rude", "explanation": "Bewaar dit."})

    assert answer.status_code == 429
    assert "Probeer het morgen" in answer.content.decode()
    assert "Bewaar dit." in answer.content.decode()


def test_what_was_typed_survives_signing_in_again(client, lesson):
    answer = client.post(report_url(lesson), {"reason": "rude", "explanation": "Getypt na afloop."})
    assert answer["Location"] == f"/accounts/login/?next={report_url(lesson)}"
    assert not Report.objects.exists()

    client.force_login(MemberFactory())
    page = client.get(report_url(lesson)).content.decode()
    assert "Getypt na afloop." in page
    assert "Je was uitgelogd" in page


def test_the_own_lesson_is_refused_with_a_sentence(client, lesson):
    client.force_login(lesson.owner)
    for answer in (client.get(report_url(lesson)), client.post(report_url(lesson), {"reason": "rude"})):
        assert answer.status_code == 403
        assert "je eigen tekst" in answer.content.decode()


def test_what_one_may_not_see_is_not_there(client, member, home):
    draft = LessonFactory(live=False)
    for path in (
        report_url(draft),
        "/melden/lessons.lessonpage/999999/",
        f"/melden/home.homepage/{home.pk}/",
        f"/melden/members.member/{member.pk}/",
        "/melden/bestaat.niet/1/",
        "/melden/x/1/",
    ):
        assert client.get(path).status_code == 404, path
        assert client.post(path, {"reason": "rude"}).status_code == 404, path


# A moderator


def decide(client, made, **answers):
    form = {"decision": "hide", "to_authors": "Haal het weg.", "to_reporters": "Het is weg.", **answers}
    return client.post(f"/beheer/meldingen/{made.pk}/", form, follow=True)


def test_the_queue_shows_what_is_open_with_how_often_and_why(client, lesson, moderator):
    report(lesson)
    services.report_thing(thing=lesson, reporter=MemberFactory(), reason="wrong")
    page = client.get("/beheer/meldingen/")

    [row] = page.context_data["reported"] if hasattr(page, "context_data") else page.context["reported"]
    assert (row.first.title, row.number, len(row.reasons)) == ("Wie niet belt", 2, 2)
    assert lesson.owner.display_name in page.content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_queue_costs_the_same_for_any_number(client, moderator, django_assert_num_queries, number):
    for _ in range(number):
        report(LessonFactory(authors=[MemberFactory()]))
    client.get("/beheer/meldingen/")
    with django_assert_num_queries(11):
        client.get("/beheer/meldingen/")


def test_a_moderator_sees_who_reported_what(client, lesson, moderator):
    made = report(lesson, by=MemberFactory(display_name="Mo Melder"))
    page = client.get(f"/beheer/meldingen/{made.pk}/").content.decode()

    for part in ("Mo Melder", "Onaardig.", "Het is onaardig of kwetsend", lesson.owner.display_name, lesson.url):
        assert part in page


def test_a_moderator_hides_and_puts_back(client, lesson, moderator):
    made = report(lesson)
    answer = decide(client, made)
    assert "is verborgen voor lezers" in answer.content.decode()
    assert not LessonPage.objects.get().live

    decision = Decision.objects.get()
    restore = f"/beheer/meldingen/terugzetten/{decision.pk}/"
    assert restore in client.get("/beheer/meldingen/").content.decode()
    assert client.post(restore, {"reason": ""}).status_code == 200
    assert not LessonPage.objects.get().live
    answer = client.post(restore, {"reason": "Toch goed."}, follow=True)
    assert "Lezers zien het weer" in answer.content.decode()
    assert LessonPage.objects.get().live
    assert "Toch goed." in client.get(f"/beheer/meldingen/{made.pk}/").content.decode()


@pytest.mark.parametrize("missing", ["to_authors", "to_reporters", "decision"])
def test_a_decision_without_a_word_goes_back_to_the_form(client, lesson, moderator, missing):
    made = report(lesson)
    decide(client, made, **{missing: ""})

    assert LessonPage.objects.get().live
    assert Report.objects.open().exists()


def test_the_second_moderator_reads_that_a_colleague_was_first(client, lesson, moderator):
    made = report(lesson)
    services.decide_on_reports(
        report=made, by=MemberFactory(groups=[MODERATORS]), hide=False, to_authors="", to_reporters="Mag."
    )
    assert "Een collega besliste hier al over" in decide(client, made).content.decode()
    assert LessonPage.objects.get().live


def test_a_moderator_finds_nothing_of_a_report_on_the_own_lesson(client, moderator):
    own = LessonFactory(title="Van mijzelf", authors=[moderator])
    made = report(own)

    assert client.get(f"/beheer/meldingen/{made.pk}/").status_code == 404
    assert decide(client, made).status_code == 404
    assert client.get(f"/beheer/meldingen/over/lessons.lessonpage/{own.pk}/").status_code == 404
    assert "Van mijzelf" not in client.get("/beheer/meldingen/").content.decode()
    assert "Meldingen om naar te kijken: <strong>0</strong>" in client.get("/beheer/").content.decode()
    assert LessonPage.objects.get().live


def test_a_report_on_what_is_gone_can_be_closed(client, lesson, moderator):
    made = report(lesson)
    lesson.delete()
    assert "Dit is er niet meer" in client.get(f"/beheer/meldingen/{made.pk}/").content.decode()
    decide(client, made, decision="hide")
    assert Report.objects.open().exists()

    decide(client, made, decision="keep")
    assert not Report.objects.open().exists()


def test_the_first_page_of_the_admin_counts_what_waits(client, lesson, moderator):
    report(lesson)
    report(lesson)
    assert "Meldingen om naar te kijken: <strong>1</strong>" in client.get("/beheer/").content.decode()

    client.force_login(MemberFactory(groups=[EDITORS]))
    assert "om naar te kijken" not in client.get("/beheer/").content.decode()


def test_the_page_for_deciding_shows_the_words_of_a_lesson_and_of_a_report(client, lesson, moderator):
    of_lesson = report(lesson)
    of_report = report(ReplicationFactory(lesson=lesson, changed="<p>Wij belden iedereen.</p>"))
    pages = [client.get(f"/beheer/meldingen/{made.pk}/").content.decode() for made in (of_lesson, of_report)]

    assert "De vacature begon met de straat, niet met de functie." in pages[0]
    assert "Wij belden iedereen." in pages[1]
    assert "De vacature begon met de straat" not in pages[1]
