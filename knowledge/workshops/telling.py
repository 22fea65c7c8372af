"""Whom a new workshop is told to, and how one follows it."""

import datetime
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.signals import page_published

from cop.core.page_panels import register_page_panel
from cop.core.permissions import is_admitted
from cop.members.models import Member
from cop.notifications import services
from cop.notifications.digests import Item, register_digest_section
from cop.notifications.followables import Target, register_followable
from cop.notifications.models import Notification
from cop.notifications.verbs import Verb, register_verb
from cop.publishing.following import menu_of, targets_of
from cop.publishing.news import is_first_publication, news_items, told_of
from knowledge.workshops.models import WorkshopPage
from knowledge.workshops.reading import kept_as

NEW_MATERIAL = "new_material"
KEEP_SECONDS = 3600


def register() -> None:
    page_published.connect(tell_of_new_workshop, sender=WorkshopPage, dispatch_uid="workshops.tell")
    register_verb(Verb(NEW_MATERIAL, "followed", _new_material, _url, icon="presentation"))
    register_digest_section("workshops", "digest", new_workshops_for)
    register_followable(
        "workshop",
        model="workshops.WorkshopPage",
        name=gettext_lazy("workshops"),
        one=gettext_lazy("workshop"),
        url=lambda workshop: workshop.url or "",
        visible=lambda user, workshop: workshop.is_open and workshop.may_be_read_by(user),
    )
    register_page_panel(
        "workshops.WorkshopPage", "notifications/_follow_menu.html", follow_menu, place="actions", order=80
    )


def tell_of_new_workshop(instance: WorkshopPage, **kwargs: Any) -> None:
    """Once, when it is published for the first time, to who follows an author, a theme or a region of it."""
    if not is_first_publication(instance):
        return
    by_person, by_subject = told_of(instance)
    themes = [theme.name for theme in instance.themes.all()[:2]]
    services.notify(
        recipients=by_person | by_subject,
        verb=NEW_MATERIAL,
        subject=instance,
        actor=instance.owner,
        data={"excerpt": instance.summary, "themes": ", ".join(themes)},
    )


def new_workshops_for(member: Member, since: datetime.datetime) -> list[Item]:
    """News for this member that was not told already."""
    return news_items(member, since, pages=WorkshopPage.objects, told_by=(NEW_MATERIAL,), key="workshop")


def follow_menu(request: HttpRequest, workshop: WorkshopPage) -> dict[str, Any] | None:
    """None for who cannot follow: a visitor, or an author who looks at a draft."""
    if not is_admitted(request.user) or getattr(request, "is_preview", False) or not workshop.live:
        return None
    key = f"follow-workshop:{kept_as(workshop, is_preview=False)}"
    targets: list[Target] = cache.get_or_set(key, lambda: targets_of(workshop), KEEP_SECONDS)
    return menu_of(request.user, targets)


def _new_material(notification: Notification) -> str:
    said = {"title": notification.page.title, "themes": notification.data.get("themes")}
    if said["themes"]:
        return _("New material on %(themes)s: the workshop “%(title)s”") % said
    return _("New material: the workshop “%(title)s”") % said


def _url(notification: Notification) -> str:
    return notification.page.url or "/workshops/"
