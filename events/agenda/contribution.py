"""How an organiser writes an event: the steps of the guided form."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from cop.publishing.contributions import ContributionType, Step, contribution_type, register_contribution
from events.agenda.permissions import may_organise


def start_event(page: Any, author: Any) -> None:
    """A new event starts with what is known of its organiser."""
    page.organised_by = author.organisation.name if author.organisation else ""


EVENT = ContributionType(
    slug="bijeenkomst",
    page_model="agenda.EventPage",
    index_model="agenda.EventIndexPage",
    name=_("event"),
    invitation=_("Plan an event"),
    question=_("What do you organise, for whom, and when? A date and a sentence are enough to begin."),
    steps=(
        Step("wat", _("What it is"), "events.agenda.forms.WhatForm"),
        Step("wanneer", _("When and where"), "events.agenda.when_form.WhenForm"),
        Step("aanmelden", _("Registration"), "events.agenda.forms.RegistrationForm"),
        Step("voor-wie", _("For whom, and what belongs with it"), "events.agenda.forms.BelongsForm"),
    ),
    on_start=start_event,
    minutes=10,
    title_hint=_("What would stand on the invitation?"),
    may_write=may_organise,
)


def register_event_step(step: Step, *, after: str) -> None:
    """In `AppConfig.ready` of a room above, which asks more of who plans an event. `after` is the slug of a step."""
    kind = contribution_type(EVENT.slug) or EVENT
    steps = [one for one in kind.steps if one.slug != step.slug]
    place = [one.slug for one in steps].index(after) + 1
    register_contribution(replace(kind, steps=(*steps[:place], step, *steps[place:])))
