"""Regions, the public bodies in them, and which regions a page is about."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from cop.core.link_fields import HTTPS_ONLY, LinkField
from cop.regions.domains import validate_domain


class Region(index.Indexed, models.Model):
    """A labour-market region or a region of the regional approach."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("short name in addresses"), max_length=100, unique=True)
    description = models.TextField(
        _("description"), max_length=500, blank=True, help_text=_("One or two sentences, at the top of its page.")
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=2000,
        blank=True,
        help_text=_("What do you do together? Leave a line open between paragraphs."),
    )
    contact = models.CharField(
        _("contact"), max_length=200, blank=True, help_text=_("Who can people turn to? Everybody reads this.")
    )
    contact_email = models.EmailField(
        _("mail address of the region"), blank=True, help_text=_("One that you share. Everybody sees it.")
    )
    website = LinkField(_("website"), blank=True, validators=[HTTPS_ONLY])

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [FieldPanel("contact"), FieldPanel("contact_email"), FieldPanel("website")], heading=_("Contact")
        ),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("regions:show-region", args=[self.slug])


class Organisation(index.Indexed, ClusterableModel):
    """A public body. People whose address is at one of its domains are admitted at once."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        PROVINCE = "province", _("Province")
        WATER_AUTHORITY = "water_authority", _("Water authority")
        TRANSPORT_REGION = "transport_region", _("Transport region")
        NATIONAL_AGENCY = "national_agency", _("National agency")
        PARTNERSHIP = "partnership", _("Partnership")

    name = models.CharField(_("name"), max_length=150, unique=True)
    slug = models.SlugField(_("short name in addresses"), max_length=150, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="organisations",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("region"),
        InlinePanel("domains", heading=_("Domains"), label=_("Domain")),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name


class OrganisationDomain(models.Model):
    """The part of a mail address behind the @, whole: `veendal.example` says nothing of `x.veendal.example`."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(
        _("domain"),
        max_length=253,
        validators=[validate_domain],
        help_text=_(
            "What stands behind the @, such as veendal.nl. A new member with such an address is admitted at once."
        ),
    )

    panels = [FieldPanel("domain")]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("domain"),
                name="unique_organisation_domain",
                violation_error_message=_("This domain belongs to an organisation already."),
            )
        ]
        verbose_name = _("domain")
        verbose_name_plural = _("domains")

    def __str__(self) -> str:
        return self.domain

    def clean(self) -> None:
        self.domain = self.domain.strip().lower().removeprefix("@")


class PageRegion(models.Model):
    """A page is about a region. On Wagtail's own Page, so that any page type can be filtered by region."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="page_regions")
    region = models.ForeignKey(Region, verbose_name=_("region"), on_delete=models.CASCADE, related_name="page_regions")

    panels = [FieldPanel("region")]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "region"],
                name="unique_page_region",
                violation_error_message=_("This region is chosen already."),
            )
        ]
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return str(self.region)
