"""PostgreSQL: one statement on the table that Wagtail's search fills, with bounded work for common words.

Wagtail's own query ranks every page with a word before it takes the best twenty: at 100,000 pages a common word costs
seconds. Here at most `limit` pages are taken out of the indexes, those first whose title has the words, and only these
are ranked. An index cannot stop half way, so words that very many pages have are first looked for in the newest pages
only. Its ranking also cannot tell a word from its synonym.
"""

from typing import Any

from django.db import connection
from modelsearch.query import And, Not, Or, Phrase, PlainText, SearchQuery
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from cop.search.engines.question import Question
from cop.search.marks import BAND, PAGES_IN_BAND, mark_of_reader
from cop.search.plan import all_of, any_of

ENTRIES = IndexEntry._meta.db_table
# Of what stands around the text, the text, the summary and the title: see BasePage.search_fields.
WEIGHTS = "{0.1, 0.2, 0.5, 1.0}"
# The marks of the bands that hold the newest share of the pages.
NEWEST = f"""
    SELECT to_tsquery('simple', string_agg('{BAND}' || band, ' | '))
    FROM (SELECT max(id) / {PAGES_IN_BAND} AS last FROM {Page._meta.db_table}) AS newest,
    generate_series(last - ceil(%s::float * (last + 1))::int, last) AS band
"""  # noqa: S608


# Looked for among so many times the pages that are asked for: words are not spread evenly.
SPARE = 2
# Where that was too little, so many times as much, before all pages are.
MORE = 10
# The index tells in a few milliseconds which of so many pages have the other words, too.
FEW = 20_000
# A larger share is too many bands to ask for.
LARGEST_SHARE = 0.05
# The share of the pages, the newest, in which titles to suggest are looked for first.
FIRST_SUGGESTED = 0.01
_IN_ALL_TITLES, _IN_TITLE, _ANYWHERE = 0, 1, 2


