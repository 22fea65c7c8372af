"""What a member wrote as a page: lessons, workshops, events; with drafts, and the files they added."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from cop.core.clean_html import CleanHTMLField
from cop.members.models import Member
from cop.members.own_data import OwnFile, Row, address_of, register_own_data
from cop.publishing.models import ContributionMixin, PageAttachment
from cop.publishing.state import contributions_of

#: How Wagtail keeps a page, and what stands beside it already.
NOT_WRITTEN = frozenset(
    {
        *("pk", "id", "path", "depth", "numchild", "translation_key", "locale", "live_revision"),
        *("latest_revision", "live", "content_type", "owner", "locked", "locked_at", "locked_by"),
        *("request_key", "url_path", "draft_title", "slug", "has_unpublished_changes", "expired"),
        *("expire_at", "go_live_at", "show_in_menus", "wagtail_admin_comments", "page_ptr", "alias_of"),
        *("first_published_at", "last_published_at", "latest_revision_created_at", "title", "page"),
        *("sort_order", "seo_title", "search_description"),
    }
)
WORDS = {
    "title": _("title"),
    "state": _("state"),
    "comment": _("what an editor wrote about it"),
    "changed_at": _("changed at"),
    "published_at": _("published at"),
    "address": _("address"),
    "content": _("text"),
}


def written_by(member: Member) -> list[Row]:
    """The newest version of each, which may be a draft that only they see.

    In five queries at most, and one for each kind of label in them.
    """
    contributions = contributions_of(member)
    keys = [one.page.latest_revision_id for one in contributions]
    versions = Revision.objects.filter(pk__in=keys).select_related("content_type")
    contents = _with_names({version.pk: version for version in versions})
    return [
        {
            "title": one.title,
            "state": str(one.state.label),
            "comment": one.comment,
            "changed_at": one.page.latest_revision_created_at,
            "published_at": one.page.first_published_at,
            "address": address_of(one.page),
            "content": [contents.get(one.page.latest_revision_id, {})],
        }
        for one in contributions
    ]


def files_of(member: Member) -> list[OwnFile]:
    """Those that they added themselves to a page; another author's are not theirs."""
    found = PageAttachment.objects.filter(document__uploaded_by_user=member).select_related("document").order_by("pk")
    return [OwnFile(one.document.filename, one.document.file) for one in found]


def _with_names(versions: dict[int, Revision]) -> dict[int, Row]:
    """{key of a version: its fields}, in which a label has its name instead of its key."""
    fields = {pk: _written_fields(version) for pk, version in versions.items()}
    wanted: dict[type[models.Model], set[int]] = defaultdict(set)
    for row in fields.values():
        for related, value in row.values():
            if related is not None:
                wanted[related].update(_keys(value))
    names = {related: related._default_manager.in_bulk(keys) for related, keys in wanted.items() if keys}
    return {
        pk: {
            name: _named(value, names.get(related, {})) if related else value for name, (related, value) in row.items()
        }
        for pk, row in fields.items()
    }


def _written_fields(version: Revision) -> dict[str, tuple[type[models.Model] | None, Any]]:
    """{field: (what its keys point at, its value)}; rows below the page, such as parts, stay as they are."""
    model = version.content_type.model_class()
    related = {field.name: field.related_model for field in model._meta.fields + model._meta.many_to_many}
    return {
        name: (related.get(name), _without_keys(value))
        for name, value in version.content.items()
        if name not in NOT_WRITTEN and value not in (None, "", [])
    }


def _without_keys(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{name: one for name, one in row.items() if name not in NOT_WRITTEN} for row in value]
    return value


def _keys(value: Any) -> list[int]:
    return [key for key in (value if isinstance(value, list) else [value]) if isinstance(key, int)]


def _named(value: Any, names: dict[int, Any]) -> Any:
    named = [str(names[key]) for key in _keys(value) if key in names]
    return named if isinstance(value, list) else "".join(named)


def _fields() -> Iterator[models.Field]:
    for model in apps.get_models():
        if issubclass(model, ContributionMixin):
            yield from (field for field in model._meta.get_fields() if isinstance(field, models.Field))


def register() -> None:
    labels = {field.name: field.verbose_name for field in _fields()}
    everywhere = (field for model in apps.get_models() for field in model._meta.get_fields())
    register_own_data(
        "bijdragen",
        _("Lessons and other pages that you wrote"),
        written_by,
        seen_by=_(
            "What is published: everybody, or members. A draft: you and your fellow authors; editors once you send it."
        ),
        kept=_("As long as the page is there; it stays readable, with your name, when you leave."),
        words={**labels, **WORDS},
        member_html=tuple({field.name for field in everywhere if isinstance(field, CleanHTMLField)}),
        files=files_of,
        order=20,
    )
