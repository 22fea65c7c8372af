"""Whom a colleague's report is told to: who wrote the lesson, and who follows the lesson or that colleague."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.signals import published

from cop.core.richtext import plain_text
from cop.members.models import Member
from cop.notifications import services
from cop.notifications.following import followers_of
from cop.notifications.models import Notification
from cop.notifications.verbs import Verb, register_verb
from knowledge.lessons.models import Outcome
from knowledge.replications.models import Replication

TRIED = "lesson_tried"
WORDS = 160  # characters of what came of it


def register() -> None:
    register_verb(Verb(TRIED, "evidence", _sentence, _url, icon="repeat-2", words=_words))
    published.connect(tell_of_report, sender=Replication, dispatch_uid="replications.tell")


def tell_of_report(instance: Replication, **kwargs: Any) -> None:
    """Once, when it is published for the first time. Later ones on the same lesson join what was not read yet."""
    if instance.first_published_at is None or instance.first_published_at != instance.last_published_at:
        return
    lesson = instance.lesson
    authors = Member.objects.filter(page_authorships__page=lesson.pk)
    followed = [lesson, *filter(None, [instance.author])]
    services.notify(
        recipients=followers_of(*followed) | set(authors.values_list("pk", flat=True)),
        verb=TRIED,
        subject=lesson,
        actor=instance.author,
        data={
            "report": instance.pk,
            "organisation": str(instance.organisation or instance.author_name),
            "outcome": instance.outcome,
        },
    )


def _sentence(notification: Notification) -> str:
    title = notification.page.title
    if notification.count > 1:
        return ngettext(
            "%(count)d colleague tried “%(title)s”", "%(count)d colleagues tried “%(title)s”", notification.count
        ) % {"count": notification.count, "title": title}
    sentences = {
        Outcome.WORKED: _("%(organisation)s tried “%(title)s”, and it worked"),
        Outcome.PARTLY: _("%(organisation)s tried “%(title)s”, and it worked partly"),
        Outcome.NOT: _("%(organisation)s tried “%(title)s”, and it did not work"),
    }
    return sentences[notification.data["outcome"]] % {
        "organisation": notification.data["organisation"],
        "title": title,
    }


def _url(notification: Notification) -> str:
    return f"{notification.page.url or '/lessen/'}#verslag-{notification.data['report']}"


def _words(notification: Notification) -> str:
    """Asked for when the mail goes out: by then a report may be taken down, hidden or changed."""
    report = Replication.objects.filter(pk=notification.data["report"], live=True).first()
    return plain_text(report.result, WORDS) if report is not None else ""
