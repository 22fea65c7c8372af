"""`manage.py recount_evidence [--dry-run]`"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Q

from knowledge.lessons.models import Evidence, LessonPage
from knowledge.replications.models import Replication
from knowledge.replications.services.evidence import evidence_is_off, recount_evidence


class Command(BaseCommand):
    help = "Counts the evidence of every lesson anew and says where it was not right. Safe at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what is not right")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        wrong = [pk for pk in _lessons_to_look_at() if evidence_is_off(lesson_id=pk)]
        for pk in wrong:
            self.stdout.write(f"not right: {LessonPage.objects.only('title', 'path', 'depth').get(pk=pk).title} ({pk})")
            if not dry_run:
                recount_evidence(lesson_id=pk)
        ending = "nothing was changed" if dry_run else "counted anew"
        self.stdout.write(f"{len(wrong)} lessons were not right; {ending}." if wrong else "All evidence is right.")


def _lessons_to_look_at() -> list[int]:
    """Lessons with a report, and those that say that they have one."""
    reported = Replication.objects.filter(live=True).values("lesson_id")
    says_so = Q(tried_organisations__gt=0) | ~Q(evidence=Evidence.TOLD) | Q(evidence_checked_on__isnull=False)
    lessons = LessonPage.objects.filter(Q(pk__in=reported) | says_so)
    return list(lessons.order_by("pk").values_list("pk", flat=True))
