"""No input is an error, and none takes long."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cop.search.asking import LONGEST_WORDS, Asked, clean_words
from cop.search.finding import find
from cop.search.services import note_unanswered
from cop.search.suggesting import suggest
from tests.factories.lessons import LessonFactory

pytestmark = pytest.mark.django_db
SLOW = 2.0  # seconds of this process: a search of this community takes hundredths

HOSTILE = [
    "'",
    '"',
    '"""""""',
    "a OR b'",
    "a\x00b",
    "\ud800",
    "(((",
    ")",
    "*",
    "a*",
    "NEAR(a b, 5)",
    "NOT",
    "AND OR NOT",
    "title:x",
    "{title} : x",
    "^x",
    "a & b | !c",
    "a <-> b",
    "a:*",
    "'a':AB",
    "\\",
    "\\'",
    "a\\b",
    "%s %(x)s %",
    "{0}",
    "; DROP TABLE search_indexedword; --",
    "-",
    "- -a --b",
    '-"',
    "😀 😀😀",
    "مرحبا بالعالم",
    "\u202eoverkeerd\u202c",
    "日本語",
    "ﬁ ﬃ ß İ ı",
    "a\u0301" * 100,
    "zq0lezer0",
    "x" * 10_000,
    "x " * 5_000,
    "-x " * 5_000,
    '"x" ' * 2_500,
    "-" * 10_000,
    "a-" * 5_000,
    "aaaa" * 40,
    "woord" * 9,
    " ".join(f"woordengroep{number}" for number in range(100)),
    "e" * 50 + " " + "s" * 50,
    "\n\t\r\x0b\x85\u2028",
]


@pytest.fixture
def lesson():
    return LessonFactory(title="Een data-analist met ervaring", approach="<p>aaaa woordwoord x a.</p>")


@pytest.mark.usefixtures("lesson")
@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_any_input_is_answered_and_soon(words, client):
    began = time.process_time()
    found = find(user=None, asked=Asked(clean_words(words)))
    suggest(user=None, words=words)
    note_unanswered(words=words)
    assert client.get("/lessen/", {"q": words.encode("utf-8", "replace")}).status_code == 200

    assert time.process_time() - began < SLOW
    assert found.count == len(found.hits) <= 6


@given(words=st.text(max_size=LONGEST_WORDS))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_answered(lesson, words):
    find(user=None, asked=Asked(clean_words(words)))
    suggest(user=None, words=words)


@given(
    words=st.lists(st.sampled_from(["data", "analist", "-", '"', "(", "ervaring", "-met", "OR", "&", "'"]), max_size=30)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_mixture_of_words_and_signs_is_answered(lesson, words):
    find(user=None, asked=Asked(clean_words(" ".join(words))))


@pytest.mark.parametrize(
    "query", ["thema=%00&regio='&soort=x", "pagina=%00", "thema=" + "x" * 500, "soort=les&soort=les"]
)
def test_any_choice_is_answered(lesson, query, rf):
    asked = Asked.from_query(rf.get(f"/zoeken/?q=data&{query}").GET)
    found = find(user=None, asked=asked)

    assert found.page.number == 1
