"""Forms for administrators who manage members."""

from wagtail.users.forms import UserCreationForm, UserEditForm

from cop.members.models import Member
from cop.members.services import welcome_member

FIELDS = {"display_name", "function", "organisation", "region", "status", "is_trusted"}


class MemberEditForm(UserEditForm):
    # Wagtail's forms ask these of every user; a member has one name.
    first_name = None
    last_name = None

    class Meta(UserEditForm.Meta):
        model = Member
        fields = (UserEditForm.Meta.fields | FIELDS) - {"first_name", "last_name"}

    def save(self, commit: bool = True) -> Member:
        if self.instance.is_active:
            # Else the reason of long ago would be told to whose account is closed another time.
            self.instance.suspended_at, self.instance.suspension_reason = None, ""
        saved: Member = super().save(commit=commit)
        return saved


class MemberCreationForm(UserCreationForm):
    first_name = None
    last_name = None

    def save(self, commit: bool = True) -> Member:
        member: Member = super().save(commit=False)
        member.set_unusable_password()
        if commit:
            member.save()
            self.save_m2m()
            welcome_member(member=member)
        return member

    class Meta(UserCreationForm.Meta):
        model = Member
        fields = (UserCreationForm.Meta.fields | FIELDS) - {"first_name", "last_name"}
