"""Pages that a member keeps to read again."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.members.models import Member


class Bookmark(models.Model):
    """Only its member sees it; it goes when the account does."""

    goes_with_member = True

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="bookmarks")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="bookmarks")
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "page"], name="unique_bookmark")]
        indexes = [models.Index(fields=["member", "-kept_at"], name="bookmark_of_member")]
        verbose_name = _("bookmark")
        verbose_name_plural = _("bookmarks")

    def __str__(self) -> str:
        return str(self.page)
