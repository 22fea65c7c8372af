"""Stopping mails from a mail: without signing in, by whoever holds the link that only that mail has."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cop.members.models import Member
from cop.notifications import services
from cop.notifications.stop_links import OVERVIEWS, StopLink, read_token
from cop.notifications.verbs import kinds


@csrf_exempt  # a mail program posts here, without a page of ours before it (RFC 8058); the link is the secret
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks: scanners of mail open links. POST stops; it answers with a page and never sends on."""
    link = read_token(token)
    if link is None:
        raise Http404(_("This link is not whole. Open it again from the mail, or sign in and choose there."))
    member = get_object_or_404(Member, pk=link.member_id)
    everything = request.POST.get("what") == "everything"
    if request.method == "POST":
        services.stop_mails(member=member, kind=link.kind, everything=everything)
    context = {"title": _title(link), "is_stopped": request.method == "POST", "everything": everything}
    response = render(request, "notifications/stop.html", context)
    # The address is the key: it is not passed on to where somebody goes from here.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _title(link: StopLink) -> str:
    if link.kind == OVERVIEWS:
        return _("Overview mails")
    return next((str(kind.title) for kind in kinds() if kind.slug == link.kind), _("Mails of this kind"))
