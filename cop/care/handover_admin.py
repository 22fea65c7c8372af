"""Handing pages over, in the Wagtail admin, for editors."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cop.care import services
from cop.care.authors import pages_without_active_author
from cop.care.handover_forms import HandOverOfMemberForm, HandOverOfPageForm, found_members
from cop.care.pages import care_model_of
from cop.core.errors import DomainError
from cop.core.permissions import may_curate, may_curate_anything
from cop.members.models import Member

PER_PAGE = 50


def list_without_author(request: HttpRequest) -> HttpResponse:
    """Published pages that nobody looks after who wrote them."""
    _refuse_others(request)
    rows = Paginator(pages_without_active_author(), PER_PAGE).get_page(request.GET.get("p"))
    context = {"page_title": _("Pages without an author"), "header_icon": "user", "rows": rows}
    return render(request, "care/admin/without_author.html", context)


def find_member(request: HttpRequest) -> HttpResponse:
    """Whose pages are handed over?"""
    _refuse_others(request)
    words = request.GET.get("q", "")
    members = Member.objects.select_related("organisation").annotate(number=Count("page_authorships"))
    context = {
        "page_title": _("Hand over"),
        "header_icon": "user",
        "words": words[:100],
        "members": found_members(members.filter(number__gt=0), words),
    }
    return render(request, "care/admin/find_member.html", context)


def hand_over_of_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Every page of somebody is listed first."""
    _refuse_others(request)
    member = get_object_or_404(Member, pk=pk)
    pages = Page.objects.filter(page_authors__member=member).order_by("-latest_revision_created_at", "-pk")
    options = {"but": member, "pages": pages}
    form = _form(request, HandOverOfMemberForm, {"pages": [page.pk for page in pages]}, options)
    if form.is_bound and form.is_valid():
        answer = _hand_over(request, form, list(form.cleaned_data["pages"]), member)
        if answer is not None:
            return answer
    title = _("Hand over from %(name)s") % {"name": member}
    return _render(request, form, title, has_pages=bool(pages))


def hand_over_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One page, also one that has nobody left."""
    page = get_object_or_404(Page, pk=pk)
    if care_model_of(page) is None or not may_curate(request.user, page):
        raise PermissionDenied(_("Only editors look after all pages."))
    authors = list(page.page_authors.filter(member__isnull=False).values_list("member_id", flat=True))
    form = _form(request, HandOverOfPageForm, {"from_member": authors[0] if len(authors) == 1 else ""}, {"page": page})
    if form.is_bound and form.is_valid():
        answer = _hand_over(request, form, [page], form.cleaned_data["from_member"])
        if answer is not None:
            return answer
    return _render(request, form, _("Hand over “%(title)s”") % {"title": page.draft_title}, has_pages=True)


def _form(request: HttpRequest, form_class: Any, initial: dict[str, Any], options: dict[str, Any]) -> Any:
    """While one is still searching, what was typed stands in the form and no mistakes are told."""
    if request.method != "POST":
        return form_class(initial=initial, **options)
    if "search" not in request.POST:
        return form_class(request.POST, **options)
    several = forms.ModelMultipleChoiceField
    typed = {
        name: request.POST.getlist(name) if isinstance(field, several) else request.POST.get(name, "")
        for name, field in form_class.base_fields.items()
    }
    return form_class(initial=typed, **options)


def _hand_over(request: HttpRequest, form: Any, pages: list[Page], from_member: Member | None) -> HttpResponse | None:
    """None when it was refused; the form says why."""
    to = form.cleaned_data["to"]
    try:
        handed = services.hand_over(pages=pages, from_member=from_member, to=to, by=request.user)
    except DomainError as refused:
        form.add_error(None, str(refused))
        return None
    sentence = ngettext(
        "%(number)s page handed over to %(name)s.", "%(number)s pages handed over to %(name)s.", len(handed)
    )
    messages.success(request, sentence % {"number": len(handed), "name": to.display_name})
    return redirect("care_admin:without-author")


def _render(request: HttpRequest, form: Any, title: str, *, has_pages: bool) -> HttpResponse:
    context = {"page_title": title, "header_icon": "user", "form": form, "has_pages": has_pages}
    return render(request, "care/admin/hand_over.html", context)


def _refuse_others(request: HttpRequest) -> None:
    if not may_curate_anything(request.user):
        raise PermissionDenied(_("Only editors look after all pages."))
