"""When a page is to be looked over, and that somebody did."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from cop.care.dates import months_later
from cop.care.pages import care_model_of, care_models
from cop.care.permissions import may_care_for
from cop.core.errors import Conflict, NotAllowed
from cop.members.models import Member
from cop.publishing.services.locking import lock_page

BATCH = 500  # pages in one transaction


@transaction.atomic
def mark_still_right(*, page: Page, by: Member) -> datetime.date:
    """Notes that what a published page says is still right, today; gives the day on which somebody looks again.

    Raises NotAllowed for who is no author and no editor, Conflict when the page is not published any more.
    """
    locked = lock_page(page.pk)
    if not may_care_for(by, locked):
        raise NotAllowed(_("Only its authors and editors say that a page is still right."))
    model = care_model_of(locked)
    if model is None or not locked.live:
        raise Conflict(_("This page is not published any more."))
    this_page = model.objects.filter(pk=locked.pk)
    this_page.update(last_checked_on=timezone.localdate())
    renew_check_dates(pages=this_page)
    log(instance=this_page.get(), action="care.checked", user=by)
    due_on: datetime.date = this_page.values_list("check_due_on", flat=True).get()
    return due_on


@transaction.atomic
def renew_check_dates(*, pages: QuerySet) -> int:
    """Writes the day on which somebody looks over each of these published pages; gives how many got another day.

    `pages` is of one page type. They are locked first, so that a check at the same moment counts.
    """
    wrong = _wrong_dates(pages)
    if not wrong:
        return 0
    list(
        Page.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=wrong).order_by("pk").values_list("pk")
    )
    model: Any = pages.model
    dates = _wrong_dates(model.objects.filter(pk__in=wrong))
    rows = [model(pk=pk, check_due_on=due_on) for pk, due_on in dates.items()]
    model.objects.bulk_update(rows, ["check_due_on"], batch_size=BATCH)
    return len(rows)


def renew_all_check_dates() -> int:
    """The same for every page there is, some at a time: after a change of what decides on it for many."""
    number = 0
    for model in care_models():
        wrong = list(_wrong_dates(model.objects.all()))
        for start in range(0, len(wrong), BATCH):
            number += renew_check_dates(pages=model.objects.filter(pk__in=wrong[start : start + BATCH]))
    return number


def _wrong_dates(pages: QuerySet) -> dict[int, datetime.date]:
    """{key of a published page: its right day} where another one, or none, is written."""
    rows = (
        pages.model.with_check_months(pages.filter(live=True, first_published_at__isnull=False))
        .order_by()
        .values_list("pk", "check_due_on", "last_checked_on", "first_published_at", "check_months")
    )
    right = {
        pk: (written, months_later(checked_on or timezone.localdate(published_at), months))
        for pk, written, checked_on, published_at, months in rows
    }
    return {pk: due_on for pk, (written, due_on) in sorted(right.items()) if written != due_on}
