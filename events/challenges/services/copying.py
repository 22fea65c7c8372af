"""One challenge made of another."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop.core.errors import NotAllowed
from cop.members.models import Member
from cop.publishing.models import PageAuthor
from cop.publishing.permissions import may_write
from cop.publishing.services.drafts import free_slug
from cop.publishing.services.locking import lock_page
from cop.regions.models import PageRegion
from events.challenges.models import ChallengeCriterion, ChallengeIndexPage, ChallengePage, ChallengePartner
from events.challenges.permissions import may_copy

TOLD = (
    *("title", "question", "background", "problem_owner", "offers", "open_to_students"),
    *("national_event_id", "members_only"),
)


@transaction.atomic
def copy_challenge(*, challenge: ChallengePage, by: Member, request_key: UUID) -> ChallengePage:
    """A draft with everything but dates, files and results; the same `request_key` gives the draft made before.

    Raises NotAllowed for who may not organise the challenge, or would not organise the copy.
    """
    if not may_write(by, challenge) or not may_copy(by, challenge):
        raise NotAllowed(_("Only its organisers copy this challenge."))
    lock_page(ChallengeIndexPage.objects.values_list("pk", flat=True).get())
    index = ChallengeIndexPage.objects.get()
    earlier = ChallengePage.objects.filter(request_key=request_key, owner=by).first()
    if earlier is not None:
        return earlier
    version = challenge.get_latest_revision_as_object()
    copied: Any = ChallengePage(owner=by, live=False, request_key=request_key, **{n: getattr(version, n) for n in TOLD})
    copied.draft_title, copied.slug = copied.title, free_slug(index, copied.title)
    copied.page_authors = [PageAuthor(member=by, name=by.display_name)]
    copied.themes, copied.target_groups = list(version.themes.all()), list(version.target_groups.all())
    copied.page_regions = [PageRegion(region_id=place.region_id) for place in version.page_regions.all()]
    copied.partners = [ChallengePartner(name=row.name, kind=row.kind) for row in version.partners.all()]
    copied.criteria = [_same(row) for row in version.criteria.all()]
    index.add_child(instance=copied)
    copied.save_revision(user=by, clean=False)
    return copied


def _same(row: ChallengeCriterion) -> ChallengeCriterion:
    """With a key of its own: it is another challenge."""
    return ChallengeCriterion(
        title=row.title, explanation=row.explanation, weight=row.weight, most_points=row.most_points
    )
