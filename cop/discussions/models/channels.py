"""Where threads stand: one index, under it the channels that editors make."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

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
