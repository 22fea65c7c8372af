"""`manage.py remind_checks`, once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from cop.care.services import remind_of_checks


class Command(BaseCommand):
    help = "Mails authors and editors which pages are to be looked over. Safe to repeat and to stop halfway."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{remind_of_checks()} mails queued")
