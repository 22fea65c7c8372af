"""How a member writes a lesson: the steps of the guided form, for a story and for a vacancy text before and after."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cop.members.services import organisation_held_of
from cop.publishing.contributions import ContributionType, Step
from knowledge.lessons.models import Kind

STORY = Step("verhaal", _("What you tried"), "knowledge.lessons.forms.StoryForm")
MAKEOVER_STEP = Step("vacaturetekst", _("Vacancy text: from → to"), "knowledge.lessons.forms.MakeoverForm")
OUTCOME = Step("uitkomst", _("What happened"), "knowledge.lessons.forms.OutcomeForm")
ADVICE = Step("advies", _("What you would tell a colleague"), "knowledge.lessons.forms.AdviceForm")
FIGURES = Step("cijfers", _("Figures"), "knowledge.lessons.forms.FiguresForm")
LABELS = Step("labels", _("Where it belongs"), "knowledge.lessons.forms.LabelsForm")
READERS = Step("bijlagen", _("Files and readers"), "knowledge.lessons.forms.ReadersForm", has_attachments=True)


def start_story(page: Any, author: Any) -> None:
    """A new lesson starts with what is known of its author."""
    page.organisation = organisation_held_of(member=author)


def start_makeover(page: Any, author: Any) -> None:
    start_story(page, author)
    page.kind = Kind.MAKEOVER


LESSON = ContributionType(
    slug="les",
    page_model="lessons.LessonPage",
    index_model="lessons.LessonIndexPage",
    name=_("lesson"),
    invitation=_("Share a lesson"),
    question=_(
        "What did you try to find people, and what came of it? Also when it did not work: that saves a colleague the same."
    ),
    steps=(STORY, OUTCOME, ADVICE, MAKEOVER_STEP, FIGURES, LABELS, READERS),
    on_start=start_story,
    matches=lambda page: page.kind == Kind.STORY,
)
MAKEOVER = ContributionType(
    slug="makeover",
    page_model="lessons.LessonPage",
    index_model="lessons.LessonIndexPage",
    name=_("vacancy text from → to"),
    invitation=_("Share a vacancy text: from → to"),
    question=_(
        "Which vacancy text did you rewrite, what changed, and what came of it? Put the old and new text side by side."
    ),
    steps=(
        MAKEOVER_STEP,
        Step("verhaal", _("Why and how"), "knowledge.lessons.forms.StoryForm"),
        OUTCOME,
        FIGURES,
        LABELS,
        READERS,
    ),
    on_start=start_makeover,
    matches=lambda page: page.kind == Kind.MAKEOVER,
)
