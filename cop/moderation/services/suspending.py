"""Keeping a member out for a while, as a decision that can be read back."""

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from cop.members import services as members
from cop.members.models import Member
from cop.moderation.models import AboutSomething, Decision
from cop.moderation.services.recording import new_decision, record, refuse_unless_may_decide


@transaction.atomic
def suspend(*, member: Member, by: Member, reason: str) -> Decision:
    """Without a report. The member hears `reason` by mail, and can neither sign in nor post until it is lifted.

    Raises NotAllowed, Conflict when a colleague did so already, and DomainError without a reason.
    """
    refuse_unless_may_decide(by, [member])
    return suspend_for(_account_of(member), member, by, reason, history=None)


@transaction.atomic
def lift_suspension(*, member: Member, by: Member, reason: str) -> Decision:
    """Raises as `suspend` does."""
    refuse_unless_may_decide(by, [member])
    members.lift_suspension(member=member, by=by, reason=reason)
    decision = new_decision(_account_of(member), by, Decision.Kind.LIFTED, reason, "")
    record(decision, [member], history=None)
    return decision


def suspend_for(
    about: AboutSomething, member: Member, by: Member, reason: str, *, history: models.Model | None
) -> Decision:
    """The same because of `about`, inside the transaction of whoever decides on that."""
    members.suspend_member(member=member, by=by, reason=reason)
    decision = new_decision(about, by, Decision.Kind.SUSPENDED, reason, "")
    record(decision, [member], history)
    return decision


def _account_of(member: Member) -> AboutSomething:
    """Without the name, which goes when the account does; `members` says who it is as long as it is there."""
    with override(settings.LANGUAGE_CODE):
        return Decision(subject=member, title=_("Account of a member"))
