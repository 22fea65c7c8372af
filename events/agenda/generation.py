"""Many believable events at once, to measure with. Never used for a real community."""

import random
from collections.abc import Callable
from datetime import time, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from cop.core.bulk_pages import add_pages
from cop.core.local_time import moment_of
from cop.core.models import TargetGroup, Theme
from cop.regions.models import Organisation, PageRegion, Region
from events.agenda.models import EventIndexPage, EventKind, EventPage
from events.agenda.receivers import renew_listing

BATCH = 500
SUBJECTS = (
    *("zij-instroom bij vergunningen", "vacatureteksten", "data-analisten zonder data-diploma", "de rode loper"),
    *("begeleiden van starters", "werven in de regio", "skills in gewone woorden", "behouden van technici"),
)
SENTENCES = (
    "Je hoort wat werkte en wat niet.",
    "We oefenen met jullie eigen voorbeelden.",
    "Neem een vacature mee die nu openstaat.",
    "Na afloop is er tijd om na te praten.",
    "Twee collega's vertellen wat ze anders zouden doen.",
)
PLACES = ("Gemeentehuis", "Provinciehuis", "Bibliotheek", "Hogeschool", "Werkplaats")


def generate_events(*, number: int, seed: int = 17, step: Callable[[int], object] = lambda _done: None) -> None:
    """Adds `number` published events, most of them in the past and the rest within a year; without revisions."""
    chance = random.Random(seed + EventPage.objects.count())  # noqa: S311  (text, not secrets)
    index = EventIndexPage.objects.get()
    organisations = list(Organisation.objects.values_list("name", flat=True)) or ["Gemeente Veendal"]
    for done in range(0, number, BATCH):
        size = min(BATCH, number - done)
        with transaction.atomic():
            pages = [_event(chance, organisations) for _place in range(size)]
            add_pages(index, pages)
            _attach(pages, chance)
        step(done + size)
    renew_listing()


def _event(chance: random.Random, organisations: list[str]) -> EventPage:
    day = timezone.localdate() + timedelta(days=chance.randint(-1_000, 300))
    start = moment_of(day, time(chance.randint(9, 19), chance.choice((0, 30))))
    told = min(timezone.now(), start) - timedelta(days=chance.randint(5, 60))
    kind = chance.choice(EventKind.values[:-1])
    is_online = kind == EventKind.WEBINAR
    return EventPage(
        title=f"{EventKind(kind).label}: {chance.choice(SUBJECTS)}",
        slug=f"bijeenkomst-{chance.getrandbits(64):016x}",
        locale=Locale.get_default(),
        content_type=ContentType.objects.get_for_model(EventPage),
        live=True,
        first_published_at=told,
        last_published_at=told,
        listed_at=told,
        changed_at=told,
        members_only=chance.random() < 0.15,
        kind=kind,
        starts_at=start,
        ends_at=start + timedelta(minutes=chance.choice((60, 90, 120, 240))),
        summary=" ".join(chance.sample(SENTENCES, 2)),
        body=f"<p>{' '.join(chance.sample(SENTENCES, 4))}</p>",
        place_name="" if is_online else chance.choice(PLACES),
        online_link="https://vergaderen.generated.example/zaal" if is_online else "",
        organised_by=chance.choice(organisations),
        capacity=chance.choice((None, 8, 20, 60)),
    )


def _attach(pages: list[EventPage], chance: random.Random) -> None:
    for name, model in (("themes", Theme), ("target_groups", TargetGroup)):
        through = getattr(EventPage, name).through
        keys = list(model._default_manager.values_list("pk", flat=True))
        column = f"{model._meta.model_name}_id"
        through.objects.bulk_create(
            through(eventpage_id=page.pk, **{column: key})
            for page in pages
            for key in chance.sample(keys, min(len(keys), chance.randint(1, 2)))
        )
    regions = list(Region.objects.all())
    PageRegion.objects.bulk_create(PageRegion(page_id=page.pk, region=chance.choice(regions)) for page in pages)
