from knowledge.workshops.models.index import WorkshopIndexPage
from knowledge.workshops.models.material import MaterialKind, WorkshopMaterial
from knowledge.workshops.models.part import WorkshopPart
from knowledge.workshops.models.workshop import Length, Level, WorkshopPage

__all__ = [
    "Length",
    "Level",
    "MaterialKind",
    "WorkshopIndexPage",
    "WorkshopMaterial",
    "WorkshopPage",
    "WorkshopPart",
]
