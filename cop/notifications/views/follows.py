"""Following, from the button on a page and from the list of what one follows."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop.notifications import services
from cop.notifications.access import admitted_only, came_from
from cop.notifications.followables import Followable, FollowButton, followable
from cop.notifications.following_list import list_of_follows
from cop.notifications.models import Level

ACTS = {Level.FOLLOW: services.follow, Level.MUTE: services.mute, "": services.unfollow}


@admitted_only
def list_follows(request: HttpRequest) -> HttpResponse:
    """What one follows and muted, by kind."""
    return render(request, "notifications/list_follows.html", {"groups": list_of_follows(request.user)})


@admitted_only
@require_POST
def set_level(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Follow, mute, or neither; gives the button alone when a script asks for that."""
    found = followable(kind)
    if found is None:
        raise Http404
    subject = _subject(request, found, pk)
    level = request.POST.get("level", "")
    if level not in ACTS:
        raise BadRequest
    ACTS[level](member=request.user, subject=subject)
    if getattr(request, "htmx", False):
        button = FollowButton(found, pk, found.title(subject), level, request.POST.get("can_mute") == "1")
        return render(request, "notifications/_follow_button.html", {"button": button, "is_changed": True})
    messages.success(request, _said(level) % {"title": found.title(subject)})
    return redirect(came_from(request, otherwise="/mijn/volgen/"))


def _subject(request: HttpRequest, kind: Followable, pk: int) -> models.Model:
    row = kind.model_class._default_manager.filter(pk=pk).first()
    if row is None or not kind.visible(request.user, row):
        raise Http404
    return row


def _said(level: str) -> str:
    return {
        Level.FOLLOW: _("You now follow “%(title)s”."),
        Level.MUTE: _("You hear nothing more of “%(title)s”."),
        "": _("You no longer follow “%(title)s”."),
    }[level]
