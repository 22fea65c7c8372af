"""The steps in which an organiser writes an event, apart from the one with dates and times."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.care.labels_form import PlacesAndRelatedForm
from cop.publishing.forms import write_as_number
from cop.publishing.moments_form import MomentsMixin
from cop.publishing.own_step import OwnStepForm
from events.agenda.models import EventKind, EventPage, RegistrationMode
from events.agenda.models.event import MOST_GUESTS, MOST_OFFER_HOURS, MOST_PLACES
from events.agenda.periods import refuse_far_days

LABELS = ("themes", "target_groups")
#: {field: the least and the most}
NUMBERS = {"capacity": (1, MOST_PLACES), "guests_allowed": (0, MOST_GUESTS), "offer_hours": (1, MOST_OFFER_HOURS)}


class WhatForm(OwnStepForm):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=EventKind.choices,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of these.")},
    )

    class Meta:
        model = EventPage
        fields: ClassVar[list[str]] = ["title", "summary", "kind", "body", "audience", "organised_by"]
        widgets: ClassVar[dict[str, forms.Widget]] = {"summary": forms.Textarea(attrs={"rows": 2})}
        help_texts: ClassVar[dict[str, Any]] = {"title": _("What would stand on the invitation?")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.organised_by and self.member.organisation:
            self.initial["organised_by"] = self.member.organisation.name


class RegistrationForm(MomentsMixin, OwnStepForm):
    """How one signs up. Until when is a day and a time; without a time it is the end of that day."""

    STORED_AS: ClassVar[dict[str, str]] = {"until_day": "register_by"}
    registration_mode = forms.ChoiceField(
        label=_("How does one register?"),
        choices=RegistrationMode.choices,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of these.")},
    )
    until_day = forms.DateField(
        label=_("Register until (day)"),
        validators=[refuse_far_days],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave this empty to keep it open until the start."),
    )
    until_time = forms.TimeField(
        label=_("Register until (time)"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Leave this empty for the end of that day."),
    )

    class Meta:
        model = EventPage
        fields: ClassVar[list[str]] = [
            "registration_mode",
            "external_link",
            "capacity",
            "guests_allowed",
            "offer_hours",
        ]

    field_order: ClassVar[list[str]] = [
        *("registration_mode", "external_link", "until_day", "until_time", "capacity", "guests_allowed", "offer_hours")
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, between in NUMBERS.items():
            write_as_number(self.fields[name], between=between)
        self.show_moment(self.instance.register_by, "until_day", "until_time")

    def clean_guests_allowed(self) -> int:
        return self.cleaned_data["guests_allowed"] or 0

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self.until = self.moment_in("until_day", "until_time", without_time="23:59")
        starts_at = self.instance.starts_at
        if self.until and starts_at and self.until > starts_at:
            # On the last day itself nobody registers after the beginning.
            if not data.get("until_time") and timezone.localdate(self.until) == timezone.localdate(starts_at):
                self.until = starts_at
            else:
                self.add_error("until_day", _("Registration cannot close after the start."))
        return data

    def apply_children(self) -> None:
        if not {"until_day", "until_time"} & self.errors.keys():
            self.instance.register_by = self.until


class BelongsForm(PlacesAndRelatedForm, OwnStepForm):
    """For whom it is, what it is part of, and who may know of it."""

    STORED_AS: ClassVar[dict[str, str]] = {**PlacesAndRelatedForm.STORED_AS}
    national_event = forms.ModelChoiceField(
        EventPage.objects.none(),
        label=_("Part of a national event"),
        empty_label=_("No"),
        help_text=_("It shows on the page of that event as well."),
    )
    members_only = forms.TypedChoiceField(
        label=_("Who may see it?"),
        choices=[("False", _("Everybody")), ("True", _("Only members"))],
        coerce=lambda value: value == "True",
        empty_value=False,
        widget=forms.RadioSelect,
        help_text=_("What is for members only stands in no calendar that others can subscribe to."),
    )

    class Meta:
        model = EventPage
        fields: ClassVar[list[str]] = [*LABELS, "national_event", "members_only"]
        widgets: ClassVar[dict[str, Any]] = dict.fromkeys(LABELS, forms.CheckboxSelectMultiple)

    field_order: ClassVar[list[str]] = [
        *("themes", "target_groups", "regions", "national_event", "related_words", "related", "members_only")
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        national = EventPage.objects.visible_to(self.member).filter(kind=EventKind.NATIONAL)
        coming = national.upcoming(timezone.now()).not_cancelled().values("pk")
        offered = EventPage.objects.filter(pk__in=coming) | EventPage.objects.filter(pk=self.instance.national_event_id)
        self.fields["national_event"].queryset = offered.exclude(pk=self.instance.pk).order_by("starts_at", "pk")
