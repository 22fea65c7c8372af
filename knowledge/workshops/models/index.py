"""The list of workshops."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.url_routing import RouteResult

from cop.core.models import BasePage
from cop.core.page_views import reserved_words


class WorkshopIndexPage(BasePage):
    """All workshops, with facets. There is one."""

    ROW_ONLY = ("generation",)

    introduction = models.CharField(
        _("introduction"),
        max_length=250,
        default="Werkvormen over werven die je zelf kunt geven: met draaiboek, materialen en een korte versie.",
        help_text=_("One sentence under the title."),
    )

    # Changes whenever a workshop or a label does; what is kept of the list is kept under it.
    generation = models.UUIDField(default=uuid4, editable=False)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["workshops.WorkshopPage"]
    max_count = 1

    class Meta:
        verbose_name = _("list of workshops")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail's, in one query, and the workshop knows the generation of its list."""
        if not path_components or path_components[0] in reserved_words(type(self)):
            return super().route(request, path_components)
        workshop_class = self._meta.apps.get_model("workshops.WorkshopPage")
        named = workshop_class.objects.filter(slug=path_components[0])
        workshop = next((workshop for workshop in named if workshop.is_child_of(self)), None)
        if workshop is None:
            raise Http404
        workshop.generation = self.generation
        return workshop.route(request, path_components[1:])
