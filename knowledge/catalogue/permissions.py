"""Who keeps the catalogue: the same people who curate any page."""

from cop.core.permissions import may_curate, may_curate_anything

__all__ = ["may_curate", "may_curate_anything"]
