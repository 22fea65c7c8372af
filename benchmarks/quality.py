"""How well the search finds what advisers look for: recall@5 and mean reciprocal rank over benchmarks/queries.toml.

`python -m benchmarks.quality` prints the table for the demo community in the database that DATABASE_URL names, with
`--fresh` in a database of its own beside that; with `--each` also every question that was not held out.
"""

import os
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST = 5  # hits that a reader looks at


@dataclass(frozen=True)
class Question:
    """What somebody types, the demo lessons that should come first, and whether it is kept out of tuning."""

    words: str
    expects: tuple[str, ...]
    is_held_out: bool


@dataclass(frozen=True)
class Answer:
    question: Question
    found: tuple[str, ...]

    @property
    def recall(self) -> float:
        """The share of what should come first that is among the first five."""
        expected = set(self.question.expects)
        return len(expected & set(self.found[:FIRST])) / len(expected)

    @property
    def reciprocal_rank(self) -> float:
        places = [place for place, slug in enumerate(self.found, 1) if slug in self.question.expects]
        return 1 / places[0] if places else 0.0


@dataclass(frozen=True)
class Score:
    questions: int
    recall: float
    reciprocal_rank: float


def questions() -> list[Question]:
    rows = tomllib.loads((ROOT / "benchmarks" / "queries.toml").read_text(encoding="utf-8"))["question"]
    return [Question(row["words"], tuple(row["expects"]), is_held_out=place % 3 == 2) for place, row in enumerate(rows)]


def answers() -> list[Answer]:
    """Every question asked as the demo's adviser, who may read all lessons."""
    from cop.members.models import Member
    from cop.search.asking import Asked
    from cop.search.finding import find

    adviser = Member.objects.get(email="adviseur@demo.example")
    slugs, unjudged = demo_slugs(), unjudged_pages()
    given = []
    for question in questions():
        hits = find(user=adviser, asked=Asked(question.words)).hits
        found = tuple(slugs.get(hit.page.pk, "") for hit in hits if hit.page.pk not in unjudged)
        given.append(Answer(question, found))
    return given


def unjudged_pages() -> set[int]:
    """Keys of workshops and of the catalogue's entries: nobody said which questions they answer, and many do.

    They take no lesson's place and fill none, as is usual for what was not judged. Discussions and information pages
    are no answer to these questions: one of those above a lesson counts against it.
    """
    from knowledge.catalogue.models import ResourcePage
    from knowledge.workshops.models import WorkshopPage

    return {key for model in (WorkshopPage, ResourcePage) for key in model.objects.values_list("pk", flat=True)}


def demo_slugs() -> dict[int, str]:
    """{key of the page: the name of its file's story}."""
    from home.demo_loader.files import read_all
    from knowledge.lessons.models import LessonPage

    by_title = {story["title"]: story["slug"] for story in read_all("lessons")}
    return {key: by_title[title] for key, title in LessonPage.objects.values_list("pk", "title") if title in by_title}


def score(of: list[Answer]) -> Score:
    number = len(of) or 1
    return Score(
        len(of), sum(answer.recall for answer in of) / number, sum(answer.reciprocal_rank for answer in of) / number
    )


def table(of: list[Answer]) -> str:
    groups = {
        "all": of,
        "tuned with": [answer for answer in of if not answer.question.is_held_out],
        "held out": [answer for answer in of if answer.question.is_held_out],
    }
    lines = [f"{'questions':24}{'number':>8}{'recall@5':>10}{'MRR':>8}"]
    for name, several in groups.items():
        result = score(several)
        lines.append(f"{name:24}{result.questions:8}{result.recall:10.3f}{result.reciprocal_rank:8.3f}")
    return "\n".join(lines)


def main() -> None:
    os.environ.setdefault(
        "DJANGO_SETTINGS_MODULE", "cop.settings.test" if "--fresh" in sys.argv else "cop.settings.dev"
    )
    import django

    django.setup()
    given = fresh_answers() if "--fresh" in sys.argv else answers()
    if "--each" in sys.argv:
        for answer in given:
            if not answer.question.is_held_out:
                figures = f"{answer.recall:5.2f} {answer.reciprocal_rank:5.2f}"
                print(f"{figures}  {answer.question.words}: {answer.found[:FIRST]}")
    print(table(given))


def fresh_answers() -> list[Answer]:
    """In an empty database with nothing but the demo, which is removed afterwards."""
    from django.test.utils import setup_databases, teardown_databases

    from home.demo_loader import load

    made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
    try:
        load(say=lambda _line: None)
        return answers()
    finally:
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main()
