"""What all our pages have in common."""

from typing import Any, ClassVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cop.core.admin_forms import BasePageCopyForm, BasePageForm
from cop.core.models.row_only import RowOnly
from cop.core.page_views import page_view_of, sub_view_of, words_in_sitemap
from cop.core.page_words import around_the_text, words_for
from cop.core.permissions import is_admitted
from cop.core.querysets import BasePageQuerySet
from cop.core.sharing import shared_page

BasePageManager = PageManager.from_queryset(BasePageQuerySet)


class BasePage(RowOnly, Page):
    """Abstract page with one rule for who may read it: everybody, or members only.

    A column instead of Wagtail's view restrictions: a listing filters on it by index,
    where excluding each restricted page by its path grows with the number of restrictions.
    """

    members_only = models.BooleanField(
        _("members only"),
        default=False,
        db_index=True,
        help_text=_("Only admitted members see this page, in no list, search or feed does it show to others."),
    )

    #: What it is where its address is shared: Open Graph's "website" or "article".
    SHARED_AS: ClassVar[str] = "website"

    base_form_class = BasePageForm
    copy_form_class = BasePageCopyForm
    # One rule, not two: Wagtail's view restrictions are neither offered nor looked up for each request.
    private_page_options: ClassVar[list[str]] = []

    #: The index is written once, after the page and its labels are: see the room of the search.
    search_auto_update = False
    # The four weights that PostgreSQL knows: title, summary, text, and what stands around it.
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("title", boost=10),
        around_the_text("added_words"),
        index.AutocompleteField("added_words"),
        index.FilterField("members_only"),
    ]

    objects = BasePageManager()

    class Meta:
        abstract = True

    def added_words(self) -> str:
        """What other rooms want the index to know of this page."""
        return words_for(self)

    def may_be_read_by(self, user: Any) -> bool:
        return not self.members_only or is_admitted(user)

    @property
    def is_open(self) -> bool:
        """True when its address shows it to who may read it; False for a draft."""
        return self.live

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        return PageViewRestriction.objects.none()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail's; a registered word under this page is answered by its own view."""
        if self.is_open and len(path_components) == 1 and sub_view_of(type(self), path_components[0]):
            return RouteResult(self, kwargs={"word": path_components[0]})
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With what other places show of it, when everybody may read it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **shared_page(self, request)}

    def serve(self, request: HttpRequest, *args: Any, word: str = "", **kwargs: Any) -> HttpResponse:
        """The page; sign-in for a visitor who may not read it, 403 for a member who waits for admission."""
        sub_view = sub_view_of(type(self), word) if word else None
        if sub_view is not None and (sub_view.has_own_door or self.may_be_read_by(request.user)):
            return sub_view.view(request, self)
        if self.may_be_read_by(request.user):
            return self._rendered(request) or super().serve(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied(
            _("This page is for admitted members. Your request for access is still being looked at.")
        )

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """What readers will see, made by the very view that serves readers."""
        return self._rendered(request) or super().serve_preview(request, mode_name)

    def _rendered(self, request: HttpRequest) -> HttpResponse | None:
        view = page_view_of(type(self))
        return view(request, self) if view else None

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The page's address and the ones under it that are no pages; none when not everybody may read it."""
        if self.members_only:
            return []
        entries: list[dict[str, Any]] = super().get_sitemap_urls(request)
        return [
            *entries,
            *(
                {**entry, "location": f"{entry['location']}{word}/"}
                for entry in entries
                for word in words_in_sitemap(type(self))
            ),
        ]
