"""The list of challenges."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cop.core.models import BasePage
from cop.core.models.list_index import ListIndexMixin


class ChallengeIndexPage(ListIndexMixin, BasePage):
    """All challenges by phase, with facets. There is one."""

    PAGE_MODEL = "challenges.ChallengePage"
    PAGE_RELATED = ("national_event",)
    ROW_ONLY = ("generation",)

    introduction = models.CharField(
        _("introduction"),
        max_length=250,
        default="Vragen uit de praktijk, waar je samen met anderen een antwoord op bedenkt.",
        help_text=_("One sentence under the title."),
    )

    # Changes whenever a challenge or a label does; what is kept of the list is kept under it.
    generation = models.UUIDField(default=uuid4, editable=False)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["challenges.ChallengePage"]
    max_count = 1

    class Meta:
        verbose_name = _("list of challenges")
