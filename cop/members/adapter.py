"""How accounts behave here: addresses in lower case, mails in our look."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

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
