"""Texts compared word by word."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop.core.word_diff import MOST_WORDS, Kind, compare_words

# Few different words, so that texts have much in common and cross each other.
WORDS = st.lists(st.sampled_from(["de", "een", "weg", "brug,", "zij-instroom", ".", "é", "\n\n"]), max_size=40)
TEXTS = st.one_of(st.text(max_size=80), WORDS.map(" ".join))


@given(old=TEXTS, new=TEXTS)
def test_the_runs_are_both_texts_and_nothing_else(old, new):
    runs = compare_words(old, new)

    assert "".join(run.old for run in runs) == old.strip()
    assert "".join(run.new for run in runs) == new.strip()


@given(old=TEXTS, new=TEXTS)
def test_what_stayed_is_the_same_and_no_two_runs_alike_follow_each_other(old, new):
    runs = compare_words(old, new)

    for run in runs:
        if run.kind is Kind.SAME:
            assert run.old.split() == run.new.split() or "".join(run.old.split()) == "".join(run.new.split())
        assert bool(run.old) is (run.kind is not Kind.NEW)
        assert bool(run.new) is (run.kind is not Kind.GONE)
    kinds = [run.kind for run in runs]
    assert [pair for pair in pairwise(kinds) if pair[0] is pair[1]] == []
    assert (Kind.NEW, Kind.GONE) not in pairwise(kinds)


@given(text=TEXTS)
def test_a_text_is_the_same_as_itself_whatever_the_space_between(text):
    assert {run.kind for run in compare_words(text, text)} <= {Kind.SAME}
    assert {run.kind for run in compare_words(text, "\n".join(text.split(" ")))} <= {Kind.SAME}


@given(new=TEXTS.filter(str.strip))
def test_from_nothing_everything_is_new(new):
    assert [(run.kind, run.text) for run in compare_words("", new)] == [(Kind.NEW, new.strip())]
    assert [(run.kind, run.text) for run in compare_words(new, "")] == [(Kind.GONE, new.strip())]


def kinds_and_texts(old, new):
    return [(run.kind, run.text.strip()) for run in compare_words(old, new)]


def test_one_changed_word_is_marked_alone():
    assert kinds_and_texts("Wij zoeken een beleidsmedewerker in Veendal.", "Wij zoeken een adviseur in Veendal.") == [
        (Kind.SAME, "Wij zoeken een"),
        (Kind.GONE, "beleidsmedewerker"),
        (Kind.NEW, "adviseur"),
        (Kind.SAME, "in Veendal."),
    ]


def test_a_small_word_between_two_changes_goes_along_with_them():
    assert kinds_and_texts("Je werkt 32 tot 36 uur bij ons.", "Je werkt 24 tot 40 uur bij ons.") == [
        (Kind.SAME, "Je werkt"),
        (Kind.GONE, "32 tot 36"),
        (Kind.NEW, "24 tot 40"),
        (Kind.SAME, "uur bij ons."),
    ]


def test_a_sign_changes_without_its_word():
    assert kinds_and_texts("Bel ons!", "Bel ons.") == [
        (Kind.SAME, "Bel ons"),
        (Kind.GONE, "!"),
        (Kind.NEW, "."),
    ]


def test_white_space_behind_words_is_not_marked():
    first, gone, new, last = compare_words("Uren: 40\n\nEuro: 6", "Uren: 55\n\nEuro: 6")

    assert (gone.words, gone.space, new.words, new.space) == ("40", " ", "55", "\n\n")
    assert (first.text, last.text) == ("Uren: ", "Euro: 6")


def test_capitals_count():
    assert kinds_and_texts("wij", "Wij") == [(Kind.GONE, "wij"), (Kind.NEW, "Wij")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (". " * MOST_WORDS, "a . " * (MOST_WORDS // 2)),
        ("a b " * (MOST_WORDS // 2), "b a " * (MOST_WORDS // 2)),
        ("de " * MOST_WORDS, "de " * (MOST_WORDS - 1) + "weg"),
        ("a" * 20_000, "a-" * 10_000),
        ("." * 20_000, "!." * 10_000),
    ],
)
def test_no_text_takes_long(old, new):
    started = time.perf_counter()
    compare_words(old, new)

    assert time.perf_counter() - started < 2


def test_a_text_that_is_too_long_to_compare_is_gone_as_a_whole():
    long = "weg " * (MOST_WORDS + 1)

    assert [run.kind for run in compare_words(long, long + "brug")] == [Kind.GONE, Kind.NEW]
    assert [run.kind for run in compare_words(long, long)] == [Kind.SAME]
