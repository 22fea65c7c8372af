"""`manage.py load_demo [--flush] [--if-empty]`"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.demo_loader import DemoRefused, load, members_exist, remove


class Command(BaseCommand):
    help = "Fills the site with the demo community. Safe to repeat; --flush starts over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--flush", action="store_true", help="first remove what the demo made")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when somebody has an account already")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["flush"]:
                remove(say=self.stdout.write)
            if options["if_empty"] and members_exist():
                return
            load(say=self.stdout.write)
        except DemoRefused as refused:
            raise CommandError(str(refused)) from refused
