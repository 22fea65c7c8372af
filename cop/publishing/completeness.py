"""What a draft may leave empty and a published text may not."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _


class RequiredToPublish:
    """A model with fields that are only asked once it is sent; `REQUIRED_TO_PUBLISH` names them.

    Where that depends on the text, it overrides `required_to_publish`.
    """

    REQUIRED_TO_PUBLISH: tuple[str, ...] = ()

    def missing_for_publication(self) -> dict[str, str]:
        """{field name: sentence} of what an editor or a reader cannot do without; empty when all is there."""
        return {
            name: str(self.sentence_for_missing(name))
            for name in self.required_to_publish()
            if not self.is_filled(name)
        }

    def required_to_publish(self, is_there: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """What this text needs before it is published. A form that was not saved yet says itself what `is_there`."""
        return self.REQUIRED_TO_PUBLISH

    def is_there(self, name: str) -> bool:
        """True when anything was answered, right or wrong."""
        value: Any = getattr(self, name)
        return value.exists() if hasattr(value, "exists") else bool(value)

    def is_filled(self, name: str) -> bool:
        """True when what was answered will do."""
        return self.is_there(name)

    def sentence_for_missing(self, name: str) -> Any:
        return _("Fill this in before you send it.")
