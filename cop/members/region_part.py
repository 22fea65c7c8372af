"""People of a region, on its page: for members alone."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop.core.permissions import is_admitted
from cop.members.models import Member
from cop.regions.models import Region
from cop.regions.parts import Line, Shown, first_of, register_region_part


def people_of(user: Any, region: Region) -> Shown | None:
    """As colleagues see each other; none for who is not admitted, not even how many there are."""
    if not is_admitted(user):
        return None
    people = Member.objects.filter(region=region, status=Member.Status.ADMITTED, is_active=True)
    found, total = first_of(people.select_related("organisation").order_by("display_name", "pk"))
    lines = [
        Line(
            one.display_name,
            reverse("people:show-member", args=[one.pk]),
            ", ".join(filter(None, (one.function, str(one.organisation or "")))),
        )
        for one in found
    ]
    return Shown(lines, total, nothing=_("No colleague of this region takes part yet."))


def register() -> None:
    register_region_part(70, _("People"), people_of)
