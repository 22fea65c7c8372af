"""Many believable lessons at once, to measure with. Never used for a real community."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from cop.care.services import renew_all_check_dates
from cop.core.bulk_pages import add_pages
from cop.core.models import Phase, TargetGroup, Theme, Trend
from cop.members.models import Member
from cop.publishing.models import PageAuthor
from cop.regions.models import Organisation, PageRegion, Region
from knowledge.lessons.models import Kind, LessonIndexPage, LessonPage, Outcome
from knowledge.lessons.receivers import renew_listing
from knowledge.vacancies.generation import generate_notes, generate_vacancy
from knowledge.vacancies.models import MakeoverNote

BATCH = 500
MAKEOVERS = 0.06  # share of lessons that are a vacancy text before and after
STORIES_WITH_VACANCY = 0.04  # share of stories that have one as well
OPENINGS = (
    "We zochten een",
    "Een jaar lang zochten we een",
    "Na twee vergeefse rondes zochten we weer een",
    "Samen met de buren zochten we een",
)
JOBS = (
    "data-analist",
    "werkvoorbereider",
    "adviseur energie",
    "toezichthouder",
    "planoloog",
    "hydroloog",
    "projectleider",
    "ontwikkelaar",
)
MEANS = (
    "en schrapten we de diploma-eis",
    "en lieten we mensen een dag meelopen",
    "en belden we elke reageerder binnen twee dagen",
    "en vroegen we drie eigen medewerkers als ambassadeur",
    "en knipten we de functie in tweeën",
    "en begonnen we een opleiding met de hogeschool",
)
SENTENCES = (
    "Het team was eerst sceptisch, maar deed mee omdat er niets te verliezen was.",
    "De teamleider hield er twee ochtenden per week voor vrij.",
    "De meeste reacties kwamen van mensen die het vak niet kenden.",
    "Wie eenmaal had meegelopen, haakte bijna nooit meer af.",
    "Het kostte meer tijd dan we dachten, vooral in de eerste maand.",
    "Over het salaris hadden we eerder eerlijk moeten zijn.",
    "De kandidaten vonden het prettig dat er iemand terugbelde.",
    "Achteraf hadden we de ondernemingsraad eerder moeten meenemen.",
    "Twee collega's van buiten het vak keken mee en stelden de beste vragen.",
    "We hebben het daarna nog een keer gedaan, met een ander team.",
)


def generate_lessons(*, number: int, seed: int = 7, step: Callable[[int], object] = lambda _done: None) -> None:
    """Adds `number` published lessons under the list, skewed to recent dates and short texts.

    Written in bulk, so without revisions; `step(done)` is called after every `BATCH` lessons.
    """
    chance = random.Random(seed)  # noqa: S311  (text, not secrets)
    index = LessonIndexPage.objects.get()
    done = 0
    while done < number:
        size = min(BATCH, number - done)
        with transaction.atomic():
            _write_batch(index, size, chance)
        done += size
        step(done)
    renew_all_check_dates()
    renew_listing()


def _write_batch(index: LessonIndexPage, size: int, chance: random.Random) -> None:
    pages = [_lesson(chance) for _place in range(size)]
    add_pages(index, pages)
    _attach_labels(pages, chance)
    MakeoverNote.objects.bulk_create(
        note
        for page in pages
        if page.has_makeover
        for note in generate_notes(page.pk, page.makeover_from, page.makeover_to, chance)
    )


def _lesson(chance: random.Random) -> LessonPage:
    told = _moment(chance)
    title = f"{chance.choice(OPENINGS)} {chance.choice(JOBS)} {chance.choice(MEANS)}"
    vacancies = chance.randint(1, 6)
    kind = Kind.MAKEOVER if chance.random() < MAKEOVERS else Kind.STORY
    has_vacancy = kind == Kind.MAKEOVER or chance.random() < STORIES_WITH_VACANCY
    old, new = generate_vacancy(chance) if has_vacancy else ("", "")
    return LessonPage(
        title=title,
        slug=f"les-{chance.getrandbits(64):016x}",
        locale=Locale.get_default(),
        content_type=ContentType.objects.get_for_model(LessonPage),
        live=True,
        first_published_at=told,
        last_published_at=told,
        listed_at=told,
        changed_at=told,
        members_only=chance.random() < 0.25,
        kind=kind,
        makeover_from=old,
        makeover_to=new,
        summary=f"{chance.choice(SENTENCES)} {chance.choice(SENTENCES)}"[:250],
        situation=_text(chance),
        approach=_text(chance),
        outcome=chance.choices(Outcome.values, weights=(6, 3, 2))[0],
        result=_text(chance),
        did_not_work=_text(chance),
        tip=f"<p>{chance.choice(SENTENCES)}</p>",
        vacancies=vacancies,
        applicants=vacancies * chance.randint(2, 30),
        hires=chance.randint(0, vacancies),
        hours_spent=chance.randint(10, 400),
    )


def _moment(chance: random.Random) -> datetime:
    """Half of all lessons are from the last year, some are ten years old."""
    return timezone.now() - timedelta(days=chance.paretovariate(0.9) * 60 % 3650, seconds=chance.randint(0, 86_400))


def _text(chance: random.Random) -> str:
    paragraphs = range(1 + int(chance.paretovariate(1.6)) % 5)
    return "".join(f"<p>{' '.join(chance.sample(SENTENCES, chance.randint(2, 5)))}</p>" for _ in paragraphs)


def _attach_labels(pages: list[LessonPage], chance: random.Random) -> None:
    for name, model, most in (
        ("themes", Theme, 3),
        ("trends", Trend, 2),
        ("target_groups", TargetGroup, 2),
        ("phases", Phase, 2),
    ):
        through = getattr(LessonPage, name).through
        keys = list(model.objects.values_list("pk", flat=True))
        column = f"{model._meta.model_name}_id"
        through.objects.bulk_create(
            through(lessonpage_id=page.pk, **{column: key})
            for page in pages
            for key in chance.sample(keys, min(len(keys), chance.randint(1, most)))
        )
    regions = list(Region.objects.all())
    PageRegion.objects.bulk_create(PageRegion(page_id=page.pk, region=chance.choice(regions)) for page in pages)
    members = list(Member.objects.filter(status=Member.Status.ADMITTED))
    PageAuthor.objects.bulk_create(
        PageAuthor(page_id=page.pk, member=author, name=author.display_name, sort_order=0)
        for page, author in ((page, chance.choice(members)) for page in pages)
    )
    organisations = list(Organisation.objects.values_list("pk", flat=True))
    for page in pages:
        page.organisation_id = chance.choice(organisations)
    LessonPage.objects.bulk_update(pages, ["organisation"], batch_size=200)
