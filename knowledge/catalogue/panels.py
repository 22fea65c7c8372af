"""The form in which editors see an entry of the catalogue."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from cop.publishing.admin_forms import ContributionAdminForm
from knowledge.catalogue.links import link_key
from knowledge.catalogue.models import ResourcePage

CHECKBOXES = forms.CheckboxSelectMultiple


class ResourceAdminForm(ContributionAdminForm):
    def clean_link(self) -> str:
        """Two entries on one page elsewhere are one entry."""
        link: str = self.cleaned_data["link"]
        key = link_key(link) if link else ""
        known = ResourcePage.objects.filter(link_key=key).exclude(pk=self.instance.pk).first() if key else None
        if known is not None and not self.is_deferred_validation:
            raise ValidationError(_("This stands in the catalogue already: “%(title)s”.") % {"title": known.title})
        return link


WHAT: list[Any] = [
    FieldPanel("title", classname="title"),
    FieldPanel("kind"),
    FieldPanel("link"),
    FieldPanel("provider"),
    FieldPanel("summary"),
    FieldPanel("description"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("duration"), FieldPanel("duration_unit")]),
            FieldRowPanel([FieldPanel("cost"), FieldPanel("language"), FieldPanel("level")]),
        ],
        heading=gettext_lazy("Facts"),
    ),
    InlinePanel("dates", heading=gettext_lazy("Start dates"), label=gettext_lazy("Start date"), max_num=30),
]
PLACE: list[Any] = [
    MultiFieldPanel(
        [
            FieldPanel("learning_forms", widget=CHECKBOXES),
            FieldPanel("themes", widget=CHECKBOXES),
            FieldPanel("target_groups", widget=CHECKBOXES),
        ],
        heading=gettext_lazy("Labels"),
    ),
    InlinePanel("page_regions", heading=gettext_lazy("Regions"), label=gettext_lazy("Region")),
    InlinePanel("page_authors", heading=gettext_lazy("Suggested by"), label=gettext_lazy("Member")),
]

edit_handler = TabbedInterface(
    [
        ObjectList(WHAT, heading=gettext_lazy("What it is")),
        ObjectList(PLACE, heading=gettext_lazy("Where it belongs")),
        ObjectList([FieldPanel("members_only"), *Page.promote_panels], heading=gettext_lazy("Curation")),
    ],
    base_form_class=ResourceAdminForm,
)
