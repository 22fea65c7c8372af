"""The site, a bare Django view, and an empty Wagtail page."""

import os

from django.core.cache import cache
from django.core.signals import request_started
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from cop.core.page_views import register_page_view
from cop.search import answers
from cop.urls import urlpatterns as site_urls

EMPTY = engines["django"].from_string(
    "<!doctype html><title>{{ page.title }}</title><h1>{{ page.title }}</h1>{{ who }}"
)


def bare(request: HttpRequest) -> HttpResponse:
    """Django with all our middleware, and nothing else."""
    return HttpResponse("bare")


def empty(request: HttpRequest, page: object) -> HttpResponse:
    """What Wagtail needs to find a page, who asks for it, and a template with its title."""
    return HttpResponse(EMPTY.render({"page": page, "who": str(request.user)}, request))


if os.environ.get("KEEP_ANSWERS") == "0":
    # Each search, and each list, is answered as if nobody had asked for it since the last change.
    answers.MOST_KEPT = 0
    request_started.connect(lambda **_kwargs: cache.clear(), weak=False)
register_page_view("home.InformationPage", empty)
urlpatterns = [path("bare/", bare), *site_urls]
