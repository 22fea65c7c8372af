"""Workshops of the demo, written and sent by its members, with their files."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Page

from cop.core.clean_html import from_plain
from cop.core.models import LearningForm, Phase, RelatedPage, TargetGroup, Theme
from cop.members.models import Member
from cop.publishing import services
from cop.publishing.models import PageAuthor
from cop.publishing.tokens import token_of
from home.demo_loader.files import FOLDER
from home.demo_loader.stories import key_of, publish
from knowledge.lessons.models import LessonPage
from knowledge.workshops.contribution import WORKSHOP
from knowledge.workshops.materials_form import MATERIALS
from knowledge.workshops.models import WorkshopMaterial, WorkshopPage, WorkshopPart

PLAIN = (
    "title",
    "summary",
    "audience",
    "level",
    "group_min",
    "group_max",
    "preparation",
    "invitation",
    "members_only",
    "self_paced",
)
OF_PART = (
    *("title", "minutes", "shortest_minutes", "may_be_left_out", "is_break", "aim", "method", "steps"),
    *("facilitator_notes", "takeaway"),
)
LABELS = {"themes": Theme, "target_groups": TargetGroup, "phases": Phase}


def load_workshop(told: dict[str, Any]) -> None:
    """A published workshop; one that is there already is left alone."""
    if WorkshopPage.objects.filter(request_key=key_of(told["slug"])).exists():
        return
    author = Member.objects.get(email=told["author"])
    page = services.start_draft(kind=WORKSHOP, author=author, title=told["title"], request_key=key_of(told["slug"]))
    for material in told.get("materials", []):
        if "file" in material:
            content = (FOLDER / "workshops" / "files" / material["file"]).read_bytes()
            upload = SimpleUploadedFile(material["file"], content)
            services.add_row_file(page=page, by=author, rows=MATERIALS, upload=upload, title=material["title"])
    _tell(page, told, author)
    publish(page, author)


def _tell(page: Page, told: dict[str, Any], author: Member) -> None:
    workshop = _newest(page)
    for name in PLAIN:
        if name in told:
            setattr(workshop, name, told[name].strip() if isinstance(told[name], str) else told[name])
    workshop.aim = from_plain(told["aim"])
    for name, model in LABELS.items():
        setattr(workshop, name, list(model.objects.filter(slug__in=told.get(name, []))))
    workshop.learning_forms = list(LearningForm.objects.filter(name=told.get("learning_form", "")))
    workshop.parts = [_part(part) for part in told["parts"]]
    workshop.materials = _materials(workshop, told)
    workshop.page_authors = [PageAuthor(member=author, name=author.display_name)]
    workshop.related_pages = [RelatedPage(related=page) for page in _lessons(told.get("related_lessons", []))]
    workshop.full_clean(exclude=["slug"])
    services.save_draft(page=workshop, by=author, token=_token(page))


def _part(told: dict[str, Any]) -> WorkshopPart:
    """At least 0 minutes means that it may be left out."""
    part = WorkshopPart(**{name: told[name] for name in OF_PART if name in told})
    if part.shortest_minutes == 0:
        part.shortest_minutes, part.may_be_left_out = None, True
    return part


def _materials(workshop: WorkshopPage, told: dict[str, Any]) -> list[WorkshopMaterial]:
    """The files that came in, in the same order, with what they are for; and links."""
    numbers = {part["title"]: number for number, part in enumerate(told["parts"], start=1)}
    files = iter(list(workshop.materials.all()))
    materials = []
    for wanted in told.get("materials", []):
        material = next(files) if "file" in wanted else WorkshopMaterial(link=wanted["link"])
        for name in ("title", "description", "kind", "for_facilitator_only"):
            if name in wanted:
                setattr(material, name, wanted[name])
        material.part_number = numbers.get(wanted.get("part", ""))
        materials.append(material)
    return materials


def _lessons(slugs: list[str]) -> list[LessonPage]:
    found = {lesson.request_key: lesson for lesson in LessonPage.objects.filter(live=True)}
    return [found[key_of(slug)] for slug in slugs if key_of(slug) in found]


def _newest(page: Page) -> WorkshopPage:
    workshop: WorkshopPage = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    return workshop


def _token(page: Page) -> str:
    return token_of(Page.objects.get(pk=page.pk))
