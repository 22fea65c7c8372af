"""What this room asks of who plans an event: a step of the guided form."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop.publishing.contributions import Step


def address_of_questions(event: Any) -> str:
    return reverse("registration:list-questions", args=[event.slug])


QUESTIONS = Step("vragen", _("Questions with the registration"), address=address_of_questions)
