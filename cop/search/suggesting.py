"""What a reader may have in mind while typing: titles of pages, and labels with their lists."""

from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from wagtail.models import Page

from cop.search.asking import clean_words
from cop.search.engines import engine
from cop.search.kept import kept_now
from cop.search.narrowing import visible_pages
from cop.search.registry import LabelSource, label_sources, search_types
from cop.search.results import Suggestion
from cop.search.synonyms import phrase_key
from cop.search.words import MARK, tokens

MOST = 8
MOST_LABELS = 3
SHORTEST = 2  # characters; of one letter everything is the beginning
MOST_TITLES = 24  # looked at, of which those are left that the reader may see
MOST_WORDS = 8


def suggest(*, user: Any, words: str) -> list[Suggestion]:
    """At most `MOST`, labels first; nothing that the reader may not see, and no label without a page for this reader."""
    typed = [part for token in tokens(clean_words(words)) for part in token.split("-")][:MOST_WORDS]
    if len("".join(typed)) < SHORTEST or any(word.startswith(MARK) for word in typed):
        return []
    labels = _labels(phrase_key(" ".join(typed)), user)
    return [*labels[:MOST_LABELS], *_pages(typed, user)][:MOST]


def _pages(typed: list[str], user: Any) -> list[Suggestion]:
    found = visible_pages(engine().starting(typed, user=user, limit=MOST_TITLES), user)
    kinds = {key: kind.name for kind in search_types() for key in found.kind_of(found.keys).get(kind.slug, [])}
    pages = Page.objects.filter(pk__in=found.keys[:MOST]).only("title", "url_path", "locale_id", "live")
    first = typed[0]
    # Those that begin with what is typed stand first; of the rest the newest.
    ordered = sorted(pages, key=lambda page: (not page.title.lower().startswith(first), -page.pk))
    return [Suggestion(page.title, page.get_url() or "", kinds[page.pk]) for page in ordered]


def _labels(key: str, user: Any) -> list[Suggestion]:
    """Labels of which the name or a synonym has words that begin so."""
    meant = [label for label in kept_now().labels if any(start.startswith(key) for start in label.starts)]
    questions = [
        _with_pages(source, place, [label.slug for label in meant if label.source == place], user)
        for place, source in enumerate(label_sources())
        if any(label.source == place for label in meant)
    ]
    if not questions:
        return []
    first, *others = questions
    rows = first.union(*others, all=True) if others else first
    return [
        Suggestion(name, label_sources()[place].url(slug), label_sources()[place].kind)
        for place, name, slug in sorted(rows)
    ]


def _with_pages(source: LabelSource, place: int, slugs: list[str], user: Any) -> QuerySet[Any, Any]:
    pages = source.page_type.visible(user).order_by().filter(**{source.lookup: OuterRef("pk")})
    # One page of each label is looked for. For Exists() PostgreSQL reads all pages of all labels first.
    labels = source.model._default_manager.order_by().annotate(a_page=Subquery(pages.values("pk")[:1]))
    labels = labels.filter(a_page__isnull=False, slug__in=slugs)
    return labels.annotate(source=Cast(Value(place), IntegerField())).values_list("source", "name", "slug")
