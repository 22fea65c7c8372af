"""How a member writes a lesson: the steps of the guided form."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cop.publishing.contributions import ContributionType, Step


def fill_in_from_author(page: Any, author: Any) -> None:
    """A new lesson starts with what is known of its author."""
    page.organisation = author.organisation


LESSON = ContributionType(
    slug="les",
    page_model="lessons.LessonPage",
    index_model="lessons.LessonIndexPage",
    name=_("lesson"),
    on_start=fill_in_from_author,
    steps=(
        Step("verhaal", _("What you tried"), "knowledge.lessons.forms.StoryForm"),
        Step("uitkomst", _("What happened"), "knowledge.lessons.forms.OutcomeForm"),
        Step("advies", _("What you would tell a colleague"), "knowledge.lessons.forms.AdviceForm"),
        Step("cijfers", _("Figures"), "knowledge.lessons.forms.FiguresForm"),
        Step("labels", _("Where it belongs"), "knowledge.lessons.forms.LabelsForm"),
        Step("bijlagen", _("Files and readers"), "knowledge.lessons.forms.ReadersForm", has_attachments=True),
    ),
)
