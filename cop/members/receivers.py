"""What the accounts library tells us."""

from typing import Any

from allauth.account.models import EmailAddress

from cop.members.models import Member
from cop.members.services import decide_on_sign_up
from cop.regions.models import Organisation


def decide_on_confirmed_address(email_address: EmailAddress, **kwargs: Any) -> None:
    """Only the first confirmed address counts: adding a second one later opens no door."""
    if email_address.primary:
        decide_on_sign_up(member=email_address.user)


def lock_members(gone: Organisation, **kwargs: Any) -> None:
    """Who is going to work elsewhere, in an order that everybody keeps."""
    list(
        Member.objects.select_for_update(of=("self",), no_key=True)
        .filter(organisation=gone)
        .order_by("pk")
        .values_list("pk")
    )


def move_members(keep: Organisation, gone: Organisation, **kwargs: Any) -> None:
    Member.objects.filter(organisation=gone).update(organisation=keep)
