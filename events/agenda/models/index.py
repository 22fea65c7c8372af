"""The agenda: the list of events."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cop.core.models import BasePage
from cop.core.models.list_index import ListIndexMixin


class EventIndexPage(ListIndexMixin, BasePage):
    """All events, with facets. There is one."""

    PAGE_MODEL = "agenda.EventPage"
    PAGE_RELATED = ("national_event",)
    ROW_ONLY = ("generation", "renewed_at")

    introduction = models.CharField(
        _("introduction"),
        max_length=250,
        default="Bijeenkomsten over werven: in je eigen regio, landelijk en online.",
        help_text=_("One sentence under the title."),
    )

    # Changes whenever an event or a label does; what is kept of the list is kept under it.
    generation = models.UUIDField(default=uuid4, editable=False)

    # When that was: also when an event was deleted or taken off, of which no row tells.
    renewed_at = models.DateTimeField(default=timezone.now, editable=False)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["agenda.EventPage"]
    max_count = 1

    class Meta:
        verbose_name = _("agenda")
