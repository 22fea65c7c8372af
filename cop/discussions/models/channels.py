"""Where threads stand: one index, under it the channels that editors make."""

from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.url_routing import RouteResult

from cop.core.kept_queries import kept_query
from cop.core.models import BasePage


class ChannelIndexPage(BasePage):
    """All channels. There is one."""

    introduction = models.CharField(
        _("introduction"),
        max_length=250,
        default="Vraag het een collega die er al voor stond, of help iemand verder.",
        help_text=_("One sentence under the title."),
    )

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["discussions.ChannelPage"]
    max_count = 1

    class Meta:
        verbose_name = _("list of channels")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail's, in one query."""
        if len(path_components) not in {1, 2}:
            found: RouteResult = super().route(request, path_components)
            return found
        # By slug alone, whose index is exact; with the path as well a database may walk all threads.
        named = _channels(path_components[-1]) if len(path_components) == 1 else _threads(path_components[-1])
        address = f"{self.url_path}{'/'.join(path_components)}/"
        page = next((page for page in named if page.url_path == address), None)
        if page is None:
            raise Http404
        routed: RouteResult = page.route(request, [])
        return routed


class ChannelPage(BasePage):
    """A subject that people talk about. Editors make channels; members start threads in them."""

    description = models.CharField(
        _("description"), max_length=250, blank=True, help_text=_("One sentence: what belongs here?")
    )

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("description")]
    parent_page_types: ClassVar[list[str]] = ["discussions.ChannelIndexPage"]
    subpage_types: ClassVar[list[str]] = ["discussions.ThreadPage"]

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")


@kept_query(str)
def _channels(slug: str) -> models.QuerySet[ChannelPage]:
    return ChannelPage.objects.filter(slug=slug)


@kept_query(str)
def _threads(slug: str) -> models.QuerySet[Any]:
    threads: models.QuerySet[Any] = apps.get_model("discussions.ThreadPage").objects.filter(slug=slug)
    return threads
