"""Challenges as readers find them."""

from datetime import datetime, timedelta
from typing import Any

import factory
from django.utils import timezone

from cop.publishing.models import PageAuthor
from cop.regions.models import PageRegion
from events.challenges.models import ChallengeCriterion, ChallengeIndexPage, ChallengePage, ChallengePartner

#: {phase: (days until each date, decision columns)}
DATES: dict[str, tuple[int, int, int, int]] = {
    "aangekondigd": (7, 37, 51, 200),
    "open": (-7, 21, 35, 180),
    "selectie": (-40, -5, 9, 160),
    "loopt": (-90, -45, -30, 90),
    "afgerond": (-300, -240, -220, -10),
    "ingetrokken": (-7, 21, 35, 180),
}


def at_noon(days: int) -> datetime:
    """Noon on the clock here, so many days from now."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=12, minute=0, second=0, microsecond=0)


class ChallengeFactory(factory.Factory):
    """A published challenge, in the phase that is named. `organiser` owns it; `live=False` makes a draft.

    `row` are columns that no form writes: {"selected_at": ...}.
    """

    class Meta:
        model = ChallengePage

    class Params:
        phase = "open"

    title = factory.Sequence(lambda n: f"Challenge {n}")
    question = "Hoe zorgen we ervoor dat technici bij de gemeente willen werken?"
    background = "<p>Al twee jaar blijft de helft van de vacatures open.</p>"
    problem_owner = "Gemeente Veendal"
    offers = "<p>Begeleiding, en een plek om het uit te proberen.</p>"
    opens_at = factory.LazyAttribute(lambda challenge: at_noon(DATES[challenge.phase][0]))
    deadline = factory.LazyAttribute(lambda challenge: at_noon(DATES[challenge.phase][1]))
    select_by = factory.LazyAttribute(lambda challenge: at_noon(DATES[challenge.phase][2]))
    runs_until = factory.LazyAttribute(lambda challenge: at_noon(DATES[challenge.phase][3]))
    row = factory.LazyAttribute(lambda challenge: decided(challenge.phase))
    live = True

    @classmethod
    def _create(cls, model_class: type[ChallengePage], *args: Any, **kwargs: Any) -> ChallengePage:
        labels = {name: kwargs.pop(name, []) for name in ("themes", "target_groups")}
        organiser, regions = kwargs.pop("organiser", None), kwargs.pop("regions", [])
        people = {name: kwargs.pop(name, []) for name in ("co_organisers", "reviewers")}
        criteria, partners = kwargs.pop("criteria", ["Haalbaar", "Vernieuwend"]), kwargs.pop("partners", [])
        row, live = kwargs.pop("row"), kwargs.pop("live")
        challenge = model_class(**kwargs, live=False, owner=organiser)
        challenge.themes, challenge.target_groups = labels["themes"], labels["target_groups"]
        challenge.page_regions = [PageRegion(region=region) for region in regions]
        challenge.criteria = [ChallengeCriterion(title=title, sort_order=place) for place, title in enumerate(criteria)]
        challenge.partners = [ChallengePartner(name=name, sort_order=place) for place, name in enumerate(partners)]
        if organiser is not None:
            challenge.page_authors = [PageAuthor(member=organiser, name=organiser.display_name)]
        ChallengeIndexPage.objects.get().add_child(instance=challenge)
        for name, members in people.items():
            getattr(challenge, name).add(*members)
        revision = challenge.save_revision(user=organiser, clean=False)
        if live:
            revision.publish(skip_permission_checks=True)
        ChallengePage.objects.filter(pk=challenge.pk).update(**row) if row else None
        return ChallengePage.objects.get(pk=challenge.pk)


def decided(phase: str) -> dict[str, Any]:
    """The decisions that go with a phase."""
    now = timezone.now()
    columns = {
        "loopt": {"selected_at": now - timedelta(days=30)},
        "afgerond": {"selected_at": now - timedelta(days=220), "finished_at": now - timedelta(days=9)},
        "ingetrokken": {"withdrawn_at": now, "withdraw_reason": "De vraag is al opgelost."},
    }
    return columns.get(phase, {})
