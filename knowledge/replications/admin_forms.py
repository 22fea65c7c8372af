"""The form in which editors see a report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from cop.core.admin_forms import TellsWhoWasFirst
from knowledge.replications.errors import AlreadyReported
from knowledge.replications.forms import PeriodField


class ReportAdminForm(TellsWhoWasFirst, WagtailAdminModelForm):
    """A draft may be empty in places; what is published, or approved, may not, and clashes with no other report."""

    period_start = PeriodField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        period: Any = self.fields["period_start"]
        period.offer(self.instance.period_start)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if self.is_deferred_validation:
            return data
        report = self.instance
        for name in report.REQUIRED_TO_PUBLISH:
            excused = name == "changed" and data.get("changed_nothing")
            if name in self.fields and not data.get(name) and not excused and name not in self.errors:
                self.add_error(name, report.sentence_for_missing(name))
        other = report.other_of_period(data.get("period_start")) if data.get("period_start") else None
        if other is not None:
            self.add_error("period_start", str(AlreadyReported(other)))
        return data


panels = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("lesson", read_only=True),
                FieldPanel("author_name", read_only=True),
                FieldPanel("organisation", read_only=True),
            ],
            heading=_("Who tried what"),
        ),
        MultiFieldPanel(
            [FieldPanel("region"), FieldPanel("period_start"), FieldPanel("scale")], heading=_("Where and when")
        ),
        MultiFieldPanel([FieldPanel("changed"), FieldPanel("changed_nothing")], heading=_("What they did otherwise")),
        MultiFieldPanel(
            [FieldPanel("outcome", widget=forms.RadioSelect), FieldPanel("result")], heading=_("What came of it")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("vacancies"), FieldPanel("applicants")]),
                FieldRowPanel([FieldPanel("hires"), FieldPanel("hours_spent")]),
            ],
            heading=_("In figures"),
        ),
        InlinePanel("attachments", [FieldPanel("document")], heading=_("Files"), label=_("File"), max_num=5),
    ],
    base_form_class=ReportAdminForm,
)
