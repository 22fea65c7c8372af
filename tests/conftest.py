"""What most tests need."""

import pytest
from wagtail.models import Site

from home.models import HomePage
from knowledge.lessons.models import LessonIndexPage


@pytest.fixture(autouse=True)
def _fresh_caches(settings):
    """A count kept by one test says nothing about the next one's lessons."""
    from django.core.cache import cache

    cache.clear()
    Site.clear_site_root_paths_cache()
    yield
    cache.clear()


@pytest.fixture
def home(db) -> HomePage:
    return HomePage.objects.get()


@pytest.fixture
def lesson_index(db) -> LessonIndexPage:
    return LessonIndexPage.objects.get()
