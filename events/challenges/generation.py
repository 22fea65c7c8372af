"""Many believable challenges at once, to measure with. Never used for a real community."""

import random
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from cop.core.bulk_pages import add_pages
from cop.core.local_time import moment_of
from cop.core.models import TargetGroup, Theme
from cop.regions.models import Organisation, PageRegion, Region
from events.challenges.models import ChallengeCriterion, ChallengeIndexPage, ChallengePage, ChallengePartner
from events.challenges.receivers import renew_listing

BATCH = 500
#: (short name, how the question goes on)
WANTED = (
    ("Technici uit de bouw", "technici uit de bouw bij ons een plek vinden"),
    ("Samen een data-analist", "kleine gemeenten samen een data-analist aannemen"),
    ("Starters die blijven", "starters na een jaar nog met plezier bij ons werken"),
    ("Vacatures zonder diploma-eis", "onze vacatures ook mensen zonder diploma aanspreken"),
    ("Kennis doorgeven", "collega's van 55 jaar en ouder hun kennis doorgeven"),
    ("Snel zelf aan de slag", "zij-instromers binnen drie maanden zelf aan de slag zijn"),
)
BACKGROUNDS = (
    "De helft van de vacatures staat langer dan een half jaar open.",
    "We probeerden een open dag, en daar kwam bijna niemand op af.",
    "Wie begint, is vaak binnen twee jaar weer weg.",
    "Drie afdelingen zoeken dezelfde mensen, en weten dat niet van elkaar.",
    "Er is budget voor een proef van een half jaar.",
)
OFFERS = ("Begeleiding van een teamleider.", "Een plek om het uit te proberen.", "Toegang tot onze cijfers.")
CRITERIA = ("Haalbaar", "Vernieuwend", "Ook elders te gebruiken")
PARTNERS = ("Hogeschool Merenstad", "Installatiebedrijf De Vries en Vos", "Waterschap Veenrand")


def generate_challenges(
    *,
    number: int,
    seed: int = 23,
    step: Callable[[int], object] = lambda _done: None,
    after_batch: Callable[[list[ChallengePage], random.Random], object] = lambda _pages, _chance: None,
) -> None:
    """Adds `number` published challenges in all phases, most of them finished; without revisions.

    `after_batch` gets those of each transaction, for what a room above hangs on them.
    """
    chance = random.Random(seed + ChallengePage.objects.count())  # noqa: S311  (text, not secrets)
    index = ChallengeIndexPage.objects.get()
    organisations = list(Organisation.objects.values_list("name", flat=True)) or ["Gemeente Veendal"]
    for done in range(0, number, BATCH):
        size = min(BATCH, number - done)
        with transaction.atomic():
            pages = [_challenge(chance, organisations) for _place in range(size)]
            add_pages(index, pages)
            _attach(pages, chance)
            after_batch(pages, chance)
        step(done + size)
    renew_listing()


def _challenge(chance: random.Random, organisations: list[str]) -> ChallengePage:
    (name, wanted), told = chance.choice(WANTED), chance.choice(organisations)
    dates = _dates(chance)
    listed = min(dates["opens_at"], timezone.now()) - timedelta(days=chance.randint(3, 20))
    return ChallengePage(
        title=f"{name}: {told}"[:120],
        slug=f"challenge-{chance.getrandbits(64):016x}",
        locale=Locale.get_default(),
        content_type=ContentType.objects.get_for_model(ChallengePage),
        live=True,
        first_published_at=listed,
        last_published_at=listed,
        listed_at=listed,
        changed_at=listed,
        members_only=chance.random() < 0.1,
        open_to_students=chance.random() < 0.4,
        question=f"Hoe zorgen we ervoor dat {wanted}?",
        background=f"<p>{' '.join(chance.sample(BACKGROUNDS, 3))}</p>",
        problem_owner=told,
        offers=f"<p>{' '.join(chance.sample(OFFERS, 2))}</p>",
        results="<p>Twee voorstellen zijn uitgeprobeerd.</p>" if dates.get("finished_at") else "",
        **dates,
    )


def _dates(chance: random.Random) -> dict[str, Any]:
    """Open for a month, three weeks to choose, then half a year of work; decisions fall on their days."""
    opens = timezone.localdate() + timedelta(days=chance.randint(-1_500, 40))
    days = (opens, *(opens + timedelta(days=days) for days in (30, 51, 231)))
    names = ("opens_at", "deadline", "select_by", "runs_until")
    dates: dict[str, Any] = {name: moment_of(day, time(12)) for name, day in zip(names, days, strict=True)}
    now = timezone.now()
    if chance.random() < 0.03:
        dates |= {"withdrawn_at": min(dates["opens_at"], now), "withdraw_reason": "De vraag is al opgelost."}
    elif dates["select_by"] <= now:
        dates["selected_at"] = dates["select_by"]
        dates["finished_at"] = dates["runs_until"] if dates["runs_until"] <= now else None
    return dates


def _attach(pages: list[ChallengePage], chance: random.Random) -> None:
    for name, model in (("themes", Theme), ("target_groups", TargetGroup)):
        through = getattr(ChallengePage, name).through
        keys = list(model._default_manager.values_list("pk", flat=True))
        column = f"{model._meta.model_name}_id"
        through.objects.bulk_create(
            through(challengepage_id=page.pk, **{column: key})
            for page in pages
            for key in chance.sample(keys, min(len(keys), chance.randint(1, 2)))
        )
    regions = list(Region.objects.all())
    PageRegion.objects.bulk_create(PageRegion(page_id=page.pk, region=chance.choice(regions)) for page in pages)
    ChallengeCriterion.objects.bulk_create(
        ChallengeCriterion(page=page, title=title, weight=chance.randint(1, 3), sort_order=place)
        for page in pages
        for place, title in enumerate(CRITERIA)
    )
    ChallengePartner.objects.bulk_create(
        ChallengePartner(page=page, name=chance.choice(PARTNERS), sort_order=0) for page in pages
    )
