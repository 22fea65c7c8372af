"""The search in the Wagtail admin: synonyms, and what people did not find."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from cop.core.permissions import may_open_admin
from cop.core.waiting import Waiting, register_waiting
from cop.search.admin_views import JournalPolicy, SearchGroup
from cop.search.models import UnansweredSearch

LATELY = datetime.timedelta(days=7)

# Before the snippet is registered: Wagtail keeps the first policy that it is asked for.
register_permission_policy(UnansweredSearch, JournalPolicy(UnansweredSearch))
register_snippet(SearchGroup)


def waiting_words(user: Any) -> Waiting | None:
    """Words of the last seven days; a row that is dealt with is taken out of the journal."""
    if not (may_open_admin(user) and user.has_perm("search.view_unansweredsearch")):
        return None
    since = timezone.localdate() - LATELY
    journal = reverse(UnansweredSearch.snippet_viewset.get_url_name("list"))
    return Waiting(
        _("searches that found nothing in the last week"),
        UnansweredSearch.objects.filter(last_on__gte=since).count(),
        f"{journal}?{urlencode({'last_on_from': since.isoformat()})}",
    )


register_waiting(waiting_words)
