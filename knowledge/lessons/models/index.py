"""The list of lessons."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.url_routing import RouteResult

from cop.core.models import BasePage
from cop.core.page_views import reserved_words


class LessonIndexPage(BasePage):
    """All lessons, with facets. There is one."""

    ROW_ONLY = ("generation", "evidence_generation")

    introduction = models.CharField(
        _("introduction"),
        max_length=250,
        default="Wat collega's elders probeerden om mensen te vinden, en wat er toen gebeurde.",
        help_text=_("One sentence under the title."),
    )

    # Changes whenever a lesson or a label does; what is kept of the list is kept under it.
    generation = models.UUIDField(default=uuid4, editable=False)
    # Changes with every report on any lesson; what is kept of the overviews of reports is kept under it.
    evidence_generation = models.UUIDField(default=uuid4, editable=False)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["lessons.LessonPage"]
    max_count = 1

    class Meta:
        verbose_name = _("list of lessons")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail's, with the lesson and its organisation in one query instead of three."""
        if not path_components or path_components[0] in reserved_words(type(self)):
            return super().route(request, path_components)
        lesson_class = self._meta.apps.get_model("lessons.LessonPage")
        # By slug alone, whose index is exact; with the path as well a database may walk all lessons.
        named = lesson_class.objects.select_related("organisation").filter(slug=path_components[0])
        lesson = next((lesson for lesson in named if lesson.is_child_of(self)), None)
        if lesson is None:
            raise Http404
        lesson.generation = self.generation
        return lesson.route(request, path_components[1:])
