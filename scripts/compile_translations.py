"""Compiles every locale/*/LC_MESSAGES/django.po whose .mo is missing or older. Needs no gettext on the machine."""

from pathlib import Path

import polib

for source in sorted((Path(__file__).resolve().parent.parent / "locale").glob("*/LC_MESSAGES/*.po")):
    target = source.with_suffix(".mo")
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        polib.pofile(str(source)).save_as_mofile(str(target))
        print(f"compiled {source.parent.parent.name}")
