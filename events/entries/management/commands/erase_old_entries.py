"""Erases entries of people without account whose keeping time is over. Run it every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.entries.services import erase_old


class Command(BaseCommand):
    help = "Erases names, texts and files of entries by people without account, months after they were told."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{erase_old(now=timezone.now())} entries erased")
