"""Keeping pages, and the list of what one kept."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import HttpResponseClientRedirect
from wagtail.models import Page

from cop.bookmarks import services
from cop.bookmarks.kept_pages import KeptList
from cop.bookmarks.models import Bookmark
from cop.bookmarks.permissions import may_keep
from cop.core.access import admitted_only
from cop.core.facets import clean_page
from cop.core.permissions import is_admitted

WANTED = "page_to_keep"  # in the session of a visitor who pressed the button
ADMITTED_ONLY = gettext_lazy("You can keep pages once you have been admitted.")


@admitted_only(ADMITTED_ONLY)
def list_kept(request: HttpRequest) -> HttpResponse:
    kept = KeptList(request.user, clean_page(request.GET.get("pagina", "")))
    return render(request, "bookmarks/list_kept.html", {"kept": kept})


def keep_page(request: HttpRequest, pk: int) -> HttpResponse:
    """POST keeps the page, or lets go of it. GET is where a visitor comes back after signing in."""
    if not request.user.is_authenticated:
        return _to_sign_in(request, pk)
    if not is_admitted(request.user):
        raise PermissionDenied(ADMITTED_ONLY)
    page = get_object_or_404(Page.objects.all(), pk=pk).specific
    if request.POST.get("keep") == "0":
        return _let_go(request, page)
    if not may_keep(request.user, page):
        raise Http404
    # Who pressed the button before signing in pressed it.
    if request.method == "POST" or request.session.pop(WANTED, None) == pk:
        services.keep_page(page=page, member=request.user)
        return _answer(request, page, _("Kept. You find it under “Kept” in your menu."), is_kept=True)
    messages.info(request, _("You have signed in. Press “Keep” once more to keep this page."))
    return redirect(page.get_url(request))


def _to_sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        request.session[WANTED] = pk
    sign_in = redirect_to_login(request.path)
    # A script would put the form for signing in where the button was.
    return HttpResponseClientRedirect(sign_in.url) if getattr(request, "htmx", False) else sign_in


def _let_go(request: HttpRequest, page: Page) -> HttpResponse:
    can_be_read = may_keep(request.user, page)
    if not can_be_read and not Bookmark.objects.filter(member=request.user.pk, page_id=page.pk).exists():
        raise Http404
    services.let_go_of_page(page=page, member=request.user)
    sentence = _("“%(title)s” is no longer among what you kept.") % {"title": page.title}
    return _answer(request, page, sentence, is_kept=False, to_list=not can_be_read)


def _answer(request: HttpRequest, page: Page, sentence: str, *, is_kept: bool, to_list: bool = False) -> HttpResponse:
    """For a script the button as it stands now, which says enough; else where it was pressed, with the sentence."""
    if getattr(request, "htmx", False):
        return render(request, "bookmarks/_button.html", {"panel": {"page": page, "is_kept": is_kept}})
    messages.success(request, sentence)
    from_list = to_list or request.POST.get("from") == "list"
    return redirect("bookmarks:list-kept" if from_list else page.get_url(request))
