"""What is kept of oneself: to read about, and to take along."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cop.core.zipped import zip_download
from cop.members.own_data import own_parts
from cop.members.own_download import items_for

PRIVATE = "private, no-store"


@login_required
@require_safe
def show_own_data(request: HttpRequest) -> HttpResponse:
    """Also for who waits for admission or was declined: of them something is kept as well."""
    response = render(request, "members/own_data/overview.html", {"parts": own_parts()})
    response["Cache-Control"] = PRIVATE
    return response


@login_required
@require_safe
def download_own_data(request: HttpRequest) -> HttpResponseBase:
    """One's own and nobody else's: the address names no member."""
    name = f"mijn-gegevens-{timezone.localdate():%Y-%m-%d}.zip"
    response = zip_download(items_for(request.user), name)  # type: ignore[arg-type]
    response["Cache-Control"] = PRIVATE
    return response
