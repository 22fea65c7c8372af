"""Mails to authors and editors that pages are due: few, bundled, and nobody gets the same twice."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.care.due import DuePage, authors_of, due_dates, with_pages
from cop.care.models import CheckReminder, ReminderChoice
from cop.care.services.checks import renew_all_check_dates
from cop.core import mail, roles
from cop.members.models import Member

DAYS_BETWEEN = 30  # reminders of one page to one person
DAYS_BETWEEN_MAILS = 7  # to one person, so that pages that become due on different days come together
MOST_TIMES = 3  # that somebody is reminded of one due day; editors still see it in their list
MOST_IN_MAIL = 20  # pages that are named


def remind_of_checks() -> int:
    """One mail to each author and editor of whom something is due; gives how many mails were queued.

    Safe to repeat and to stop halfway: each person's mail is queued with the rows that say so, in a transaction
    of its own.
    """
    renew_all_check_dates()
    due = due_dates()
    if not due:
        return 0
    concerned = authors_of(due)
    editors = Member.objects.filter(groups__name=roles.EDITORS, is_active=True).values_list("pk", flat=True)
    concerned |= {pk: set(due) for pk in editors}
    return sum(_remind(member, pages) for member, pages in sorted(concerned.items()))


@transaction.atomic
def choose_reminders(*, member: Member, wants_mail: bool) -> None:
    """Whether this member gets a mail when something is due."""
    ReminderChoice.objects.update_or_create(member=member, defaults={"wants_mail": wants_mail})


@transaction.atomic
def _remind(member_pk: int, pages: set[int]) -> bool:
    """False when there is nothing to say to this person now. The locked row makes a second run wait, and then see it."""
    member = Member.objects.select_for_update(of=("self",), no_key=True).filter(pk=member_pk, is_active=True).first()
    if member is None or not member.is_admitted or not _wants_mail(member):
        return False
    today = timezone.localdate()
    # Asked again: somebody may have looked a page over since.
    dates = _still_to_say(member, due_dates(among=pages), today)
    if not dates:
        return False
    CheckReminder.objects.bulk_create(
        CheckReminder(page_id=pk, member=member, due_on=due_on, sent_on=today) for pk, due_on in dates.items()
    )
    _send(member, with_pages(dict(list(dates.items())[:MOST_IN_MAIL])), len(dates))
    return True


def _wants_mail(member: Member) -> bool:
    return not ReminderChoice.objects.filter(member=member, wants_mail=False).exists()


def _still_to_say(member: Member, dates: dict[int, datetime.date], today: datetime.date) -> dict[int, datetime.date]:
    """Without what this person heard of lately or often enough; nothing when a mail went out this week."""
    earlier = CheckReminder.objects.filter(member=member)
    lately = dict(earlier.values_list("page_id").annotate(Max("sent_on")))
    if any((today - sent_on).days < DAYS_BETWEEN_MAILS for sent_on in lately.values()):
        return {}
    times = earlier.values_list("page_id", "due_on").annotate(times=Count("pk")).filter(times__gte=MOST_TIMES)
    often_enough = {(page, due_on) for page, due_on, _times in times}
    return {
        pk: due_on
        for pk, due_on in dates.items()
        if (pk, due_on) not in often_enough and not (pk in lately and (today - lately[pk]).days < DAYS_BETWEEN)
    }


def _send(member: Member, named: list[DuePage], number: int) -> None:
    one = named[0].page.title if number == 1 else ""
    context: dict[str, Any] = {
        "member": member,
        "due": named,
        "more": number - len(named),
        "is_editor": member.groups.filter(name=roles.EDITORS).exists(),
        "list_path": reverse("care_admin:due"),
        "stop_path": reverse("care:choose-reminders"),
    }
    mail.send(
        to=member.email,
        subject=_("Is “%(title)s” still right?") if one else _("Are these %(number)s pages still right?"),
        subject_values={"title": one, "number": number},
        template="check_due",
        context=context,
    )
