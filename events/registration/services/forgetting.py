"""An account that goes, and one that is closed: places become free, and in the end nothing says who it was."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cop.members.models import Member
from events.registration.models import Ended, Registration, RegistrationAnswer
from events.registration.services.places import end, lock_event, settle


@transaction.atomic
def free_places_of(*, member: Member) -> None:
    """Who cannot sign in any more gets no link and no mail: what they held in events to come goes to who waits."""
    now = timezone.now()
    mine = Registration.objects.filter(member=member, event__starts_at__gt=now).live()
    for pk in sorted(set(mine.values_list("event_id", flat=True))):
        locked = lock_event(pk)
        end(Registration.objects.filter(event=locked, member=member).live(), why=Ended.ACCOUNT, now=now)
        settle(locked, now)


@transaction.atomic
def forget_member(*, member: Member) -> None:
    """Before a member is deleted. The rows stay, so that an event of the past still had as many people; name, address,
    organisation and answers go.
    """
    free_places_of(member=member)
    RegistrationAnswer.objects.filter(registration__member=member).delete()
    with translation.override(settings.LANGUAGE_CODE):
        nobody = _("Former member")
    Registration.objects.filter(member=member).update(
        member_name=nobody, member_email="", organisation_name="", shows_name=False
    )
