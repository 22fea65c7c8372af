"""Choosing which pages go to whom."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.members.models import Member

MOST_FOUND = 15
LONGEST_WORDS = 100  # characters
GONE = {"invalid_choice": _("One of your choices does not exist any more. Choose again.")}


def members_who_can_take_it(*, but: Member | None) -> QuerySet[Member]:
    """Everybody who takes part, with their organisation at hand."""
    takes_part = Q(is_active=True) & (Q(status=Member.Status.ADMITTED) | Q(is_superuser=True))
    members = Member.objects.filter(takes_part).select_related("organisation")
    return members.exclude(pk=but.pk) if but else members


def name_of(member: Member) -> str:
    return f"{member} ({member.organisation})" if member.organisation else str(member)


class MemberChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Member) -> str:
        return name_of(obj)


class PagesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Page) -> str:
        return obj.draft_title or obj.title


class HandOverForm(forms.Form):
    """An author's own pages, to a colleague."""

    pages = PagesField(
        Page.objects.none(),
        label=_("Which of your texts?"),
        error_messages={"required": _("Choose at least one."), "invalid_choice": GONE["invalid_choice"]},
    )
    to = MemberChoiceField(
        Member.objects.none(),
        label=_("To whom?"),
        empty_label=_("Choose a colleague"),
        help_text=_("A colleague of your organisation. It is theirs at once; they get a mail."),
        error_messages=GONE,
    )

    def __init__(self, *args: Any, pages: QuerySet[Page], colleagues: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pages"].queryset = pages
        self.fields["to"].queryset = colleagues


class FindMemberForm(forms.Form):
    """With a search by name for who takes over, which works without JavaScript."""

    words = forms.CharField(
        label=_("Who takes it over?"),
        max_length=LONGEST_WORDS,
        required=False,
        help_text=_("Type a name or an organisation and press “Search”."),
    )
    to = MemberChoiceField(
        Member.objects.none(),
        label=_("The new author"),
        required=False,
        blank=False,
        widget=forms.RadioSelect,
        error_messages=GONE,
    )

    def __init__(self, *args: Any, but: Member | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words, chosen = str(self["words"].value() or ""), str(self["to"].value() or "")
        members = members_who_can_take_it(but=but)
        shown = {member.pk: member for member in members.filter(pk=chosen)} if chosen.isdecimal() else {}
        shown |= {member.pk: member for member in found_members(members, words)}
        self.fields["to"].queryset = members
        self.fields["to"].choices = [(pk, name_of(member)) for pk, member in shown.items()]
        self.number_found = len(shown)

    def clean_to(self) -> Member:
        member: Member | None = self.cleaned_data["to"]
        if member is None:
            raise forms.ValidationError(_("Search for somebody, and choose."))
        return member


class HandOverOfMemberForm(FindMemberForm):
    """Pages of one member."""

    pages = PagesField(
        Page.objects.none(),
        label=_("Which pages?"),
        error_messages={"required": _("Choose at least one."), "invalid_choice": GONE["invalid_choice"]},
    )
    field_order = ("pages", "words", "to")

    def __init__(self, *args: Any, pages: QuerySet[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pages"].queryset = pages


class HandOverOfPageForm(FindMemberForm):
    """One page, from one of its authors or from nobody."""

    from_member = MemberChoiceField(
        Member.objects.none(),
        label=_("Whose place?"),
        required=False,
        blank=True,
        empty_label=_("Nobody's: a new author comes beside those there are"),
        widget=forms.RadioSelect,
        error_messages=GONE,
    )
    field_order = ("from_member", "words", "to")

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        authors = Member.objects.filter(page_authorships__page=page).select_related("organisation")
        self.fields["from_member"].queryset = authors


def found_members(members: QuerySet[Member], words: str) -> list[Member]:
    """Every word has to stand in the name or the organisation's name."""
    asked = words[:LONGEST_WORDS].replace("\x00", "").split()
    if not asked:
        return []
    for word in asked:
        members = members.filter(Q(display_name__icontains=word) | Q(organisation__name__icontains=word))
    return list(members.order_by("display_name", "pk")[:MOST_FOUND])
