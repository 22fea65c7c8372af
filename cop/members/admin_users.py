"""Members in the Wagtail admin's user management, which only administrators see."""

from wagtail.users.apps import WagtailUsersAppConfig


class MemberAdminConfig(WagtailUsersAppConfig):
    """Wagtail's user management with forms that fit our member."""

    user_viewset = "cop.members.admin_views.MemberUserViewSet"
