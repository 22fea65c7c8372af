"""What the home page shows, for a visitor and for a member."""

from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.waiting import Waiting, waiting_for
from cop.discussions.today import talk_today
from cop.publishing.state import Contribution, State, contributions_of
from cop.regions.models import PageRegion, Region
from events.agenda.next_events import next_events
from home.open_challenges import open_challenges
from home.own_events import events_of_today
from knowledge.catalogue.models import ResourcePage
from knowledge.lessons.models import LessonIndexPage, LessonPage, Outcome
from knowledge.replications.my_region import worth_trying
from knowledge.workshops.models import WorkshopPage

UNFINISHED = (State.RETURNED, State.DRAFT, State.CHANGED)


def visit_for(user: Any) -> dict[str, Any]:
    """Three figures that are true, and four lessons: what editors feature, then what was tried in most regions."""
    lessons = LessonPage.objects.visible_to(user).for_cards().order_by("-featured", "-tried_regions", "-listed_at")
    return {
        "lessons": list(lessons[:4]),
        "numbers": _numbers(),
        "workshops": _new_workshops(user),
        "events": next_events(user),
        "challenges": open_challenges(user),
    }


def today_for(user: Any) -> dict[str, Any]:
    """What waits, what is new (from elsewhere as well as one's own region), one's drafts, and what did not work.

    Of the discussions: questions that this member may know the answer to, and new replies in what they follow.
    """
    lessons = LessonPage.objects.visible_to(user)
    own_events, events = events_of_today(user)
    workshops, resources = _new_material(user)
    return {
        "lessons": list(_nearest_first(lessons.for_cards(), user)[:6]),
        "failures": list(
            lessons.filter(outcome=Outcome.NOT).order_by("-listed_at").only("title", "url_path", "depth")[:3]
        ),
        "worth_trying": _worth_trying(user),
        "workshops": workshops,
        "resources": resources,
        "own_events": own_events,
        "events": events,
        "challenges": open_challenges(user, near=True),
        "drafts": _unfinished(user),
        "waiting": _waiting(user),
        "talk": talk_today(user),
    }


def _nearest_first(lessons: QuerySet[LessonPage], user: Any) -> QuerySet[LessonPage]:
    """New ones, and among those of the last quarter the own region's first."""
    recent = timezone.now() - timedelta(days=90)
    own = PageRegion.objects.filter(page=OuterRef("pk"), region=user.region_id)
    is_near = Exists(own) & Q(listed_at__gte=recent)
    return lessons.annotate(is_near=Case(When(is_near, then=1), default=0)).order_by("-is_near", "-listed_at")


def _new_workshops(user: Any) -> list[WorkshopPage]:
    """In one query: a line each."""
    columns = ("title", "url_path", "depth", "summary", "total_minutes")
    return list(WorkshopPage.objects.visible_to(user).order_by("-listed_at", "-pk").only(*columns)[:3])


def _unfinished(user: Any) -> list[Contribution]:
    return [one for one in contributions_of(user, limit=10) if one.state in UNFINISHED][:3]


def _worth_trying(user: Any) -> list[LessonPage]:
    """What carried over elsewhere and nobody in the own region tried; nothing for who has no region."""
    if user.region_id is None:
        return []
    return list(worth_trying(user, user.region_id).only("title", "url_path", "depth", "tried_regions")[:3])


def _new_material(user: Any) -> tuple[list[Any], list[Any]]:
    """(workshops, what was added to the catalogue lately), in one query: a line each, which a page itself can hold."""
    recent = timezone.now() - timedelta(days=90)
    newest = ("-listed_at", "-pk")
    workshops = WorkshopPage.objects.visible_to(user).order_by(*newest)[:3]
    resources = ResourcePage.objects.visible_to(user).filter(listed_at__gte=recent).order_by(*newest)[:3]
    either = Page.objects.filter(Q(pk__in=workshops.values("pk")) | Q(pk__in=resources.values("pk"))).annotate(
        total_minutes=F("workshoppage__total_minutes"),
        provider=F("resourcepage__provider"),
        listed=Coalesce("workshoppage__listed_at", "resourcepage__listed_at"),
    )
    pages = list(either.order_by(F("listed").desc(nulls_last=True), "-pk").only("title", "url_path", "depth"))
    return [one for one in pages if one.provider is None], [one for one in pages if one.provider is not None]


def _waiting(user: Any) -> list[Waiting]:
    return [waiting for waiting in waiting_for(user) if waiting.count]


def _numbers() -> list[tuple[str | Promise, int]]:
    """Counted over public lessons only: a number may not tell of what a visitor may not see, such as discussions."""
    generation = LessonIndexPage.objects.values_list("generation", flat=True).first()
    counts: dict[str, int] = cache.get_or_set(f"home:{generation}:numbers", _count, 3600)
    labels = (("lessons", _("lessons told")), ("regions", _("regions")), ("organisations", _("organisations")))
    return [(label, counts[key]) for key, label in labels] if counts["lessons"] else []


def _count() -> dict[str, int]:
    lessons = LessonPage.objects.live().filter(members_only=False)
    return {
        "lessons": lessons.count(),
        "regions": Region.objects.filter(page_regions__page__in=lessons.values("pk")).distinct().count(),
        "organisations": lessons.exclude(organisation=None).values("organisation").distinct().count(),
    }
