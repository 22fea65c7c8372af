"""Many believable lessons at once, to measure with. Never used for a real community."""

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models.sql import InsertQuery
from django.utils import timezone
from wagtail.models import Locale, Page

from cop.care.services import renew_all_check_dates
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
    index.refresh_from_db()
    paths = _free_paths(index, size)
    pages = [_lesson(index, path, chance) for path in paths]
    # A page is a row in two tables, which Django's bulk_create does not write: first Wagtail's, then ours.
    bases = Page.objects.bulk_create([_base_of(page) for page in pages])
    for page, base in zip(pages, bases, strict=True):
        page.page_ptr_id = page.pk = base.pk
    _insert_own_rows(pages)
    _attach_labels(pages, chance)
    MakeoverNote.objects.bulk_create(
        note
        for page in pages
        if page.has_makeover
        for note in generate_notes(page.pk, page.makeover_from, page.makeover_to, chance)
    )
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + size)


def _free_paths(index: LessonIndexPage, size: int) -> Iterator[str]:
    last = index.get_last_child()
    taken = Page._str2int(last.path[-Page.steplen :]) if last else 0
    for step in range(taken + 1, taken + 1 + size):
        yield Page._get_path(index.path, index.depth + 1, step)


def _lesson(index: LessonIndexPage, path: str, chance: random.Random) -> LessonPage:
    told = _moment(chance)
    title = f"{chance.choice(OPENINGS)} {chance.choice(JOBS)} {chance.choice(MEANS)}"
    slug = f"les-{chance.getrandbits(64):016x}"
    vacancies = chance.randint(1, 6)
    kind = Kind.MAKEOVER if chance.random() < MAKEOVERS else Kind.STORY
    has_vacancy = kind == Kind.MAKEOVER or chance.random() < STORIES_WITH_VACANCY
    old, new = generate_vacancy(chance) if has_vacancy else ("", "")
    return LessonPage(
        title=title,
        draft_title=title,
        slug=slug,
        path=path,
        depth=index.depth + 1,
        url_path=f"{index.url_path}{slug}/",
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


def _base_of(page: LessonPage) -> Page:
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    return Page(**{name: getattr(page, name) for name in names})


def _insert_own_rows(pages: list[LessonPage]) -> None:
    """The rows of our own table; Django's bulk_create refuses a model that is spread over two."""
    query = InsertQuery(LessonPage)
    for start in range(0, len(pages), 20):  # SQLite takes a limited number of values at once
        query.insert_values(LessonPage._meta.local_concrete_fields, pages[start : start + 20])
        query.get_compiler(connection=connection).execute_sql()


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
