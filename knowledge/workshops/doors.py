"""Who gets what is under the address of a workshop."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from knowledge.workshops.models import WorkshopPage
from knowledge.workshops.permissions import may_facilitate


def get_open_workshop_or_404(slug: str) -> WorkshopPage:
    """Published or archived; a draft does not exist."""
    found = WorkshopPage.objects.filter(slug=slug).first()
    if found is None or not found.is_open:
        raise Http404
    return found


def reader_refused(request: HttpRequest, workshop: WorkshopPage) -> HttpResponseBase | None:
    """None for who may read it. A visitor signs in first; who waits for admission reads why not (403)."""
    return None if workshop.may_be_read_by(request.user) else _refused(request)


def facilitator_refused(request: HttpRequest, workshop: WorkshopPage) -> HttpResponseBase | None:
    """None for who may give it; as for readers otherwise."""
    return None if may_facilitate(request.user, workshop) else _refused(request)


def _refused(request: HttpRequest) -> HttpResponseBase:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise PermissionDenied(
        _("You can give this workshop once you have been admitted. Somebody is looking at your request.")
    )
