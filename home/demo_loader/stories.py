"""Lessons of the demo, written and sent by its members."""

import uuid
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import Page

from cop.core.models import Phase, TargetGroup, Theme, Trend
from cop.members.models import Member
from cop.publishing import services
from cop.publishing.contributions import contribution_type
from cop.publishing.models import PageAuthor
from cop.publishing.tokens import token_of
from cop.regions.models import Organisation, PageRegion, Region
from home.demo_loader import care
from home.demo_loader.files import FOLDER
from knowledge.lessons.models import LessonPage
from knowledge.vacancies.models import MakeoverNote

NAMESPACE = uuid.UUID("6c1d2c7e-6f0f-4f0a-9f43-2b6b2b1b7a10")
PLAIN = [
    "summary",
    "situation",
    "approach",
    "outcome",
    "result",
    "did_not_work",
    "did_not_work_unknown",
    "conditions",
    "would_do_differently",
    "tip",
    "vacancies",
    "applicants",
    "suitable_candidates",
    "hires",
    "in_service_after_year",
    "weeks_to_hire",
    "hours_spent",
    "euros_spent",
    "featured",
]
LABELS = {"themes": Theme, "trends": Trend, "target_groups": TargetGroup, "phases": Phase}


def load_lesson(story: dict[str, Any]) -> None:
    """A published lesson with its dates in the past; one that is there already is left alone."""
    if _is_there(story):
        return
    author = Member.objects.get(email=story["author"])
    page = _write({**story, **story.get("first_version", {})}, author)
    publish(page, author)
    if "first_version" in story:
        care.rewrite(page, story, author)
        publish(page, author)
    care.put_back_in_time(page, story)
    if "archived" in story:
        instead = LessonPage.objects.filter(request_key=key_of(story["archived"]["instead"])).first()
        care.archive(page, story["archived"], author, instead)


def load_draft(story: dict[str, Any], editor: Member) -> None:
    """A lesson that is being written, under review, or sent back with `return_comment`."""
    if _is_there(story):
        return
    author = Member.objects.get(email=story["author"])
    page = _write(story, author)
    if not story.get("send"):
        return
    services.submit(page=page, by=author, token=None)
    if story.get("return_comment"):
        state = Page.objects.get(pk=page.pk).current_workflow_state.current_task_state.specific
        state.task.specific.on_action(state, editor, "reject", comment=story["return_comment"])


def publish(page: Page, author: Member) -> None:
    """As somebody whom the editors trust by now."""
    Member.objects.filter(pk=author.pk).update(is_trusted=True)
    services.submit(page=page, by=Member.objects.get(pk=author.pk), token=None)
    Member.objects.filter(pk=author.pk).update(is_trusted=author.is_trusted)


def _is_there(story: dict[str, Any]) -> bool:
    return LessonPage.objects.filter(request_key=key_of(story["slug"])).exists()


def key_of(slug: str) -> uuid.UUID:
    """By which a story of the demo is known again, whatever becomes of its title or its address."""
    return uuid.uuid5(NAMESPACE, slug)


def _write(story: dict[str, Any], author: Member) -> Page:
    slug = story.get("kind", "les")
    kind = contribution_type(slug)
    if kind is None:
        raise LookupError(slug)
    page = services.start_draft(kind=kind, author=author, title=story["title"], request_key=key_of(story["slug"]))
    tell(page, story, author)
    return page


def tell(page: Page, story: dict[str, Any], author: Member) -> None:
    """Fills a draft with the story."""
    lesson = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    lesson.title = story["title"]
    for name in PLAIN:
        if name in story:
            setattr(lesson, name, story[name])
    _set_makeover(lesson, story)
    lesson.members_only = story.get("visibility") == "members"
    lesson.organisation = Organisation.objects.filter(slug=story.get("organisation", "")).first()
    for name, model in LABELS.items():
        setattr(lesson, name, list(model.objects.filter(slug__in=story.get(name, []))))
    lesson.page_regions = [
        PageRegion(region=region) for region in Region.objects.filter(slug__in=story.get("regions", []))
    ]
    writers = [author, *Member.objects.filter(email__in=story.get("co_authors", []))]
    lesson.page_authors = [PageAuthor(member=member, name=member.display_name) for member in writers]
    _set_practice(lesson, story)
    lesson.full_clean(exclude=["slug"])
    services.save_draft(page=lesson, by=author, token=token_of(Page.objects.get(pk=page.pk)))
    for attachment in story.get("attachments", []):
        _attach(page, author, attachment)


def _attach(page: Page, author: Member, attachment: dict[str, str]) -> None:
    content = (FOLDER / "files" / attachment["file"]).read_bytes()
    services.add_attachment(
        page=page, by=author, upload=SimpleUploadedFile(attachment["file"], content), title=attachment["title"]
    )


def _set_makeover(lesson: LessonPage, story: dict[str, Any]) -> None:
    lesson.makeover_from = story.get("makeover_from", "").strip()
    lesson.makeover_to = story.get("makeover_to", "").strip()
    lesson.makeover_notes = [
        MakeoverNote(was=note.get("was", ""), became=note.get("became", ""), why=note["why"])
        for note in story.get("notes", [])
    ]


def _set_practice(lesson: LessonPage, story: dict[str, Any]) -> None:
    today = timezone.localdate()
    for field, key in (
        ("practice_start", "practice_started_months_ago"),
        ("practice_end", "practice_ended_months_ago"),
    ):
        if key in story:
            setattr(lesson, field, (today - timedelta(days=30 * story[key])).replace(day=1))
