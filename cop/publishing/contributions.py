"""Which kinds of page members can write. Rooms register theirs in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from wagtail.models import Page


@dataclass(frozen=True)
class Step:
    """One screen of the guided form. `form` is the dotted path of a StepForm on the page's fields.

    A step with an `address(page)` is a page of another room. What that asks is no part of the versions of the page: the
    room keeps it itself, and shows the way to the other steps.
    """

    slug: str
    title: str | Promise
    form: str = ""
    has_attachments: bool = False
    address: Callable[[Any], str] | None = None

    @property
    def form_class(self) -> type[Any]:
        """A StepForm: not imported by name, since kinds are registered before there are models."""
        found: type[Any] = import_string(self.form)
        return found

    def places(self) -> dict[str, tuple[str, str | Promise]]:
        """{name on the page: (id in the form, label)} of what this step asks of the page itself."""
        found: dict[str, tuple[str, str | Promise]] = self.form_class.places() if self.form else {}
        return found


@dataclass(frozen=True)
class ContributionType:
    """A kind of page: `slug` in addresses, its page models as "app_label.ModelName", and its steps in order.

    `invitation` stands on the button and above the first form, `question` below it. Two kinds may share a page model:
    `on_start(page, author)` makes a new page one of this kind, `matches(page)` knows it again. `minutes` is how long it
    takes to write, `title_hint` stands below the first question. With `always_reviewed` an editor accepts each one,
    also of a member whom the editors trust. `may_write(member, page)` is for a kind that is not everybody's: it says
    instead of the authorship who changes such a page, and what those send is published at once.
    """

    slug: str
    page_model: str
    index_model: str
    name: str | Promise
    invitation: str | Promise
    question: str | Promise
    steps: tuple[Step, ...]
    on_start: Callable[[Any, Any], None] = field(default=lambda _page, _author: None)
    matches: Callable[[Any], bool] = field(default=lambda _page: True)
    minutes: int = 30
    title_hint: str | Promise = ""
    always_reviewed: bool = False
    may_write: Callable[[Any, Any], bool] | None = None

    @property
    def page_class(self) -> type[Page]:
        return apps.get_model(self.page_model)

    @property
    def index_class(self) -> type[Page]:
        return apps.get_model(self.index_model)

    def step(self, slug: str) -> Step | None:
        return next((step for step in self.steps if step.slug == slug), None)

    def step_before(self, step: Step) -> Step | None:
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    def step_after(self, step: Step) -> Step | None:
        """None after the last one: there the text is checked and sent."""
        place = self.steps.index(step) + 1
        return self.steps[place] if place < len(self.steps) else None


_types: dict[str, ContributionType] = {}


def register_contribution(contribution: ContributionType) -> None:
    _types[contribution.slug] = contribution


def contribution_types() -> list[ContributionType]:
    return list(_types.values())


def contribution_type(slug: str) -> ContributionType | None:
    return _types.get(slug)


def type_of(page: Page) -> ContributionType:
    """The contribution type of a specific page; raises LookupError when members cannot write such pages."""
    for contribution in _types.values():
        if isinstance(page, contribution.page_class) and contribution.matches(page):
            return contribution
    raise LookupError(type(page).__name__)


def is_always_reviewed(text: Any) -> bool:
    """Whether an editor reads every text of this kind; False for what is no contribution."""
    kinds = [kind for kind in _types.values() if kind.always_reviewed]
    return any(_is_of(kind, text) for kind in kinds)


def _is_of(kind: ContributionType, text: Any) -> bool:
    """`text` may be Wagtail's own row of the page."""
    if not isinstance(text, Page) or not issubclass(text.specific_class or Page, kind.page_class):
        return False
    return kind.matches(text.specific)
