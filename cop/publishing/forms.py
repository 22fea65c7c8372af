"""What the guided form of every kind of contribution has in common."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.core.clean_html import CleanHTMLField
from cop.core.field_checks import refuse_wrong_fields
from cop.members.models import Member
from cop.publishing.file_checks import check_upload

GONE = _("One of your choices does not exist any more: an editor removed it. The rest of your text is kept.")


@dataclass(frozen=True)
class Answer:
    """What stands somewhere now: HTML that was sanitised when it was written, or plain text."""

    label: str | Promise
    text: str
    is_html: bool = False


class StartForm(forms.Form):
    """A title is enough to begin. `request_key` makes a form that is sent twice one page."""

    title = forms.CharField(
        label=_("Title"),
        max_length=120,
        help_text=_("Say what you did, in one line. You can change it until you send it."),
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, title_hint: str | Promise = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if title_hint:
            self.fields["title"].help_text = title_hint


class TypedNumber(forms.TextInput):
    """Takes the separators out of "1.250" and "1.250,50", as people write them here."""

    def value_from_datadict(self, *args: Any) -> Any:
        typed = super().value_from_datadict(*args)
        separator, decimal = (re.escape(get_format(name)) for name in ("THOUSAND_SEPARATOR", "DECIMAL_SEPARATOR"))
        if isinstance(typed, str) and re.fullmatch(rf"\s*\d{{1,3}}(?:{separator}\d{{3}})+(?:{decimal}\d*)?\s*", typed):
            return re.sub(separator, "", typed)
        return typed


def write_as_number(field: Any, *, between: tuple[int, int] | None = None) -> None:
    """A whole number that one types: not type=number, since a slip of the scroll wheel changes those, and "1.250" is
    a number here. `between` is said when it is too small or too large, whoever found that out.
    """
    field.widget = TypedNumber(attrs={"inputmode": "numeric"})
    field.localize = field.widget.is_localized = True
    field.error_messages["invalid"] = _("Give a whole number, without words.")
    if between:
        ends = {"least": intcomma(between[0]), "most": intcomma(between[1])}
        said = _("Give a number from %(least)s to %(most)s.") % ends
        field.error_messages.update(min_value=said, max_value=said)


class StepForm(forms.ModelForm):
    """One step, on the newest version of a text. A draft may be empty and wrong in places; `apply` keeps what is right."""

    #: {field of the form: name on the page} where the two differ.
    STORED_AS: ClassVar[dict[str, str]] = {}
    #: Fields that only search among choices: the button "find" saves the step and shows it again with their words.
    SEARCHES: ClassVar[tuple[str, ...]] = ()
    #: What shows the fields; `form` is this form.
    fields_template = "components/form_fields.html"
    #: A part of the page below the form, such as a form of its own for files.
    after_template = ""
    #: How the form is sent.
    enctype = "application/x-www-form-urlencoded"
    required_css_class = "required"

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        self._before = {name: getattr(self.instance, name) for name in self._plain_fields()}
        for name, field in self.fields.items():
            # Required is only what a draft cannot do without; the rest is asked when it is sent.
            field.required = name == "title"
            # Says in the form which answers a reader cannot do without.
            asked = ("title", *self.instance.required_to_publish())
            field.needed = self.STORED_AS.get(name, name) in asked or isinstance(field.widget, forms.RadioSelect)
            if isinstance(field, forms.ModelMultipleChoiceField):
                field.error_messages["invalid_choice"] = GONE
                field.error_messages["invalid_pk_value"] = GONE
            if isinstance(field, forms.ModelChoiceField):
                field.error_messages["invalid_choice"] = GONE

    def apply(self) -> Any:
        """The text with every valid answer in it; a wrong answer leaves what stood there."""
        for name in self.errors:
            if name in self._before:
                setattr(self.instance, name, self._before[name])
        self._save_m2m()
        self.apply_children()
        return self.instance

    def apply_children(self) -> None:
        """Writes answers that are rows of their own, such as regions, on the page."""

    @classmethod
    def places(cls) -> dict[str, tuple[str, str | Promise]]:
        """{name on the page: (id in this form, label)} of everything that this step asks."""
        return {cls.STORED_AS.get(name, name): (f"id_{name}", field.label) for name, field in cls.base_fields.items()}

    def answers_of(self, text: Any) -> list[Answer]:
        """What a version of the text answers to the questions of this step, for a reader to compare."""
        names = [name for name in self._plain_fields() if isinstance(self.fields[name], forms.CharField)]
        return [
            Answer(
                self.fields[name].label or name,
                getattr(text, name),
                is_html=isinstance(text._meta.get_field(name), CleanHTMLField),
            )
            for name in names
        ]

    def _plain_fields(self) -> list[str]:
        names = {field.name for field in self._meta.model._meta.concrete_fields}
        return [name for name in self._meta.fields or [] if name in names]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        refuse_wrong_fields(self, data)
        return data

    def validate_unique(self) -> None:
        """A draft clashes with nothing: its address is made when it is published."""

    def _get_validation_exclusions(self) -> set[str]:
        # The page's own bookkeeping is not what the author answers for.
        return super()._get_validation_exclusions() | {"slug", "path", "depth", "content_type"}

    def _post_clean(self) -> None:
        super()._post_clean()
        # Wagtail's rule on addresses says nothing to an author.
        self.errors.pop("slug", None)


class AttachmentForm(forms.Form):
    """A file with a name that tells readers what is in it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, office document, image, plain text or CSV, at most 20 MB. No personal data of candidates."),
        error_messages={"required": _("Choose a file first.")},
    )
    title = forms.CharField(
        label=_("What is it?"),
        max_length=150,
        required=False,
        help_text=_("For example: question list for interviews."),
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        try:
            check_upload(upload)
        except ValidationError as error:
            raise forms.ValidationError(error.messages) from error
        return upload
