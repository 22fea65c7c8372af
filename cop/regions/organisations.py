"""Organisations of a region, on its page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cop.regions.models import Organisation, Region
from cop.regions.parts import Line, Shown, register_region_part


def organisations_of(user: Any, region: Region) -> Shown | None:
    """All of them: there are few, and no other page names them."""
    found = Organisation.objects.filter(region=region).order_by("name")
    lines = [Line(one.name, quiet=one.get_kind_display()) for one in found]
    return Shown(lines, len(lines), nothing=_("No organisation of this region takes part yet."))


def register() -> None:
    register_region_part(60, _("Organisations"), organisations_of)
