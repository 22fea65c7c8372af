"""Who may fetch the file of a material."""

from typing import Any

from cop.core.models import CommunityDocument
from cop.publishing.documents import is_in_a_version
from cop.publishing.models import PageAuthor
from knowledge.workshops.models import WorkshopMaterial
from knowledge.workshops.permissions import may_facilitate


def in_material(user: Any, document: CommunityDocument) -> bool | None:
    """For `register_document_rule`: who reads the workshop; what is for the facilitator only, who may give it.

    Its authors see it before it is published as well.
    """
    materials = list(WorkshopMaterial.objects.filter(document=document).select_related("page"))
    if any(_may_use(user, material) for material in materials):
        return True
    if user.is_authenticated and _is_in_own_draft(user, document):
        return True
    return False if materials else None


def _may_use(user: Any, material: WorkshopMaterial) -> bool:
    workshop = material.page
    if not workshop.is_open:
        return False
    return may_facilitate(user, workshop) if material.for_facilitator_only else workshop.may_be_read_by(user)


def _is_in_own_draft(user: Any, document: CommunityDocument) -> bool:
    """A colleague put it in a version of the text that both write."""
    if document.uploaded_by_user_id is None:
        return False
    own = PageAuthor.objects.filter(member_id=user.pk).values_list("page_id", flat=True)
    common = PageAuthor.objects.filter(page_id__in=own, member_id=document.uploaded_by_user_id)
    return is_in_a_version(document, common.values_list("page_id", flat=True), "materials")
