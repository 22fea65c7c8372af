"""A model field whose HTML is sanitised when it is written, and its editor."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import ProseEditorWidget

from cop.core import richtext
from cop.core.typed_text import from_typed, to_typed

EDITOR_EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Heading": {"levels": [3, 4]},
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "HardBreak": True,
    "History": True,
}
_BLOCK = re.compile(r"<(p|ul|ol|h3|h4|blockquote|pre)\b", re.IGNORECASE)


def from_plain(text: str) -> str:
    """Text typed without the editor, as HTML: a blank line starts a paragraph, a new line stays one."""
    if not text or _BLOCK.search(text):
        return text
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in paragraphs)


class RichTextWidget(ProseEditorWidget):
    """The editor; without JavaScript a text area with the same text in Markdown, so that nobody reads or breaks tags."""

    template_name = "components/rich_text.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            attrs={"rows": 6, **(attrs or {})}, config={"extensions": EDITOR_EXTENSIONS}, preset="configurable"
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["typed"] = to_typed(value) if value and _BLOCK.search(value) else ""
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The first of the values: without JavaScript both areas are sent, and the one that was typed in comes first."""
        values = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
        text = values[0] if values else None
        # What is too long is refused as it is: reading it would take longer than it is worth.
        return from_typed(text) if text and len(text) <= richtext.MAX_LENGTH and not _BLOCK.search(text) else text


class CleanHTMLField(models.TextField):
    """HTML of a member: `full_clean()` (and so every ModelForm) sanitises it once, on its way in.

    Raises ValidationError when the text is longer than `richtext.MAX_LENGTH` characters.
    """

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        text = super().clean(value, model_instance)
        try:
            clean = richtext.sanitise(from_plain(text))
        except richtext.RichTextTooLong as error:
            raise ValidationError(
                _("This text is too long: %(length)s characters with formatting. Use at most %(limit)s."),
                code="max_length",
                params={"length": len(text), "limit": richtext.MAX_LENGTH},
            ) from error
        return "" if richtext.is_empty(clean) else clean

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"widget": RichTextWidget, "max_length": None, **kwargs})
