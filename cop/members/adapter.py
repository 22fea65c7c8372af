"""How accounts behave here: addresses in lower case, mails in our look."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from cop.core.models import CommunitySettings
from cop.members.models import Member


class MemberAdapter(DefaultAccountAdapter):
    """allauth's adapter."""

    def save_user(self, request: HttpRequest, user: Member, form: Any, commit: bool = True) -> Member:
        member: Member = super().save_user(request, user, form, commit=False)
        member.email = member.email.strip().lower()
        # Before the first save: the column takes no empty name, and the confirmation mail greets with it.
        member.display_name = form.cleaned_data.get("display_name", "")
        if commit:
            member.save()
        return member

    def respond_user_inactive(self, request: HttpRequest, user: Member) -> HttpResponse:
        """Who was suspended reads why, once password or code proved that it is them."""
        if user.is_suspended:
            sentence = _("Your account has been suspended. A moderator wrote: %(reason)s")
            messages.warning(request, sentence % {"reason": user.suspension_reason})
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        """The library's text, and the same words in the HTML of our other mails."""
        community = CommunitySettings.load()
        # The library would sign with the host's name.
        site = SimpleNamespace(name=community.name, domain=urlsplit(settings.BASE_URL).netloc)
        plain: EmailMessage = super().render_mail(template_prefix, email, {**context, "current_site": site}, headers)
        if isinstance(plain, EmailMultiAlternatives) and plain.alternatives:
            return plain
        message = EmailMultiAlternatives(plain.subject, plain.body, plain.from_email, plain.to, headers=headers)
        values = {"text": plain.body, "subject": plain.subject, "community": community, "base_url": settings.BASE_URL}
        message.attach_alternative(render_to_string("emails/account.html", values), "text/html")
        return message
