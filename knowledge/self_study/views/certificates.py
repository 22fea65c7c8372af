"""One's own certificates, and checking one by its code."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cop.core.access import admitted_only
from cop.core.pdf import pdf_available
from knowledge.self_study.codes import as_stored, in_groups
from knowledge.self_study.forms import CodeForm
from knowledge.self_study.models import Certificate
from knowledge.self_study.pace import may_check
from knowledge.self_study.papers import certificate_pdf
from knowledge.self_study.permissions import get_own_certificate_or_404
from knowledge.self_study.progress import certificates_of

members_only = admitted_only(_("You get certificates once you have been admitted."))


@members_only
def list_certificates(request: HttpRequest) -> HttpResponseBase:
    context = {"certificates": certificates_of(request.user), "pdf_available": pdf_available()}
    return render(request, "self_study/list_certificates.html", context)


@members_only
@require_safe
def show_pdf(request: HttpRequest, code: str) -> HttpResponseBase:
    certificate = get_own_certificate_or_404(request.user, as_stored(code) or "")
    if not pdf_available():
        raise Http404
    response = HttpResponse(certificate_pdf(certificate), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="certificaat-{certificate.shown_code}.pdf"'
    response["Cache-Control"] = "private, no-cache"
    return response


@never_cache
@require_safe
def check_certificate(request: HttpRequest) -> HttpResponseBase:
    """The form; a code that was typed goes on to its own address."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("certificates:show-certificate", in_groups(form.cleaned_data["code"]))
    return render(request, "self_study/check_certificate.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_safe
def show_certificate(request: HttpRequest, code: str) -> HttpResponseBase:
    """What everybody may know of it (see `Certificate`). A wrong code gets the form with a sentence (404)."""
    if not may_check(request):
        return render(request, "self_study/too_many_checks.html", status=429)
    stored = as_stored(code)
    found = Certificate.objects.filter(code=stored).first() if stored else None
    if found is None:
        form = CodeForm({"code": code[:40]}, unknown=True)
        return render(request, "self_study/check_certificate.html", {"form": form}, status=404)
    return render(request, "self_study/show_certificate.html", {"certificate": found})
