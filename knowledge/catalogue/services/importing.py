"""Filling the catalogue from a file: all of it or nothing, and the same file twice makes no doubles."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cop.core.clean_html import from_plain
from cop.publishing.services.drafts import free_slug
from cop.publishing.services.locking import lock_page
from cop.regions.models import PageRegion
from knowledge.catalogue.csv_files import read_sheet
from knowledge.catalogue.entries import BadLine, Entry, read_entries
from knowledge.catalogue.models import CatalogueIndexPage, DurationUnit, Kind, Language, ResourcePage, StartDate

#: {column: (field, what an empty cell means)}
FIELDS: dict[str, tuple[str, Any]] = {
    "titel": ("title", ""),
    "link": ("link", ""),
    "aanbieder": ("provider", ""),
    "samenvatting": ("summary", ""),
    "soort": ("kind", Kind.COURSE),
    "omschrijving": ("description", ""),
    "kosten": ("cost", None),
    "taal": ("language", Language.DUTCH),
    "niveau": ("level", ""),
}
LABELS = {"leervorm": "learning_forms", "thema": "themes", "doelgroep": "target_groups"}


@dataclass
class Imported:
    """What came of a file; with `bad` lines nothing was written. `left_alone` are off the site by an editor's choice."""

    new: int = 0
    changed: int = 0
    same: int = 0
    left_alone: int = 0
    bad: list[BadLine] = field(default_factory=list)


def import_resources(
    *, content: bytes, dry_run: bool = False, step: Callable[[int, int], object] = lambda _done, _of: None
) -> Imported:
    """Adds what is not there yet, and changes what is, found again by its address. A column that the file does not
    have is left as it is. `step(done, of)` is called after each line.

    Raises DomainError when the file as a whole cannot be read.
    """
    entries, bad = read_entries(read_sheet(content))
    imported = Imported(bad=bad)
    with transaction.atomic():
        index_key = CatalogueIndexPage.objects.values_list("pk", flat=True).get()
        lock_page(index_key)
        for done, entry in enumerate(entries, start=1):
            _write(entry, imported)
            step(done, len(entries))
        imported.bad.sort(key=lambda line: line.number)
        if imported.bad or dry_run:
            transaction.set_rollback(True)
    return imported


def _write(entry: Entry, imported: Imported) -> None:
    known = ResourcePage.objects.filter(link_key=entry.key).order_by("-live", "pk").first()
    if known is None:
        _add(entry)
        imported.new += 1
    elif not known.live:
        imported.left_alone += 1
    elif known.has_unpublished_changes:
        reason = _("“%(title)s” has changes that are not published yet; publish those first")
        imported.bad.append(BadLine(entry.number, [reason % {"title": known.title}]))
    elif _fill(version := known.get_latest_revision_as_object(), entry):
        lock_page(known.pk)
        version.save_revision(log_action=True).publish(skip_permission_checks=True)
        imported.changed += 1
    else:
        imported.same += 1


def _add(entry: Entry) -> None:
    index = CatalogueIndexPage.objects.get()
    page = ResourcePage(title=entry.values["titel"], live=False)
    page.slug = free_slug(index, page.title)
    _fill(page, entry)
    index.add_child(instance=page)
    row = Page.objects.get(pk=page.pk).specific
    row.save_revision(log_action=True).publish(skip_permission_checks=True)


def _fill(page: ResourcePage, entry: Entry) -> bool:
    """Puts the cells in the page; True when that changed anything."""
    before = _state(page)
    for column, (name, empty) in FIELDS.items():
        if column in entry.values:
            value = entry.values[column]
            setattr(page, name, empty if value is None else value)
    if "omschrijving" in entry.values:
        page.description = page._meta.get_field("description").clean(from_plain(page.description), page)
    if "duur" in entry.values:
        page.duration, page.duration_unit = entry.values["duur"] or (None, DurationUnit.HOURS)
    _fill_rows(page, entry)
    return _state(page) != before


def _fill_rows(page: Any, entry: Entry) -> None:
    for column, name in LABELS.items():
        if column in entry.values:
            setattr(page, name, entry.values[column] or [])
    if "regio" in entry.values:
        there = {place.region_id: place for place in page.page_regions.all()}
        regions = entry.values["regio"] or []
        page.page_regions = [there.get(region.pk) or PageRegion(region=region) for region in regions]
    if "startdatum" in entry.values:
        page.dates = _dates(page, entry)


def _dates(page: ResourcePage, entry: Entry) -> list[StartDate]:
    there = {(date.first_day, date.last_day, date.place): date for date in page.dates.all()}
    days = entry.values["startdatum"] or []
    ends = entry.values.get("einddatum") or [None] * len(days)
    places = entry.values.get("plaats") or [""] * len(days)
    wanted = list(zip(days, ends, places, strict=True))
    return [there.get(row) or StartDate(first_day=row[0], last_day=row[1], place=row[2]) for row in wanted]


def _state(page: ResourcePage) -> dict[str, Any]:
    """What an import can change, to compare."""
    state: dict[str, Any] = {name: getattr(page, name) for name, _empty in FIELDS.values()}
    state["duration"] = (page.duration, page.duration_unit)
    for name in LABELS.values():
        state[name] = {term.pk for term in getattr(page, name).all()}
    state["regions"] = {place.region_id for place in page.page_regions.all()}
    state["dates"] = sorted((str(date.first_day), str(date.last_day), date.place) for date in page.dates.all())
    return state
