"""What colleagues see of a member."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cop.core.page_panels import panels_of
from cop.core.permissions import is_admitted
from cop.members.models import Member


@login_required
def show_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Function, organisation, region and themes, and what other rooms show of this member. Never an address."""
    if not is_admitted(request.user):
        raise PermissionDenied(_("Members see each other once they have been admitted."))
    admitted = Member.objects.filter(status=Member.Status.ADMITTED, is_active=True)
    member = get_object_or_404(admitted.select_related("organisation", "region"), pk=pk)
    return render(request, "members/show_member.html", {"member": member, "panels": panels_of(request, member)})
