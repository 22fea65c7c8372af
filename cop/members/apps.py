from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "cop.members"
    label = "members"
    verbose_name = _("Members")

    def ready(self) -> None:
        from allauth.account.signals import email_confirmed

        from cop.core.roles import MODERATORS, RoleGrant, register_grants
        from cop.members import own_profile, receivers, region_part, rights
        from cop.regions.merging import register_moving
        from cop.regions.signals import organisations_merged, organisations_merging

        of_moderators = ("wagtailadmin.access_admin", "members.admit_member", "members.suspend_member")
        register_grants(RoleGrant(MODERATORS, of_moderators))
        rights.connect()
        own_profile.register()
        region_part.register()
        email_confirmed.connect(receivers.decide_on_confirmed_address, dispatch_uid="members.decide")
        register_moving("members", _("members"), lambda organisation: organisation.members.count())
        organisations_merging.connect(receivers.lock_members, dispatch_uid="members.merging")
        organisations_merged.connect(receivers.move_members, dispatch_uid="members.merged")
