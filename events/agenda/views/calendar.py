"""The month as a calendar."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from cop.core.permissions import is_admitted
from events.agenda.models import EventIndexPage
from events.agenda.month import calendar_of, render_weeks
from events.agenda.periods import Month


def show_month(request: HttpRequest, month: str) -> HttpResponse:
    """404 for what is no month, or too far off. What is rendered is kept, for each audience, until an event changes:
    a full month costs what an empty one costs.
    """
    asked = Month.from_slug(month)
    if asked is None:
        raise Http404
    index = get_object_or_404(EventIndexPage.objects.live())
    today = timezone.localdate()
    audience = "members" if is_admitted(request.user) else "visitors"
    calendar = SimpleLazyObject(lambda: calendar_of(asked, request.user))
    context = {
        "page": index,
        "month": asked,
        "calendar": calendar,
        "weeks": lambda: render_weeks(calendar, index.url),
        "this_month": Month.of(today),
        "kept_as": f"{asked.slug}-{index.generation}-{audience}-{today}",
    }
    return render(request, "agenda/month.html", context)


def show_this_month(request: HttpRequest, index: EventIndexPage) -> HttpResponse:
    return redirect("agenda-reading:show-month", Month.of(timezone.localdate()).slug)
