"""Whom a new challenge is told to."""

import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.signals import page_published

from cop.core.kept_pages import kept_of
from cop.core.moment_words import moment_in_words
from cop.core.page_panels import register_page_panel
from cop.core.permissions import is_admitted
from cop.members.models import Member
from cop.notifications import services
from cop.notifications.digests import Item, register_digest_section
from cop.notifications.followables import Target, register_followable, target_of
from cop.notifications.following import followers_of
from cop.notifications.models import Notification
from cop.notifications.verbs import Verb, register_verb
from cop.publishing.following import menu_of
from cop.publishing.news import is_first_publication, news_items, told_of
from events.challenges.announcing import Changes
from events.challenges.hanging import hanging_on
from events.challenges.models import ChallengePage
from events.challenges.signals import challenge_changed

NEW_CHALLENGE, MOVED = "new_challenge", "challenge_moved"


def register() -> None:
    page_published.connect(tell_of_new_challenge, sender=ChallengePage, dispatch_uid="challenges.tell")
    register_verb(Verb(NEW_CHALLENGE, "followed", _new_challenge, _url, icon="target"))
    register_verb(Verb(MOVED, "followed", _moved, _url, icon="calendar-clock"))
    challenge_changed.connect(tell_of_moved_deadline, sender=ChallengePage, dispatch_uid="challenges.moved")
    register_digest_section("challenges", "digest", new_challenges_for)
    register_followable(
        "challenge",
        model="challenges.ChallengePage",
        name=gettext_lazy("challenges"),
        one=gettext_lazy("challenge"),
        url=lambda challenge: challenge.url or "",
        visible=lambda user, challenge: challenge.is_open and challenge.may_be_read_by(user),
    )
    register_page_panel(
        "challenges.ChallengePage", "notifications/_follow_menu.html", follow_menu, place="actions", order=80
    )


def follow_menu(request: HttpRequest, challenge: ChallengePage) -> dict[str, Any] | None:
    """None for who cannot follow: a visitor, or an organiser who looks at a draft."""
    if not is_admitted(request.user) or getattr(request, "is_preview", False) or not challenge.live:
        return None
    return menu_of(request.user, _targets(challenge))


def _targets(challenge: ChallengePage) -> list[Target]:
    """Itself, its themes, regions and authors, out of what its page asks anyway."""
    kept = kept_of(challenge, "reading", lambda: hanging_on(challenge))
    return [target_of(row) for row in (challenge, *kept["themes"], *kept["regions"], *kept["authors"])]


def tell_of_new_challenge(instance: ChallengePage, **kwargs: Any) -> None:
    """Once, when it is published for the first time, to who follows an author, a theme or a region of it."""
    if not is_first_publication(instance):
        return
    by_person, by_subject = told_of(instance)
    services.notify(
        recipients=by_person | by_subject,
        verb=NEW_CHALLENGE,
        subject=instance,
        actor=instance.owner,
        data={"excerpt": instance.question},
    )


def tell_of_moved_deadline(challenge: ChallengePage, changes: Changes, **kwargs: Any) -> None:
    """To who follows it, when it has another deadline than was told."""
    recipients = followers_of(challenge) if "deadline" in changes and challenge.deadline else set()
    if recipients:
        data = {"deadline": str(challenge.deadline)}
        services.notify(recipients=recipients, verb=MOVED, subject=challenge, actor=challenge.owner, data=data)


def new_challenges_for(member: Member, since: datetime.datetime) -> list[Item]:
    """News for this member that was not told already."""
    going = ChallengePage.objects.filter(withdrawn_at=None)
    return news_items(member, since, pages=going, told_by=(NEW_CHALLENGE,), key="challenge")


def _new_challenge(notification: Notification) -> str:
    return _("New challenge: “%(title)s”") % {"title": notification.page.title}


def _moved(notification: Notification) -> str:
    """In the words of who reads it: the moment is kept, and not the language of who moved it."""
    data = notification.data
    moment = data.get("deadline")
    when = moment_in_words(datetime.datetime.fromisoformat(moment)) if moment else data.get("when", "")
    said = {"title": notification.page.title, "when": when}
    return _("Another deadline for “%(title)s”: %(when)s") % said


def _url(notification: Notification) -> str:
    return notification.page.url or "/challenges/"
