"""The front door."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from cop.core.permissions import is_admitted
from home.front_door import today_for, visit_for
from home.models import HomePage


def show_home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """*Vandaag* for a member; for anybody else what this is and how to join."""
    admitted = is_admitted(request.user)
    context = {
        **page.get_context(request),
        "door": today_for(request.user) if admitted else visit_for(request.user),
    }
    if admitted:
        # What stands here is for this member; another place shows the front door.
        context["sharing"] = None
    return TemplateResponse(request, "home/today.html" if admitted else "home/home_page.html", context)
