"""Whom a new lesson is told to: who follows its authors, themes or regions, and in overviews its own region."""

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.signals import page_published

from cop.core.permissions import is_admitted
from cop.members.models import Member
from cop.notifications import services
from cop.notifications.digests import Item, register_digest_section
from cop.notifications.followables import register_followable
from cop.notifications.models import Notification
from cop.notifications.verbs import Verb, register_verb
from cop.publishing.news import is_first_publication, news_items, told_of
from knowledge.lessons.models import LessonPage

BY_FOLLOWED, ON_FOLLOWED = "lesson_by_followed", "lesson_on_followed"


def register() -> None:
    """What this room tells, and what of it can be followed. Themes and regions have their address here: the list."""
    page_published.connect(tell_of_new_lesson, sender=LessonPage, dispatch_uid="lessons.tell")
    register_verb(Verb(BY_FOLLOWED, "followed", _by_followed, _url, icon="file-text"))
    register_verb(Verb(ON_FOLLOWED, "digest", _on_followed, _url, icon="file-text"))
    register_digest_section("lessons", "digest", new_lessons_for)
    register_followable(
        "les",
        model="lessons.LessonPage",
        name=gettext_lazy("lessons"),
        one=gettext_lazy("lesson"),
        url=lambda lesson: lesson.url or "",
        visible=lambda user, lesson: lesson.is_open and lesson.may_be_read_by(user),
    )
    register_followable(
        "thema",
        model="core.Theme",
        name=gettext_lazy("themes"),
        one=gettext_lazy("theme"),
        url=lambda theme: f"/lessen/?thema={theme.slug}",
        visible=lambda user, _theme: is_admitted(user),
    )
    register_followable(
        "regio",
        model="regions.Region",
        name=gettext_lazy("regions"),
        one=gettext_lazy("region"),
        url=lambda region: f"/lessen/?regio={region.slug}",
        visible=lambda user, _region: is_admitted(user),
    )


def tell_of_new_lesson(instance: LessonPage, **kwargs: Any) -> None:
    """Once, when it is published for the first time; its authors know."""
    if not is_first_publication(instance):
        return
    by_person, others = told_of(instance)
    data = {"excerpt": instance.summary, "themes": ", ".join(theme.name for theme in instance.themes.all()[:2])}
    for verb, recipients in ((BY_FOLLOWED, by_person), (ON_FOLLOWED, others)):
        services.notify(recipients=recipients, verb=verb, subject=instance, actor=instance.owner, data=data)


def new_lessons_for(member: Member, since: datetime.datetime) -> list[Item]:
    """News for this member that was not told already."""
    return news_items(member, since, pages=LessonPage.objects, told_by=(BY_FOLLOWED, ON_FOLLOWED), key="lesson")


def _by_followed(notification: Notification) -> str:
    return _("%(name)s shared a lesson: “%(title)s”") % {
        "name": notification.actor_name or _("Somebody whom you follow"),
        "title": notification.page.title,
    }


def _on_followed(notification: Notification) -> str:
    title = {"title": notification.page.title, "themes": notification.data.get("themes")}
    return (
        _("New lesson on %(themes)s: “%(title)s”") % title if title["themes"] else _("New lesson: “%(title)s”") % title
    )


def _url(notification: Notification) -> str:
    return notification.page.url or "/lessen/"
