"""`manage.py import_resources FILE.csv [--dry-run]`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from cop.core.errors import DomainError
from knowledge.catalogue.services import import_resources
from knowledge.catalogue.services.importing import Imported

WIDTH = 30  # characters of the progress bar


class Command(BaseCommand):
    help = "Fills the learning catalogue from a CSV file: all of it, or nothing when a line is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            with translation.override("en"):
                imported = import_resources(content=file.read_bytes(), dry_run=dry_run, step=self._show)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except DomainError as refused:
            raise CommandError(str(refused)) from refused
        self._tell(imported, dry_run=dry_run)

    def _tell(self, imported: Imported, *, dry_run: bool) -> None:
        if imported.bad:
            lines = [f"line {line.number}: {reason}" for line in imported.bad for reason in line.reasons]
            raise CommandError("\n".join(["", *lines, f"{len(imported.bad)} wrong lines. Nothing was written."]))
        numbers = f"{imported.new} new, {imported.changed} changed, {imported.same} the same"
        if imported.left_alone:
            numbers += f", {imported.left_alone} left alone because they were taken off the site"
        self.stdout.write(f"\n{numbers}.{' Nothing was written: this was a dry run.' if dry_run else ''}")

    def _show(self, done: int, of: int) -> None:
        filled = WIDTH * done // max(of, 1)
        self.stdout.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {of}", ending="")
        self.stdout.flush()
