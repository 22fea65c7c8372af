"""One's own pages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cop.core.dashboard import panels_for
from cop.members.forms import ProfileForm
from cop.members.services import update_profile


@login_required
def show_overview(request: HttpRequest) -> HttpResponse:
    """Where one stands, what one wrote, and the way to one's settings."""
    return render(request, "members/overview.html", {"panels": panels_for(request.user)})


@login_required
def edit_profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            update_profile(member=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Your profile has been saved."))
            return redirect("members:profile")
    if request.method == "POST":
        # A form that was refused has changed the signed-in member in memory only.
        request.user.refresh_from_db()
    status = 422 if form.errors else 200
    return render(request, "members/profile.html", {"form": form}, status=status)
