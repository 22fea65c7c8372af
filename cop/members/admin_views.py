"""Views on members in the Wagtail admin."""

from wagtail.users.views.users import UserViewSet

from cop.members.admin_forms import MemberCreationForm, MemberEditForm


class MemberUserViewSet(UserViewSet):
    def get_form_class(self, for_update: bool = False) -> type:
        return MemberEditForm if for_update else MemberCreationForm
