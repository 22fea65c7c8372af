"""What editors curate the home page with."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import PageChooserBlock

from cop.core.blocks import PictureBlock, QuoteBlock, TextBlock
from cop.core.models import BasePage


class StoryBlock(blocks.StructBlock):
    """A title with text and a link: one thing that a visitor should know."""

    title = blocks.CharBlock(label=_("Title"), max_length=100)
    text = TextBlock(label=_("Text"), features=["bold", "italic", "link", "ul"])
    link_page = PageChooserBlock(label=_("Link to"), required=False)
    link_text = blocks.CharBlock(label=_("Text of the link"), max_length=60, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Story")
        template = "blocks/story.html"


class ChosenPagesBlock(blocks.StructBlock):
    """Pages that an editor puts together under one title. Who may not read one does not see that it is there."""

    title = blocks.CharBlock(label=_("Title"), max_length=100)
    pages = blocks.ListBlock(PageChooserBlock(), label=_("Pages"), min_num=1, max_num=6)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        user = getattr((parent_context or {}).get("request"), "user", None)
        pages = [page.specific for page in value["pages"] if page is not None and page.live]
        context["visible_pages"] = [
            page for page in pages if not isinstance(page, BasePage) or page.may_be_read_by(user)
        ]
        return context

    class Meta:
        icon = "list-ul"
        label = _("Chosen pages")
        template = "blocks/chosen_pages.html"


HOME_BLOCKS: list[tuple[str, blocks.Block]] = [
    ("story", StoryBlock()),
    ("chosen_pages", ChosenPagesBlock()),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
]
