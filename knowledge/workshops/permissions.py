"""Who gives a workshop: admitted members. What is for the facilitator is for nobody else."""

from typing import Any

from cop.core.permissions import is_admitted
from knowledge.workshops.models import WorkshopPage


def may_facilitate(user: Any, workshop: WorkshopPage) -> bool:
    """True for who may read the workshop and is an admitted member."""
    return is_admitted(user) and workshop.may_be_read_by(user)
