"""Pages of any type that somebody may read, in one query whatever their types."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page

from cop.core.models import BasePage


def readable_pages(user: Any, keys: Collection[int]) -> list[Page]:
    """Those of `keys` that are published and visible to this person, in the order of `keys`; no query for none.

    Each type says itself who may see it; what comes back has title and address, and nothing of its own type.
    """
    if not keys:
        return []
    may_read = Q(pk__in=())
    for page_class in apps.get_models():
        if issubclass(page_class, BasePage):
            # By the key of its own table, so that the rows of other types cost nothing.
            may_read |= Q(pk__in=page_class.objects.visible_to(user).filter(pk__in=keys).values("pk"))
    found = {page.pk: page for page in Page.objects.filter(may_read, pk__in=keys, live=True)}
    return [found[key] for key in keys if key in found]
