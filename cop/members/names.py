"""What may stand as somebody's name."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def normalise_name(value: str) -> str:
    """The name in NFKC, with single spaces: two names that look the same are the same."""
    return " ".join(unicodedata.normalize("NFKC", value).split())


def validate_display_name(value: str) -> None:
    """Raises ValidationError for characters that hide or turn text, and for a name without a letter."""
    if any(unicodedata.category(character) in {"Cf", "Cc", "Co", "Cs", "Cn"} for character in value):
        raise ValidationError(_("Use only visible characters in your name."), code="invisible")
    if not any(character.isalpha() for character in value):
        raise ValidationError(_("Give a name with letters in it."), code="no_letter")
