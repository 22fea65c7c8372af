"""Queries that pages ask all the time, with their SQL made once.

Django builds and compiles a query anew each time it is asked. For one that differs only in keys and numbers that takes
longer than asking the database and reading its answer: on a list of discussions it was a third of all CPU. Here the SQL is
made the first time, and later calls only put other values into it. Rows come back as from the query set itself.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

# What stands for an argument while the SQL is made: numbers that every integer column can hold, and no key has.
_FIRST_MARK = 2_147_400_000
_WORD = "\ue000argument {} of a kept query\ue000"  # with a character of no language


@dataclass(frozen=True)
class Many:
    """An argument that is a collection of at most `number` integers, for `__in`."""

    number: int


Shape = type[int] | type[str] | Many
Build = Callable[..., QuerySet[Any, Any]]


class KeptQuery:
    """The query set that `build` gives, called with one argument for each of its `shapes`; answers a list of rows.

    `build` is called once a thread. It may use no clock, member or setting, and its arguments only as values for the
    database; an argument that does not get there as it is raises ValueError, and so does `prefetch_related`.
    """

    def __init__(self, build: Build, shapes: Sequence[Shape]) -> None:
        self._build = build
        self._shapes = shapes
        self._kept = threading.local()

    def __call__(self, *arguments: Any) -> list[Any]:
        values: list[int | str] = []
        for argument, shape in zip(arguments, self._shapes, strict=True):
            values += _filled_up(list(argument), shape.number) if isinstance(shape, Many) else [argument]
        return self._statement().rows(values)

    def first(self, *arguments: Any) -> Any:
        """The first row; None without any. The query set itself says how many it fetches."""
        return next(iter(self(*arguments)), None)

    def _statement(self) -> "_Statement":
        connection = connections[DEFAULT_DB_ALIAS]
        statement: _Statement | None = getattr(self._kept, "statement", None)
        if statement is None or statement.connection is not connection:
            statement = self._kept.statement = self._made_for(connection)
        return statement

    def _made_for(self, connection: Any) -> "_Statement":
        arguments: list[Any] = []
        marks: list[int | str] = []
        for shape in self._shapes:
            new = [
                _mark(shape, len(marks) + number) for number in range(shape.number if isinstance(shape, Many) else 1)
            ]
            arguments.append(new if isinstance(shape, Many) else new[0])
            marks += new
        return _Statement(self._build(*arguments), marks, connection)


def kept_query(*shapes: Shape) -> Callable[[Build], KeptQuery]:
    """Makes a function that gives a query set one whose SQL is kept: see KeptQuery."""
    return lambda build: KeptQuery(build, shapes)


def _mark(shape: Shape, number: int) -> int | str:
    return _WORD.format(number) if shape is str else _FIRST_MARK + number


def _filled_up(numbers: list[int], length: int) -> list[int]:
    """With the last one again and again, which asks for nothing more; -1 is the key of no row."""
    if len(numbers) > length:
        raise ValueError(f"{len(numbers)} values where at most {length} were expected.")
    return numbers + [numbers[-1] if numbers else -1] * (length - len(numbers))


class _Statement:
    """The SQL of one query set for one thread's connection."""

    def __init__(self, queryset: QuerySet[Any, Any], marks: list[int | str], connection: Any) -> None:
        if queryset._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise ValueError("A kept query cannot fetch related rows in queries of their own.")
        self.connection = connection
        self._rows: Any = queryset._iterable_class(queryset)
        compiler: Any = queryset.query.get_compiler(connection=connection)
        self._sql, self._parameters = compiler.as_sql()
        places = {mark: place for place, mark in enumerate(marks)}
        self._places = [places.get(value) if isinstance(value, int | str) else None for value in self._parameters]
        if set(places.values()) - set(self._places):
            raise ValueError("An argument of a kept query does not reach the database as it is.")
        self._bound: tuple[Any, ...] = ()
        # The compiler has learnt which columns make up a row; from here on it only executes.
        compiler.as_sql = lambda *_args, **_kwargs: (self._sql, self._bound)
        queryset.query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]

    def rows(self, values: list[int | str]) -> list[Any]:
        # A number keeps the type that its column asked for.
        self._bound = tuple(
            known if place is None else type(known)(values[place])
            for known, place in zip(self._parameters, self._places, strict=True)
        )
        return list(self._rows)
