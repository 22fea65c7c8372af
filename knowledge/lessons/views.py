"""What readers of lessons ask for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from cop.core.page_panels import panels_of
from cop.core.sharing import shared_page, shared_word
from cop.notifications.bell import note_opened
from cop.publishing.permissions import reader_is_author
from knowledge.lessons.filters import LessonFilter
from knowledge.lessons.linked_data import lesson_as_article
from knowledge.lessons.listing import MAKEOVERS, LessonListing, Scope
from knowledge.lessons.models import LessonIndexPage, LessonPage
from knowledge.lessons.permissions import may_curate
from knowledge.lessons.reading import kept_as, reading_of


def list_lessons(request: HttpRequest, index: LessonIndexPage) -> HttpResponse:
    return _list(request, index)


def list_makeovers(request: HttpRequest, index: LessonIndexPage) -> HttpResponse:
    """Vacancy texts before and after, on their own or in a story."""
    return _list(request, index, MAKEOVERS)


def _list(request: HttpRequest, index: LessonIndexPage, scope: Scope | None = None) -> HttpResponse:
    """The list; only its results when a script asks for those."""
    asked = LessonFilter.from_query(request.GET)
    listing = LessonListing(index=index, user=request.user, asked=asked, scope=scope)
    only_results = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request
    template = "lessons/_results.html" if only_results else "lessons/lesson_index_page.html"
    context = {
        **index.get_context(request),
        **_shared(request, index, scope, is_itself=not asked.is_narrowed and asked.page == 1),
        "listing": listing,
        "panels": panels_of(request, index),
    }
    response = TemplateResponse(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _shared(request: HttpRequest, index: LessonIndexPage, scope: Scope | None, *, is_itself: bool) -> dict[str, Any]:
    if scope is None:
        return shared_page(index, request, is_itself=is_itself)
    return shared_word(
        index,
        request,
        word=scope.word,
        title=scope.title,
        description=scope.introduction,
        is_itself=is_itself,
    )


def show_lesson(request: HttpRequest, lesson: LessonPage) -> HttpResponse:
    """One lesson, also when it is a draft that is being previewed.

    The article is the same for everybody of one audience and is kept as it was rendered; what is about this
    reader stands outside it.
    """
    note_opened(request, lesson)
    reading: Any = SimpleLazyObject(lambda: reading_of(lesson, request.user))
    context = {
        **lesson.get_context(request),
        "reading": reading,
        "linked_data": lambda: lesson_as_article(lesson, reading),
        "kept_as": kept_as(lesson, request.user, is_preview=getattr(request, "is_preview", False)),
        "is_author": reader_is_author(request, lesson),
        "may_curate": may_curate(request.user, lesson),
        "panels": panels_of(request, lesson),
    }
    return TemplateResponse(request, "lessons/lesson_page.html", context)
