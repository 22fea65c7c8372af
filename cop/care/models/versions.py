"""What readers saw of a page, and since when."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from cop.members.models import Member


class PublishedVersion(models.Model):
    """One time that a version of a page was published. The name is kept when the account goes, the row when an old
    version is cleaned up. Wagtail's own log keeps no name, and goes when somebody cleans that up.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="published_versions")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="published_versions")
    name = models.CharField(_("name"), max_length=80, blank=True)
    #: As this version was: somebody who may read the page now may not have been allowed to read it then.
    members_only = models.BooleanField(default=False)
    published_at = models.DateTimeField(_("published at"))

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["page", "-published_at"], name="published_version_of_page")]

    def __str__(self) -> str:
        return f"{self.page_id}, {self.published_at}"
