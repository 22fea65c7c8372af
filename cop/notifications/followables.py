"""What can be followed. Rooms register their own; themes, regions and members are below this one and stand here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.functional import Promise

from cop.members.models import Member
from cop.notifications.following import levels_of
from cop.notifications.subjects import reference_to


@dataclass(frozen=True)
class Followable:
    """`slug` stands in addresses, `name` above a list of them, `one` beside one. `url` may give "" where there is no page of it.

    `visible(user, row)`: who may not know of the row can not follow it, nor is shown that they did.
    """

    slug: str
    model: str
    name: str | Promise
    one: str | Promise
    title: Callable[[Any], str]
    url: Callable[[Any], str]
    visible: Callable[[Any, Any], bool]

    @property
    def model_class(self) -> type[models.Model]:
        return apps.get_model(self.model)


_followables: dict[str, Followable] = {}


def register_followable(
    slug: str,
    *,
    model: str,
    name: str | Promise,
    one: str | Promise,
    title: Callable[[Any], str] = str,
    url: Callable[[Any], str],
    visible: Callable[[Any, Any], bool],
) -> None:
    """`model` is "app_label.ModelName"."""
    _followables[slug] = Followable(slug, model, name, one, title, url, visible)


def followable(slug: str) -> Followable | None:
    return _followables.get(slug)


def followables() -> list[Followable]:
    return list(_followables.values())


@dataclass(frozen=True)
class Target:
    """Something that can be followed, without its row: `slug` of its Followable, key and title."""

    slug: str
    pk: int
    title: str


def target_of(row: models.Model) -> Target:
    """Of a page give its own type, not Wagtail's Page. Raises LookupError for a model that no room registered."""
    kind = next((one for one in _followables.values() if one.model.lower() == row._meta.label_lower), None)
    if kind is None:
        raise LookupError(f"{row._meta.label} can not be followed.")
    return Target(kind.slug, row.pk, kind.title(row))


@dataclass(frozen=True)
class FollowButton:
    """What the button shows: `level` is "follow", "mute" or "". With `can_mute` muting is offered beside following."""

    kind: Followable
    pk: int
    title: str
    level: str
    can_mute: bool = False

    @property
    def url(self) -> str:
        return reverse("notifications:set-level", args=[self.kind.slug, self.pk])

    @property
    def element_id(self) -> str:
        return f"volg-{self.kind.slug}-{self.pk}"


def follow_buttons(member: Member, targets: Iterable[Target], *, can_mute: bool = False) -> list[FollowButton]:
    """A button for each, in one query."""
    wanted = [(_followables[target.slug], target) for target in targets]
    references = [reference_to(kind.model_class, target.pk) for kind, target in wanted]
    levels = levels_of(member, references)
    return [
        FollowButton(kind, target.pk, target.title, levels[reference], can_mute)
        for (kind, target), reference in zip(wanted, references, strict=True)
    ]


def follow_button(row: models.Model, level: str | None, *, can_mute: bool = False) -> FollowButton:
    """The button of a row whose level is known, from `own_level`."""
    target = target_of(row)
    return FollowButton(_followables[target.slug], target.pk, target.title, level or "", can_mute)
