"""Entries of the learning catalogue as readers find them."""

from typing import Any

import factory

from cop.core.models import LearningForm
from cop.publishing.models import PageAuthor
from cop.regions.models import PageRegion
from knowledge.catalogue.models import CatalogueIndexPage, ResourcePage, StartDate
from tests.factories.committing import in_one_transaction
from tests.factories.lessons import TermFactory


class LearningFormFactory(TermFactory):
    class Meta:
        model = LearningForm


class ResourceFactory(factory.Factory):
    """A published entry. `themes`, `regions`, `authors` are lists; `days` are first days of its start dates."""

    class Meta:
        model = ResourcePage

    title = factory.Sequence(lambda n: f"Cursus {n}")
    summary = "Leer vragen wat iemand kan."
    description = "<p>Met een eigen vacature.</p>"
    provider = "Leerplein"
    link = factory.Sequence(lambda n: f"https://leeraanbod.example/{n}")
    live = True

    @classmethod
    @in_one_transaction()
    def _create(cls, model_class: type[ResourcePage], *args: Any, **kwargs: Any) -> ResourcePage:
        rows = {name: kwargs.pop(name, []) for name in ("themes", "target_groups", "learning_forms")}
        regions, authors, days = (kwargs.pop(name, []) for name in ("regions", "authors", "days"))
        live = kwargs.pop("live")
        columns = {name: kwargs.pop(name) for name in list(kwargs) if name.startswith("link_")}
        page = model_class(**kwargs, live=False, owner=authors[0] if authors else None)
        for name, terms in rows.items():
            setattr(page, name, terms)
        page.page_regions = [PageRegion(region=region) for region in regions]
        page.page_authors = [PageAuthor(member=author, name=author.display_name) for author in authors]
        page.dates = [StartDate(first_day=day) for day in days]
        CatalogueIndexPage.objects.get().add_child(instance=page)
        revision = page.save_revision(user=page.owner, clean=False)
        if live:
            revision.publish(skip_permission_checks=True)
        if columns:
            ResourcePage.objects.filter(pk=page.pk).update(**columns)
        return ResourcePage.objects.get(pk=page.pk)
