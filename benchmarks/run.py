"""What a reader costs: `make bench`.

The list of lessons and a lesson at 500 and at 20,000 lessons, anonymous and signed in, beside a bare Django view
and an empty Wagtail page on the same server in the same run; a lesson with 1, 30 and 1,000 reports of colleagues and
the list with such a lesson on top, the page of all reports, and the overview of what travels. One worker; CPU is the
worker's own time, so that the client does not count; queries are those of a page that was asked for before. Ratios are
what to compare between machines. DATABASE_URL chooses the database, SQLite without.
"""

import http.client
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PORT = 8200
SIZES = (500, 20_000)
ROUNDS, PER_ROUND = 5, 40
TICK = os.sysconf("SC_CLK_TCK")
DATABASE = os.environ.get("DATABASE_URL") or f"sqlite:///{ROOT / 'var' / 'bench.sqlite3'}"
ENVIRONMENT = {
    **os.environ,
    "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    "DATABASE_URL": DATABASE,
    "PYTHONPATH": str(ROOT),
    "PYTHONWARNINGS": "ignore",
}
LIMITS = {"lesson": 3.0, "growth": 1.2}
REPORTS = (1, 30, 1_000)  # as in benchmarks/reports.py


class Cost(NamedTuple):
    """Of one request, the median of the rounds; `speed` is requests a second."""

    cpu: float  # milliseconds of the worker
    speed: float
    queries: int


def main() -> None:
    results = {}
    for size in SIZES:
        fill(size)
        results[size] = measure()
        show(size, results[size])
    failures = judge(results)
    print("\n".join(failures) or "All within their limits.")
    sys.exit(1 if failures else 0)


def fill(size: int) -> None:
    """Exactly `size` generated lessons and the demo's members, in a database of its own."""
    if size == SIZES[0] and DATABASE.startswith("sqlite"):
        for file in (ROOT / "var").glob("bench.sqlite3*"):
            file.unlink()
    manage("migrate", "--verbosity", "0")
    there = int(
        manage("shell", "-v0", "-c", "from knowledge.lessons.models import *; print(LessonPage.objects.live().count())")
    )
    if there < size:
        members = "50" if not there else "0"
        manage("generate_community", "--lessons", str(size - max(there, 16)), "--members", members, "--unread")


def manage(*arguments: str) -> str:
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    done = subprocess.run(command, env=ENVIRONMENT, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return done.stdout.strip() or "0"


def measure() -> dict[str, Cost]:
    """{what, who: its cost}."""
    session = session_of("adviseur@demo.example")
    lesson = manage(
        "shell", "-v0", "-c",
        "from knowledge.lessons.models import *; "
        "print(LessonPage.objects.live().filter(members_only=False).order_by('-listed_at')[7].url)",
    )  # fmt: skip
    makeover = manage(
        "shell", "-v0", "-c",
        "from knowledge.lessons.models import *; lessons = LessonPage.objects.live().filter(members_only=False); "
        "print(lessons.filter(kind=Kind.MAKEOVER).order_by('-listed_at')[0].url)",
    )  # fmt: skip
    reported = manage(
        "shell", "-v0", "-c", "from benchmarks.reports import *; print(' '.join(lessons_with_reports()))"
    ).split()  # fmt: skip
    with server() as worker:
        pages = {"bare Django view": "/bare/", "empty Wagtail page": "/over/", "list": "/lessen/", "lesson": lesson}
        pages |= {lesson_with(number): path for number, path in zip(REPORTS, reported, strict=True)}
        pages |= {"vacancy texts": "/lessen/van-naar/", "vacancy text": makeover}
        pages |= {"all reports": f"{reported[-1]}geprobeerd/?pagina=25", "what travels": "/lessen/wat-reist-er/"}
        costs = cost_of(pages, session, worker)
        for number in REPORTS:
            manage("shell", "-v0", "-c", f"from benchmarks.reports import *; on_top_of_the_list({number})")
            costs |= cost_of({list_with(number): "/lessen/"}, session, worker)
        return costs


def cost_of(pages: dict[str, str], session: str, worker: int) -> dict[str, Cost]:
    ask("/mijn/", f"sessionid={session}")  # ends the run when nobody is signed in
    return {
        f"{what}, {who}": run(path, cookie, worker)
        for what, path in pages.items()
        for who, cookie in (("visitor", ""), ("signed in", f"sessionid={session}"))
    }


def session_of(email: str) -> str:
    """The key of a session in which this member is signed in."""
    return manage(
        "shell", "-v0", "-c",
        "from django.conf import settings; from django.contrib.auth import *; "
        "from django.contrib.sessions.backends.db import SessionStore as S; "
        f"from cop.members.models import Member; m = Member.objects.get(email='{email}'); s = S(); "
        "s[SESSION_KEY] = str(m.pk); s[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]; "
        "s[HASH_SESSION_KEY] = m.get_session_auth_hash(); s.create(); print(s.session_key)",
    )  # fmt: skip


@contextmanager
def server() -> Iterator[int]:
    """One worker that answers, as its process."""
    started = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "cop.wsgi", "--workers", "1", "--threads", "1", "--bind", f"127.0.0.1:{PORT}",
         "--log-level", "warning"],
        env=ENVIRONMENT, cwd=ROOT,
    )  # fmt: skip
    try:
        yield wait_for_worker(started)
    finally:
        started.terminate()
        started.wait()


