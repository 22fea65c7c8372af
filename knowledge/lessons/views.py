"""What readers of lessons ask for."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers

from knowledge.lessons.filters import LessonFilter
from knowledge.lessons.listing import LessonListing
from knowledge.lessons.models import LessonIndexPage, LessonPage
from knowledge.lessons.reading import reading_of


def list_lessons(request: HttpRequest, index: LessonIndexPage) -> HttpResponse:
    """The list; only its results when a script asks for those."""
    listing = LessonListing(index=index, user=request.user, asked=LessonFilter.from_query(request.GET))
    only_results = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request
    template = "lessons/_results.html" if only_results else "lessons/lesson_index_page.html"
    response = TemplateResponse(request, template, {**index.get_context(request), "listing": listing})
    patch_vary_headers(response, ["HX-Request"])
    return response


def show_lesson(request: HttpRequest, lesson: LessonPage) -> HttpResponse:
    """One lesson, also when it is a draft that is being previewed."""
    context = {**lesson.get_context(request), "reading": reading_of(lesson, request.user)}
    return TemplateResponse(request, "lessons/lesson_page.html", context)
