"""The index page of a list with many pages."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest
from wagtail.url_routing import RouteResult

from cop.core.page_views import reserved_words


class ListIndexMixin:
    """Finds a page under it in one query, with what `PAGE_RELATED` names, where Wagtail needs three.

    The page knows its list's `generation` then: what is kept of either is kept under it.
    """

    PAGE_MODEL: ClassVar[str]
    PAGE_RELATED: ClassVar[tuple[str, ...]] = ()
    # What the page has that this is mixed into.
    _meta: Any
    generation: Any

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components or path_components[0] in reserved_words(type(self)):  # type: ignore[arg-type]
            return super().route(request, path_components)  # type: ignore[misc]
        page_class = self._meta.apps.get_model(self.PAGE_MODEL)
        # By slug alone, whose index is exact; with the path as well a database may walk all pages.
        named = page_class.objects.select_related(*self.PAGE_RELATED) if self.PAGE_RELATED else page_class.objects
        page = next((page for page in named.filter(slug=path_components[0]) if page.is_child_of(self)), None)
        if page is None:
            raise Http404
        page.generation = self.generation
        return page.route(request, path_components[1:])
