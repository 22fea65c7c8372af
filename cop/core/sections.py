"""The sections of the site: which index page stands at which address. Rooms register theirs in `AppConfig.ready`."""

from dataclasses import dataclass

from django.apps import apps
from wagtail.models import Page


@dataclass(frozen=True)
class Section:
    """An index page under the home page. `model` is "app_label.ModelName", `slug` its address.

    The header has few entries: one that is not `in_header` stands in the footer.
    """

    model: str
    slug: str
    title: str
    order: int
    in_menu: bool = True
    in_header: bool = True
    members_only: bool = False

    @property
    def page_class(self) -> type[Page]:
        return apps.get_model(self.model)


_sections: dict[str, Section] = {}
_home: list[str] = []


def register_home(model: str) -> None:
    """Names the home page's model, "app_label.ModelName"."""
    _home[:] = [model]


def home_class() -> type[Page] | None:
    return apps.get_model(_home[0]) if _home else None


def register_section(section: Section) -> None:
    _sections[section.slug] = section


def sections() -> list[Section]:
    return sorted(_sections.values(), key=lambda section: section.order)
