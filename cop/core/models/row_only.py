"""What a row knows of itself, apart from the versions of its text."""

from typing import Any, ClassVar, Self


class RowOnly:
    """A model with versions. `ROW_ONLY` names columns of the row: publishing an older version of the text keeps them."""

    ROW_ONLY: ClassVar[tuple[str, ...]] = ()

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A version of the text, with what the row knows of itself now."""
        version: Self = super().with_content_json(content)  # type: ignore[misc]
        for name in self.ROW_ONLY:
            attribute = self._meta.get_field(name).attname  # type: ignore[attr-defined]
            setattr(version, attribute, getattr(self, attribute))
        return version
