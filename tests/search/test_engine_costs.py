"""What a search costs does not depend on what it finds."""

import pytest

from cop.search.asking import Asked
from cop.search.finding import find
from cop.search.suggesting import suggest
from home.models import InformationPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def many():
    """So many lessons with everything that a hit shows."""

    def make(number):
        InformationPage.objects.all().delete()
        region, organisation = RegionFactory(), OrganisationFactory()
        for place in range(number):
            LessonFactory(
                title=f"Paraplu {place}",
                approach="<p>Een paraplustandaard in de arbeidsmarkt.</p>",
                themes=[ThemeFactory(), ThemeFactory()],
                regions=[region],
                organisation=organisation,
            )

    return make


#: {words: queries}: the state of the index, the words with what is like them, the pages, those of them that may be seen with their labels,
#: their texts, their rows and the regions of those. One more for what is left of compounds ("standaard"), and three
#: for a misspelt word: what it may have been meant as, and the words and compounds of that.
QUERIES = {"paraplu": 7, '"een paraplustandaard"': 7, "arbeidsmarkt": 7, "arbeitsmarkt": 9, "paraplu -zon": 7}
#: The state of the index, and which of the pages that it gave before this reader may see now.
QUERIES_AGAIN = 2


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize("words", QUERIES)
def test_a_search_costs_the_same_for_any_number(many, django_assert_num_queries, number, words):
    many(number)
    user = MemberFactory()
    find(user=user, asked=Asked("paraplustandaard"))
    for who in (None, user):
        for queries in (QUERIES[words], QUERIES_AGAIN):
            with django_assert_num_queries(queries):
                assert find(user=who, asked=Asked(words)).count == number


@pytest.mark.parametrize("number", [1, 3, 30])
def test_finding_nothing_costs_less(many, django_assert_num_queries, number):
    many(number)
    find(user=None, asked=Asked("paraplu"))
    with django_assert_num_queries(4):
        assert find(user=None, asked=Asked("qqqqqq")).count == 0


@pytest.mark.parametrize("number", [1, 3, 30])
def test_choices_cost_nothing_more(many, django_assert_num_queries, number):
    many(number)
    theme = ThemeFactory()
    LessonFactory(title="Paraplu en meer", themes=[theme])
    find(user=None, asked=Asked("paraplustandaard"))
    with django_assert_num_queries(7):
        assert find(user=None, asked=Asked("paraplu", {"thema": (theme.slug,), "soort": ("les",)})).count == 1


@pytest.mark.parametrize("number", [1, 3, 30])
def test_suggestions_cost_the_same_for_any_number(many, django_assert_num_queries, number):
    many(number)
    suggest(user=None, words="parap")
    with django_assert_num_queries(4):
        assert len(suggest(user=None, words="parap")) == min(number, 8)
