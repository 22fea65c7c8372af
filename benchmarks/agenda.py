"""What the agenda costs: part of `make bench`.

The list, a narrowed list, a day, and a month with 10 and one with 300 events, at 400 and at 5,000 events, for a visitor.
CPU is the worker's own. Of a page that was asked for before; what the first reader of those months pays after one event
changed, and after all of them did, is measured apart.
"""

import sys

from benchmarks import run, threads

SIZES = (400, 5_000)
MONTHS = (10, 300)  # events
GROWTH, FULL = 1.2, 1.2  # at most so many times: with more events, in the full month
FIRST = {"one event": 1.3, "every event": 2.1}  # the same of the full month, for its first reader after that changed


def main() -> None:
    results = {}
    for size in SIZES:
        paths = fill(size)
        with run.server() as worker:
            results[size] = {what: run.run(path, "", worker) for what, path in paths.items()}
        threads.show(f"{size:,} events", results[size])
    first = first_readers()
    failures = judge(results) + judge_first(first)
    print("\n".join(failures) or "The agenda is within its limits.")
    sys.exit(1 if failures else 0)


def first_readers() -> dict[str, list[float]]:
    """{what changed: milliseconds of CPU for the first reader of each of MONTHS}."""
    calls = ", ".join(f"*first_reader(months, changes_all={what == 'every event'})" for what in FIRST)
    code = f"from benchmarks.full_months import *; months = addresses({MONTHS}); print({calls})"
    costs = [float(cost) for cost in _say(code).split()]
    first = {what: costs[place * 2 : place * 2 + 2] for place, what in enumerate(FIRST)}
    for what, months in first.items():
        said = ", ".join(f"{cost:.1f} ms for {number}" for cost, number in zip(months, MONTHS, strict=True))
        print(f"First reader of a month after {what} changed: {said}")
    return first


def judge_first(first: dict[str, list[float]]) -> list[str]:
    return [
        f"First reader after {what} changed: {many / few:.2f} times a month of {MONTHS[0]}; the limit is {FIRST[what]}."
        for what, (few, many) in first.items()
        if many / few > FIRST[what]
    ]


def fill(size: int) -> dict[str, str]:
    """At least `size` events; {what: address} of what is measured."""
    run.manage("migrate", "--verbosity", "0")
    there = int(_say("print(EventPage.objects.count())"))
    if there < size:
        # Without what is loaded first when there is nothing: the eight events of the demo.
        run.manage("generate_community", "--events", str(size - (there or 8)), "--members", "0", "--unread")
    if not run.DATABASE.startswith("sqlite"):
        _say("from django.db import connection; connection.cursor().execute('VACUUM ANALYZE')")
    months = _say(f"from benchmarks.full_months import *; print(*addresses({MONTHS}))").split()
    paths = {"bare Django view": "/bare/", "list": "/agenda/", "narrowed list": "/agenda/?soort=training"}
    paths["a day"] = f"/agenda/?wanneer={months[-1].split('/')[-2]}-01"
    return paths | {f"month of {number}": address for number, address in zip(MONTHS, months, strict=True)}


def _say(code: str) -> str:
    return run.manage("shell", "-v0", "-c", f"from events.agenda.models import *; {code}")


def judge(results: dict[int, dict[str, run.Cost]]) -> list[str]:
    """Sentences on what is over its limit."""
    small, large = ({what: cost.cpu for what, cost in results[size].items()} for size in SIZES)
    failures = [
        f"{what}: {large[what] / small[what]:.2f} times as much at {SIZES[1]:,} events; the limit is {GROWTH}."
        for what in small
        if what != "bare Django view" and large[what] / small[what] > GROWTH
    ]
    few, many = (large[f"month of {number}"] for number in MONTHS)
    if many / few > FULL:
        failures.append(f"A month of {MONTHS[1]}: {many / few:.2f} times one of {MONTHS[0]}; the limit is {FULL}.")
    return failures


if __name__ == "__main__":
    main()
