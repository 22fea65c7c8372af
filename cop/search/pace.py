"""`cop.core.pace`, under the name by which rooms that stand on the search know it."""

from cop.core.pace import is_within_pace

__all__ = ["is_within_pace"]
