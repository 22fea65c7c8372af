"""All that hangs on a published challenge, in one query: its rows, files and labels are few, and a page shows them all."""

from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from cop.core.models import CommunityDocument, TargetGroup, Theme
from cop.members.models import Member
from cop.publishing.models import PageAttachment
from cop.regions.models import Region
from events.challenges.models import ChallengeCriterion, ChallengeDocument, ChallengePage, ChallengePartner

LABELS = {"themes": Theme, "target_groups": TargetGroup, "regions": Region}
#: {part: (path from a challenge, key, title, words, number)}; "" for what that part does not have.
COLUMNS: dict[str, tuple[str, str, str, str, str]] = {
    "partners": ("partners", "", "name", "kind", ""),
    "criteria": ("criteria", "", "title", "explanation", "weight"),
    "documents": ("documents", "document_id", "title", "document__file", "document__file_size"),
    "attachments": ("attachments", "document_id", "document__title", "document__file", "document__file_size"),
    "themes": ("themes", "pk", "name", "slug", ""),
    "target_groups": ("target_groups", "pk", "name", "slug", ""),
    "regions": ("page_regions", "region_id", "region__name", "region__slug", ""),
    "authors": ("page_authors", "member_id", "member__display_name", "", ""),
    "chosen": ("related_pages", "related_id", "", "", ""),
}


def hanging_on(challenge: ChallengePage) -> dict[str, list[Any]]:
    """{part: its rows in their order}, with only what a page shows of them in each."""
    first, *others = [_rows(challenge, part) for part in COLUMNS]
    found: dict[str, list[Any]] = {part: [] for part in COLUMNS}
    for part, _place, _pk, *told in sorted(first.union(*others, all=True), key=lambda row: row[:3]):
        found[part].append(_made(part, *told))
    return found


def _rows(challenge: ChallengePage, part: str) -> QuerySet[Any]:
    path, key, title, words, number = COLUMNS[part]
    asked = ChallengePage.objects.filter(pk=challenge.pk, **{f"{path}__isnull": False}).order_by()
    if part == "authors":
        asked = asked.filter(page_authors__member__isnull=False)
    has_order = part not in LABELS
    return asked.annotate(
        part=Value(part, CharField()),
        place=Cast(F(f"{path}__sort_order"), IntegerField()) if has_order else Value(0, IntegerField()),
        row=Cast(F(f"{path}__pk"), IntegerField()),
        key=_number(path, key),
        told=_text(path, title),
        words=_text(path, words),
        number=_number(path, number),
    ).values_list("part", "place", "row", "key", "told", "words", "number")


def _number(path: str, column: str) -> Any:
    return Cast(F(f"{path}__{column}"), IntegerField()) if column else Value(0, IntegerField())


def _text(path: str, column: str) -> Any:
    return Cast(F(f"{path}__{column}"), CharField()) if column else Value("", CharField())


def _made(part: str, key: int, title: str, words: str, number: int | None) -> Any:
    if part == "chosen":
        return key
    if part == "authors":
        return Member(pk=key, display_name=title)
    if part == "partners":
        return ChallengePartner(name=title, kind=words)
    if part == "criteria":
        return ChallengeCriterion(title=title, explanation=words, weight=number or 1)
    if part in LABELS:
        return LABELS[part](pk=key, name=title, slug=words)
    document = CommunityDocument(pk=key, title=title, file=words, file_size=number)
    return (
        ChallengeDocument(title=title, document=document) if part == "documents" else PageAttachment(document=document)
    )
