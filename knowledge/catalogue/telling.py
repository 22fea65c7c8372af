"""Whom a new entry of the catalogue is told to: who follows its themes, regions or who suggested it."""

import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.signals import page_published

from cop.members.models import Member
from cop.notifications import services
from cop.notifications.digests import Item, register_digest_section
from cop.notifications.models import Notification
from cop.notifications.verbs import Verb, register_verb
from cop.publishing.news import is_first_publication, news_items, told_of
from knowledge.catalogue.models import ResourcePage

NEW_RESOURCE = "new_resource"


def register() -> None:
    page_published.connect(tell_of_new_resource, sender=ResourcePage, dispatch_uid="catalogue.tell")
    register_verb(Verb(NEW_RESOURCE, "digest", _sentence, _url, icon="graduation-cap"))
    register_digest_section("catalogue", "digest", new_resources_for)


def tell_of_new_resource(instance: ResourcePage, **kwargs: Any) -> None:
    """Once, when it is published for the first time. What was imported stands in overviews only: it comes in hundreds."""
    if not is_first_publication(instance) or instance.owner is None:
        return
    by_person, others = told_of(instance)
    data = {"excerpt": instance.summary, "themes": ", ".join(theme.name for theme in instance.themes.all()[:2])}
    services.notify(recipients=by_person | others, verb=NEW_RESOURCE, subject=instance, actor=instance.owner, data=data)


def new_resources_for(member: Member, since: datetime.datetime) -> list[Item]:
    """News for this member that was not told already."""
    return news_items(member, since, pages=ResourcePage.objects, told_by=(NEW_RESOURCE,), key="resource")


def _sentence(notification: Notification) -> str:
    words = {"title": notification.page.title, "themes": notification.data.get("themes")}
    if words["themes"]:
        return _("New material on %(themes)s: “%(title)s”") % words
    return _("New material: “%(title)s”") % words


def _url(notification: Notification) -> str:
    return notification.page.url or "/leeraanbod/"
