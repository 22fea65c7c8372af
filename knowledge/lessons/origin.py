"""Registers what ties lessons to the discussions that they came from."""

from typing import Any

from django.db.models.signals import pre_delete
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.signals import page_published

from cop.core.dashboard import register_panel
from cop.core.page_panels import register_page_panel
from cop.notifications.models import Notification
from cop.notifications.services import mark_read
from cop.notifications.verbs import Frequency, Kind, Verb, register_kind, register_verb
from knowledge.lessons.crediting import credits_of, credits_panel, lesson_panel, thread_panel
from knowledge.lessons.models import Credit, LessonPage
from knowledge.lessons.services import recount_credits
from knowledge.lessons.services.crediting import ASKED

NAMED = Kind(
    "credit",
    gettext_lazy("Whether you want to be named"),
    Frequency.AT_ONCE,
    gettext_lazy("A colleague makes a lesson of a discussion that you took part in."),
    order=35,
)


def register() -> None:
    register_kind(NAMED)
    register_verb(Verb(ASKED, NAMED.slug, _asked, _address, icon="user-round-check"))
    register_page_panel("discussions.ThreadPage", "lessons/_thread_panel.html", thread_panel, place="head", order=10)
    register_page_panel("lessons.LessonPage", "lessons/_origin_panel.html", lesson_panel, place="facts", order=20)
    register_panel("lessons/_credits_panel.html", credits_panel, order=30, if_any=credits_of)
    page_published.connect(keep_names, sender=LessonPage, dispatch_uid="lessons.keep_names")
    pre_delete.connect(forget_question, sender=Credit, dispatch_uid="lessons.forget_question")


def keep_names(instance: LessonPage, **kwargs: Any) -> None:
    """Somebody may have answered while an editor published: the row that was saved then holds what was before."""
    if instance.from_thread_id is not None or instance.credited_names:
        recount_credits(lesson_id=instance.pk)


def forget_question(instance: Credit, **kwargs: Any) -> None:
    """The draft was thrown away: there is nothing to answer any more."""
    if instance.member is not None:
        mark_read(member=instance.member, subject=instance)


def _asked(notification: Notification) -> str:
    return _("%(name)s makes a lesson of “%(title)s”. May your name stand with it?") % {
        "name": notification.actor_name,
        "title": notification.page.title if notification.page else notification.data.get("title", ""),
    }


def _address(notification: Notification) -> str:
    return reverse("lessons:answer-credit", args=[notification.subject_id])
