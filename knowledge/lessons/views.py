"""What readers of lessons ask for."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from cop.core.page_panels import panels_of
from cop.notifications.bell import note_opened
from cop.publishing.permissions import is_author
from knowledge.lessons.filters import LessonFilter
from knowledge.lessons.listing import LessonListing
from knowledge.lessons.models import LessonIndexPage, LessonPage
from knowledge.lessons.permissions import may_curate
from knowledge.lessons.reading import kept_as, reading_of


def list_lessons(request: HttpRequest, index: LessonIndexPage) -> HttpResponse:
    """The list; only its results when a script asks for those."""
    listing = LessonListing(index=index, user=request.user, asked=LessonFilter.from_query(request.GET))
    only_results = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request
    template = "lessons/_results.html" if only_results else "lessons/lesson_index_page.html"
    response = TemplateResponse(request, template, {**index.get_context(request), "listing": listing})
    patch_vary_headers(response, ["HX-Request"])
    return response


def show_lesson(request: HttpRequest, lesson: LessonPage) -> HttpResponse:
    """One lesson, also when it is a draft that is being previewed.

    The article is the same for everybody of one audience and is kept as it was rendered; what is about this
    reader stands outside it.
    """
    note_opened(request, lesson)
    context = {
        **lesson.get_context(request),
        "reading": SimpleLazyObject(lambda: reading_of(lesson, request.user)),
        "kept_as": kept_as(lesson, request.user, is_preview=getattr(request, "is_preview", False)),
        "is_author": is_author(request.user, lesson) if request.user.is_authenticated else False,
        "may_curate": may_curate(request.user, lesson),
        "panels": panels_of(request, lesson),
    }
    return TemplateResponse(request, "lessons/lesson_page.html", context)
