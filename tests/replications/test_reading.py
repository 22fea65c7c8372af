"""What readers see of reports: on the lesson, on the pages of all reports, and what that costs."""

import re

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from cop.core.models import CommunityDocument
from knowledge.lessons.models import LessonPage, Outcome
from knowledge.replications.models import Replication, ReplicationAttachment
from knowledge.replications.reading import EvidenceReading, ladder_of
from knowledge.replications.services import recount_evidence
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory
from tests.factories.replications import ReplicationFactory, half_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    author = MemberFactory()
    return LessonFactory(slug="les", authors=[author], organisation=author.organisation, regions=[author.region])


def text_of(client, path="/lessen/les/"):
    return client.get(path).content.decode()


def section(html):
    return html.partition('id="ook-hier-geprobeerd"')[2].partition("<footer")[0]


@pytest.fixture
def many(lesson):
    """So many live reports on one lesson, in bulk, of 40 organisations in 8 regions."""

    def make(number):
        members = [MemberFactory(region=None) for _ in range(min(number, 40))]
        regions = [RegionFactory() for _ in range(8)]
        Replication.objects.bulk_create(
            [
                Replication(
                    lesson=lesson,
                    author=members[place % len(members)],
                    author_name=members[place % len(members)].display_name,
                    organisation=members[place % len(members)].organisation,
                    region=regions[place % 8],
                    period_start=half_year(place // 40),
                    outcome=Outcome.values[place % 3],
                    changed="<p>Wij belden eerst en mailden daarna. Dat scheelde een week.</p>" * 3,
                    result="<p>Twee mensen begonnen, een van hen uit de horeca.</p>" * 5,
                    scale="team",
                    hours_spent=40,
                    live=True,
                    request_key=f"00000000-0000-4000-8000-{place:012d}",
                )
                for place in range(number)
            ]
        )
        recount_evidence(lesson_id=lesson.pk)
        return lesson

    return make


def test_a_lesson_that_nobody_tried_asks_for_the_first_report(client, lesson):
    html = text_of(client)

    assert "Jouw verslag is het eerste" in html
    assert 'id="ook-hier-geprobeerd"' not in html
    assert re.findall(r'aria-current="step"[^>]*>.*?</li>', html, re.DOTALL)[0].count("Ervaring") == 1


def test_the_ladder_says_what_is_reached_in_words(lesson):
    ReplicationFactory(lesson=lesson)
    steps = ladder_of(LessonPage.objects.get(pk=lesson.pk))

    assert [(step.name, step.is_reached, step.is_current) for step in steps] == [
        ("Ervaring", True, False),
        ("Herhaald", True, True),
        ("Overdraagbaar", False, False),
        ("Gecontroleerd", False, False),
    ]


def test_a_report_shows_whole(client, lesson):
    report = ReplicationFactory(lesson=lesson, outcome=Outcome.NOT, hours_spent=1250, applicants=3)
    document = CommunityDocument.objects.create(title="Vragenlijst", file=ContentFile(b"x", "vragen.txt"))
    ReplicationAttachment.objects.create(replication=report, document=document)
    html = section(text_of(client))

    for words in (
        report.organisation.name,
        report.region.name,
        report.author_name,
        "Werkte niet",
        "eerste helft van 2026",
        "Eén team",
        "Twee mensen begonnen.",
        "Wij begonnen met een meeloopdag.",
        "1.250",
        "Vragenlijst",
        f'id="verslag-{report.pk}"',
    ):
        assert words in html, words
    assert "telt niet mee" not in html


def test_a_report_of_the_own_organisation_shows_and_does_not_count(client, lesson):
    ReplicationFactory(lesson=lesson, author=MemberFactory(organisation=lesson.organisation), region=RegionFactory())
    html = text_of(client)

    assert "Eigen organisatie, telt niet mee" in section(html)
    assert "Uitkomst per regio" not in html
    assert "andere organisatie" not in html


def test_drafts_and_reports_taken_away_show_nowhere(client, lesson):
    ReplicationFactory(lesson=lesson, live=False, result="<p>Nog geheim.</p>")
    gone = ReplicationFactory(lesson=lesson, result="<p>Weggehaald.</p>")
    gone.unpublish()
    recount_evidence(lesson_id=lesson.pk)

    for path in ("/lessen/les/", "/lessen/les/geprobeerd/"):
        html = text_of(client, path)
        assert "Nog geheim." not in html
        assert "Weggehaald." not in html


def test_who_left_is_a_former_member(client, lesson):
    ReplicationFactory(lesson=lesson, author_name="")

    assert "Oud-lid" in section(text_of(client))


def test_what_is_kept_follows_every_report(client, lesson):
    report = ReplicationFactory(lesson=lesson)
    assert "Twee mensen begonnen." in text_of(client)
    Replication.objects.filter(pk=report.pk).update(result="<p>Toch drie mensen.</p>")
    recount_evidence(lesson_id=lesson.pk)

    html = text_of(client)
    assert "Toch drie mensen." in html
    assert "Twee mensen begonnen." not in html


def test_newest_period_first_and_ten_on_the_lesson(client, many):
    lesson = many(1000)
    shown = EvidenceReading(lesson).reports
    html = text_of(client)

    assert [one.report.period_start for one in shown] == [half_year()] * 10
    assert html.count('class="report"') == 10
    assert "Lees alle 1.000 verslagen" in html
    assert EvidenceReading(lesson).number == 1000


def test_the_table_adds_up_to_the_counts(many):
    lesson = LessonPage.objects.get(pk=many(30).pk)
    rows = EvidenceReading(lesson).regions

    assert sum(row.worked for row in rows) == lesson.tried_worked == 10
    assert sum(row.not_worked for row in rows) == lesson.tried_not
    assert len(rows) == lesson.tried_regions == 8


def test_the_own_region_is_marked_in_the_table(lesson):
    ReplicationFactory(lesson=lesson, region=lesson.organisation.region)
    ReplicationFactory(lesson=lesson)

    assert sorted(row.is_own for row in EvidenceReading(lesson).regions) == [False, True]


def test_changes_stand_by_outcome_three_each_without_the_own_organisation(lesson):
    for place in range(5):
        ReplicationFactory(lesson=lesson, changed=f"<p>Anders {place}.</p>", period_start=half_year(5 - place))
    ReplicationFactory(lesson=lesson, outcome=Outcome.NOT, changed="<p>Te weinig tijd.</p>")
    ReplicationFactory(lesson=lesson, changed="", changed_nothing=True)
    own = MemberFactory(organisation=lesson.organisation)
    ReplicationFactory(lesson=lesson, author=own, changed="<p>Zelf nog eens.</p>", region=RegionFactory())
    reading = EvidenceReading(lesson)

    assert [(group.outcome, [one.text for one in group.changes]) for group in reading.changes] == [
        ("worked", ["Anders 4.", "Anders 3.", "Anders 2."]),
        ("not", ["Te weinig tijd."]),
    ]
    assert reading.changed_nothing == 1


def test_a_very_long_text_is_short_on_the_lesson_and_whole_on_its_own_page(client, lesson):
    report = ReplicationFactory(lesson=lesson, result=f"<p>{'Lang verhaal. ' * 200}</p><p>Slotzin.</p>")

    assert "Slotzin." not in text_of(client)
    assert f"geprobeerd/?verslag={report.pk}" in text_of(client)
    assert "Slotzin." in text_of(client, "/lessen/les/geprobeerd/")


def test_a_large_key_stays_a_key_in_addresses(client, lesson):
    report = ReplicationFactory(lesson=lesson, pk=12_345, result=f"<p>{'Lang verhaal. ' * 200}</p>")
    html = text_of(client)

    assert html.count("geprobeerd/?verslag=12345") == 2
    assert 'id="verslag-12345"' in html
    assert report.pk == 12_345


def test_all_reports_in_pages_of_twenty(client, many):
    many(45)
    first, last = text_of(client, "/lessen/les/geprobeerd/"), text_of(client, "/lessen/les/geprobeerd/?pagina=3")

    assert (first.count('class="report"'), last.count('class="report"')) == (20, 5)
    assert 'href="?pagina=2"' in first
    assert "45 verslagen" in first


def test_reports_of_one_region_and_outcome(client, lesson):
    report = ReplicationFactory(lesson=lesson, outcome=Outcome.NOT)
    ReplicationFactory(lesson=lesson, region=report.region)
    html = text_of(client, f"/lessen/les/geprobeerd/?regio={report.region.slug}&uitkomst=not")

    assert html.count('class="report"') == 1
    assert f"1 verslag: {report.region}, Werkte niet" in html
    assert "Geen verslag past hierbij" in text_of(client, "/lessen/les/geprobeerd/?regio=onbekend")


@pytest.mark.parametrize(
    "query", ["?pagina=x", "?verslag=x", "?regio=%00", "?uitkomst=alles", "?verslag=99999999999999999999"]
)
def test_junk_in_the_address_is_no_error(client, lesson, query):
    assert client.get(f"/lessen/les/geprobeerd/{query}").status_code == 200


def test_a_report_has_an_address_of_its_own(client, many):
    lesson = many(45)
    pks = [report.pk for report in Replication.objects.order_by("-period_start", "-pk")]

    assert (
        client.get(f"/lessen/les/geprobeerd/?verslag={pks[0]}")["Location"]
        == f"/lessen/les/geprobeerd/#verslag-{pks[0]}"
    )
    assert (
        client.get(f"/lessen/les/geprobeerd/?verslag={pks[40]}")["Location"]
        == f"{lesson.url}geprobeerd/?pagina=3#verslag-{pks[40]}"
    )
    assert client.get("/lessen/les/geprobeerd/?verslag=987654")["Location"] == "/lessen/les/geprobeerd/"


def test_who_read_the_reports_can_add_one(client, lesson):
    ReplicationFactory(lesson=lesson)
    start = f'href="/mijn/verslagen/nieuw/{lesson.pk}/"'
    for user, expected in ((None, 1), (MemberFactory(), 1), (lesson.owner, 0), (MemberFactory(pending=True), 0)):
        client.logout()
        if user is not None:
            client.force_login(user)
        assert client.get("/lessen/les/geprobeerd/").content.decode().count(start) == expected
        assert section(text_of(client)).count(start) == expected


def test_members_report_what_does_not_belong_there(client, lesson):
    report = ReplicationFactory(lesson=lesson)
    link = f'href="/melden/replications.replication/{report.pk}/"'
    assert link not in text_of(client)
    client.force_login(MemberFactory())

    assert link in text_of(client)


def test_reports_are_read_by_who_may_read_the_lesson(client):
    closed = LessonFactory(slug="besloten", members_only=True)
    ReplicationFactory(lesson=closed)
    draft = LessonFactory(slug="concept", live=False)

    assert client.get("/lessen/besloten/geprobeerd/")["Location"].startswith("/accounts/login/")
    client.force_login(MemberFactory(pending=True))
    assert client.get("/lessen/besloten/geprobeerd/").status_code == 403
    client.force_login(MemberFactory())
    assert client.get("/lessen/besloten/geprobeerd/").status_code == 200
    assert client.get(f"/lessen/{draft.slug}/geprobeerd/").status_code == 404


def test_an_archived_lesson_keeps_its_reports(client, lesson):
    ReplicationFactory(lesson=lesson)
    LessonPage.objects.filter(pk=lesson.pk).update(live=False, archived_at=timezone.now())

    assert client.get("/lessen/les/geprobeerd/").content.decode().count('class="report"') == 1


def test_reports_stand_in_no_sitemap(client, lesson):
    ReplicationFactory(lesson=lesson)

    assert "geprobeerd" not in client.get("/sitemap-lessen.xml").content.decode()


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 30, 1000])
def test_a_lesson_costs_the_same_for_any_number_of_reports(client, many, django_assert_num_queries, number):
    many(number)
    client.get("/over/")
    with django_assert_num_queries(18):
        client.get("/lessen/les/")
    with django_assert_num_queries(3):
        answer = client.get("/lessen/les/")
    assert len(answer.content) < 100_000

    client.force_login(MemberFactory())
    client.get("/lessen/les/")
    # For a member: did I keep this, do I follow it, what is said about it, what is new to read?
    with django_assert_num_queries(10):
        client.get("/lessen/les/")


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 30, 1000])
def test_the_page_of_all_reports_costs_the_same_for_any_number(client, many, django_assert_num_queries, number):
    many(number)
    client.get("/over/")
    with django_assert_num_queries(6):
        answer = client.get("/lessen/les/geprobeerd/")
    assert len(answer.content) < 100_000
    with django_assert_num_queries(3):
        client.get("/lessen/les/geprobeerd/")
