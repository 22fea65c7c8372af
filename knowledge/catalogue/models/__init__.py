from knowledge.catalogue.models.dates import StartDate
from knowledge.catalogue.models.index import CatalogueIndexPage
from knowledge.catalogue.models.resource import (
    LINK_COLUMNS,
    DurationUnit,
    Kind,
    Language,
    Level,
    LinkState,
    Price,
    ResourcePage,
)

__all__ = [
    "LINK_COLUMNS",
    "CatalogueIndexPage",
    "DurationUnit",
    "Kind",
    "Language",
    "Level",
    "LinkState",
    "Price",
    "ResourcePage",
    "StartDate",
]
