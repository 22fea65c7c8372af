"""What the accounts library tells us."""

from typing import Any

from allauth.account.models import EmailAddress

from cop.members.services import decide_on_sign_up


def decide_on_confirmed_address(email_address: EmailAddress, **kwargs: Any) -> None:
    """Only the first confirmed address counts: adding a second one later opens no door."""
    if email_address.primary:
        decide_on_sign_up(member=email_address.user)
