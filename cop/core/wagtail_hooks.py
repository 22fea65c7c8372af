"""The vocabularies in the Wagtail admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cop.core.models import Phase, TargetGroup, Theme, Trend


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
    )
    menu_icon = "tag"
    menu_label = _("Labels")
    menu_name = "labels"


register_snippet(VocabularyGroup)
