"""How moderators deal with a challenge that somebody reported."""

from html import escape

from django.utils.translation import gettext_lazy as _

from cop.moderation.reportables import Words, words_of_fields
from cop.publishing.reported_pages import register_reported_page
from events.challenges.models import ChallengePage


def register() -> None:
    register_reported_page("challenges.ChallengePage", words=words)


def words(challenge: ChallengePage) -> list[Words]:
    names = ", ".join(author.name for author in challenge.page_authors.all())
    at = challenge.last_published_at
    rows = [f"{row.title} {row.explanation}" for row in challenge.criteria.all()]
    partners = [partner.name for partner in challenge.partners.all()]
    lines = (challenge.question, challenge.problem_owner, challenge.withdraw_reason, *rows, *partners)
    html = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    fields = ("background", "offers", "results", "outcome_done", "outcome_result")
    return [Words(_("Question"), names, at, html, is_it=True), *words_of_fields(challenge, fields, author=names, at=at)]
