"""What came of a challenge becomes a lesson."""

from uuid import UUID, uuid5

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.errors import Conflict, NotAllowed
from cop.core.richtext import is_empty
from cop.members.models import Member
from cop.publishing.services import start_filled_draft
from cop.publishing.starts import Told
from events.challenges.models import ChallengePage
from events.challenges.permissions import may_organise
from events.challenges.phases import Phase

NAMESPACE = UUID("3b5f3c1e-6a0d-4d0b-8f86-0c4b1d7a2e91")
LESSON = "les"


@transaction.atomic
def make_lesson(*, challenge: ChallengePage, by: Member) -> Page:
    """A draft of `by` with question, approach and result of the published challenge in it, and a link back.

    A second press gives the same draft. Raises NotAllowed for who does not organise it or may not write lessons;
    Conflict while nothing came of it yet.
    """
    if not may_organise(by, challenge):
        raise NotAllowed(_("Only its organisers make a lesson of this challenge."))
    row: ChallengePage = ChallengePage.objects.get(pk=challenge.pk)
    if not row.live or row.phase not in {Phase.RUNNING, Phase.FINISHED}:
        raise Conflict(_("A lesson can be made once the selection of entries is known."))
    key = uuid5(NAMESPACE, f"{row.pk}-{by.pk}")
    return start_filled_draft(kind=LESSON, author=by, told=_told(row), request_key=key)


def _told(challenge: ChallengePage) -> Told:
    result = challenge.results if is_empty(challenge.outcome_result) else challenge.outcome_result
    return Told(
        title=challenge.title,
        situation=f"<p>{escape(challenge.question)}</p>{challenge.background}",
        approach=challenge.outcome_done,
        result=result,
        members_only=challenge.members_only,
        themes=challenge.themes.all(),
        target_groups=challenge.target_groups.all(),
        regions=[place.region for place in challenge.page_regions.select_related("region")],
        came_from=challenge.page_ptr,
    )
