"""Who organises a challenge with its owner, and who reviews its entries."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from cop.core.post_only import post_only
from cop.publishing.access import writers_only
from events.challenges import services
from events.challenges.models import ChallengePage
from events.challenges.people_forms import NameForm
from events.challenges.services import Part
from events.challenges.views.organising import challenge_to_organise_or_404


@writers_only
def show_people(request: HttpRequest, pk: int) -> HttpResponseBase:
    challenge = challenge_to_organise_or_404(request, pk)
    return render(request, "challenges/people.html", _context(challenge))


def people_of(request: HttpRequest, pk: int, part: str, **_member: int) -> str:
    """The part of the page with the forms of this one."""
    challenge, asked = challenge_to_organise_or_404(request, pk), _part_or_404(part)
    return f"{reverse('challenges:people', args=[challenge.pk])}#{asked.value}"


@writers_only
@post_only(people_of)
def name_member(request: HttpRequest, pk: int, part: str) -> HttpResponseBase:
    """A wrong name stays in its form, with a sentence beside it."""
    challenge, asked = challenge_to_organise_or_404(request, pk), _part_or_404(part)
    form = NameForm(request.POST, part=asked)
    if form.is_valid():
        try:
            member = services.name_member(
                challenge=challenge, by=request.user, who=form.cleaned_data[form.name], part=asked
            )
        except DomainError as refused:
            form.add_error(form.name, str(refused))
        else:
            messages.success(request, _("%(name)s is named.") % {"name": member.display_name})
            return redirect("challenges:people", challenge.pk)
    return render(request, "challenges/people.html", _context(challenge, form), status=422)


@writers_only
@post_only(people_of)
def take_part_away(request: HttpRequest, pk: int, part: str, member: int) -> HttpResponseBase:
    """Who takes oneself off as a co-organiser may have nothing to do here any more."""
    challenge, asked = challenge_to_organise_or_404(request, pk), _part_or_404(part)
    services.take_part_away(challenge=challenge, by=request.user, member_id=member, part=asked)
    messages.success(request, _("This member is no longer named."))
    if asked == Part.CO_ORGANISER and member == request.user.pk:
        return redirect("publishing:list-contributions")
    return redirect("challenges:people", challenge.pk)


def _part_or_404(slug: str) -> Part:
    if slug not in Part.values:
        raise Http404
    return Part(slug)


def _context(challenge: ChallengePage, wrong: NameForm | None = None) -> dict[str, Any]:
    forms = {part: wrong if wrong and wrong.part == part else NameForm(part=part) for part in Part}
    rows = {Part.REVIEWER: challenge.reviewer_rows, Part.CO_ORGANISER: challenge.co_organiser_rows}
    parts = [
        {"part": part, "form": forms[part], "rows": rows[part].select_related("member").order_by("pk")} for part in Part
    ]
    return {"challenge": challenge, "parts": parts, "form": wrong}
