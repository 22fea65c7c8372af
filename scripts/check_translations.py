"""Fails when the Dutch catalogue misses a text of the sources, or has an empty, fuzzy or unused entry."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PO = Path("locale/nl/LC_MESSAGES/django.po")


def main() -> None:
    catalogue = polib.pofile(str(ROOT / PO))
    problems = [f"fuzzy: {entry.msgid}" for entry in catalogue.fuzzy_entries()]
    problems += [f"empty: {entry.msgid}" for entry in catalogue.untranslated_entries()]
    problems += [f"unused: {entry.msgid}" for entry in catalogue.obsolete_entries()]
    if shutil.which("xgettext") is None:
        print("xgettext is missing, so the sources were not compared. Get it with: sudo apt install gettext")
    else:
        wanted, present = texts_of_sources(), texts_of(catalogue)
        problems += [f"missing: {text}" for text in sorted(wanted - present)]
        problems += [f"unused: {text}" for text in sorted(present - wanted)]
    if problems:
        print("\n".join(problems))
        sys.exit(f"{len(problems)} texts to look at in {PO}; 'make messages' adds the missing ones.")


def texts_of(catalogue: polib.POFile) -> set[str]:
    return {f"{entry.msgctxt or ''}|{entry.msgid}" for entry in catalogue if not entry.obsolete}


def texts_of_sources() -> set[str]:
    """What makemessages finds, in a copy, so that a check changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("cop", "events", "home", "knowledge", "templates"):
            shutil.copytree(ROOT / name, Path(folder) / name, ignore=shutil.ignore_patterns("__pycache__", "static"))
        (Path(folder) / PO.parent).mkdir(parents=True)
        command = [sys.executable, "-m", "django", "makemessages", "--locale", "nl", "--verbosity", "0"]
        subprocess.run(command, cwd=folder, check=True)
        return texts_of(polib.pofile(str(Path(folder) / PO)))


if __name__ == "__main__":
    main()
