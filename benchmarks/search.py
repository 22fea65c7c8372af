"""What a search costs beside the plain list of lessons: part of `make bench`.

At 500 and at 20,000 lessons, the latter with as many further pages as 100,000 threads have (10,000 on SQLite; PAGES
changes it). Wall time and the worker's own CPU of /zoeken/ for common and rare words, compounds, misspelt words,
phrases and with a filter, in the same run as /lessen/. Before that how well it finds, on both databases.

Judged is like beside like: a search that nobody asked before beside a list of which nothing is kept since the last change.
What both take when they are asked again is shown after it.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks import run

PAGES = int(os.environ.get("PAGES") or (10_000 if run.DATABASE.startswith("sqlite") else 100_000))
LIMIT = 3.0  # times the plain list
GROWTH = 3.0  # from 500 lessons to 20,000 with the further pages
SEARCHES = {
    "common word": "q=team",
    "two common words": "q=team+kandidaten",
    "rare word": "q=dinkeldijk",
    "compound": "q=communicatie",
    "misspelt": "q=arbeitsmarktaanpak",
    "phrase": 'q="de ondernemingsraad eerder"',
    "minus": "q=team+-directeur",
    "question": "q=hoe+vind+ik+een+hydroloog+voor+ons+team",
    "common, filtered": "q=team&thema=water&regio=noord",
    "nothing": "q=qqqqqqqq",
}


@dataclass(frozen=True)
class Cost:
    cpu: float  # milliseconds of the worker
    wall: float  # milliseconds


def main() -> None:
    show_quality()
    results = {}
    for size, pages in ((run.SIZES[0], 0), (run.SIZES[1], PAGES)):
        fill(size, pages)
        results[size] = measure(keep=False)
        show(size, pages, results[size])
        print("\nThe same, asked again:", end="")
        show(size, pages, measure(keep=True))
    failures = judge(results)
    print("\n".join(failures) or "All searches within their limits.")
    sys.exit(1 if failures else 0)


def show_quality() -> None:
    """Recall and rank on both databases, each in a database of its own that is gone afterwards."""
    addresses = {"SQLite": ""}
    if not run.DATABASE.startswith("sqlite"):
        addresses["PostgreSQL"] = run.DATABASE
    for name, address in addresses.items():
        environment = {**os.environ, "DATABASE_URL": address, "PYTHONPATH": str(run.ROOT)}
        command = [sys.executable, "-m", "benchmarks.quality", "--fresh"]
        done = subprocess.run(command, env=environment, cwd=run.ROOT, capture_output=True, text=True, check=False)
        print(f"\n{name}\n{done.stdout if done.returncode == 0 else done.stderr[-2000:]}")


def fill(size: int, pages: int) -> None:
    """At least so many lessons and pages, all of them read by the search."""
    run.fill(size)
    there = count("home.models", "InformationPage")
    if there < pages:
        run.manage("generate_community", "--pages", str(pages - there), "--unread")
    if count("cop.search.models", "IndexedPage") < count("wagtail.models", "Page") - 10:
        run.manage("rebuild_search", "--verbosity", "0")
    if not run.DATABASE.startswith("sqlite"):
        run.manage("shell", "-v0", "-c", "from django.db import connection as c; c.cursor().execute('VACUUM ANALYZE')")


def count(module: str, model: str) -> int:
    return int(run.manage("shell", "-v0", "-c", f"from {module} import *; print({model}.objects.count())"))


def measure(*, keep: bool) -> dict[str, Cost]:
    """{what, who: its cost}, the median of the rounds. Without `keep` nobody asked for any of them before."""
    run.ENVIRONMENT["KEEP_ANSWERS"] = "1" if keep else "0"
    session = run.session_of("adviseur@demo.example")
    with run.server() as worker:
        pages = {"plain list": "/lessen/"} | {what: f"/zoeken/?{asked(query)}" for what, query in SEARCHES.items()}
        return {
            f"{what}, {who}": cost(path, cookie, worker)
            for what, path in pages.items()
            for who, cookie in (("visitor", ""), ("signed in", f"sessionid={session}"))
        }


def asked(query: str) -> str:
    pairs = [part.partition("=")[::2] for part in query.split("&")]
    return urlencode([(name, value.replace("+", " ")) for name, value in pairs])


def cost(path: str, cookie: str, worker: int) -> Cost:
    cpu, speed, _queries = run.run(path, cookie, worker)
    return Cost(cpu, 1000 / speed)


def show(size: int, pages: int, result: dict[str, Cost]) -> None:
    print(f"\n{size:,} lessons and {pages:,} further pages on {run.DATABASE.split(':')[0]}")
    print(f"{'':28}{'CPU ms':>8}{'x list':>8}{'wall ms':>9}{'x list':>8}")
    for what, is_now in result.items():
        plain = result[f"plain list, {what.rpartition(', ')[2]}"]
        print(
            f"{what:28}{is_now.cpu:8.1f}{is_now.cpu / plain.cpu:8.2f}{is_now.wall:9.1f}{is_now.wall / plain.wall:8.2f}"
        )


def judge(results: dict[int, dict[str, Cost]]) -> list[str]:
    """Sentences on what is over its limit; on SQLite the figures are only shown."""
    if run.DATABASE.startswith("sqlite"):
        return []
    small, large = (results[size] for size in run.SIZES)
    failures = []
    for what, is_now in large.items():
        plain = large[f"plain list, {what.rpartition(', ')[2]}"]
        ratio = is_now.wall / plain.wall
        if ratio > LIMIT:
            failures.append(f"{what}: {ratio:.2f} times the plain list; the limit is {LIMIT}.")
        growth = is_now.wall / small[what].wall
        if growth > GROWTH:
            failures.append(f"{what}: {growth:.2f} times as much as at {run.SIZES[0]} lessons; the limit is {GROWTH}.")
    return failures


if __name__ == "__main__":
    main()
