"""What most tests need."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Site
from wagtail.signal_handlers import disable_reference_index_auto_update
from xdist.scheduler import LoadScopeScheduling

from cop.core.known_pages import known_pages
from cop.core.models import CommunitySettings
from cop.core.roles import EDITORS, MODERATORS, ORGANISERS
from home.models import HomePage
from knowledge.lessons.models import LessonIndexPage
from tests.factories.committing import after_commit
from tests.factories.members import MemberFactory


class DemoInOneProcess(LoadScopeScheduling):
    """Each test goes where there is time, but what shares the demo community goes to one process together."""

    def _split_scope(self, nodeid: str) -> str:
        return "demo" if nodeid.startswith("tests/demo/") else nodeid


def pytest_xdist_make_scheduler(config: Any, log: Any) -> DemoInOneProcess:
    return DemoInOneProcess(config, log)


@pytest.fixture(autouse=True)
def _nothing_kept():
    """A count kept by one test says nothing about the next one's lessons, nor does the language that it asked for."""
    cache.clear()
    Site.clear_site_root_paths_cache()
    yield
    cache.clear()
    translation.deactivate()


@pytest.fixture
def indexed(request, monkeypatch) -> None:
    """The search reads at once what a test writes: a test's transaction is never committed, and the index waits for that.

    Asked for by tests that search. The others go without: reading took as long as all else that they do together.
    """
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction"))
    if not commits and not {"transactional_db", "live_server"} & set(request.fixturenames):
        monkeypatch.setattr("cop.search.receivers.after_commit", after_commit)


@pytest.fixture(autouse=True)
def _no_references_counted():
    """Where a page or a file is used is counted by Wagtail for its admin; who tests that, has it counted by name."""
    with disable_reference_index_auto_update():
        yield


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def home(db) -> HomePage:
    return HomePage.objects.get()


@pytest.fixture
def lesson_index(db) -> LessonIndexPage:
    return LessonIndexPage.objects.get()


@pytest.fixture
def known_site(db) -> None:
    """Somebody was here before: which site this is, and which sections it has, is kept."""
    CommunitySettings.load()  # made by whoever asks first
    known_pages(RequestFactory().get("/"))


@pytest.fixture
def people(db):
    """One member for each role; `visitor` is nobody."""
    return {
        "visitor": None,
        "pending": MemberFactory(pending=True),
        "newcomer": MemberFactory(),
        "trusted": MemberFactory(trusted=True),
        "author": MemberFactory(),
        "organiser": MemberFactory(groups=[ORGANISERS]),
        "editor": MemberFactory(groups=[EDITORS]),
        "moderator": MemberFactory(groups=[MODERATORS]),
        "administrator": MemberFactory(administrator=True),
    }
