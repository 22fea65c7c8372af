"""PostgreSQL: one statement on the table that Wagtail's search fills, with bounded work for common words.

Wagtail's own query ranks every page with a word before it takes the best twenty: at 100,000 pages a common word costs
seconds. Here at most `limit` pages are taken out of the index, those first whose title has a word, and only these are
ranked. Its ranking also cannot tell a word from its synonym.
"""

from typing import Any

from django.db import connection
from modelsearch.query import And, Not, Or, Phrase, PlainText, SearchQuery
from wagtail.search.models import IndexEntry

from cop.search.engines.question import Question
from cop.search.marks import mark_of_reader
from cop.search.plan import any_of

ENTRIES = IndexEntry._meta.db_table
# Of what stands around the text, the text, the summary and the title: see BasePage.search_fields.
WEIGHTS = "{0.1, 0.2, 0.5, 1.0}"


class PostgresEngine:
    def __init__(self, config: str) -> None:
        self.config = config

    def best(self, question: Question) -> list[int]:
        sql, parameters = self._statement(question)
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return [int(row[0]) for row in cursor.fetchall()]

    def starting(self, words: list[str], *, user: Any, limit: int) -> list[int]:
        asked = " & ".join(
            [mark_of_reader(user), *(f"{_quoted(word)}" for word in words[:-1]), f"{_quoted(words[-1])}:*"]
        )
        sql = f"SELECT object_id FROM {ENTRIES} WHERE autocomplete @@ to_tsquery('simple', %s) LIMIT %s"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [asked, limit])
            return sorted((int(row[0]) for row in cursor.fetchall()), reverse=True)

    def _statement(self, question: Question) -> tuple[str, list[Any]]:
        arms, parameters = self._arms(question)
        score, more = self._score(question)
        sql = f"""
            WITH taken AS MATERIALIZED (
                SELECT id, min(place) AS place FROM ({" UNION ALL ".join(arms)}) AS arm
                GROUP BY id ORDER BY place, id DESC LIMIT %s
            ), read AS MATERIALIZED (
                SELECT entry.object_id, taken.place, entry.id, entry.title || entry.body AS vector
                FROM taken JOIN {ENTRIES} AS entry USING (id)
            )
            SELECT object_id FROM read ORDER BY {score} DESC, place, id DESC
        """  # noqa: S608  (the only names in it are our own)
        return sql, [*parameters, question.limit, *more]

    def _arms(self, question: Question) -> tuple[list[str], list[Any]]:
        """First pages with one of the words in their title, then any."""
        where, parameters = self._where(question)
        arm = f"(SELECT id, {{place}} AS place FROM {ENTRIES} WHERE {where}{{and_also}} LIMIT %s)"  # noqa: S608
        anywhere = arm.format(place=1, and_also="")
        if not question.plan.units:
            return [anywhere], [*parameters, question.limit]
        in_title = arm.format(place=0, and_also=" AND title @@ to_tsquery(%s, %s)")
        title = as_tsquery(any_of(unit.anything for unit in question.plan.units))
        return (
            [in_title, anywhere],
            [*parameters, self.config, title, question.limit, *parameters, question.limit],
        )

    def _where(self, question: Question) -> tuple[str, list[Any]]:
        asked = "to_tsquery(%s, %s)"
        parameters: list[Any] = [self.config, as_tsquery(question.readable)]
        if (wanted := question.wanted) is not None:
            asked += " && to_tsquery(%s, %s)"
            parameters += [self.config, as_tsquery(wanted)]
        if question.plan.unwanted:
            asked += " && !! to_tsquery(%s, %s)"
            # Not among the synonyms of labels, which nobody sees.
            parameters += [self.config, as_tsquery(any_of(question.plan.unwanted), weights=":ABC")]
        where = f"(title || body) @@ ({asked})"
        if question.wanted is not None:
            # Nothing but stop words is an empty question, which would leave all pages.
            where += " AND numnode(to_tsquery(%s, %s)) > 0"
            parameters += [self.config, as_tsquery(question.wanted)]
        return where, parameters

    def _score(self, question: Question) -> tuple[str, list[Any]]:
        """For each thing that was typed: how rare it is, times how well and how prominently the page says it."""
        terms, parameters = [], []
        for unit in question.plan.units:
            for level in unit.levels:
                # ts_rank divides by the number of words that would do.
                terms.append("%s * least(%s * ts_rank(%s, vector, to_tsquery(%s, %s)), 1)")
                ways = as_tsquery(any_of(level.ways))
                parameters += [unit.rarity * level.weight, len(level.ways), WEIGHTS, self.config, ways]
        # A bare number would be taken for the number of a column.
        return " + ".join(terms) or "0 * place", parameters


def as_tsquery(query: SearchQuery, *, weights: str = "") -> str:
    """A query in the language of to_tsquery: words are quoted, and several between quotes stand beside each other.

    `weights`, such as ":ABC", names the places where the words have to stand. Raises TypeError for what a plan never holds.
    """
    if isinstance(query, PlainText | Phrase):
        return _quoted(query.query_string) + weights
    if isinstance(query, Not):
        return f"!({as_tsquery(query.subquery, weights=weights)})"
    if isinstance(query, And | Or):
        sign = " & " if isinstance(query, And) else " | "
        return f"({sign.join(as_tsquery(part, weights=weights) for part in query.subqueries)})"
    raise TypeError(f"A plan holds words, phrases, and, or, not; this is {type(query).__name__}.")


def _quoted(words: str) -> str:
    return "'" + words.replace("\\", " ").replace("'", " ") + "'"
