"""`manage.py rebuild_search [--words-only]`"""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from cop.search.services import rebuild


class Command(BaseCommand):
    help = "Reads every page anew for the search: Wagtail's index, and the words and texts that the search keeps."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--words-only", action="store_true", help="leave Wagtail's own index as it is")

    def handle(self, *args: Any, words_only: bool, **options: Any) -> None:
        began = time.monotonic()
        if not words_only:
            call_command("update_index", verbosity=max(options["verbosity"] - 1, 0), stdout=self.stdout)
        number = rebuild(step=self._show if options["verbosity"] else lambda _done: None)
        self.stdout.write(f"\n{number} pages can be found; read in {time.monotonic() - began:.0f} s")

    def _show(self, done: int) -> None:
        self.stdout.write(f"\r{done} pages", ending="")
        self.stdout.flush()
