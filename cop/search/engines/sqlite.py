"""SQLite: its full-text table is asked first and on its own, so that no page is ranked against all others.

Wagtail's own order by relevance asks the full-text table once for every page that was found. Here one statement asks
it for the pages that fit, and for each way of saying what was typed which of them say it so; the sum is made here.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import connection
from modelsearch.query import And, Or, Phrase, PlainText, SearchQuery
from wagtail.search.models import IndexEntry

from cop.search.engines.question import Question
from cop.search.marks import mark_of_reader
from cop.search.plan import any_of

ENTRIES = IndexEntry._meta.db_table
TEXTS = f"{ENTRIES}_fts"
# How much a word says in a column, and which weights of the columns autocomplete, body and title count how often it
# stands there. The first of these has what stands around the text, and the title once more.
_COLUMNS = ((3.0, "title", "0, 0, 1"), (1.0, "body", "0, 1, 0"), (0.4, "autocomplete", "1, 0, 0"))


class SQLiteEngine:
    def best(self, question: Question) -> list[int]:
        scores: dict[int, float] = defaultdict(float)
        keys: dict[int, int] = {}
        arms = list(self._arms(question))
        strongest: dict[int, float] = defaultdict(float)
        rows = self._ask(arms, question.limit)
        for arm, _entry, _key, strength in rows:
            strongest[arm] = max(strongest[arm], strength)
        for arm, entry, key, strength in rows:
            if arm in (0, 1):
                keys[entry] = int(key)
            weight = arms[arm][0]
            scores[entry] += weight * (0.5 + 0.5 * strength / (strongest[arm] or 1))
        found = sorted(keys, key=lambda entry: (-scores[entry], -entry))
        return [keys[entry] for entry in found[: question.limit]]

    def starting(self, words: list[str], *, user: Any, limit: int) -> list[int]:
        asked = " AND ".join([*map(_quoted, words[:-1]), f"{_quoted(words[-1])} *"])
        sql = f"""
            SELECT object_id FROM {ENTRIES} WHERE id IN (
                SELECT rowid FROM {TEXTS} WHERE {TEXTS} MATCH %s ORDER BY rowid DESC LIMIT %s
            ) ORDER BY id DESC
        """  # noqa: S608  (the only names in it are our own)
        with connection.cursor() as cursor:
            cursor.execute(sql, [f"({{title}} : ({asked})) AND {mark_of_reader(user)}", limit])
            return [int(row[0]) for row in cursor.fetchall()]

    def _arms(self, question: Question) -> Iterator[tuple[float, str, str]]:
        """(weight, question, weights of the columns): first which pages fit, in their title and at all."""
        fits = _fits(question)
        units = question.plan.units
        titles = any_of(unit.anything for unit in units) if units else question.readable
        yield 0, f"({{title}} : {as_match(titles)}) AND {fits}", ""
        yield 0, fits, ""
        for unit in units:
            for level in unit.levels:
                said = as_match(any_of(level.ways))
                for weight, column, weights in _COLUMNS:
                    yield unit.rarity * level.weight * weight, f"({{{column}}} : {said}) AND {fits}", weights

    def _ask(self, arms: list[tuple[float, str, str]], limit: int) -> list[tuple[int, int, str, float]]:
        parts, parameters = [], []
        for place, (_weight, asked, weights) in enumerate(arms):
            strength = f"-bm25({TEXTS}, {weights})" if weights else "0"
            parts.append(
                f"SELECT * FROM (SELECT {place} AS arm, rowid AS entry, {strength} AS strength FROM {TEXTS} "  # noqa: S608
                f"WHERE {TEXTS} MATCH %s ORDER BY rowid DESC LIMIT {limit})"
            )
            parameters.append(asked)
        sql = f"""
            SELECT arm, entry, object_id, strength FROM ({" UNION ALL ".join(parts)}) JOIN {ENTRIES} ON id = entry
        """  # noqa: S608  (the only names in it are our own)
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall()


def _fits(question: Question) -> str:
    must = [as_match(question.readable)]
    if (wanted := question.wanted) is not None:
        must.append(as_match(wanted))
    fits = f"({' AND '.join(must)})"
    if question.plan.unwanted:
        fits = f"({fits} NOT ({{title body}} : {as_match(any_of(question.plan.unwanted))}))"
    return fits


def as_match(query: SearchQuery) -> str:
    """A query in the language of FTS5: several words between quotes stand beside each other.

    Raises TypeError for what a plan never holds.
    """
    if isinstance(query, PlainText | Phrase):
        return _quoted(query.query_string)
    if isinstance(query, And | Or):
        sign = " AND " if isinstance(query, And) else " OR "
        return f"({sign.join(map(as_match, query.subqueries))})"
    # Not, too: in this language it stands between two, and `_fits` puts it there.
    raise TypeError(f"A plan holds words, phrases, and, or; this is {type(query).__name__}.")


def _quoted(words: str) -> str:
    return '"' + words.replace('"', " ").replace("\x00", " ") + '"'
