from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "cop.members"
    label = "members"
    verbose_name = _("Members")

    def ready(self) -> None:
        from allauth.account.signals import email_confirmed

        from cop.core.roles import MODERATORS, RoleGrant, register_grants
        from cop.members import receivers

        register_grants(RoleGrant(MODERATORS, ("wagtailadmin.access_admin", "members.admit_member")))
        email_confirmed.connect(receivers.decide_on_confirmed_address, dispatch_uid="members.decide")
