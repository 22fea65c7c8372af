"""The form with which somebody invites a colleague."""

from typing import Any, Self

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.regions.models import Region
from knowledge.lessons.models import LessonPage
from knowledge.replications.invited import LONGEST_LINE

MOST_NAMES = 200  # in one choice; with more one types a part of the name first


def invitable_members(by: Member, lesson: LessonPage) -> QuerySet[Member]:
    """Admitted members of other regions who did not write the lesson."""
    admitted = Member.objects.filter(status=Member.Status.ADMITTED, is_active=True, region__isnull=False)
    others = admitted.exclude(pk=by.pk).exclude(page_authorships__page=lesson)
    return others.exclude(region_id=by.region_id) if by.region_id else others


def regions_to_choose(by: Member) -> QuerySet[Region]:
    there = Member.objects.filter(status=Member.Status.ADMITTED, is_active=True).values("region_id")
    return Region.objects.filter(pk__in=there).exclude(pk=by.region_id)


class ColleagueField(forms.ModelChoiceField):
    """A member by name, function and organisation; never by address."""

    def label_from_instance(self, member: Any) -> str:
        known = (member.display_name, member.function, str(member.organisation or ""))
        return ", ".join(part for part in known if part)


class InvitationForm(forms.Form):
    """A member from the list, or an address at an organisation that takes part.

    Region and name say whom to look for; the list follows when somebody asks for it, and nothing typed gets lost.
    """

    region = forms.ModelChoiceField(
        Region.objects.none(),
        to_field_name="slug",
        label=_("Region"),
        required=False,
        empty_label=_("Choose a region"),
    )
    name = forms.CharField(label=_("Part of the name"), max_length=80, required=False)
    member = ColleagueField(
        Member.objects.none(), label=_("Colleague"), required=False, empty_label=_("Choose a colleague")
    )
    address = forms.EmailField(
        label=_("Or a mail address"),
        required=False,
        help_text=_("Of somebody at an organisation that takes part. The address is used for this mail and not kept."),
    )
    line = forms.CharField(
        label=_("A line of your own"),
        required=False,
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_LINE}),
        help_text=_("Why do you think of this colleague? At most 300 characters."),
    )

    def __init__(self, *args: Any, by: Member, lesson: LessonPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions_to_choose(by)
        for name in ("region", "member"):
            self.fields[name].needed = True  # a way to somebody is needed; which one is free
        members = invitable_members(by, lesson).select_related("organisation").order_by("display_name", "pk")
        self.fields["member"].queryset = members.filter(pk=self._chosen()) if self.is_bound else self._found(members)
        if lesson.members_only:
            del self.fields["address"]

    @classmethod
    def looking(cls, typed: QueryDict, *, by: Member, lesson: LessonPage) -> Self:
        """The form as it was typed, with the colleagues of the region in it and nothing said about what is missing."""
        initial = {name: typed[name] for name in cls.base_fields if name in typed}
        return cls(initial=initial, by=by, lesson=lesson)

    @property
    def has_looked(self) -> bool:
        return self.is_bound or bool(self.initial.get("region"))

    def _found(self, members: QuerySet[Member]) -> QuerySet[Member]:
        region = str(self.initial.get("region", ""))
        name = str(self.initial.get("name", "")).replace("\x00", "")
        if not region or "\x00" in region:
            return members.none()
        return members.filter(region__slug=region, display_name__icontains=name)[:MOST_NAMES]

    def _chosen(self) -> int | None:
        """The key that was sent: only that one is looked up and shown again, not every member."""
        sent = self.data.get(self.add_prefix("member"), "")
        return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 19 else None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(data.get("member")) == bool(data.get("address")):
            raise forms.ValidationError(
                _("Choose one colleague from the list, or give one address.")
                if "address" in self.fields
                else _("Choose a colleague from the list.")
            )
        return data
