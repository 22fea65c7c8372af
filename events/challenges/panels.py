"""The form in which editors see a challenge, and what stands with a national event."""

from collections import Counter
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.models import Page

from cop.publishing.admin_forms import ContributionAdminForm
from events.agenda.models import EventKind, EventPage
from events.challenges.models.rows import MOST_CRITERIA, MOST_DOCUMENTS, MOST_PARTNERS
from events.challenges.national import of_event
from events.challenges.querysets import IN_ORDER
from events.challenges.timeline import Timeline

CHECKBOXES = forms.CheckboxSelectMultiple
MOST_SHOWN = 30
QUESTION = [FieldPanel(name) for name in ("title", "question", "background", "problem_owner", "offers")]
ENTRIES = [
    InlinePanel("partners", heading=_("Partners"), label=_("Partner"), max_num=MOST_PARTNERS),
    InlinePanel("criteria", heading=_("Criteria"), label=_("Criterion"), max_num=MOST_CRITERIA),
    InlinePanel("documents", heading=_("Documents"), label=_("Document"), max_num=MOST_DOCUMENTS),
]
DATES = [
    FieldRowPanel([FieldPanel("opens_at"), FieldPanel("deadline")]),
    FieldRowPanel([FieldPanel("select_by"), FieldPanel("runs_until")]),
]
RESULTS = [FieldPanel(name) for name in ("results", "outcome_done", "outcome_result")]
PLACE = [
    MultiFieldPanel([FieldPanel(name, widget=CHECKBOXES) for name in ("themes", "target_groups")], heading=_("Labels")),
    InlinePanel("page_regions", heading=_("Regions"), label=_("Region")),
    FieldPanel("open_to_students"),
    PageChooserPanel("national_event", "agenda.EventPage"),
    InlinePanel("related_pages", heading=_("Belongs with"), label=_("Page"), max_num=5),
    InlinePanel("page_authors", heading=_("Authors"), label=_("Author")),
]
CURATION = [FieldPanel("members_only"), *Page.promote_panels]

edit_handler = TabbedInterface(
    [
        ObjectList(QUESTION, heading=_("Challenge")),
        ObjectList(ENTRIES, heading=_("Entries")),
        ObjectList(DATES, heading=_("Dates")),
        ObjectList(RESULTS, heading=_("Results")),
        ObjectList(PLACE, heading=_("Where it belongs")),
        ObjectList(CURATION, heading=_("Curation")),
    ],
    base_form_class=ContributionAdminForm,
)


def national_panel(request: HttpRequest, event: EventPage) -> dict[str, Any] | None:
    """On a national event: its challenges, what is open in front. No query when these are kept."""
    if event.kind != EventKind.NATIONAL or not event.pk:
        return None
    now = timezone.now()
    cards = [
        {"challenge": row, "timeline": Timeline(row, now)} for row in of_event(event, request.user, shown_on=event)
    ]
    if not cards:
        return None
    cards.sort(key=lambda card: IN_ORDER.index(card["timeline"].phase))
    numbers = Counter(card["timeline"].phase for card in cards)
    return {"cards": cards[:MOST_SHOWN], "number": len(cards), "phases": [*numbers.items()]}
