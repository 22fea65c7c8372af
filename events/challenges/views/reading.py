"""The list, and one challenge."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from cop.core.page_panels import panels_of
from events.challenges.models import ChallengeIndexPage, ChallengePage


def list_challenges(request: HttpRequest, index: ChallengeIndexPage) -> HttpResponse:
    challenges = ChallengePage.objects.visible_to(request.user).for_cards()
    context = {**index.get_context(request), "challenges": challenges, "panels": panels_of(request, index)}
    return TemplateResponse(request, "challenges/challenge_index_page.html", context)


def show_challenge(request: HttpRequest, challenge: ChallengePage) -> HttpResponse:
    context = {**challenge.get_context(request), "panels": panels_of(request, challenge)}
    return TemplateResponse(request, "challenges/challenge_page.html", context)
