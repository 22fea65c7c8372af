"""The parts of a challenge in its history, in plain words; and for its organisers what was decided and who was named."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cop.care.happenings import Rule, register_happenings
from cop.care.history import Part, register_history
from cop.care.views.history import show_history
from cop.core.moment_words import moment_in_words
from cop.core.page_panels import register_page_panel
from cop.core.page_views import register_sub_view
from cop.core.richtext import plain_lines
from events.challenges.dates_form import ASKED
from events.challenges.models import ChallengePage
from events.challenges.permissions import reader_organises

MODEL = "challenges.ChallengePage"
LOGGED = "challenges."


def register() -> None:
    register_sub_view(MODEL, "geschiedenis", show_history, in_sitemap=False)
    register_page_panel(MODEL, "care/_history_link.html", _link, place="menu", order=10)
    register_happenings(MODEL, Rule(LOGGED, reader_organises))
    register_history(
        MODEL,
        (
            Part(_("Title"), ("title",), lambda challenge: challenge.title),
            Part(_("Question"), ("question",), lambda challenge: challenge.question),
            Part(_("Background"), ("background",), _lines("background")),
            Part(_("Problem owner"), ("problem_owner",), lambda challenge: challenge.problem_owner),
            Part(_("What you get"), ("offers",), _lines("offers")),
            Part(_("Partners"), ("partners",), _names("partners")),
            Part(_("Criteria"), ("criteria",), lambda challenge: "\n".join(map(_told, challenge.criteria.all()))),
            Part(_("Documents"), ("documents",), _names("documents")),
            *(Part(day, (name,), _moment(name)) for name, (day, _time, _without) in ASKED.items()),
            Part(_("Who can take part"), ("open_to_students",), _who),
            Part(_("Theme"), ("themes",), _names("themes")),
            Part(_("Target group"), ("target_groups",), _names("target_groups")),
            Part(_("Results"), ("results",), _lines("results")),
            Part(_("What was done"), ("outcome_done",), _lines("outcome_done")),
            Part(_("What came of it"), ("outcome_result",), _lines("outcome_result")),
        ),
    )


def _link(request: HttpRequest, challenge: ChallengePage) -> dict[str, Any] | None:
    return {"url": challenge.get_url(request)} if challenge.live and not getattr(request, "is_preview", False) else None


def _lines(field: str) -> Callable[[Any], str]:
    return lambda challenge: plain_lines(getattr(challenge, field))


def _names(field: str) -> Callable[[Any], str]:
    return lambda challenge: "\n".join(str(row) for row in getattr(challenge, field).all())


def _moment(field: str) -> Callable[[Any], str]:
    return lambda challenge: moment_in_words(getattr(challenge, field)) if getattr(challenge, field) else ""


def _told(row: Any) -> str:
    return ": ".join(filter(None, (f"{row.title} ({row.weight} x {row.most_points})", row.explanation)))


def _who(challenge: ChallengePage) -> str:
    return str(_("Members, students and partners") if challenge.open_to_students else _("Members"))
