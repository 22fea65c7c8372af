"""`manage.py check_links [--most N]`"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from knowledge.catalogue.services import check_links
from knowledge.catalogue.services.checking import MOST


class Command(BaseCommand):
    help = "Checks the links of the learning catalogue that are due, oldest first. May be stopped at any moment."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--most", type=int, default=MOST, help=f"links in this run (default {MOST})")

    def handle(self, *args: Any, most: int, **options: Any) -> None:
        checked = check_links(most=most, step=self._show)
        self.stdout.write(f"\n{checked.works} work, {checked.fails} do not, of {checked.unsaid} nothing is known.")

    def _show(self, done: int) -> None:
        self.stdout.write(f"\r{done} links checked", ending="")
        self.stdout.flush()
