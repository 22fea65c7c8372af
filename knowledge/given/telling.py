"""Whom it is told that a workshop was given: who wrote it, and who follows the workshop or who gave it."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop.members.models import Member
from cop.notifications import services
from cop.notifications.following import followers_of
from cop.notifications.models import Notification
from cop.notifications.verbs import Verb, register_verb
from knowledge.given.models import RunState, WorkshopRun

GIVEN = "workshop_given"
WORDS = 160  # characters of what they would change


def register() -> None:
    register_verb(Verb(GIVEN, "evidence", _sentence, _url, icon="presentation", words=_words))


def tell_of_run(run: WorkshopRun) -> None:
    """In the caller's transaction. Later ones on the same workshop join what was not read yet."""
    authors = Member.objects.filter(page_authorships__page=run.workshop_id)
    followed = [run.workshop, *filter(None, [run.author])]
    services.notify(
        recipients=followers_of(*followed) | set(authors.values_list("pk", flat=True)),
        verb=GIVEN,
        subject=run.workshop,
        actor=run.author,
        data={"run": run.pk, "giver": str(run.organisation or run.author_name)},
    )


def _sentence(notification: Notification) -> str:
    title = notification.page.title if notification.page else ""
    if notification.count > 1:
        return ngettext(
            "“%(title)s” was given %(count)d time", "“%(title)s” was given %(count)d times", notification.count
        ) % {"count": notification.count, "title": title}
    return _("%(giver)s gave the workshop “%(title)s”") % {"giver": notification.data["giver"], "title": title}


def _url(notification: Notification) -> str:
    run, page = notification.data["run"], notification.page
    return f"{(page and page.url) or '/workshops/'}gegeven/?keer={run}#keer-{run}"


def _words(notification: Notification) -> str:
    """Asked for when the mail goes out: by then it may be withdrawn, hidden or changed."""
    run = WorkshopRun.objects.filter(pk=notification.data["run"], state=RunState.SHOWN).first()
    return Truncator(run.to_change or run.worked).chars(WORDS) if run is not None else ""
