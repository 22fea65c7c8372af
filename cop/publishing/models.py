"""What every page has that a member writes: authors, attachments, and a key against doubles."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, Page

from cop.core.models import CommunityDocument
from cop.members.models import Member
from cop.publishing.completeness import RequiredToPublish


class PageAuthor(Orderable):
    """Somebody who wrote a page. The name is kept, so that a page stays readable when the account goes."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="page_authors")
    member = models.ForeignKey(
        Member,
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="page_authorships",
    )
    name = models.CharField(_("name"), max_length=80, blank=True, help_text=_("Filled in from the member."))

    panels = [FieldPanel("member"), FieldPanel("name")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["page", "member"],
                name="unique_page_author",
                violation_error_message=_("This member is an author already."),
            )
        ]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name or str(self.member or "")

    def clean(self) -> None:
        if self.member is not None and not self.name:
            self.name = self.member.display_name


class PageAttachment(Orderable):
    """A file with a page. Who may read the page may read the file."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        CommunityDocument, verbose_name=_("file"), on_delete=models.CASCADE, related_name="page_attachments"
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "document"], name="unique_page_attachment")]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return str(self.document)


class ContributionMixin(RequiredToPublish, models.Model):
    """A page type that members write in the site."""

    request_key = models.UUIDField(
        null=True, blank=True, unique=True, editable=False, help_text=_("The same form sent twice makes one page.")
    )

    class Meta:
        abstract = True
