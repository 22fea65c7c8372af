"""Who keeps which page."""

from typing import Any

from wagtail.models import Page

from cop.core.models import BasePage
from cop.core.permissions import is_admitted


def may_keep(user: Any, page: Page) -> bool:
    """An admitted member keeps what they can open, archived pages too."""
    specific = page.specific
    return is_admitted(user) and isinstance(specific, BasePage) and specific.is_open and specific.may_be_read_by(user)
