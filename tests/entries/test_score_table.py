"""The table of scores, a page at a time."""

import re
import time
from html import unescape

import pytest
from django.utils import timezone

from events.entries.models import Entry, Score
from tests.entries.test_pages import LIST, as_member
from tests.factories.entries import close_challenge, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def many(challenge, reviewer, number):
    """Each scored by one reviewer, the first the lowest."""
    now, keys = timezone.now(), [one.key for one in challenge.criteria.all()]
    rows = [
        Entry(
            challenge=challenge, title=f"Idee {place:03d}", state="submitted", submitted_at=now, receipt=f"INZ-{place}",
            mean_score=place / 10, reviewers_count=1, version=1,
        )
        for place in range(number)
    ]  # fmt: skip
    entries = Entry.objects.bulk_create(rows)
    Score.objects.bulk_create(
        Score(
            entry=entry, reviewer=reviewer, reviewer_name="R", criterion=key, points=place * 4 // number, note="Goed."
        )
        for place, entry in enumerate(entries)
        for key in keys
    )
    close_challenge(challenge)


def titles(page):
    return re.findall(r"Idee \d{3}(?=</a>)", page)


def test_the_table_is_paged_and_keeps_order_and_filter(challenge, reviewer, organiser):
    many(challenge, reviewer, 35)
    browser = as_member(reviewer)
    first = browser.get(f"{LIST}?toon=scores").content.decode()
    assert titles(first) == [f"Idee {place:03d}" for place in range(34, 4, -1)]
    second = browser.get(f"{LIST}?toon=scores&pagina=2").content.decode()
    assert titles(second) == [f"Idee {place:03d}" for place in range(4, -1, -1)]
    by_title = browser.get(f"{LIST}?toon=scores&status=open&sorteer=titel").content.decode()
    links = {unescape(link) for link in re.findall(r'href="(\?[^"]*pagina=2)"', by_title)}
    assert links == {"?toon=scores&status=open&sorteer=titel&pagina=2"}

    assert titles(browser.get(LIST + links.pop()).content.decode()) == [f"Idee {place:03d}" for place in range(30, 35)]
    assert '<input type="hidden" name="toon" value="scores">' in by_title
    assert 'href="?status=open&amp;sorteer=titel"' in by_title


def test_a_page_without_scores_is_a_page_of_the_table(challenge, reviewer, organiser):
    many(challenge, reviewer, 30)
    Score.objects.all().delete()
    Entry.objects.update(mean_score=None)
    assert "Nog geen scores" in as_member(reviewer).get(f"{LIST}?toon=scores").content.decode()
    many(challenge, reviewer, 1)

    assert titles(as_member(reviewer).get(f"{LIST}?toon=scores&sorteer=titel&pagina=2").content.decode()) == [
        "Idee 029"
    ]


def test_what_one_has_a_stake_in_is_on_no_page_of_the_table(challenge, reviewer):
    own = make_entry(challenge, reviewer, title="Eigen idee")
    many(challenge, MemberFactory(), 31)
    Entry.objects.filter(pk=own.pk).update(mean_score=99)
    pages = [as_member(reviewer).get(f"{LIST}?toon=scores&pagina={number}").content.decode() for number in (1, 2)]

    assert [len(titles(page)) for page in pages] == [30, 1]
    assert not [page for page in pages if "Eigen idee" in page]


def test_five_hundred_entries_are_as_fast_as_a_few(challenge, reviewer):
    many(challenge, reviewer, 500)
    browser = as_member(reviewer)
    browser.get(f"{LIST}?toon=scores")
    began = time.perf_counter()
    answer = browser.get(f"{LIST}?toon=scores")

    assert time.perf_counter() - began < 1.5  # seconds, on a machine that does something else as well
    assert len(answer.content) < 100_000
