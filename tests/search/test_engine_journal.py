"""The journal of searches that found nothing."""

import datetime

import pytest
from django.utils import timezone

from cop.search.models import UnansweredSearch
from cop.search.services import note_unanswered

pytestmark = pytest.mark.django_db


def test_the_same_words_are_one_row():
    for words in ("Pater  Noster", "pater noster", "\u202epater noster\x00"):
        note_unanswered(words=words)

    row = UnansweredSearch.objects.get()
    assert (row.words, row.times, row.first_on, row.last_on) == (
        *("pater noster", 3),
        *(timezone.localdate(), timezone.localdate()),
    )


def test_the_first_day_stays():
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    UnansweredSearch.objects.create(words="lift", times=1, first_on=yesterday, last_on=yesterday)
    note_unanswered(words="lift")

    row = UnansweredSearch.objects.get()
    assert (row.times, row.first_on, row.last_on) == (2, yesterday, timezone.localdate())


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "12345",
        "((((",
        "😀",
        "x" * 101,
        "jan@veendal.example",
        "bel 06 1234 5678",
        "https://x.example",
        "www.x.example",
    ],
)
def test_junk_and_personal_data_is_not_noted(words):
    note_unanswered(words=words)

    assert not UnansweredSearch.objects.exists()


def test_a_full_journal_forgets_what_was_asked_least_and_longest_ago(monkeypatch):
    monkeypatch.setattr("cop.search.services.journal.MOST_ROWS", 3)
    today = timezone.localdate()
    for words, times, days in (("vaak", 9, 300), ("oud", 1, 200), ("nieuwer", 1, 2)):
        on = today - datetime.timedelta(days=days)
        UnansweredSearch.objects.create(words=words, times=times, first_on=on, last_on=on)
    note_unanswered(words="nieuw")

    assert set(UnansweredSearch.objects.values_list("words", flat=True)) == {"vaak", "nieuwer", "nieuw"}
