"""Addresses on other sites."""

from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

#: Nobody is led to a page that others on the way can read along with.
HTTPS_ONLY = URLValidator(["https"], message=_("Give an address that begins with https://."))


class LinkField(models.URLField):
    """An address on another site. Typed without a scheme it is https."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})

    def deconstruct(self) -> Any:
        """To the database it is an ordinary address."""
        name, _path, arguments, options = super().deconstruct()
        return name, "django.db.models.URLField", arguments, options
