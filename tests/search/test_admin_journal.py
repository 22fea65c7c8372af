"""Editors see which words found nothing."""

import datetime
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from cop.core.roles import EDITORS, MODERATORS
from cop.search.models import SynonymGroup, UnansweredSearch
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
JOURNAL = "/beheer/zoeken/niet-gevonden/"


@pytest.fixture
def editor(client):
    member = MemberFactory(groups=[EDITORS])
    client.force_login(member)
    return member


@pytest.fixture
def rows(db):
    def day(text):
        return datetime.date.fromisoformat(text)

    make = UnansweredSearch.objects.create
    return [
        make(words="jobcarving", times=3, first_on=day("2026-01-05"), last_on=day("2026-03-01")),
        make(words="flexpool", times=9, first_on=day("2026-02-01"), last_on=day("2026-02-02")),
    ]


def order(client, query=""):
    page = client.get(JOURNAL + query).content.decode()
    return [word for word in sorted(("jobcarving", "flexpool"), key=page.find) if word in page]


def test_most_asked_first_and_sorted_as_chosen(client, editor, rows):
    assert order(client) == ["flexpool", "jobcarving"]
    assert order(client, "?ordering=words") == ["flexpool", "jobcarving"]
    assert order(client, "?ordering=-last_on") == ["jobcarving", "flexpool"]
    assert order(client, "?ordering=first_on") == ["jobcarving", "flexpool"]


def test_narrowed_to_a_period(client, editor, rows):
    assert order(client, "?last_on_from=2026-02-15") == ["jobcarving"]
    assert order(client, "?last_on_to=2026-02-15") == ["flexpool"]
    assert order(client, "?last_on_from=2027-01-01") == []


def test_a_row_becomes_a_synonym(client, editor, rows):
    UnansweredSearch.objects.create(words="c&a <b>", first_on="2026-01-01", last_on="2026-01-01")
    page = client.get(JOURNAL).content.decode()
    assert "/beheer/zoeken/synoniemen/add/?words=jobcarving" in page
    assert "/beheer/zoeken/synoniemen/add/?words=c%26a+%3Cb%3E" in page

    form = client.get("/beheer/zoeken/synoniemen/add/?words=c%26a+%3Cb%3E").context["form"]
    assert form["words"].value() == "c&a <b>"
    assert client.get("/beheer/zoeken/synoniemen/add/?words=a%00b").status_code == 200
    assert SynonymGroup.objects.filter(words__contains="c&a").count() == 0


def test_rows_are_taken_away_one_by_one_and_together(client, editor, rows):
    client.post(f"{JOURNAL}delete/{rows[0].pk}/")
    assert list(UnansweredSearch.objects.values_list("words", flat=True)) == ["flexpool"]

    client.post(f"/beheer/bulk/search/unansweredsearch/delete/?id={rows[1].pk}")
    assert UnansweredSearch.objects.count() == 0


@pytest.mark.parametrize("role", ["editor", "administrator"])
def test_nobody_writes_in_the_journal(client, rows, role):
    client.force_login(
        MemberFactory(groups=[EDITORS]) if role == "editor" else MemberFactory(administrator=True),
    )
    form = {"words": "verzonnen", "times": "99", "first_on": "2026-01-01", "last_on": "2026-01-01"}
    for path in (f"{JOURNAL}add/", f"{JOURNAL}edit/{rows[0].pk}/"):
        assert client.get(path).status_code == 302
        assert client.post(path, form).status_code == 302

    assert sorted(UnansweredSearch.objects.values_list("words", "times")) == [("flexpool", 9), ("jobcarving", 3)]
    page = client.get(JOURNAL).content.decode()
    assert f"{JOURNAL}add/" not in page
    assert f"{JOURNAL}edit/" not in page


@pytest.mark.parametrize("path", ["", "delete/{pk}/", "usage/{pk}/", "history/{pk}/", "?export=csv"])
def test_moderators_are_refused(client, rows, path):
    client.force_login(MemberFactory(groups=[MODERATORS]))
    address = JOURNAL + path.format(pk=rows[0].pk)

    assert client.get(address).status_code == 302
    assert client.post(address).status_code in {302, 405}
    client.post(f"/beheer/bulk/search/unansweredsearch/delete/?id={rows[0].pk}")
    assert UnansweredSearch.objects.count() == 2
    assert client.get("/beheer/snippets/choose/search/unansweredsearch/").status_code == 404


def test_exports_hold_no_formula(client, editor, rows):
    for words in ("=1+1", "+31", "-x", "@som", "\t=1"):
        UnansweredSearch.objects.create(words=words, first_on="2026-01-01", last_on="2026-01-02")
    lines = b"".join(client.get(f"{JOURNAL}?export=csv").streaming_content).decode().splitlines()
    answer = client.get(f"{JOURNAL}?export=xlsx")
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    texts = [sheet.cell(row, 1) for row in range(2, sheet.max_row + 1)]

    assert lines[:2] == ["Woorden,Keer,Eerst op,Laatst op", "flexpool,9,2026-02-01,2026-02-02"]
    assert sorted(line.split(",")[0] for line in lines[3:]) == ["'\t=1", "'+31", "'-x", "'=1+1", "'@som"]
    assert {cell.data_type for cell in texts} == {"s"}
    assert "=1+1" in {cell.value for cell in texts}


def test_an_export_keeps_to_the_chosen_period(client, editor, rows):
    lines = b"".join(client.get(f"{JOURNAL}?export=csv&last_on_from=2026-02-15").streaming_content).decode()

    assert "jobcarving" in lines
    assert "flexpool" not in lines


def test_the_first_page_says_how_many_of_the_last_week(client, editor):
    today = timezone.localdate()
    for days, words in ((0, "vandaag"), (7, "week"), (8, "ouder")):
        on = today - datetime.timedelta(days=days)
        UnansweredSearch.objects.create(words=words, first_on=on, last_on=on)
    page = client.get("/beheer/").content.decode()

    assert "Zoekopdrachten zonder resultaat in de afgelopen week: <strong>2</strong>" in page
    client.force_login(MemberFactory(groups=[MODERATORS]))
    assert "zonder resultaat" not in client.get("/beheer/").content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_journal_costs_the_same_for_any_number(client, editor, django_assert_num_queries, number):
    for place in range(number):
        UnansweredSearch.objects.create(words=f"woord {place}", first_on="2026-01-01", last_on="2026-01-01")
    client.get(JOURNAL)
    with django_assert_num_queries(10):
        assert client.get(JOURNAL).status_code == 200
