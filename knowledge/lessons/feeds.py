"""The newest public lessons as an Atom feed, the same for everybody who asks."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import condition

from cop.core.models import CommunitySettings
from cop.core.xml_text import without_control_characters
from knowledge.lessons.filters import FACETS, LessonFilter
from knowledge.lessons.models import LessonIndexPage, LessonPage

NEWEST = 30
KEEP_SECONDS = 300
#: {parameter: path from a lesson to a slug} of what narrows the feed.
NARROWS = {facet.parameter: facet.lookup for facet in FACETS if facet.parameter in {"thema", "regio"}}


class AtomWithAuthors(Atom1Feed):
    """Every author of an entry, where the library names one."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class LessonFeed(Feed):
    feed_type = AtomWithAuthors
    language = "nl"

    @cached_property
    def community(self) -> CommunitySettings:
        found: CommunitySettings = CommunitySettings.load()
        return found

    def get_object(self, request: HttpRequest) -> LessonFilter:  # type: ignore[override]
        return LessonFilter.from_query(request.GET)

    def title(self) -> str:
        return _("%(name)s: newest lessons") % {"name": self.community.name}

    def subtitle(self) -> str:
        return self.community.tagline

    def author_name(self) -> str:
        return self.community.name

    def link(self) -> str:
        return f"{settings.BASE_URL}/lessen/"

    def feed_url(self, asked: LessonFilter) -> str:
        return f"{settings.BASE_URL}/feeds/lessen/{_only_facets(asked)}"

    feed_guid = feed_url

    def items(self, asked: LessonFilter) -> list[LessonPage]:
        chosen = {NARROWS[name]: slugs for name, slugs in asked.chosen.items() if name in NARROWS}
        lessons = LessonPage.objects.visible_to(None).narrowed(chosen)
        rows = lessons.for_cards().prefetch_related("page_authors").order_by("-listed_at", "-pk")
        return list(rows[:NEWEST])

    def item_title(self, item: LessonPage) -> str:
        return without_control_characters(item.title)

    def item_description(self, item: LessonPage) -> str:
        # The format reads it as HTML; a summary is plain text.
        return escape(
            without_control_characters(
                f"{item.get_outcome_display()}. {item.summary}" if item.outcome else item.summary
            )
        )

    def item_link(self, item: LessonPage) -> str:
        return f"{settings.BASE_URL}{item.get_url()}"

    def item_guid(self, item: LessonPage) -> str:
        """The same for ever, also when the page moves to another address or host."""
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: LessonPage) -> datetime | None:
        return item.listed_at

    def item_updateddate(self, item: LessonPage) -> datetime | None:
        return item.changed_at or item.listed_at

    def item_categories(self, item: LessonPage) -> list[str]:
        regions = [place.region.name for place in item.page_regions.all()]
        return [without_control_characters(name) for name in (*(theme.name for theme in item.themes.all()), *regions)]

    def item_extra_kwargs(self, item: LessonPage) -> dict[str, Any]:
        return {
            "authors": [
                without_control_characters(author.name) or _("Former member") for author in item.page_authors.all()
            ]
        }


def _only_facets(asked: LessonFilter) -> str:
    """The address' query with what the feed looks at, in one order."""
    chosen = {name: slugs for name, slugs in asked.chosen.items() if name in NARROWS}
    query = LessonFilter(chosen=chosen).query()
    return "" if query == "?" else query


def _etag(request: HttpRequest) -> str:
    """Changes with every lesson and label, so that who has the feed already costs one query."""
    generation = LessonIndexPage.objects.values_list("generation", flat=True).first()
    asked = _only_facets(LessonFilter.from_query(request.GET))
    return f'"{sha256(f"{generation}{asked}".encode()).hexdigest()[:32]}"'


@condition(etag_func=_etag)
def newest_lessons(request: HttpRequest) -> HttpResponse:
    with override(settings.LANGUAGE_CODE):
        answer: HttpResponse = LessonFeed()(request)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(answer, public=True, max_age=KEEP_SECONDS)
    return answer
