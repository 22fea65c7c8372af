"""The vocabularies and the editor in the Wagtail admin."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import importmap
from js_asset import Media
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cop.core.deleting import DeletePages, refuse_to_delete
from cop.core.models import LearningForm, Phase, TargetGroup, Theme, Trend

hooks.register("before_delete_page", refuse_to_delete)
hooks.register("register_bulk_action", DeletePages)


class TermViewSet(SnippetViewSet):
    list_display = ["name", "description"]
    ordering = ["order", "name"]


def _viewset(term: type, term_icon: str) -> type[TermViewSet]:
    options: dict[str, Any] = {"model": term, "icon": term_icon}
    return type(f"{term.__name__}ViewSet", (TermViewSet,), options)


class VocabularyGroup(SnippetViewSetGroup):
    items = (
        _viewset(Theme, "tag"),
        _viewset(Trend, "arrow-right"),
        _viewset(TargetGroup, "group"),
        _viewset(Phase, "list-ol"),
        _viewset(LearningForm, "openquote"),
    )
    menu_icon = "tag"
    menu_label = _("Labels")
    menu_name = "labels"


register_snippet(VocabularyGroup)


@hooks.register("insert_global_admin_js")
def editor_import_map() -> str:
    """The admin prints a form's scripts without the map that says where the editor's modules are."""
    return format_html("{}", Media(importmap=importmap))


@hooks.register("insert_global_admin_js")
def editor_names() -> str:
    """Without it nobody hears which of the fields an editor is."""
    return format_html('<script type="module" src="{}"></script>', static("js/editor-names.js"))


@hooks.register("insert_global_admin_css")
def editor_rules() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
