"""How an organiser writes a challenge: the steps of the guided form."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cop.publishing.contributions import ContributionType, Step
from events.challenges.models.people import ChallengeCoOrganiser
from events.challenges.permissions import may_organise


def start_challenge(page: Any, author: Any) -> None:
    """A new challenge starts with what is known of its organiser."""
    page.problem_owner = author.organisation.name if author.organisation else ""


CHALLENGE = ContributionType(
    slug="challenge",
    page_model="challenges.ChallengePage",
    index_model="challenges.ChallengeIndexPage",
    name=_("challenge"),
    invitation=_("Set a challenge"),
    question=_("Which question do you want others to answer? A short name is enough to begin."),
    steps=(
        Step("vraag", _("The question"), "events.challenges.forms.QuestionForm"),
        Step("aanbod", _("Partners and what you get"), "events.challenges.rows_forms.OfferForm"),
        Step("criteria", _("Criteria"), "events.challenges.rows_forms.CriteriaForm"),
        Step("documenten", _("Documents"), "events.challenges.rows_forms.DocumentsForm"),
        Step("data", _("Dates"), "events.challenges.dates_form.DatesForm"),
        Step("voor-wie", _("For whom, and what belongs with it"), "events.challenges.forms.BelongsForm"),
        Step("resultaat", _("Results"), "events.challenges.forms.ResultsForm"),
    ),
    on_start=start_challenge,
    minutes=20,
    title_hint=_("A short name, such as “Technicians for the city”. The question itself comes next."),
    may_write=may_organise,
    written_along=lambda member: ChallengeCoOrganiser.objects.filter(member_id=member.pk).values("challenge_id"),
)
