"""Forms for administrators who manage members."""

from wagtail.users.forms import UserCreationForm, UserEditForm

from cop.members.models import Member

FIELDS = {"display_name", "function", "organisation", "region", "status", "is_trusted"}


class MemberEditForm(UserEditForm):
    # Wagtail's forms ask these of every user; a member has one name.
    first_name = None
    last_name = None

    class Meta(UserEditForm.Meta):
        model = Member
        fields = (UserEditForm.Meta.fields | FIELDS) - {"first_name", "last_name"}


class MemberCreationForm(UserCreationForm):
    first_name = None
    last_name = None

    class Meta(UserCreationForm.Meta):
        model = Member
        fields = (UserCreationForm.Meta.fields | FIELDS) - {"first_name", "last_name"}
