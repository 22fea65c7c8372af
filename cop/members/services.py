"""Admission and suspension: who takes part."""

from collections.abc import Callable, Iterable

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core import mail, roles
from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.models import Theme
from cop.members.models import Member
from cop.members.permissions import may_admit, may_suspend
from cop.regions.models import Organisation, Region
from cop.regions.querysets import organisation_of_address
from cop.regions.services import hold_organisation


@transaction.atomic
def decide_on_sign_up(*, member: Member) -> Member:
    """Once an address is confirmed: admitted when it belongs to a known organisation, else a moderator decides.

    Safe to repeat: who was decided on before keeps that decision.
    """
    organisation = _held(lambda: getattr(organisation_of_address(member.email), "pk", None))
    locked = _lock(member)
    if locked.status != Member.Status.PENDING:
        return locked
    if organisation is None:
        _tell_moderators(locked)
        return locked
    locked.organisation = organisation
    locked.region = locked.region or organisation.region
    _admit(locked, reason="")
    return locked


@transaction.atomic
def admit_member(*, member: Member, by: Member, reason: str = "") -> Member:
    """Admits somebody who waits or was declined; raises NotAllowed, or Conflict when a colleague did so already."""
    _refuse_unless_moderator(by)
    locked = _lock(member)
    if locked.status == Member.Status.ADMITTED:
        raise Conflict(_("A colleague admitted this member already."))
    _admit(locked, reason=reason)
    return locked


@transaction.atomic
def decline_member(*, member: Member, by: Member, reason: str) -> Member:
    """Declines somebody who waits; raises NotAllowed, or Conflict when a colleague decided already."""
    _refuse_unless_moderator(by)
    locked = _lock(member)
    if locked.status != Member.Status.PENDING:
        raise Conflict(_("A colleague decided on this request already."))
    locked.status, locked.status_reason, locked.status_changed_at = Member.Status.DECLINED, reason, timezone.now()
    locked.save(update_fields=["status", "status_reason", "status_changed_at"])
    mail.send(
        to=locked.email,
        subject=_("Your request for access was declined"),
        template="admission_declined",
        context={"member": locked, "reason": reason},
    )
    return locked


@transaction.atomic
def suspend_member(*, member: Member, by: Member, reason: str) -> Member:
    """Until somebody lifts it this member can neither sign in nor post, no session of theirs works, and they get `reason`.

    What the member wrote stays. Raises NotAllowed (see `may_suspend`), Conflict when the account cannot be used
    already, and DomainError without a reason.
    """
    locked = _lock_for_suspension(member, by)
    if not locked.is_active:
        raise Conflict(_("This member cannot sign in already."))
    if not reason.strip():
        raise DomainError(_("Say why, so that this person knows what to do."))
    locked.is_active, locked.suspended_at, locked.suspension_reason = False, timezone.now(), reason
    locked.save(update_fields=["is_active", "suspended_at", "suspension_reason"])
    mail.send(
        to=locked.email,
        subject=_("Your account has been suspended"),
        template="suspended",
        context={"member": locked, "reason": reason},
    )
    return locked


@transaction.atomic
def lift_suspension(*, member: Member, by: Member, reason: str) -> Member:
    """The member signs in and posts as before; `reason` goes by mail. Raises as `suspend_member` does."""
    locked = _lock_for_suspension(member, by)
    if not locked.is_suspended:
        raise Conflict(_("This member is not suspended any more."))
    if not reason.strip():
        raise DomainError(_("Say why, so that this person knows what to do."))
    locked.is_active, locked.suspended_at, locked.suspension_reason = True, None, ""
    locked.save(update_fields=["is_active", "suspended_at", "suspension_reason"])
    mail.send(
        to=locked.email,
        subject=_("You can sign in again"),
        template="suspension_lifted",
        context={"member": locked, "reason": reason},
    )
    return locked


@transaction.atomic
def trust_member(*, member: Member) -> Member:
    """From now on nobody reviews first what this member publishes."""
    locked = _lock(member)
    locked.is_trusted = True
    locked.save(update_fields=["is_trusted"])
    return locked


@transaction.atomic
def welcome_member(*, member: Member) -> None:
    """Makes an account that an administrator made ready for use: the address counts as confirmed, and somebody who
    is admitted gets what members may. They sign in with a code by mail and choose a password if they want one.
    """
    EmailAddress.objects.update_or_create(user=member, email=member.email, defaults={"verified": True, "primary": True})
    if member.status == Member.Status.ADMITTED:
        roles.add_to_group(member, roles.MEMBERS)


@transaction.atomic
def update_profile(
    *,
    member: Member,
    display_name: str,
    function: str,
    organisation: Organisation | None,
    region: Region | None,
    about: str,
    expertise: Iterable[Theme],
) -> Member:
    """What colleagues see. Says nothing about admission: choosing an organisation opens no door.

    Raises ValidationError for a name that cannot be one, and for an organisation that was merged or removed meanwhile.
    """
    if organisation is not None and hold_organisation(key=organisation.pk) is None:
        raise ValidationError({"organisation": _("This organisation was merged or removed. Choose again.")})
    locked = _lock(member)
    locked.display_name, locked.function, locked.about = display_name, function, about
    locked.organisation, locked.region = organisation, region
    locked.full_clean(exclude=["password"])
    locked.save(update_fields=["display_name", "function", "about", "organisation", "region"])
    locked.expertise.set(expertise)
    return locked


def organisation_held_of(*, member: Member) -> Organisation | None:
    """Where this member works now; nobody merges or removes that organisation until the transaction ends."""
    return _held(lambda: Member.objects.values_list("organisation_id", flat=True).get(pk=member.pk))


def _held(read_key: Callable[[], int | None]) -> Organisation | None:
    while (key := read_key()) is not None:
        held = hold_organisation(key=key)
        if held is not None:
            return held
        # It was merged while we waited: who worked there is at the one that stayed.
    return None


def _admit(member: Member, *, reason: str) -> None:
    member.status, member.status_reason, member.status_changed_at = Member.Status.ADMITTED, reason, timezone.now()
    member.save(update_fields=["status", "status_reason", "status_changed_at", "organisation", "region"])
    roles.add_to_group(member, roles.MEMBERS)
    mail.send(
        to=member.email,
        subject=_("You have been admitted"),
        template="admission_granted",
        context={"member": member, "reason": reason},
    )


def _tell_moderators(member: Member) -> None:
    moderators = Member.objects.filter(groups__name=roles.MODERATORS, is_active=True).distinct()
    for moderator in moderators:
        mail.send(
            to=moderator.email,
            subject=_("%(name)s asks for access"),
            subject_values={"name": member.display_name},
            template="admission_requested",
            context={"member": member, "moderator": moderator, "path": reverse("members_admin:admissions")},
        )


def _refuse_unless_moderator(by: Member) -> None:
    if not may_admit(by):
        raise NotAllowed(_("Only moderators decide on admission."))


def _lock_for_suspension(member: Member, by: Member) -> Member:
    """Both rows, in an order that everybody keeps: of two administrators who suspend each other the second is out."""
    both = Member.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=[member.pk, by.pk])
    rows = {row.pk: row for row in both.order_by("pk")}
    if not may_suspend(rows[by.pk], rows[member.pk]):
        raise NotAllowed(_("You cannot suspend this member. Moderators are suspended by an administrator."))
    return rows[member.pk]


def _lock(member: Member) -> Member:
    return (
        Member.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation", "region")
        .get(pk=member.pk)
    )
