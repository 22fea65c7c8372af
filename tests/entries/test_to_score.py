"""What waits for a reviewer on their own page."""

import pytest
from django.test import Client

from events.entries import services
from events.entries.models import Decision
from events.entries.services import Points
from events.entries.to_score import entries_to_score, to_score_panel
from tests.factories.challenges import ChallengeFactory
from tests.factories.entries import close_challenge, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def seen_by(member):
    browser = Client()
    browser.force_login(member)
    return browser.get("/mijn/").content.decode()


def test_a_reviewer_finds_what_they_did_not_score_after_the_deadline(challenge, reviewer, organiser):
    first, second, decided = (make_entry(challenge) for _ in range(3))
    make_entry(challenge, reviewer)
    assert not entries_to_score(reviewer).exists()
    challenge = close_challenge(challenge)
    services.decide_entry(entry=decided, by=organiser, decision=Decision.SELECTED, reason="")
    assert set(entries_to_score(reviewer)) == {first, second}
    page = seen_by(reviewer)
    assert "2 inzendingen wachten op je scores" in page
    assert f'href="{challenge.url}inzendingen/?mijn=open"' in page

    services.score_entry(entry=first, by=reviewer, scores={challenge.criteria.first().key: Points(4)})
    assert "1 inzending wacht op je scores" in seen_by(reviewer)
    for other in (organiser, MemberFactory()):
        assert "op je scores" not in seen_by(other)


def test_who_is_not_admitted_any_more_has_nothing_to_score(challenge, reviewer):
    make_entry(challenge)
    close_challenge(challenge)
    reviewer.status = reviewer.Status.PENDING
    reviewer.save()

    assert not entries_to_score(reviewer).exists()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same(organiser, number, django_assert_num_queries):
    reviewer = MemberFactory()
    for _ in range(number):
        challenge = ChallengeFactory(organiser=organiser, reviewers=[reviewer])
        make_entry(challenge)
        close_challenge(challenge)

    with django_assert_num_queries(2):
        assert [count for _challenge, count in to_score_panel(reviewer)["rows"]] == [1] * number
