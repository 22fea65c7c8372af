"""How moderators deal with a challenge that somebody reported."""

from html import escape

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop.core.page_panels import register_page_panel
from cop.members.models import Member
from cop.moderation import hiding
from cop.moderation.panel import report_panel
from cop.moderation.reportables import Words, register_reportable, words_of_fields
from events.challenges.models import ChallengePage

MODEL = "challenges.ChallengePage"


def register() -> None:
    register_page_panel(MODEL, "moderation/_report_link.html", report_panel, place="menu", order=90)
    register_reportable(
        MODEL,
        title=lambda challenge: challenge.title,
        url=lambda challenge: challenge.get_url() or "",
        authors=lambda one: Member.objects.filter(page_authorships__page=one).select_related("organisation"),
        visible=lambda challenge, user: challenge.is_open and challenge.may_be_read_by(user),
        hide=lambda challenge, by, _reason: hiding.unpublish(challenge, by),
        restore=hiding.publish_again,
        own_url=lambda challenge: reverse("publishing:show-contribution", args=[challenge.pk]),
        words=words,
    )


def words(challenge: ChallengePage) -> list[Words]:
    names = ", ".join(author.name for author in challenge.page_authors.all())
    at = challenge.last_published_at
    rows = [f"{row.title} {row.explanation}" for row in challenge.criteria.all()]
    partners = [partner.name for partner in challenge.partners.all()]
    lines = (challenge.question, challenge.problem_owner, challenge.withdraw_reason, *rows, *partners)
    html = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    fields = ("background", "offers", "results", "outcome_done", "outcome_result")
    return [Words(_("Question"), names, at, html, is_it=True), *words_of_fields(challenge, fields, author=names, at=at)]
