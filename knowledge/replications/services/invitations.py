"""Inviting a colleague in another region to try a lesson, by mail, and never too often."""

import datetime

from django.conf import settings
from django.core import signing
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core import mail
from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.members.models import Member
from cop.regions.models import Organisation
from cop.regions.querysets import organisation_of_address
from knowledge.lessons.models import LessonPage
from knowledge.replications.invited import Invitation, Invitee, hash_of

A_DAY, A_MONTH, RECEIVED_A_MONTH = 5, 20, 3
MONTH = datetime.timedelta(days=30)
TOKEN_SALT = "replications.invitations"  # noqa: S105  (keeps these tokens apart from others, no secret)


class TooMany(DomainError):
    """A limit is reached; trying again later is fine."""


@transaction.atomic
def invite_member(*, lesson: LessonPage, by: Member, member: Member, line: str = "") -> Invitation:
    """Mails a member of another region. Raises NotAllowed, TooMany or Conflict, each with what to do."""
    _refuse_unless_may_invite(lesson, by)
    locked = Member.objects.get(pk=member.pk)
    if not locked.is_admitted or locked.pk == by.pk:
        raise DomainError(_("Choose a colleague from the list."))
    if by.region_id is not None and locked.region_id == by.region_id:
        raise DomainError(_("Choose somebody in another region: a colleague nearby you can ask yourself."))
    if lesson.page_authors.filter(member=locked).exists():
        raise DomainError(_("This colleague wrote the lesson."))
    return _invite(lesson, by, address=locked.email, member=locked, line=line)


@transaction.atomic
def invite_address(*, lesson: LessonPage, by: Member, address: str, line: str = "") -> Invitation:
    """Mails somebody at a known organisation of another region, who need not be a member.

    Raises what `invite_member` does, DomainError for an address elsewhere or a lesson for members, and ValidationError
    for what is no address.
    """
    _refuse_unless_may_invite(lesson, by)
    validate_email(address)
    if lesson.members_only:
        raise DomainError(_("Only members read this lesson. Choose a colleague from the list."))
    organisation = organisation_of_address(address)
    _refuse_unless_elsewhere(organisation, by)
    member = Member.objects.filter(email=address.strip().lower()).first()
    if member is not None and member.is_admitted:
        return invite_member(lesson=lesson, by=by, member=member, line=line)
    return _invite(lesson, by, address=address, member=None, line=line)


@transaction.atomic
def decline_invitations(*, token: str) -> None:
    """Never again an invitation to the address that this link was mailed to. Raises signing.BadSignature."""
    Invitee.objects.filter(address_hash=_hash_in(token)).update(declined_at=timezone.now())


@transaction.atomic
def allow_invitations(*, token: str) -> None:
    """Takes `decline_invitations` back. Raises signing.BadSignature."""
    Invitee.objects.filter(address_hash=_hash_in(token)).update(declined_at=None)


def has_declined(*, token: str) -> bool:
    """Whether the address of this link wants no invitations. Raises signing.BadSignature."""
    return Invitee.objects.filter(address_hash=_hash_in(token), declined_at__isnull=False).exists()


def _refuse_unless_may_invite(lesson: LessonPage, by: Member) -> None:
    if not by.is_admitted:
        raise NotAllowed(_("You can invite colleagues once you have been admitted."))
    if not lesson.live:
        raise NotAllowed(_("This lesson is not published any more, so nobody can be invited to try it."))


def _refuse_unless_elsewhere(organisation: Organisation | None, by: Member) -> None:
    if organisation is None:
        raise DomainError(
            _("Give an address at an organisation that takes part. Others can ask for access themselves.")
        )
    if by.region_id is not None and organisation.region_id == by.region_id:
        raise DomainError(_("Choose somebody in another region: a colleague nearby you can ask yourself."))


def _invite(lesson: LessonPage, by: Member, *, address: str, member: Member | None, line: str) -> Invitation:
    """One sender and one invitee at a time, always in this order, so that no two at once pass a limit."""
    Member.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)
    _refuse_over_limit_of_sender(by)
    known, _created = Invitee.objects.get_or_create(address_hash=hash_of(address))
    invitee = Invitee.objects.select_for_update(no_key=True).get(pk=known.pk)
    _refuse_what_invitee_does_not_want(invitee, lesson)
    invitation = Invitation(
        lesson=lesson,
        invitee=invitee,
        sender=by,
        sender_name=by.display_name,
        member=member,
        line=" ".join(line.split()),
    )
    invitation.full_clean()
    invitation.save()
    _mail(invitation, by, address)
    return invitation


def _refuse_over_limit_of_sender(by: Member) -> None:
    now = timezone.localtime()
    sent = Invitation.objects.filter(sender=by)
    if sent.filter(sent_at__gte=now.replace(hour=0, minute=0, second=0, microsecond=0)).count() >= A_DAY:
        raise TooMany(
            _("You sent %(number)s invitations today. You can invite somebody again tomorrow.") % {"number": A_DAY}
        )
    if sent.filter(sent_at__gte=now - MONTH).count() >= A_MONTH:
        raise TooMany(
            _("You sent %(number)s invitations in 30 days. Wait a while with the next one.") % {"number": A_MONTH}
        )


def _refuse_what_invitee_does_not_want(invitee: Invitee, lesson: LessonPage) -> None:
    if invitee.declined_at is not None:
        raise Conflict(_("This colleague wants no invitations."))
    received = Invitation.objects.filter(invitee=invitee)
    if received.filter(lesson=lesson).exists():
        raise Conflict(_("This colleague was invited to try this lesson already."))
    if received.filter(sent_at__gte=timezone.now() - MONTH).count() >= RECEIVED_A_MONTH:
        raise TooMany(_("This colleague got enough invitations for this month. Try again later."))


def _mail(invitation: Invitation, by: Member, address: str) -> None:
    lesson, stop = invitation.lesson, signing.dumps(invitation.invitee.address_hash, salt=TOKEN_SALT)
    mail.send(
        to=address.strip().lower(),
        subject=_("%(name)s invites you to try “%(title)s”"),
        subject_values={"name": by.display_name, "title": lesson.title},
        template="invitation",
        context={
            "sender": by,
            "lesson": lesson,
            "line": invitation.line,
            "is_member": invitation.member is not None,
            "lesson_url": f"{settings.BASE_URL}{lesson.url}",
            "sign_up_url": f"{settings.BASE_URL}{reverse('account_signup')}?next={lesson.url}",
            "stop_url": f"{settings.BASE_URL}{reverse('evidence:decline-invitations', args=[stop])}",
        },
    )


def _hash_in(token: str) -> str:
    found: str = signing.loads(token, salt=TOKEN_SALT)
    return found
