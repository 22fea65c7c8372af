"""The index follows the pages: what was published, hidden, saved or deleted, and what labels they have."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.search.index import remove_object
from wagtail.signals import page_published, page_unpublished

from cop.core.models import BasePage
from cop.core.signals import community_prepared
from cop.search import services, tasks
from cop.search.models import IndexedPage, SynonymGroup
from cop.search.registry import label_facets, search_types
from cop.search.signals import pages_changed
from cop.search.synonyms import VOCABULARIES


@dataclass(frozen=True)
class IndexPages:
    """Work that waits for the end of a transaction; two that are equal are done once."""

    keys: tuple[int, ...]

    def __call__(self) -> None:
        tasks.index_pages.enqueue(list(self.keys))


def connect() -> None:
    community_prepared.connect(read_everything_once, dispatch_uid="search.read_everything_once")
    for signal in (page_published, page_unpublished):
        signal.connect(page_changed, dispatch_uid="search.page_changed")
    for model in apps.get_models():
        if issubclass(model, BasePage):
            post_save.connect(page_changed, sender=model, dispatch_uid=f"search.{model._meta.label}.saved")
            pre_delete.connect(page_goes, sender=model, dispatch_uid=f"search.{model._meta.label}.goes")
    pages_changed.connect(pages_changed_otherwise, dispatch_uid="search.pages_changed")
    for label in {SynonymGroup, *VOCABULARIES, *(facet.model for facet in label_facets())}:
        for signal, name in ((post_save, "saved"), (post_delete, "gone")):
            signal.connect(generation_over, sender=label, dispatch_uid=f"search.{label._meta.label}.{name}")


def read_everything_once(**kwargs: Any) -> None:
    """After an update from a version without this search: its tables are empty, and the community is not."""
    if IndexedPage.objects.exists():
        return
    if any(kind.page_class.objects.filter(live=True).exists() for kind in search_types()):
        transaction.on_commit(lambda: call_command("rebuild_search", verbosity=0), robust=True)


def after_commit(work: Callable[[], None]) -> None:
    """Outside the transaction that changed the page, so that who publishes waits for nobody who counts words."""
    waiting = [waits[1] for waits in transaction.get_connection().run_on_commit]
    if work not in waiting:
        transaction.on_commit(work, robust=True)


def index_soon(keys: Iterable[int]) -> None:
    """Brings the index up to date with these pages, when what changed is committed."""
    if todo := tuple(sorted(set(keys))):
        after_commit(IndexPages(todo))


def page_changed(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        index_soon([instance.pk])


def pages_changed_otherwise(keys: Iterable[int], **kwargs: Any) -> None:
    index_soon(keys)


def page_goes(instance: Any, **kwargs: Any) -> None:
    """The row with its words goes along with the page, so they are read before."""
    remove_object(instance)
    known = IndexedPage.objects.filter(pk=instance.pk).first()
    if known is not None:
        forms, is_public = sorted(known.forms), known.is_public
        after_commit(lambda: tasks.forget_page.enqueue(forms, is_public))


def generation_over(sender: type[models.Model], **kwargs: Any) -> None:
    after_commit(services.renew_generation)
