"""Entries as a table for a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from cop.core.richtext import plain_lines
from cop.core.spreadsheets import csv_response
from events.challenges.models import ChallengePage
from events.entries.models import Entry


def as_csv(challenge: ChallengePage) -> StreamingHttpResponse:
    """UTF-8 with its mark and semicolons, as Dutch spreadsheets open it; no cell is a formula."""
    return csv_response(_rows(challenge), name=f"inzendingen-{challenge.slug}")


def _rows(challenge: ChallengePage) -> Iterator[list[Any]]:
    yield [
        *(_("Receipt number"), _("Title"), _("Summary"), _("Entry"), _("Name"), _("School or organisation")),
        *(_("E-mail address"), _("Team"), _("Handed in"), _("Mean score"), _("Reviewers"), _("Decision"), _("Reason")),
    ]
    entries = Entry.objects.handed_in().filter(challenge=challenge).select_related("member", "entrant")
    for entry in entries.prefetch_related("team").order_by("pk").iterator(chunk_size=200):
        team = ", ".join(" ".join(filter(None, (one.name, one.organisation, one.email))) for one in entry.team.all())
        at = timezone.localtime(entry.submitted_at).strftime("%Y-%m-%d %H:%M") if entry.submitted_at else ""
        score = "" if entry.mean_score is None else str(entry.mean_score).replace(".", ",")
        yield [
            *(entry.receipt, entry.title, entry.summary, plain_lines(entry.body), entry.entrant_name),
            *(entry.organisation_name, entry.address_of_author, team, at, score, entry.reviewers_count),
            *(entry.get_decision_display(), entry.decision_reason),
        ]
