"""New public events as an Atom feed, the same for everybody who asks."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import condition

from cop.core.models import CommunitySettings
from cop.core.xml_text import without_control_characters
from events.agenda.listing import EventFilter
from events.agenda.models import EventIndexPage, EventPage

NEWEST = 30
KEEP_SECONDS = 300
#: {parameter: path from an event to a slug} of what narrows the feed.
NARROWS = {facet.parameter: facet.lookup for facet in EventFilter.FACETS}


class EventFeed(Feed):
    feed_type = Atom1Feed
    language = "nl"

    @cached_property
    def community(self) -> CommunitySettings:
        found: CommunitySettings = CommunitySettings.load()
        return found

    def get_object(self, request: HttpRequest) -> EventFilter:  # type: ignore[override]
        return EventFilter.from_query(request.GET)

    def title(self) -> str:
        return _("%(name)s: new in the agenda") % {"name": self.community.name}

    def subtitle(self) -> str:
        return self.community.tagline

    def author_name(self) -> str:
        return self.community.name

    def link(self) -> str:
        return f"{settings.BASE_URL}/agenda/"

    def feed_url(self, asked: EventFilter) -> str:
        return f"{settings.BASE_URL}/feeds/agenda/{_narrowing(asked)}"

    feed_guid = feed_url

    def items(self, asked: EventFilter) -> list[EventPage]:
        chosen = {NARROWS[name]: slugs for name, slugs in asked.chosen.items()}
        public = EventPage.objects.visible_to(None).narrowed(chosen)
        asked_for = public.on_day(asked.day) if asked.day else public.filter(ends_at__gte=timezone.now())
        return list(asked_for.for_cards().order_by("-listed_at", "-pk")[:NEWEST])

    def item_title(self, item: EventPage) -> str:
        title = _("Cancelled: %(title)s") % {"title": item.title} if item.is_cancelled else item.title
        return without_control_characters(title)

    def item_description(self, item: EventPage) -> str:
        # The format reads it as HTML; a summary is plain text.
        place = item.place_name or (_("Online") if item.is_online else "")
        said = ". ".join(filter(None, (item.when, place, item.summary)))
        return escape(without_control_characters(said))

    def item_link(self, item: EventPage) -> str:
        return f"{settings.BASE_URL}{item.get_url()}"

    def item_guid(self, item: EventPage) -> str:
        """The same for ever, also when the page moves to another address or host."""
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: EventPage) -> datetime | None:
        return item.listed_at

    def item_updateddate(self, item: EventPage) -> datetime | None:
        return item.changed_at or item.listed_at

    def item_categories(self, item: EventPage) -> list[str]:
        regions = [place.region.name for place in item.page_regions.all()]
        names = (str(item.get_kind_display()), *(theme.name for theme in item.themes.all()), *regions)
        return [without_control_characters(name) for name in names]


def _narrowing(asked: EventFilter) -> str:
    """The address' query with what the feed looks at, in one order."""
    query = EventFilter(chosen=asked.chosen, when=asked.when if asked.day else "").query()
    return "" if query == "?" else query


def _etag(request: HttpRequest) -> str:
    """Changes with every event and label, and with the day, on which something ends."""
    generation = EventIndexPage.objects.values_list("generation", flat=True).first()
    asked = _narrowing(EventFilter.from_query(request.GET))
    return f'"{sha256(f"{generation}{timezone.localdate()}{asked}".encode()).hexdigest()[:32]}"'


@condition(etag_func=_etag)
def newest_events(request: HttpRequest) -> HttpResponse:
    with override(settings.LANGUAGE_CODE):
        answer: HttpResponse = EventFeed()(request)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(answer, public=True, max_age=KEEP_SECONDS)
    return answer
