"""The list of lessons."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cop.core.models import BasePage
from cop.core.models.list_index import ListIndexMixin


class LessonIndexPage(ListIndexMixin, BasePage):
    """All lessons, with facets. There is one."""

    PAGE_MODEL = "lessons.LessonPage"
    PAGE_RELATED = ("organisation",)
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
