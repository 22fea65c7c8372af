"""What the account itself holds of a member."""

from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.members.own_data import Row, register_own_data

WORDS = {
    "display_name": _("name"),
    "email": _("e-mail address"),
    "function": _("function"),
    "organisation": _("organisation"),
    "region": _("region"),
    "expertise": _("themes you know about"),
    "about": _("about you"),
    "request_note": _("why you want to join"),
    "date_joined": _("signed up at"),
    "last_login": _("last signed in at"),
    "admission": _("admission"),
    "admission_reason": _("reason"),
    "admission_decided_at": _("decided at"),
    "trusted": _("What you publish is not reviewed first"),
    "roles": _("roles"),
    "addresses": _("all your addresses"),
    "sessions": _("where you are signed in"),
    "address": _("address"),
    "confirmed": _("confirmed"),
    "browser": _("browser"),
    "ip": _("IP address"),
    "since": _("since"),
}


def profile_of(member: Member) -> list[Row]:
    """One row, in five queries. A password is kept as a digest that says nothing, and is left out."""
    own = Member.objects.select_related("organisation", "region").get(pk=member.pk)
    return [
        {
            "display_name": own.display_name,
            "email": own.email,
            "function": own.function,
            "organisation": str(own.organisation or ""),
            "region": str(own.region or ""),
            "expertise": [theme.name for theme in own.expertise.all()],
            "about": own.about,
            "request_note": own.request_note,
            "date_joined": own.date_joined,
            "last_login": own.last_login,
            "admission": str(own.get_status_display()),
            "admission_reason": own.status_reason,
            "admission_decided_at": own.status_changed_at,
            "trusted": own.is_trusted,
            "roles": [group.name for group in own.groups.order_by("name")],
            "addresses": _addresses(own),
            "sessions": _sessions(own),
        }
    ]


def _addresses(member: Member) -> list[Row]:
    found = member.emailaddress_set.order_by("pk").values_list("email", "verified")  # type: ignore[attr-defined]
    return [{"address": address, "confirmed": confirmed} for address, confirmed in found]


def _sessions(member: Member) -> list[Row]:
    found = member.usersession_set.order_by("-created_at", "-pk")  # type: ignore[attr-defined]
    return [{"browser": one.user_agent, "ip": one.ip, "since": one.created_at} for one in found]


def register() -> None:
    register_own_data(
        "profiel",
        _("Your account and profile"),
        profile_of,
        seen_by=_(
            "Members see your name, function, organisation, region, themes and text. Only those who decide on admission "
            "and administrators see the rest. Nobody sees your password."
        ),
        kept=_("As long as you have an account. Where you are signed in: until you sign out there."),
        words=WORDS,
        order=10,
    )
