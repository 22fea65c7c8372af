"""Who keeps pages right."""

from typing import Any

from wagtail.models import Page

from cop.core.permissions import is_admitted, may_curate
from cop.publishing.permissions import is_author, publishes_at_once


def may_care_for(user: Any, page: Page) -> bool:
    """Its authors, and who curates it."""
    return (is_admitted(user) and is_author(user, page)) or may_curate(user, page)


def may_restore(user: Any, page: Page) -> bool:
    """Who curates it, and authors whose texts nobody reads first; others send it to an editor once more."""
    return may_curate(user, page) or (is_admitted(user) and is_author(user, page) and publishes_at_once(user))
