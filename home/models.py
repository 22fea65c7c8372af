"""The front door and the pages around it."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cop.core.blocks import BODY_BLOCKS
from cop.core.known_pages import known_pages
from cop.core.models import BasePage
from cop.core.richtext import plain_text
from home.blocks import HOME_BLOCKS


class HomePage(BasePage):
    """For a visitor: what this is and how to join. For a member: *Vandaag*, what is there for you today."""

    opening = models.CharField(
        _("opening sentence"),
        max_length=160,
        default="Leer van wat collega's elders al probeerden om mensen te vinden.",
        help_text=_("The large sentence that a visitor reads first."),
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=500,
        default=(
            "Adviseurs werving van gemeenten, provincies, waterschappen en vervoerregio's vertellen hier wat werkte, "
            "wat niet werkte en wat ze anders zouden doen. Zodat jij niet opnieuw hoeft te beginnen."
        ),
    )
    body = StreamField(HOME_BLOCKS, verbose_name=_("blocks for visitors"), blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("opening"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "lessons.LessonIndexPage",
        "workshops.WorkshopIndexPage",
        "agenda.EventIndexPage",
        "challenges.ChallengeIndexPage",
        "discussions.ChannelIndexPage",
        "home.InformationPage",
    ]
    max_count = 1

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """To a section without asking which page that is: see `known_pages`."""
        known = known_pages(request) if path_components else None
        section = known.section(path_components[0]) if known and known.site.root_page.pk == self.pk else None
        found: RouteResult = (
            section.route(request, path_components[1:]) if section else super().route(request, path_components)
        )
        return found

    class Meta:
        verbose_name = _("home page")


class InformationPage(BasePage):
    """About, house rules, privacy, accessibility, contact: text that editors keep."""

    summary = models.CharField(_("in one sentence"), max_length=250, blank=True)
    body = StreamField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("plain_body", boost=1),
    ]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    def plain_body(self) -> str:
        """The words of the text, for search."""
        return plain_text(" ".join(self.body.stream_block.get_searchable_content(self.body)))

    def found_text(self) -> str:
        """What the passages of a hit are cut from."""
        return f"{self.summary} {self.plain_body()}"
