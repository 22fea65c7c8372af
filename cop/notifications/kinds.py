"""The kinds of mail that every community has. Rooms give verbs and overview sections to them, or add their own."""

from django.utils.translation import gettext_lazy as _

from cop.notifications.verbs import IN_OVERVIEWS, Frequency, Kind, register_kind

KINDS = (
    Kind("reply", _("Replies to you"), Frequency.AT_ONCE, _("Somebody replies to what you wrote."), order=10),
    Kind("mention", _("Mentions of you"), Frequency.AT_ONCE, _("Somebody names you in a text."), order=20),
    Kind(
        "review",
        _("Decisions on what you wrote or reported"),
        Frequency.AT_ONCE,
        _("An editor or moderator decided on it."),
        order=30,
    ),
    Kind("followed", _("What you follow"), Frequency.WEEKLY, _("Something new in what you follow."), order=40),
    Kind(
        "evidence",
        _("Reports on what you wrote"),
        Frequency.WEEKLY,
        _("A colleague tried a lesson or gave a workshop that you wrote or follow."),
        order=50,
    ),
    Kind(
        "digest",
        _("New for your themes and regions"),
        Frequency.WEEKLY,
        _("Lessons and material of your own region, and of the themes and regions that you follow."),
        IN_OVERVIEWS,
        order=60,
    ),
    Kind(
        "unanswered",
        _("Questions that you may know the answer to"),
        Frequency.WEEKLY,
        _("Nobody answered yet, and they are on a theme in your profile."),
        IN_OVERVIEWS,
        order=70,
    ),
)


def register_kinds() -> None:
    for kind in KINDS:
        register_kind(kind)
