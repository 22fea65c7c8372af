"""Many pages at once, to measure with: a page is a row in two tables, which Django's bulk_create does not write."""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from django.db.models.sql import InsertQuery
from wagtail.models import Page

AT_ONCE = 20  # rows of one statement: SQLite takes a limited number of values


@transaction.atomic
def add_pages(parent: Page, pages: list[Any]) -> None:
    """Adds pages of one type under `parent`, after its last child, without revisions and signals.

    Each needs a title, a slug, and what its type asks for; place, address and keys are filled in here.
    """
    parent.refresh_from_db()
    for page, path in zip(pages, _free_paths(parent, len(pages)), strict=True):
        page.path, page.depth, page.draft_title = path, parent.depth + 1, page.title
        page.url_path = f"{parent.url_path}{page.slug}/"
    bases = Page.objects.bulk_create([_base_of(page) for page in pages])
    for page, base in zip(pages, bases, strict=True):
        page.page_ptr_id = page.pk = base.pk
    _insert_own_rows(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))


def _free_paths(parent: Page, size: int) -> Iterator[str]:
    last = parent.get_last_child()
    taken = Page._str2int(last.path[-Page.steplen :]) if last else 0
    for step in range(taken + 1, taken + 1 + size):
        yield Page._get_path(parent.path, parent.depth + 1, step)


def _base_of(page: Any) -> Page:
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    return Page(**{name: getattr(page, name) for name in names})


def _insert_own_rows(pages: list[Any]) -> None:
    for start in range(0, len(pages), AT_ONCE):
        query = InsertQuery(type(pages[0]))
        query.insert_values(type(pages[0])._meta.local_concrete_fields, pages[start : start + AT_ONCE])
        query.get_compiler(connection=connection).execute_sql()
