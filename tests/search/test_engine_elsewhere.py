"""Another engine by settings: what it is asked, compiled by Wagtail's own compiler and answered by a stand-in.

No server of OpenSearch or Elasticsearch is asked here. What is tested is the question that would be sent, and what is
made of the answer.
"""

import json
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured
from modelsearch.backends.elasticsearchbase import ElasticsearchBaseSearchBackend

from cop.search.asking import Asked
from cop.search.engines import Question
from cop.search.engines.wagtail import WagtailEngine
from cop.search.finding import find, found_keys
from cop.search.models import SynonymGroup
from cop.search.suggesting import suggest
from cop.search.typed import read_typed
from cop.search.understanding import understand
from cop.settings import environment
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


class Client:
    """Answers every question with the same pages, and keeps what it was asked."""

    def __init__(self, **options):
        self.asked = []
        self.answers = {}

    def search(self, *, body, **parameters):
        self.asked.append((body, parameters))
        content_type = body["query"]["bool"]["filter"][0]["match"]["_django_content_type"]
        hits = [{"fields": {"pk": [key]}, "_score": score} for key, score in self.answers.get(content_type, [])]
        return {"hits": {"hits": hits}, "_scroll_id": "next"}

    def scroll(self, **parameters):
        return {"hits": {"hits": []}}

    def clear_scroll(self, **parameters):
        return None


class Backend(ElasticsearchBaseSearchBackend):
    client_class = Client


@pytest.fixture
def backend(monkeypatch):
    backend = Backend({})
    monkeypatch.setattr("cop.search.engines.get_search_backend", lambda: backend)
    return backend


LESSONS, THREADS = "lessons.LessonPage", "discussions.ThreadPage"


def plan_of(words):
    return understand(read_typed(words), for_members=False)[0]


def test_the_question_holds_every_way_of_saying_it_with_its_weight(backend):
    SynonymGroup.objects.create(words="onboarding\ninwerken")
    LessonFactory(title="Een", approach="<p>De vacatures in onze arbeidsmarktcommunicatie, met onboarding.</p>")
    WagtailEngine(backend).best(Question(plan_of('communicatie "in onze" onbording vacature -mbo'), None, 10))

    asked = json.dumps([question["query"] for question, _parameters in backend.es.asked])
    for words in ("arbeidsmarktcommunicatie", "in onze", "onboarding", "inwerken", "vacatures"):
        assert f'"{words}"' in asked, words
    assert "match_phrase" in asked
    assert "boost" in asked
    assert '"mbo"' in asked


def test_who_may_read_what_goes_along_as_a_filter(backend):
    engine = WagtailEngine(backend)
    engine.best(Question(plan_of("data"), None, 10))
    visitor = _filters_of(backend)
    backend.es.asked.clear()
    engine.best(Question(plan_of("data"), MemberFactory(), 10))
    member = _filters_of(backend)

    assert '"live_filter": true' in visitor[LESSONS]
    assert "members_only_filter" in visitor[LESSONS]
    assert "members_only" not in member[LESSONS]
    assert '{"must_not": {"match_all": {}}}' in visitor[THREADS]
    assert "is_listed_filter" in member[THREADS]


def _filters_of(backend):
    """{type of page: what the question about it lets through}, as text."""
    asked = [json.dumps(question["query"]["bool"]["filter"]) for question, _parameters in backend.es.asked]
    return {kind: text for text in asked for kind in (LESSONS, THREADS) if kind in text}


@pytest.mark.parametrize("words", ["data", "data lab", "data lab brug", '"data lab"', "data -lab"])
@pytest.mark.parametrize("looseness", [0, 1, 2])
def test_every_question_can_be_compiled(backend, words, looseness):
    LessonFactory(title="Een data-analist in een datalab")
    WagtailEngine(backend).best(Question(plan_of(words), None, 10, (), looseness))

    assert json.dumps([asked for asked, _parameters in backend.es.asked])


def test_answers_of_all_types_are_joined_best_first(backend):
    first, second = LessonFactory(title="Data een"), LessonFactory(title="Data twee")
    hidden = LessonFactory(title="Data drie", members_only=True)
    backend.es.answers[LESSONS] = [(first.pk, 1.0), (second.pk, 9.0), (hidden.pk, 99.0), (0, 50.0)]

    found = find(user=None, asked=Asked("data"))
    assert [hit.page.title for hit in found.hits] == ["Data twee", "Data een"]
    assert found.count == 2
    assert "<mark>Data</mark>" in found.hits[0].title


