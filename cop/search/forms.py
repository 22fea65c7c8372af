"""The form in which editors say which words mean the same."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from cop.search.models import SynonymGroup

LONGEST_PHRASE = 80  # characters
# Editors also part words with a comma; a phrase that somebody types in a search box has none.
_BETWEEN = re.compile(r"[\r\n,;]+")


def phrases_in(text: str) -> list[str]:
    """The words and phrases of a group: lower case, single spaces, nothing unseen around or in them, none twice."""
    parts = (_normal(part) for part in _BETWEEN.split(text))
    return list(dict.fromkeys(part for part in parts if part))


def _normal(part: str) -> str:
    seen = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFKC", part)
        if character.isspace() or unicodedata.category(character)[0] != "C"
    )
    return " ".join(seen.lower().split()).strip(" .!?\"'“”„‘’()*-")


class SynonymGroupForm(WagtailAdminModelForm):
    """At least two words, in the spelling that searches are compared with; a word stands in one group."""

    def clean_words(self) -> str:
        phrases = phrases_in(self.cleaned_data["words"])
        if len(phrases) < 2:
            raise forms.ValidationError(_("Give at least two words or phrases, each on a line of its own."))
        faults = [*self._unfit(phrases), *self._taken(phrases)]
        if faults:
            raise forms.ValidationError(faults)
        return "\n".join(phrases)

    def _unfit(self, phrases: list[str]) -> list[str]:
        too_long = _("“%(phrase)s …” is too long: a word or phrase has at most %(most)s characters.")
        return [
            too_long % {"phrase": phrase[:30], "most": LONGEST_PHRASE}
            for phrase in phrases
            if len(phrase) > LONGEST_PHRASE
        ] + [
            _("“%(phrase)s” has no letter or digit.") % {"phrase": phrase}
            for phrase in phrases
            if not any(character.isalnum() for character in phrase)
        ]

    def _taken(self, phrases: list[str]) -> list[str]:
        """A sentence for every other group that has some of these words."""
        sentences = []
        for group in SynonymGroup.objects.exclude(pk=self.instance.pk):
            shared = [phrase for phrase in phrases if phrase in group.phrases]
            if shared:
                names: dict[str, Any] = {"phrases": ", ".join(shared), "group": group}
                sentences.append(_("“%(phrases)s” stands in another group: %(group)s. Add your words there.") % names)
        return sentences
