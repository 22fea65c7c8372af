"""Many believable entries of the catalogue at once, to measure with. Never used for a real community."""

import random
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from cop.core.bulk_pages import add_pages
from cop.core.models import LearningForm, TargetGroup, Theme
from cop.regions.models import PageRegion, Region
from knowledge.catalogue.links import link_key
from knowledge.catalogue.models import CatalogueIndexPage, DurationUnit, Kind, Level, LinkState, ResourcePage, StartDate
from knowledge.catalogue.receivers import renew_catalogue

BATCH = 500
WHAT = ("Leren", "Beter leren", "Samen leren", "In een dag leren", "Stap voor stap leren")
ABOUT = ("interviewen", "werven", "vacatures schrijven", "begeleiden", "selecteren op skills", "mensen behouden")
PROVIDERS = ("Academie", "Leerhuis", "Hogeschool", "Kennisbank", "Netwerk")


def generate_resources(*, number: int, seed: int = 17, step: Callable[[int], object] = lambda _done: None) -> None:
    """Adds `number` published entries; `step(done)` is called after every `BATCH`."""
    chance = random.Random(seed + ResourcePage.objects.count())  # noqa: S311  (text, not secrets)
    done = 0
    while done < number:
        size = min(BATCH, number - done)
        with transaction.atomic():
            pages = [_resource(chance) for _place in range(size)]
            add_pages(CatalogueIndexPage.objects.get(), pages)
            _attach(pages, chance)
        done += size
        step(done)
    renew_catalogue()


def _resource(chance: random.Random) -> ResourcePage:
    told = timezone.now() - timedelta(days=chance.paretovariate(0.9) * 60 % 2000)
    word = f"{chance.getrandbits(64):016x}"
    link = f"https://leeraanbod.example/{word}"
    page = ResourcePage(
        title=f"{chance.choice(WHAT)} {chance.choice(ABOUT)} {word[:4]}",
        slug=f"materiaal-{word}",
        locale=Locale.get_default(),
        content_type=ContentType.objects.get_for_model(ResourcePage),
        live=True,
        first_published_at=told,
        last_published_at=told,
        listed_at=told,
        changed_at=told,
        members_only=chance.random() < 0.1,
        kind=chance.choice(Kind.values),
        summary=f"Over {chance.choice(ABOUT)}, met opdrachten uit de praktijk.",
        description=f"<p>{' '.join(chance.choice(ABOUT) for _word in range(60))}</p>",
        provider=f"{chance.choice(PROVIDERS)} {chance.randint(1, 40)}",
        link=link,
        link_key=link_key(link),
        link_state=chance.choices(LinkState.values, weights=(2, 90, 4, 4))[0],
        duration=chance.randint(1, 12),
        duration_unit=chance.choice(DurationUnit.values),
        cost=chance.choice([None, Decimal(0), Decimal(chance.randint(50, 2_000))]),
        level=chance.choice(["", *Level.values]),
    )
    page.duration_minutes, page.price = page.minutes(), page.price_of_cost()
    return page


def _attach(pages: list[ResourcePage], chance: random.Random) -> None:
    vocabularies: tuple[tuple[str, Any], ...] = (
        ("themes", Theme),
        ("target_groups", TargetGroup),
        ("learning_forms", LearningForm),
    )
    for name, model in vocabularies:
        through = getattr(ResourcePage, name).through
        keys = list(model.objects.values_list("pk", flat=True))
        column = f"{model._meta.model_name}_id"
        through.objects.bulk_create(
            through(resourcepage_id=page.pk, **{column: key})
            for page in pages
            for key in chance.sample(keys, min(len(keys), chance.randint(1, 2)))
        )
    regions, today = list(Region.objects.all()), timezone.localdate()
    some = [page for page in pages if chance.random() < 0.3]
    PageRegion.objects.bulk_create(PageRegion(page_id=page.pk, region=chance.choice(regions)) for page in some)
    StartDate.objects.bulk_create(
        StartDate(page=page, first_day=today + timedelta(days=chance.randint(-200, 200)))
        for page in pages
        for _date in range(chance.randint(0, 3))
    )