class PostgresEngine:
    def __init__(self, config: str) -> None:
        self.config = config

    def best(self, question: Question) -> list[int]:
        share = share_to_read(question)
        while share < LARGEST_SHARE:
            if len(found := self._ask(question, share)) == question.limit:
                return found
            share *= MORE
        return self._ask(question)

    def starting(self, words: list[str], *, user: Any, limit: int) -> list[int]:
        asked = " & ".join([*map(_quoted, words[:-1]), f"{_quoted(words[-1])}:*"])
        readable = mark_of_reader(user)
        # Very many titles have a short beginning of a word: the newest pages are read, before the index is asked for it.
        sql = f"""
            WITH newest AS MATERIALIZED (
                SELECT object_id FROM {ENTRIES} WHERE autocomplete @@ (SELECT to_tsquery('simple', %s) && ({NEWEST}))
                AND ts_match_vq(autocomplete, to_tsquery('simple', %s)) LIMIT %s
            ), every AS (
                SELECT object_id FROM {ENTRIES} WHERE (SELECT count(*) FROM newest) < %s
                AND autocomplete @@ (SELECT to_tsquery('simple', %s)) LIMIT %s
            )
            SELECT object_id FROM newest UNION SELECT object_id FROM every LIMIT %s
        """  # noqa: S608  (the only names in it are our own)
        parameters = [readable, FIRST_SUGGESTED, asked, limit, limit, f"{readable} & {asked}", limit, limit]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            rows = cursor.fetchall()
        return sorted((int(row[0]) for row in rows), reverse=True)

    def _ask(self, question: Question, share: float = 1) -> list[int]:
        sql, parameters = self._statement(question, share)
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return [int(row[0]) for row in cursor.fetchall()]

    def _statement(self, question: Question, share: float) -> tuple[str, list[Any]]:
        asked, parameters = self._asked(question, share)
        arms, more = self._arms(question)
        score, weights = self._score(question)
        # The questions stand in a table of their own, so that the planner knows nothing of them: from what it knows of
        # common words it would rather read the table from its beginning, and each row of that is unpacked.
        sql = f"""
            WITH asked AS MATERIALIZED ({asked}),
            taken AS MATERIALIZED (
                SELECT id, min(place) AS place, bool_or(fits) AS fits FROM ({" UNION ALL ".join(arms)}) AS arm GROUP BY id
            ), fitting AS MATERIALIZED (
                SELECT id, place FROM taken WHERE CASE WHEN fits THEN TRUE ELSE (
                    SELECT (entry.title || entry.body) @@ (SELECT whole FROM asked)
                    FROM {ENTRIES} AS entry WHERE entry.id = taken.id
                ) END ORDER BY place, id DESC LIMIT %s
            ), read AS MATERIALIZED (
                SELECT entry.object_id, place, id, entry.title || entry.body AS vector
                FROM fitting JOIN {ENTRIES} AS entry USING (id)
            )
            SELECT object_id FROM read ORDER BY {score} DESC, place, id DESC
        """  # noqa: S608  (the only names in it are our own)
        return sql, [*parameters, *more, question.limit, *weights]

    def _asked(self, question: Question, share: float) -> tuple[str, list[Any]]:
        """The question, that for the share of the newest pages, and the marks."""
        whole = "to_tsquery(%s, %s)"
        parameters: list[Any] = [self.config, as_tsquery(question.readable)]
        if (wanted := question.wanted) is not None:
            whole += " && to_tsquery(%s, %s)"
            parameters += [self.config, as_tsquery(wanted)]
        if question.plan.unwanted:
            whole += " && !! to_tsquery(%s, %s)"
            # Not among the synonyms of labels, which nobody sees.
            parameters += [self.config, as_tsquery(any_of(question.plan.unwanted), weights=":ABC")]
        in_these, newest = self._in_newest(question, share) if share < 1 else ("whole", [])
        readable = "to_tsquery('simple', %s)"
        sql = f"SELECT whole, {in_these} AS in_these, {readable} AS readable FROM (SELECT {whole} AS whole) AS question"  # noqa: S608
        return sql, [*newest, as_tsquery(question.readable), *parameters]

    def _in_newest(self, question: Question, share: float) -> tuple[str, list[Any]]:
        """A narrower question, which the index answers sooner: each word more is looked up for every page of the bands.

        What is unwanted is unwanted everywhere, for the index does not know where on a page a word stands.
        """
        sql = f"to_tsquery(%s, %s) && ({NEWEST})"
        parameters: list[Any] = [self.config, as_tsquery(question.readable), share]
        if (wanted := question.plan.wanted(question.looseness, usual=True)) is not None:
            sql += " && to_tsquery(%s, %s)"
            parameters += [self.config, as_tsquery(wanted)]
        if question.plan.unwanted:
            sql += " && !! to_tsquery(%s, %s)"
            parameters += [self.config, as_tsquery(any_of(question.plan.unwanted))]
        return sql, parameters

    def _arms(self, question: Question) -> tuple[list[str], list[Any]]:
        """First pages with all of the things in their title, then with one of them, then any."""
        where, parameters = "(title || body) @@ (SELECT in_these FROM asked)", []
        if (wanted := question.wanted) is not None:
            # Nothing but stop words is an empty question, which would leave all pages.
            where += " AND numnode(to_tsquery(%s, %s)) > 0"
            parameters = [self.config, as_tsquery(wanted)]
        anywhere = f"(SELECT id, {_ANYWHERE} AS place, TRUE AS fits FROM {ENTRIES} WHERE {where} LIMIT %s)"  # noqa: S608
        arms, more = [anywhere], [*parameters, question.limit]
        for place, titles in self._titles(question):
            fits = not question.plan.unwanted and (place == _IN_ALL_TITLES)
            # As a function and not as an operator the marks are read from the row: most pages have them, and to look
            # that up in the index takes longer than all the rest.
            arms.append(
                f"(SELECT id, {place} AS place, {fits} AS fits FROM {ENTRIES} WHERE title @@ to_tsquery(%s, %s) "  # noqa: S608
                f"AND ts_match_vq(autocomplete, (SELECT readable FROM asked)) LIMIT %s)"
            )
            more += [self.config, as_tsquery(titles), question.limit]
        return arms, more

    def _titles(self, question: Question) -> list[tuple[int, SearchQuery]]:
        each = [unit.anything for unit in question.plan.units]
        if not each:
            return []
        both = [(_IN_ALL_TITLES, all_of(each)), (_IN_TITLE, any_of(each))]
        return both if len(each) > 1 else both[:1]

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


def share_to_read(question: Question) -> float:
    """Which share of the pages, the newest, most likely has as many with these words as are asked for; 1 for all.

    All as well where few pages have one of the words that must be there, and with chosen labels, which leave few.
    """
    if question.marks or question.plan.fewest(question.looseness) < FEW:
        return 1
    return min(SPARE * question.limit / question.plan.expected(question.looseness), 1)


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
