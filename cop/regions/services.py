"""Organisations that become one."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.regions.models import Organisation, OrganisationDomain
from cop.regions.permissions import may_merge
from cop.regions.signals import organisations_merged, organisations_merging


@transaction.atomic
def merge_organisations(*, keep: Organisation, gone: Organisation, by: AbstractBaseUser) -> Organisation:
    """Everything of `gone` becomes of `keep`: domains here, and in the rooms above what they keep. Then `gone` goes.

    Locks organisations, members, pages, in that order, as everybody does.
    Raises NotAllowed, DomainError for an organisation with itself, and Conflict when a colleague was first.
    """
    if not may_merge(by):
        raise NotAllowed(_("Only editors and moderators merge organisations."))
    if keep.pk == gone.pk:
        raise DomainError(_("Choose another organisation than this one."))
    rows = lock_organisations(keys=[keep.pk, gone.pk])
    if len(rows) < 2:
        raise Conflict(_("A colleague merged or removed one of these organisations in the meantime."))
    kept, leaving = rows[keep.pk], rows[gone.pk]
    _lock_pages(organisations_merging.send(sender=Organisation, keep=kept, gone=leaving))
    OrganisationDomain.objects.filter(organisation=leaving).update(organisation=kept)
    organisations_merged.send(sender=Organisation, keep=kept, gone=leaving, by=by)
    name = leaving.name
    # Read again: the domains in memory are not its own any more.
    Organisation.objects.get(pk=leaving.pk).delete()
    log(instance=kept, action="regions.merged", user=by, data={"gone": name})
    return kept


def lock_organisations(*, keys: list[int]) -> dict[int, Organisation]:
    """{key: organisation} of those that are there, which nobody else uses until the transaction ends."""
    rows = Organisation.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    return {row.pk: row for row in rows}


def hold_organisation(*, key: int) -> Organisation | None:
    """The organisation, which nobody merges or removes until the transaction ends; None when that was done already."""
    held: Organisation | None = (
        Organisation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("region")
        .filter(pk=key)
        .first()
    )
    return held


def _lock_pages(answers: list[tuple[Any, Any]]) -> None:
    keys = {key for _receiver, keys in answers for key in keys or ()}
    list(Page.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk").values_list("pk"))
