"""Roles are groups; each room says what its groups may. Applied after every `migrate`, only ever adding."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

MEMBERS = "Members"
ORGANISERS = "Organisers"
EDITORS = "Editors"
MODERATORS = "Moderators"
ALL_ROLES = (MEMBERS, ORGANISERS, EDITORS, MODERATORS)


@dataclass(frozen=True)
class RoleGrant:
    """`permissions` ("app_label.codename") for a group.

    With `on_page_model` ("app_label.ModelName") they hold for the pages of that model and everything under
    them; with `on_collections` for all images or documents; otherwise for the model as a whole.
    """

    group: str
    permissions: tuple[str, ...]
    on_page_model: str = ""
    on_collections: bool = False


_grants: list[RoleGrant] = []


def register_grants(*grants: RoleGrant) -> None:
    _grants.extend(grant for grant in grants if grant not in _grants)


def vocabulary_permissions(*models: str) -> tuple[str, ...]:
    """add, change, delete and view of each "app_label.modelname"."""
    pairs = [model.split(".") for model in models]
    return tuple(f"{app}.{act}_{name}" for app, name in pairs for act in ("add", "change", "delete", "view"))


def apply_grants() -> None:
    """Creates the groups and gives each what the rooms registered. Safe to repeat."""
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in ALL_ROLES}
    for grant in _grants:
        _apply(groups[grant.group], grant)


def _apply(group: Group, grant: RoleGrant) -> None:
    permissions = list(_permissions(grant.permissions))
    if grant.on_page_model:
        for page in apps.get_model(grant.on_page_model).objects.all():
            for permission in permissions:
                GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)
    elif grant.on_collections:
        root = Collection.get_first_root_node()
        for permission in permissions:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
    else:
        group.permissions.add(*permissions)


def _permissions(names: Iterable[str]) -> Iterable[Permission]:
    for name in names:
        app_label, codename = name.split(".")
        yield Permission.objects.get(content_type__app_label=app_label, codename=codename)


def group_of(name: str) -> Group:
    """The group of a role, which is made when it is missing."""
    return Group.objects.get_or_create(name=name)[0]


def add_to_group(user: AbstractBaseUser, name: str) -> None:
    """Puts somebody in the group of a role, which is made when it is missing."""
    user.groups.add(group_of(name))  # type: ignore[attr-defined]
