"""What discussions cost: part of `make bench`.

The list of all threads and of one channel at 1,000 and at 100,000 threads (10,000 on SQLite; THREADS changes it), and a
thread of 20, 1,000 and 5,000 replies on its first and its last page, signed in. CPU is the worker's own.

Beside another forum on this machine: PEER_LIST and PEER_THREAD are the addresses of its list of 20 threads and of a
thread of 20 posts, PEER_COOKIE signs in there, and PEER_PROCESS is the process of its only worker.
"""

import http.client
import os
import statistics
import sys
from urllib.parse import urlsplit

from benchmarks import run

SIZES = (1_000, int(os.environ.get("THREADS") or (10_000 if run.DATABASE.startswith("sqlite") else 100_000)))
LONG = (19, 1_000, 5_000)  # replies; with the question 20 posts and more
GROWTH, DEEP, PEER = 1.2, 1.2, 0.5  # at most so many times: with more threads, on the last page, of the peer


def main() -> None:
    results = {}
    for size in SIZES:
        paths = fill(size)
        with run.server() as worker:
            session = f"sessionid={run.session_of('adviseur@demo.example')}"
            results[size] = {what: run.run(path, session, worker) for what, path in paths.items()}
        show(f"{size:,} threads", results[size])
    peer = measure_peer()
    for what, cpu in peer.items():
        print(f"{what + ' of the peer':44}{cpu:8.1f}")
    failures = judge(results, peer)
    print("\n".join(failures) or "All discussions within their limits.")
    sys.exit(1 if failures else 0)


def fill(size: int) -> dict[str, str]:
    """Exactly `size` threads; {what: address} of what is measured."""
    run.manage("migrate", "--verbosity", "0")
    there = int(_say("print(ThreadPage.objects.count() if Member.objects.exists() else 0)"))
    if there < size:
        # Without what is loaded first when there is nothing: the sixteen threads of the demo.
        run.manage("generate_community", "--threads", str(size - (there or 16)), "--members", "0", "--unread")
    if not run.DATABASE.startswith("sqlite"):
        _say("from django.db import connection; connection.cursor().execute('VACUUM ANALYZE')")
    channel, *threads = _say(f"from benchmarks.long_threads import *; print(*addresses({LONG}))").split()
    paths = {"bare Django view": "/bare/", "list of all": "/gesprekken/", "list of a channel": channel}
    for number, address in zip(LONG, threads, strict=True):
        paths |= {f"thread of {number + 1:,}, first page": address}
        paths |= {f"thread of {number + 1:,}, last page": f"{address}?reactie={number}"} if number > LONG[0] else {}
    return paths


def _say(code: str) -> str:
    names = "from cop.discussions.models import *; from cop.members.models import Member; "
    return run.manage("shell", "-v0", "-c", names + code)


def show(filled: str, result: dict[str, run.Cost]) -> None:
    print(f"\n{filled} on {run.DATABASE.split(':')[0]}\n{'':44}{'CPU ms':>8}{'x bare':>8}{'queries':>9}")
    bare = result["bare Django view"].cpu
    for what, (cpu, _speed, queries) in result.items():
        print(f"{what:44}{cpu:8.1f}{cpu / bare:8.1f}{queries:9}")


def measure_peer() -> dict[str, float]:
    """CPU milliseconds a request of the other forum; nothing when none is named."""
    pages = {"list of 20": os.environ.get("PEER_LIST"), "thread of 20": os.environ.get("PEER_THREAD")}
    worker = int(os.environ.get("PEER_PROCESS") or 0)
    return {what: _peer_cpu(address, worker) for what, address in pages.items() if address and worker}


def _peer_cpu(address: str, worker: int) -> float:
    rounds = []
    for number in range(run.ROUNDS + 1):
        before = run.cpu_of(worker)
        for _ in range(run.PER_ROUND):
            _ask_peer(address)
        if number:  # the first one warms up
            rounds.append((run.cpu_of(worker) - before) / run.PER_ROUND * 1000)
    return statistics.median(rounds)


def _ask_peer(address: str) -> None:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    connection.request("GET", f"{parts.path}?{parts.query}", headers={"Cookie": os.environ.get("PEER_COOKIE", "")})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        sys.exit(f"{address} answered {answer.status}")


def judge(results: dict[int, dict[str, run.Cost]], peer: dict[str, float]) -> list[str]:
    """Sentences on what is over its limit."""
    small, large = ({what: cost.cpu for what, cost in results[size].items()} for size in SIZES)
    failures = [
        f"{what}: {large[what] / small[what]:.2f} times as much at {SIZES[1]:,} threads; the limit is {GROWTH}."
        for what in small
        if what != "bare Django view" and large[what] / small[what] > GROWTH
    ]
    for number in LONG[1:]:
        first, last = (large[f"thread of {number + 1:,}, {place} page"] for place in ("first", "last"))
        if last / first > DEEP:
            failures.append(f"The last page of {number:,} replies: {last / first:.2f} times the first; limit {DEEP}.")
    ours = {"list of 20": large["list of all"], "thread of 20": large[f"thread of {LONG[0] + 1}, first page"]}
    for what, cpu in peer.items():
        if ours[what] / cpu > PEER:
            failures.append(f"A {what}: {ours[what] / cpu:.2f} times the peer's; the limit is {PEER}.")
    return failures


if __name__ == "__main__":
    main()
