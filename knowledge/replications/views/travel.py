"""Overviews over all lessons: what travels, and what there is for one's own region."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from cop.core.facets import clean_page
from cop.core.permissions import is_admitted
from cop.core.sharing import shared_word
from cop.regions.models import Region
from knowledge.lessons.models import LessonIndexPage
from knowledge.replications.my_region import LISTS, RegionList
from knowledge.replications.travel import TravelAsked, TravelOverview

WORD = "wat-reist-er"  # under the address of the list of lessons
FEW = 4  # lessons of each list side by side
PER_PAGE = 20


def show_travel(request: HttpRequest, index: LessonIndexPage) -> HttpResponse:
    overview = TravelOverview(index=index, user=request.user, asked=TravelAsked.from_query(request.GET))
    shared = shared_word(
        index,
        request,
        word=WORD,
        title=_("What travels?"),
        description=_("Which lessons were tried in which regions, and what came of it there."),
        is_itself=overview.asked == TravelAsked(),
    )
    return TemplateResponse(request, "replications/travel.html", {"page": index, "overview": overview, **shared})


@login_required
def show_my_region(request: HttpRequest) -> HttpResponse:
    """Three short lists, or one of them whole."""
    if not is_admitted(request.user):
        raise PermissionDenied(
            _("This page is for admitted members. Your request for access is still being looked at.")
        )
    region = request.user.region
    if region is None:
        return render(request, "replications/my_region.html", {"region": None})
    wanted = next((one for one in LISTS if one.word == request.GET.get("toon")), None)
    if wanted is not None:
        return _whole_list(request, region, wanted)
    lists = [(one, list(one.lessons(request.user, region.pk)[: FEW + 1])) for one in LISTS]
    shown = [(one, lessons[:FEW], len(lessons) > FEW) for one, lessons in lists]
    return render(request, "replications/my_region.html", {"region": region, "lists": shown})


def _whole_list(request: HttpRequest, region: Region, wanted: RegionList) -> HttpResponse:
    rows = Paginator(wanted.lessons(request.user, region.pk).for_cards(), PER_PAGE)
    page = rows.get_page(clean_page(request.GET.get("pagina", "1")))
    query = f"?toon={wanted.word}&pagina="
    links = [
        (number, f"{query}{number}") if isinstance(number, int) else (None, "")
        for number in rows.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    context = {
        "region": region,
        "wanted": wanted,
        "rows": page,
        "links": links,
        "previous_query": f"{query}{page.number - 1}",
        "next_query": f"{query}{page.number + 1}",
    }
    return render(request, "replications/my_region_list.html", context)
