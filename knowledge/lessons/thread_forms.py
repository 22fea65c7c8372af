"""What is asked before a discussion becomes a lesson."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from knowledge.lessons.crediting import Posters


class MakeLessonForm(forms.Form):
    """Who asked and who gave the best answer are chosen beforehand."""

    credited = forms.ModelMultipleChoiceField(
        Member.objects.none(),
        label=_("Who helped?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("They are asked first. Until they agree, their name stands nowhere."),
    )

    def __init__(self, *args: Any, posters: Posters, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("credited", [member.pk for member in posters.first])
        field = self.fields["credited"]
        field.queryset = Member.objects.filter(pk__in=[member.pk for member in posters.all])
        field.label_from_instance = lambda member: member.display_name
        # In this order: who asked, who answered best, and then by thanks.
        field.choices = [(member.pk, member.display_name) for member in posters.all]
        if not posters.all:
            del self.fields["credited"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        data.setdefault("credited", [])
        return data
