"""Loading and removing the demo community as a whole."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.test.utils import override_settings
from wagtail.models import Page

from cop.discussions.models import Reply, ThreadPage
from cop.members.models import Member
from cop.moderation.models import Decision, Report
from events.agenda.models import EventPage
from events.challenges.models import ChallengePage
from home.demo_loader.afterwards import load_afterwards
from home.demo_loader.catalogue import load_catalogue
from home.demo_loader.challenges import load_challenges
from home.demo_loader.entries import load_entries, remove_entries
from home.demo_loader.events import load_events
from home.demo_loader.files import read, read_all
from home.demo_loader.from_talk import load_lesson_of_thread
from home.demo_loader.people import load_members, load_places
from home.demo_loader.registrations import load_registrations, remove_registrations
from home.demo_loader.reports import load_reports, remove_reports
from home.demo_loader.stories import load_draft, load_lesson
from home.demo_loader.talk import load_talk
from home.demo_loader.workshop_runs import load_runs, load_self_study
from home.demo_loader.workshops import load_workshop
from home.start import load_synonyms, load_vocabularies
from knowledge.catalogue.models import ResourcePage
from knowledge.lessons.models import LessonPage
from knowledge.replications.models import Replication
from knowledge.workshops.models import WorkshopPage

Say = Callable[[str], object]


class DemoRefused(Exception):
    """The demo would do harm here."""


def members_exist() -> bool:
    return Member.objects.exists()


def load(*, say: Say) -> None:
    """Everything of the demo that is not there yet. Raises DemoRefused in production: its password is known to all."""
    _refuse_in_production()
    with _no_mail(), transaction.atomic():
        say("labels, regions, organisations ...")
        load_vocabularies()
        load_synonyms()
        load_places()
        load_members()
        say(f"{Member.objects.count()} members")
        editor = Member.objects.get(email="redactie@demo.example")
        for story in read_all("lessons"):
            load_lesson(story)
        for story in read_all("drafts"):
            load_draft(story, editor)
        say(f"{LessonPage.objects.live().count()} lessons")
        for told in read_all("workshops"):
            load_workshop(told)
            load_runs(told)
        load_self_study()
        say(f"{WorkshopPage.objects.live().count()} workshops")
        load_talk()
        for story in read_all("lessons-of-threads"):
            load_lesson_of_thread(story)
        say(f"{ThreadPage.objects.filter(is_listed=True).count()} threads, {Reply.objects.count()} replies")
        for told in read_all("reports"):
            load_reports(told, editor)
        say(f"{Replication.objects.filter(live=True).count()} reports of colleagues")
        load_events()
        load_registrations()
        load_afterwards()
        say(f"{EventPage.objects.live().count()} events")
        load_challenges()
        load_entries()
        say(f"{ChallengePage.objects.live().count()} challenges")
        load_catalogue(editor)
        say(f"{ResourcePage.objects.live().count()} courses and materials")


def remove(*, say: Say) -> None:
    """What members of the demo wrote, and those members. Labels, regions and other people's pages stay.

    Reports on lessons of the demo go as well, whoever wrote them: without the lesson they are about nothing.
    """
    _refuse_in_production()
    emails = [person["email"] for person in read("people.toml")["member"]]
    with transaction.atomic():
        # First what others wrote about it, which does not go along.
        remove_reports(emails)
        remove_registrations(emails)
        remove_entries(emails)
        Report.objects.filter(members__email__in=emails).delete()
        Decision.objects.filter(members__email__in=emails).delete()
        for page in Page.objects.filter(owner__email__in=emails).specific():
            page.delete()
        Member.objects.filter(email__in=emails).delete()
    say("the demo community has been removed")


def _refuse_in_production() -> None:
    if not settings.DEMO_ALLOWED:
        raise DemoRefused("The demo community has a password that everybody knows. It is not loaded in production.")


@contextmanager
def _no_mail() -> Iterator[None]:
    """Nobody gets a mail about a story that was told two years ago."""
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        yield
