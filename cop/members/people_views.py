"""What colleagues see of a member."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cop.core.page_panels import panels_of
from cop.core.permissions import is_admitted
from cop.members.models import Member

MOST_NAMES = 6


@login_required
def suggest_names(request: HttpRequest) -> JsonResponse:
    """Names of members that begin, in any of their words, with `?q=`; for who writes a name after @."""
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())[:80]
    if not is_admitted(request.user):
        raise PermissionDenied(_("Members see each other once they have been admitted."))
    people = Member.objects.filter(status=Member.Status.ADMITTED, is_active=True).exclude(pk=request.user.pk)
    named = Q(display_name__istartswith=words) | Q(display_name__icontains=f" {words}")
    rows = people.filter(named).order_by("display_name").values_list("display_name", "organisation__name")
    found = [{"name": name, "organisation": organisation or ""} for name, organisation in rows[:MOST_NAMES]]
    return JsonResponse({"people": found if len(words) > 1 else []})


@login_required
def show_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Function, organisation, region and themes, and what other rooms show of this member. Never an address."""
    if not is_admitted(request.user):
        raise PermissionDenied(_("Members see each other once they have been admitted."))
    admitted = Member.objects.filter(status=Member.Status.ADMITTED, is_active=True)
    member = get_object_or_404(admitted.select_related("organisation", "region"), pk=pk)
    return render(request, "members/show_member.html", {"member": member, "panels": panels_of(request, member)})
