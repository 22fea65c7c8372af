"""Inviting a colleague, and wanting no invitations."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from cop.core.access import admitted_only
from cop.core.errors import DomainError, NotAllowed
from cop.core.kept_text import take_kept_text
from knowledge.lessons.models import LessonPage
from knowledge.replications import services
from knowledge.replications.invitation_form import InvitationForm

WORD = "uitnodigen"  # under the address of a lesson


@admitted_only(gettext_lazy("You can invite colleagues once you have been admitted."))
def invite_colleague(request: HttpRequest, lesson: LessonPage) -> HttpResponse:
    """First a region, then a colleague there or an address; one mail a time."""
    if not lesson.live:
        raise PermissionDenied(_("This lesson is not published any more, so nobody can be invited to try it."))
    who = {"by": request.user, "lesson": lesson}
    if request.method != "POST":
        kept = take_kept_text(request)
        return _show(request, lesson, InvitationForm.looking(kept or QueryDict(), **who))
    if "find" in request.POST:
        return _show(request, lesson, InvitationForm.looking(request.POST, **who))
    return _send(request, lesson)


def _send(request: HttpRequest, lesson: LessonPage) -> HttpResponse:
    form = InvitationForm(request.POST, by=request.user, lesson=lesson)
    if not form.is_valid():
        return _show(request, lesson, form, status=422)
    member, line = form.cleaned_data["member"], form.cleaned_data["line"]
    try:
        if member is not None:
            services.invite_member(lesson=lesson, by=request.user, member=member, line=line)
        else:
            services.invite_address(
                lesson=lesson, by=request.user, address=form.cleaned_data.get("address", ""), line=line
            )
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except ValidationError as refused:
        form.add_error(None, refused.messages)
        return _show(request, lesson, form, status=422)
    except DomainError as refused:
        form.add_error(None, str(refused))
        return _show(request, lesson, form, status=409)
    name = member.display_name if member is not None else _("the address that you gave")
    messages.success(request, _("Your invitation is on its way to %(name)s.") % {"name": name})
    return redirect(lesson.url)


def _show(request: HttpRequest, lesson: LessonPage, form: InvitationForm, *, status: int = 200) -> HttpResponse:
    return render(request, "replications/invite.html", {"page": lesson, "form": form}, status=status)


@never_cache
def decline_invitations(request: HttpRequest, token: str) -> HttpResponse:
    """Works without signing in. Asks first: mail scanners open links."""
    try:
        if request.method == "POST":
            change = services.allow_invitations if request.POST.get("again") else services.decline_invitations
            change(token=token)
        declined = services.has_declined(token=token)
    except BadSignature as wrong:
        raise Http404 from wrong
    return render(request, "replications/no_invitations.html", {"declined": declined})
