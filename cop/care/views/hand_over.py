"""Handing one's own pages over to a colleague."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from wagtail.models import Page

from cop.care import services
from cop.care.handover_forms import HandOverForm, members_who_can_take_it
from cop.core.errors import DomainError, NotAllowed
from cop.members.models import Member
from cop.publishing.access import writers_only


@writers_only
def hand_over(request: HttpRequest, pk: int | None = None) -> HttpResponseBase:
    """All of one's pages, or the one with this key chosen."""
    pages = Page.objects.filter(page_authors__member=request.user).order_by("-latest_revision_created_at", "-pk")
    if pk is not None and not pages.filter(pk=pk).exists():
        raise Http404
    colleagues = _colleagues(request.user)
    if not pages or not colleagues:
        return render(request, "care/nobody_to_hand_over_to.html", {"has_pages": bool(pages)})
    form = HandOverForm(
        request.POST if request.method == "POST" else None,
        initial={"pages": [pk] if pk else [page.pk for page in pages]},
        pages=pages,
        colleagues=colleagues,
    )
    if request.method == "POST" and form.is_valid():
        return _hand_over(request, form)
    return _render(request, form, status=422 if form.errors else 200)


def _hand_over(request: HttpRequest, form: HandOverForm) -> HttpResponseBase:
    to = form.cleaned_data["to"]
    try:
        handed = services.hand_over(
            pages=list(form.cleaned_data["pages"]), from_member=request.user, to=to, by=request.user
        )
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except DomainError as refused:
        form.add_error(None, str(refused))
        return _render(request, form, status=409)
    sentence = ngettext(
        "%(number)s text is now %(name)s's. They got a mail.",
        "%(number)s texts are now %(name)s's. They got a mail.",
        len(handed),
    )
    messages.success(request, sentence % {"number": len(handed), "name": to.display_name})
    return redirect("publishing:list-contributions")


def _render(request: HttpRequest, form: HandOverForm, *, status: int) -> HttpResponseBase:
    return render(request, "care/hand_over.html", {"form": form}, status=status)


def _colleagues(member: Any) -> QuerySet[Member]:
    if member.organisation_id is None:
        return Member.objects.none()
    return members_who_can_take_it(but=member).filter(organisation=member.organisation_id)
