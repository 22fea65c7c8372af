"""Choosing among pages by words of their titles, in a form that works without JavaScript."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from wagtail.models import Page

from cop.publishing.contributions import contribution_types

MOST_FOUND = 8
LONGEST_WORDS = 100  # characters


def visible_pages(user: Any, *, without: Collection[int]) -> QuerySet[Page]:
    """Published pages that members write and this person may read."""
    may_read = Q(pk__in=())
    for page_class in {kind.page_class for kind in contribution_types()}:
        may_read |= Q(pk__in=page_class.objects.visible_to(user).values("pk"))
    return Page.objects.filter(may_read).exclude(pk__in=without)


def with_words_in_title(pages: QuerySet[Page], words: str) -> list[Page]:
    """At most `MOST_FOUND` of them, the newest first; every word has to stand in the title."""
    asked = words[:LONGEST_WORDS].replace("\x00", "").split()
    if not asked:
        return []
    for word in asked:
        pages = pages.filter(title__icontains=word)
    return list(pages.order_by("-first_published_at", "-pk")[:MOST_FOUND])


def offer(field: forms.ModelChoiceField, pages: QuerySet[Page], *, chosen: Collection[int], words: str) -> int:
    """Lets `field` accept any of `pages`, and show those that are chosen and those found; gives how many were found."""
    found = with_words_in_title(pages, words)
    kept = pages.filter(pk__in=chosen).in_bulk() if chosen else {}
    shown = {**{pk: kept[pk] for pk in chosen if pk in kept}, **{page.pk: page for page in found}}
    field.queryset = pages
    empty = [("", field.empty_label)] if field.empty_label else []
    field.choices = [*empty, *((pk, page.title) for pk, page in shown.items())]
    return len(found)
