"""Lessons as readers find them."""

import datetime
from typing import Any

import factory
from django.utils import timezone

from cop.core.models import Phase, TargetGroup, Theme, Trend
from cop.members.models import Member
from cop.publishing.models import PageAuthor
from cop.regions.models import PageRegion, Region
from knowledge.lessons.models import Kind, LessonIndexPage, LessonPage, Outcome
from knowledge.vacancies.models import MakeoverNote
from tests.factories.committing import in_one_transaction

VACANCY_FROM = """Beleidsmedewerker verkeer

Je hebt vijf jaar ervaring in het vak.

- een rijbewijs
- salaris in schaal 10"""
VACANCY_TO = """Adviseur veilig op weg

Je kent het vak, of je wilt het leren kennen.

- salaris in schaal 10: 3.400 tot 4.900 euro"""


class TermFactory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda n: f"label-{n}")
    name = factory.LazyAttribute(lambda term: term.slug.replace("-", " ").capitalize())


class ThemeFactory(TermFactory):
    class Meta:
        model = Theme


class TrendFactory(TermFactory):
    class Meta:
        model = Trend


class TargetGroupFactory(TermFactory):
    class Meta:
        model = TargetGroup


class PhaseFactory(TermFactory):
    class Meta:
        model = Phase


class LessonFactory(factory.Factory):
    """A published lesson under the list. `themes`, `regions`, `authors` are lists; `live=False` makes a bare draft.

    `notes` are (it said, it says now, why) of a vacancy text before and after; the trait `makeover` makes it one.
    """

    class Meta:
        model = LessonPage

    title = factory.Sequence(lambda n: f"Les {n}")
    summary = "Een vacature zonder diploma-eis gaf drie keer zoveel reacties."
    situation = "<p>Twee jaar geen verkeerskundige.</p>"
    approach = "<p>De vacature begon met de straat, niet met de functie.</p>"
    outcome = Outcome.WORKED
    result = "<p>Drie mensen begonnen.</p>"
    did_not_work = "<p>De advertentie in het vakblad.</p>"
    live = True

    class Params:
        makeover = factory.Trait(
            kind=Kind.MAKEOVER,
            makeover_from=VACANCY_FROM,
            makeover_to=VACANCY_TO,
            notes=[("vijf jaar ervaring", "je wilt het leren kennen", "Wie het kan leren, herkende zich niet.")],
        )

    @classmethod
    @in_one_transaction()
    def _create(cls, model_class: type[LessonPage], *args: Any, **kwargs: Any) -> LessonPage:
        themes: list[Theme] = kwargs.pop("themes", [])
        groups: list[TargetGroup] = kwargs.pop("target_groups", [])
        phases: list[Phase] = kwargs.pop("phases", [])
        trends: list[Trend] = kwargs.pop("trends", [])
        regions: list[Region] = kwargs.pop("regions", [])
        authors: list[Member] = kwargs.pop("authors", [])
        notes = kwargs.pop("notes", [])
        live = kwargs.pop("live")
        lesson = model_class(**kwargs, live=False, owner=authors[0] if authors else None)
        lesson.themes, lesson.target_groups, lesson.phases, lesson.trends = themes, groups, phases, trends
        lesson.page_regions = [PageRegion(region=region) for region in regions]
        lesson.page_authors = [PageAuthor(member=author, name=author.display_name) for author in authors]
        lesson.makeover_notes = [MakeoverNote(was=was, became=became, why=why) for was, became, why in notes]
        LessonIndexPage.objects.get().add_child(instance=lesson)
        revision = lesson.save_revision(user=lesson.owner, clean=False)
        if live:
            revision.publish(skip_permission_checks=True)
        return LessonPage.objects.get(pk=lesson.pk)


def practised(months_ago: int) -> datetime.date:
    """A date in the past, for a practice that ended so long ago."""
    return timezone.localdate() - datetime.timedelta(days=30 * months_ago)
