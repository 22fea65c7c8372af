"""What members fill in to keep pages right."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from cop.care.models import ReminderChoice
from cop.care.page_choice import LONGEST_WORDS, offer, visible_pages
from cop.care.services.archiving import LONGEST_NOTE
from cop.care.services.contact import LONGEST_MESSAGE
from cop.members.models import Member


class ReminderForm(forms.ModelForm):
    class Meta:
        model = ReminderChoice
        fields: ClassVar[list[str]] = ["wants_mail"]


class NoteForm(forms.Form):
    """Why a page is archived."""

    note = forms.CharField(
        label=_("Why do you archive it?"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers see this above the text. For example: the rule this was about is gone."),
        error_messages={"required": _("Say why you archive it, so that readers know.")},
    )


class ArchiveForm(NoteForm):
    """With a search by title for the page that readers look at instead."""

    words = forms.CharField(
        label=_("Where do readers look instead?"),
        max_length=LONGEST_WORDS,
        required=False,
        help_text=_("Type words of the title and press “Search”."),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    instead = forms.ModelChoiceField(
        Page.objects.none(),
        label=_("This page takes its place"),
        required=False,
        blank=True,
        empty_label=_("No page takes its place"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This page is not there any more. Choose another one.")},
    )

    def __init__(self, *args: Any, page: Page, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words, chosen = str(self["words"].value() or ""), str(self["instead"].value() or "")
        pages = visible_pages(member, without=[page.pk])
        self.was_searched = bool(words.strip())
        self.number_found = offer(
            self.fields["instead"], pages, chosen=[int(chosen)] if chosen.isdecimal() else [], words=words
        )


class MessageForm(forms.Form):
    """A question to the authors of a page. `request_key` makes a form that is sent twice one message."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("At most 1,500 characters. It is kept nowhere but in the mail."),
    )
    share_address = forms.BooleanField(
        label=_("My mail address may go along"),
        required=False,
        help_text=_("Without your address the author reads your name, but cannot answer you."),
    )
    copy_to_sender = forms.BooleanField(label=_("Send me a copy"), required=False)
    request_key = forms.UUIDField(widget=forms.HiddenInput)


class AdminArchiveForm(NoteForm):
    """For editors, with Wagtail's own page chooser."""

    instead = forms.ModelChoiceField(
        Page.objects.filter(live=True),
        label=_("Where do readers look instead?"),
        required=False,
        widget=AdminPageChooser(),
    )
