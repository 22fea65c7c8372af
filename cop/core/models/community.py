"""What an administrator of this community sets in the admin."""

from typing import Any, Self
from uuid import uuid4

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from cop.core.kept_queries import kept_query


@register_setting(icon="cog")
class CommunitySettings(BaseGenericSetting):
    name = models.CharField(_("name"), max_length=60, default="Werfkring")
    tagline = models.CharField(
        _("in one sentence"),
        max_length=200,
        default="Adviseurs werving van overheden delen wat werkte, wat niet werkte en wat ze ervan leerden.",
        help_text=_("Stands on the home page and in search results."),
    )
    contact_email = models.EmailField(
        _("contact address"),
        blank=True,
        help_text=_("Readers and members who wait for admission may write to it."),
    )
    trust_after = models.PositiveSmallIntegerField(
        _("trusted after"),
        default=3,
        validators=[MinValueValidator(1)],
        help_text=_("After so many published lessons an editor no longer reviews a member's lessons first."),
    )

    # Changes with every page of the header and footer; what is kept of those is kept under it.
    frame_generation = models.UUIDField(default=uuid4, editable=False)

    panels = [FieldPanel("name"), FieldPanel("tagline"), FieldPanel("contact_email"), FieldPanel("trust_after")]

    class Meta:
        verbose_name = _("community")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def load(cls, request_or_site: Any = None) -> Self:
        """As Wagtail's, which keeps them with the request that asks; found by a query whose SQL is kept."""
        kept_as = cls.get_cache_attr_name()
        if isinstance(request_or_site, HttpRequest) and not hasattr(request_or_site, kept_as):
            found = _only_row.first()
            if found is not None:
                setattr(request_or_site, kept_as, found)
        settings: Self = super().load(request_or_site)
        return settings


@kept_query()
def _only_row() -> models.QuerySet[CommunitySettings]:
    return CommunitySettings.objects.order_by("pk")[:1]