def test_unwanted_pages_are_asked_apart_and_left_out(backend):
    first, second = LessonFactory(title="Data een"), LessonFactory(title="Data twee")
    answers = {"data": [(first.pk, 1.0), (second.pk, 1.0)], "twee": [(second.pk, 1.0)]}

    def search(*, body, **parameters):
        asked = json.dumps(body)
        words = "twee" if '"twee"' in asked else "data"
        hits = [{"fields": {"pk": [key]}, "_score": score} for key, score in answers[words] if LESSONS in asked]
        return {"hits": {"hits": hits}, "_scroll_id": "next"}

    backend.es.search = search
    assert [hit.page.title for hit in find(user=None, asked=Asked("data -twee")).hits] == ["Data een"]


def test_the_list_of_lessons_asks_for_lessons_alone(backend):
    lesson = LessonFactory(title="Data een")
    backend.es.answers[LESSONS] = [(lesson.pk, 1.0)]

    assert found_keys(user=None, words="data", kind="les") == [lesson.pk]
    assert {
        question["query"]["bool"]["filter"][0]["match"]["_django_content_type"] for question, _ in backend.es.asked
    } == {LESSONS}


def test_only_unwanted_words_leave_everything_else(backend):
    first, second = LessonFactory(title="Data een"), LessonFactory(title="Data twee")
    backend.es.answers[LESSONS] = [(second.pk, 1.0)]

    found = find(user=None, asked=Asked("-twee", {"soort": ("les",)}))
    assert [hit.page.pk for hit in found.hits] == [first.pk]


def test_titles_are_suggested(backend):
    lesson = LessonFactory(title="Data een")
    backend.es.answers[LESSONS] = [(lesson.pk, 1.0)]

    assert [suggestion.text for suggestion in suggest(user=None, words="dat")] == ["Data een"]


def test_choices_without_words_ask_the_database(backend):
    LessonFactory(title="Data een")

    assert find(user=None, asked=Asked("", {"soort": ("les",)})).count == LessonPage.objects.live().count()
    assert backend.es.asked == []


@pytest.fixture
def _installed(monkeypatch):
    monkeypatch.setattr("cop.settings.environment.importlib.util.find_spec", lambda name: SimpleNamespace(name=name))


def test_without_an_address_it_is_the_database(monkeypatch):
    monkeypatch.delenv("SEARCH_URL", raising=False)
    assert environment.search()["BACKEND"] == "wagtail.search.backends.database"
    assert environment.search()["SEARCH_CONFIG"] == "dutch"


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(
    ("address", "module", "url", "prefix"),
    [
        ("opensearch://search:9200/werfkring", "opensearch3", "http://search:9200", "werfkring_"),
        ("opensearch2://search:9200", "opensearch2", "http://search:9200", "werfkring_"),
        ("https+opensearch3://me:pw@search/a/", "opensearch3", "https://me:pw@search", "a_"),
        ("https+elasticsearch8://search:443/b", "elasticsearch8", "https://search:443", "b_"),
        ("elasticsearch9://127.0.0.1:9200", "elasticsearch9", "http://127.0.0.1:9200", "werfkring_"),
    ],
)
def test_an_address_names_engine_and_index(monkeypatch, address, module, url, prefix):
    monkeypatch.setenv("SEARCH_URL", address)
    config = environment.search()

    assert (config["BACKEND"], config["URLS"]) == (f"wagtail.search.backends.{module}", [url])
    assert config["INDEX_PREFIX"] == prefix
    assert config["INDEX_SETTINGS"]["settings"]["analysis"]["analyzer"]["default"] == {"type": "dutch"}


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("solr://search:8983", "SEARCH_URL names 'solr'. Use one of: opensearch, "),
        ("search:9200", "SEARCH_URL cannot be read"),
        ("opensearch://", "SEARCH_URL cannot be read"),
        ("ftp+opensearch://search", "SEARCH_URL cannot be read"),
        ("opensearch://search:port", "SEARCH_URL cannot be read"),
    ],
)
def test_a_wrong_address_is_said_in_one_sentence(monkeypatch, address, sentence):
    monkeypatch.setenv("SEARCH_URL", address)
    with pytest.raises(ImproperlyConfigured, match=sentence):
        environment.search()


def test_a_client_that_is_missing_is_said_in_one_sentence(monkeypatch):
    monkeypatch.setenv("SEARCH_URL", "opensearch://search:9200")
    monkeypatch.setattr("cop.settings.environment.importlib.util.find_spec", lambda _name: None)
    with pytest.raises(ImproperlyConfigured, match="whose client is missing. Do: pip install 'opensearch-py>=3,<4'"):
        environment.search()
