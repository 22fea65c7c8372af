"""`manage.py generate_community` with numbers of members, lessons, reports, pages, threads and more, to measure with."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cop.discussions.models import ThreadPage
from cop.members.models import Member
from cop.regions.models import Organisation
from events.agenda.generation import generate_events
from events.challenges.generation import generate_challenges
from events.entries.generation import generate_entries
from home.demo_loader import load
from home.generated_replies import generate_replies
from home.generation import generate_pages, generate_threads
from knowledge.catalogue.generation import generate_resources
from knowledge.lessons.generation import generate_lessons
from knowledge.lessons.models import LessonPage
from knowledge.replications.generation import generate_reports

WIDTH = 30  # characters of the progress bar


class Command(BaseCommand):
    help = "Adds many believable members, lessons, reports and pages, to measure with. Refused in production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--members", type=int, default=0)
        parser.add_argument("--lessons", type=int, default=0)
        parser.add_argument("--reports", type=int, default=0, help="reports of colleagues, over the generated lessons")
        parser.add_argument("--pages", type=int, default=0, help="information pages as long as threads")
        parser.add_argument("--threads", type=int, default=0, help="discussions; of three posts without --replies")
        parser.add_argument("--replies", type=int, default=0, help="replies, over the generated threads")
        parser.add_argument("--resources", type=int, default=0, help="entries of the learning catalogue")
        parser.add_argument("--events", type=int, default=0, help="events in the agenda")
        parser.add_argument("--challenges", type=int, default=0, help="challenges with entries and scores")
        parser.add_argument("--unread", action="store_true", help="leave what is new out of the search")

    def handle(
        self,
        *args: Any,
        members: int,
        lessons: int,
        reports: int,
        pages: int,
        threads: int,
        replies: int,
        resources: int,
        events: int,
        challenges: int,
        unread: bool,
        **options: Any,
    ) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("Made-up people and lessons do not belong in production.")
        if not Organisation.objects.exists():
            load(say=self.stdout.write)
        self._add_members(members)
        began = time.monotonic()
        generate_lessons(number=lessons, step=lambda done: self._show(done, lessons))
        reported = self._add_reports(reports)
        generate_pages(number=pages, step=lambda done: self._show(done, pages))
        replied = self._add_threads(threads, replies)
        generate_resources(number=resources, step=lambda done: self._show(done, resources))
        generate_events(number=events, step=lambda done: self._show(done, events))
        generate_challenges(
            number=challenges, step=lambda done: self._show(done, challenges), after_batch=generate_entries
        )
        made = f"{members} members, {lessons} lessons, {reported} reports, {pages} pages, {threads} threads"
        made += f", {replied} replies, {resources} courses and materials, {events} events, {challenges} challenges"
        self.stdout.write(f"\n{made} in {time.monotonic() - began:.1f} s")
        if (lessons or reported or pages or threads or replied or resources or events or challenges) and not unread:
            call_command("rebuild_search", verbosity=options["verbosity"], stdout=self.stdout)

    def _add_members(self, number: int) -> None:
        organisations = list(Organisation.objects.select_related("region"))
        start, unusable = Member.objects.count(), make_password(None)
        Member.objects.bulk_create(
            (
                Member(
                    email=f"lid{place}@generated.example",
                    display_name=f"Lid {place}",
                    organisation=(home := organisations[place % len(organisations)]),
                    region=home.region,
                    status=Member.Status.ADMITTED,
                    password=unusable,
                )
                for place in range(start, start + number)
            ),
            batch_size=500,
        )

    def _add_reports(self, number: int) -> int:
        if number and not LessonPage.objects.live().filter(slug__startswith="les-").exists():
            raise CommandError("There are no generated lessons to report on: add --lessons.")
        return generate_reports(number=number, step=lambda done: self._show(done, number))

    def _add_threads(self, threads: int, replies: int) -> int:
        """The threads, and how many replies came beside those that each has of itself."""
        own = {"replies": 0} if replies else {}
        generate_threads(number=threads, step=lambda done: self._show(done, threads), **own)
        if replies and not ThreadPage.objects.listed().filter(slug__startswith="gesprek-").exists():
            raise CommandError("There are no generated threads to reply in: add --threads.")
        return generate_replies(number=replies, step=lambda done: self._show(done, replies))

    def _show(self, done: int, of: int) -> None:
        filled = WIDTH * done // max(of, 1)
        self.stdout.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {of}", ending="")
        self.stdout.flush()
