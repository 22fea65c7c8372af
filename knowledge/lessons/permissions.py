"""Who curates lessons: the same people who curate any page."""

from cop.core.permissions import may_curate

__all__ = ["may_curate"]
