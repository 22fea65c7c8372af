"""Forms of who posts."""

from typing import Any, Self
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cop.core.clean_html import CleanHTMLField, RichTextWidget
from cop.core.models import Theme
from cop.discussions.models import ChannelPage, ThreadPage
from cop.regions.models import Region


class PostBodyField(forms.CharField):
    """Rich text that is sanitised by the service; here only that there is something, and not too much."""

    widget = RichTextWidget

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        clean = CleanHTMLField(blank=True).clean(text, None)
        if self.required and not clean:
            raise ValidationError(self.error_messages["required"], code="required")
        return text


class UploadField(forms.FileField):
    """A file with a post. What is in it is checked where it is kept."""

    def __init__(self, **kwargs: Any) -> None:
        words = _("PDF, office document, image, plain text or CSV, at most 20 MB. No personal data of candidates.")
        super().__init__(label=_("Add a file"), required=False, help_text=words, **kwargs)


class ReplyForm(forms.Form):
    """`request_key` makes a form that is sent twice one reply. With the editor, on a page of its own."""

    body = PostBodyField(label=_("Your reply"), error_messages={"required": _("Write your reply first.")})
    request_key = forms.UUIDField(widget=forms.HiddenInput)
    quoted = forms.IntegerField(widget=forms.HiddenInput, required=False)
    upload = UploadField()

    @classmethod
    def opened(cls, body: str, *, quoted: int | None = None) -> Self:
        """An empty form with a key of its own, or with what was being written."""
        return cls(initial={"body": body, "quoted": quoted, "request_key": uuid4()})

    @property
    def is_untouched(self) -> bool:
        """Nobody wrote in it yet: what shows of it is the same for everybody."""
        return not self.is_bound and not self.initial.get("body")


class ShortReplyForm(ReplyForm):
    """The box under a thread: plain text, so that a reader loads no editor."""

    body = PostBodyField(
        label=_("Your reply"),
        error_messages={"required": _("Write your reply first.")},
        help_text=_("An empty line starts a new paragraph. Type @ and a name to mention a colleague."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ThreadForm(forms.Form):
    """Starting a thread. `channels` offers those to choose from; without, the thread's channel is known already."""

    channel = forms.ModelChoiceField(
        ChannelPage.objects.none(),
        label=_("Channel"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose the channel where it belongs.")},
    )
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=ThreadPage.Kind.choices, widget=forms.RadioSelect, initial="question"
    )
    title = forms.CharField(
        label=_("Title"), max_length=120, help_text=_("Ask it in one line, as you would ask a colleague.")
    )
    body = PostBodyField(
        label=_("Your text"),
        help_text=_("What did you try already, and what do you want to know? No names of candidates."),
        error_messages={"required": _("Write your text first.")},
    )
    upload = UploadField()
    themes = forms.ModelMultipleChoiceField(
        Theme.objects.all(), label=_("Themes"), widget=forms.CheckboxSelectMultiple, required=False
    )
    regions = forms.ModelMultipleChoiceField(
        Region.objects.all(), label=_("Regions"), widget=forms.CheckboxSelectMultiple, required=False
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput)
    about = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, channels: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if channels is None:
            del self.fields["channel"]
        else:
            self.fields["channel"].queryset = channels
            self.fields["channel"].label_from_instance = _with_description


def _with_description(channel: ChannelPage) -> str:
    return f"{channel.title}: {channel.description}" if channel.description else str(channel.title)


class EditReplyForm(forms.Form):
    """`token` says which text the form was opened with."""

    body = PostBodyField(label=_("Your reply"), error_messages={"required": _("Write your reply first.")})
    token = forms.CharField(widget=forms.HiddenInput)


class EditThreadForm(EditReplyForm):
    title = forms.CharField(label=_("Title"), max_length=120)
    field_order = ["title", "body", "token"]


class ReasonForm(forms.Form):
    """A moderator's act that others see: it says why."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=250,
        help_text=_("One sentence. Everybody in the discussion reads it."),
        error_messages={"required": _("Say why, so that others understand it.")},
    )


class HideForm(forms.Form):
    """Why a post is hidden: its author reads it, and who reported it gets an answer."""

    reason = forms.CharField(
        label=_("To the author"),
        max_length=250,
        help_text=_("One sentence: what is wrong, and what can the author do? The author alone reads it."),
        error_messages={"required": _("Say what is wrong, so that the author knows what to do.")},
    )
    to_reporters = forms.CharField(
        label=_("To who reported it"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Did somebody report it? Then this goes to them by mail. Left empty, they hear that it is hidden."),
    )


class RestoreForm(forms.Form):
    """Why a post comes back."""

    reason = forms.CharField(
        label=_("Why can it be read again?"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Goes to the author and to who reported it."),
        error_messages={"required": _("Say why, so that others understand it.")},
    )


class WaitingPostForm(forms.Form):
    """A moderator's decision on a post that waits."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("admit", _("Make visible")), ("hide", _("Hide"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("To the author"),
        max_length=250,
        required=False,
        help_text=_("Needed when you hide it: what is wrong, and what can the author do?"),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("decision") == "hide" and not data.get("reason"):
            self.add_error("reason", _("Say what is wrong, so that the author knows what to do."))
        return data


class MoveForm(forms.Form):
    channel = forms.ModelChoiceField(ChannelPage.objects.none(), label=_("Channel"))

    def __init__(self, *args: Any, thread: ThreadPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].queryset = ChannelPage.objects.live().exclude(pk=thread.channel_id)


class MergeForm(forms.Form):
    """The thread that stays, by its address."""

    address = forms.CharField(label=_("Address of the discussion that stays"), max_length=500)

    def clean_address(self) -> ThreadPage:
        slug = self.cleaned_data["address"].split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]
        found = ThreadPage.objects.filter(slug=slug, is_listed=True)
        if len(found) != 1:
            raise forms.ValidationError(_("No discussion has this address. Copy it from the page of the discussion."))
        return found[0]