def lesson_with(number: int) -> str:
    return f"lesson with {number:,} reports"


def list_with(number: int) -> str:
    return f"list, {number:,} reports on one"


def wait_for_worker(server: subprocess.Popen) -> int:
    """The worker's process, once it answers."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            ask("/healthz", "")
        except OSError:
            time.sleep(0.1)
            continue
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        return int(children[0])
    sys.exit(f"The server did not answer within 30 seconds. Is port {PORT} taken?")


def run(path: str, cookie: str, worker: int) -> Cost:
    for _ in range(10):
        queries = ask(path, cookie)
    cpu, speed = [], []
    for _ in range(ROUNDS):
        before, began = cpu_of(worker), time.perf_counter()
        for _ in range(PER_ROUND):
            ask(path, cookie)
        speed.append(PER_ROUND / (time.perf_counter() - began))
        cpu.append((cpu_of(worker) - before) / PER_ROUND * 1000)
    return Cost(statistics.median(cpu), statistics.median(speed), queries)


def cpu_of(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def ask(path: str, cookie: str) -> int:
    """How many queries the answer took."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        sys.exit(f"{path} answered {answer.status}")
    return int(answer.getheader("X-Queries", 0))


def show(size: int, result: dict[str, Cost]) -> None:
    print(f"\n{size:,} lessons on {DATABASE.split(':')[0]}")
    print(f"{'':38}{'CPU ms':>8}{'x bare':>8}{'x empty':>9}{'req/s':>8}{'of empty':>10}{'queries':>9}")
    for what, (cpu, speed, queries) in result.items():
        who = what.rpartition(", ")[2]
        bare, empty = result[f"bare Django view, {who}"], result[f"empty Wagtail page, {who}"]
        ratios = f"{cpu / bare.cpu:8.1f}{cpu / empty.cpu:9.2f}{speed:8.0f}{speed / empty.speed:10.2f}"
        print(f"{what:38}{cpu:8.1f}{ratios}{queries:9}")


def judge(results: dict[int, dict[str, Cost]]) -> list[str]:
    """Sentences on what is over its limit."""
    small, large = (results[size] for size in SIZES)
    failures = []
    for what in ("lesson", "vacancy text"):
        ratio = large[f"{what}, signed in"].cpu / large["empty Wagtail page, signed in"].cpu
        if ratio > LIMITS["lesson"]:
            failures.append(f"A {what} costs {ratio:.2f} times an empty Wagtail page; the limit is {LIMITS['lesson']}.")
    failures += judge_reports(large)
    for what in ("list", "lesson", "vacancy texts", "vacancy text"):
        for who in ("visitor", "signed in"):
            growth = large[f"{what}, {who}"].cpu / small[f"{what}, {who}"].cpu
            if growth > LIMITS["growth"]:
                failures.append(
                    f"{what}, {who}: {growth:.2f} times as much at {SIZES[1]:,} lessons; the limit is {LIMITS['growth']}."
                )
    return failures


def judge_reports(costs: dict[str, Cost]) -> list[str]:
    """A thousand reports may cost no query more than one, and hardly more time."""
    failures = []
    for with_reports in (lesson_with, list_with):
        for who in ("visitor", "signed in"):
            few, many = (costs[f"{with_reports(number)}, {who}"] for number in (REPORTS[0], REPORTS[-1]))
            what = f"{with_reports(REPORTS[-1])}, {who}"
            if many.cpu / few.cpu > LIMITS["growth"]:
                failures.append(
                    f"{what}: {many.cpu / few.cpu:.2f} times what it is with {REPORTS[0]}; the limit is {LIMITS['growth']}."
                )
            if many.queries > few.queries:
                failures.append(f"{what}: {many.queries} queries, with {REPORTS[0]} {few.queries}.")
    return failures


if __name__ == "__main__":
    main()
