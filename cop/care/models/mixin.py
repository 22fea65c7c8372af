"""What a page needs to stay right, and to go out of use with a sign to what took its place."""

from django.db import models
from django.db.models import QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cop.core.models.vocabularies import CHECK_AFTER_MONTHS


class CareMixin(models.Model):
    """A page type that is looked over from time to time and may be archived.

    An archived page is not live, so it shows in no list, search or feed; its address still shows it, with the note.
    Put the names of `CARE_COLUMNS` in the page type's `ROW_ONLY`.
    """

    last_checked_on = models.DateField(_("last checked on"), null=True, blank=True, editable=False)
    check_due_on = models.DateField(null=True, editable=False, db_index=True)
    archived_at = models.DateTimeField(_("archived at"), null=True, editable=False, db_index=True)
    archive_note = models.CharField(_("why it is archived"), max_length=250, blank=True, editable=False)
    archive_instead = models.ForeignKey(
        Page,
        verbose_name=_("look here instead"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    class Meta:
        abstract = True

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None and not self.live  # type: ignore[attr-defined]

    @property
    def is_open(self) -> bool:
        return bool(self.live or self.is_archived)  # type: ignore[attr-defined]

    @classmethod
    def with_check_months(cls, pages: QuerySet) -> QuerySet:
        """`pages` with `check_months`: after how many months somebody looks whether it is still right."""
        return pages.annotate(check_months=Value(CHECK_AFTER_MONTHS))

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if self.is_archived and not path_components:
            return RouteResult(self)
        found: RouteResult = super().route(request, path_components)  # type: ignore[misc]
        return found


CARE_COLUMNS: tuple[str, ...] = (
    "last_checked_on",
    "check_due_on",
    "archived_at",
    "archive_note",
    "archive_instead",
)
