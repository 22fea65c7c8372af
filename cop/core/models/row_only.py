"""What a row knows of itself, apart from the versions of its text."""

from typing import Any, ClassVar, Self


class RowOnly:
    """A model with versions. `ROW_ONLY` names columns of the row: publishing an older version of the text keeps them.

    Of those, `WRITTEN_APART` are written by nothing but the database's own update, or by a save that names them:
    publishing writes the whole row, and what was counted since the row was read would be lost.
    """

    ROW_ONLY: ClassVar[tuple[str, ...]] = ()
    WRITTEN_APART: ClassVar[tuple[str, ...]] = ()

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A version of the text, with what the row knows of itself now."""
        version: Self = super().with_content_json(content)  # type: ignore[misc]
        for name in self.ROW_ONLY:
            attribute = self._meta.get_field(name).attname  # type: ignore[attr-defined]
            setattr(version, attribute, getattr(self, attribute))
        return version

    def _do_update(
        self, base_qs: Any, using: Any, pk_val: Any, values: Any, update_fields: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Django's last step before an UPDATE; `values` are (field, model, value)."""
        named = update_fields or ()
        written = [one for one in values if one[0].name in named or one[0].name not in self.WRITTEN_APART]
        return super()._do_update(base_qs, using, pk_val, written, update_fields, *args, **kwargs)  # type: ignore[misc]
