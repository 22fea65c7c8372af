"""Read-only JSON through Wagtail's API: public pages, the same for everybody who asks."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import conditional_page
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle
from wagtail.api import APIField
from wagtail.api.v2.filters import ChildOfFilter, DescendantOfFilter, FieldsFilter, OrderingFilter
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError, page_models_from_string
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, Site
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cop.opendata.asking import LabelFilter, WordsFilter, check_values
from cop.opendata.registry import open_kind_of, open_kinds, open_pages

KEEP_SECONDS = 300  # in caches of others: so long may a page be read there after it was closed


class OpenDataThrottle(AnonRateThrottle):
    """So many requests of one address in a while, by the setting API_RATE."""

    def get_rate(self) -> str | None:
        return settings.API_RATE or None


class OpenPagesAPI(PagesAPIViewSet):
    """Lists, single pages and /find/, by GET and HEAD. Nobody is anybody here: no session, no sign-in."""

    http_method_names = ["get", "head"]
    authentication_classes: list[Any] = []
    throttle_classes = [OpenDataThrottle]
    renderer_classes = [JSONRenderer]
    filter_backends = [FieldsFilter, ChildOfFilter, DescendantOfFilter, LabelFilter, OrderingFilter, WordsFilter]
    known_query_parameters = frozenset(
        ["limit", "offset", "fields", "order", "search", "search_operator", "type", "child_of", "descendant_of"]
    )
    meta_fields = ["type", "detail_url", "html_url", "slug", "first_published_at", "last_published_at", "parent"]
    listing_default_fields = [*PagesAPIViewSet.listing_default_fields, "last_published_at"]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        check_values(request.GET)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Names of outcomes and the like are content, and content is Dutch, whatever language somebody reads in.
        with override(settings.LANGUAGE_CODE):
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        # Public and without a session, so scripts of any site may read it.
        answer.headers["Access-Control-Allow-Origin"] = "*"
        if answer.status_code < 400:
            patch_cache_control(answer, public=True, max_age=KEEP_SECONDS)
        return answer

    def get_renderer_context(self) -> dict[str, Any]:
        return {**super().get_renderer_context(), "indent": None}

    @classmethod
    def get_body_fields(cls, model: type[Page]) -> list[APIField]:
        kind = open_kind_of(model)
        return cls._convert_api_fields([*cls.body_fields, *(kind.fields if kind else ())])

    @classmethod
    def get_detail_default_fields(cls, model: type[Page]) -> list[str]:
        fields: list[str] = cls.get_available_fields(model)
        return fields

    def check_query_parameters(self, queryset: QuerySet[Any]) -> None:
        kind = open_kind_of(queryset.model)
        self.known_query_parameters = self.known_query_parameters.union(kind.labels if kind else ())
        super().check_query_parameters(queryset)

    def filter_queryset(self, queryset: QuerySet[Any]) -> Any:
        try:
            return super().filter_queryset(queryset)
        except (ValidationError, ValueError) as error:
            # A date that is no date, a number with letters in it.
            raise BadRequestError("a value is not of the kind that its field has") from error

    def get_base_queryset(self) -> QuerySet[Page]:
        return open_pages()

    def get_queryset(self) -> QuerySet[Any]:
        models = self._asked_types()
        if not models:
            return self.get_base_queryset()
        if len(models) > 1:
            return self.get_base_queryset().type(*models)
        kind = open_kind_of(models[0])
        if kind is None:
            return models[0].objects.none()
        pages = kind.visible().order_by("pk")
        return kind.rows(pages) if "fields" in self.request.GET else pages

    def get_object(self) -> Page:
        """The specific page with all that its fields need, or 404."""
        if not hasattr(self, "_cached_object"):
            pk = self.kwargs["pk"]
            found = get_object_or_404(open_pages(), pk=pk)
            kind = next(kind for kind in open_kinds() if kind.page_class is found.specific_class)
            self._cached_object = get_object_or_404(kind.rows(kind.visible()), pk=pk)
        page: Page = self._cached_object
        return page

    def find_object(self, queryset: QuerySet[Any], request: Request) -> Page | None:
        """By ?html_path= or ?id=; an address under a page that is no page gives nothing."""
        if "html_path" in request.GET:
            return self._page_at(request.GET["html_path"], queryset)
        if not request.GET.get("id", "0").isdigit():
            raise BadRequestError("id must be a positive integer")
        return queryset.filter(pk=request.GET.get("id", "0")).first()

    def _page_at(self, path: str, queryset: QuerySet[Any]) -> Page | None:
        site = Site.find_for_request(self.request)
        if site is None:
            return None
        try:
            page, args, kwargs = site.root_page.specific.route(self.request, [part for part in path.split("/") if part])
        except Http404:
            return None
        is_page_itself = not args and not kwargs
        return page if is_page_itself and queryset.filter(pk=page.pk).exists() else None

    def _asked_types(self) -> tuple[type[Page], ...]:
        asked = self.request.GET.get("type", "")
        try:
            models: tuple[type[Page], ...] = page_models_from_string(asked) if asked else ()
        except (LookupError, ValueError, TypeError) as error:
            raise BadRequestError("type doesn't exist") from error
        return () if models == (Page,) else models

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        """Each answer has an ETag: who has it already gets 304."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        decorate_urlpatterns(patterns, conditional_page)
        return patterns


api_router = WagtailAPIRouter("api")
api_router.register_endpoint("pages", OpenPagesAPI)
