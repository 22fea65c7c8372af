"""How well the search finds what advisers look for in the demo community; `make bench` prints the same figures."""

from django.core.management import call_command
from django.db import connection

from benchmarks.quality import answers, questions, score
from home.demo_loader.files import read_all

# Share of the lessons that should come first which are among the first five, and the mean of 1 / place of the first.
FLOORS = {"postgresql": (0.9, 0.8), "sqlite": (0.8, 0.7)}


def test_recall_and_rank_stay_above_their_floors(demo):
    call_command("rebuild_search", verbosity=0)
    given = answers()
    recall, rank = FLOORS[connection.vendor]

    for group in (given, [answer for answer in given if answer.question.is_held_out]):
        result = score(group)
        assert result.recall >= recall, sorted((answer.recall, answer.question.words) for answer in group)[:9]
        assert result.reciprocal_rank >= rank


def test_the_questions_are_many_and_about_lessons_that_are_there():
    slugs = {story["slug"] for story in read_all("lessons")}
    asked = questions()

    assert len(asked) >= 45
    assert len({question.words for question in asked}) == len(asked)
    assert {slug for question in asked for slug in question.expects} <= slugs
    assert 0.3 < sum(question.is_held_out for question in asked) / len(asked) < 0.4
