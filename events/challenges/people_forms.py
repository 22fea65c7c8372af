"""Naming a member."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.challenges.services.naming import Part


class NameForm(forms.Form):
    """Two of these stand on one page, so each has a field of its own name."""

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        self.name = f"who_{part.value}"
        self.fields[self.name] = forms.CharField(label=_("Name or e-mail address of a member"), max_length=254)
