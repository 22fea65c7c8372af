"""Writes of the search: the only ones on its tables."""

from cop.search.services.indexing import forget_page, index_pages, renew_generation
from cop.search.services.journal import note_unanswered
from cop.search.services.rebuilding import rebuild

__all__ = ["forget_page", "index_pages", "note_unanswered", "rebuild", "renew_generation"]
