"""Every address by every role: what somebody gets who types it in.

200: the page; "in": sent to sign in; 302: sent on; 403: a sentence; 404: as if it did not exist.
"""

import pytest
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cop.core.models import CommunityDocument, CommunitySettings
from cop.notifications.models import Delivery, Notification
from cop.notifications.services import notify
from cop.notifications.stop_links import StopLink
from cop.publishing.models import PageAttachment
from knowledge.lessons.models import LessonPage
from knowledge.lessons.telling import BY_FOLLOWED
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db

ROLES = ["visitor", "pending", "newcomer", "trusted", "author", "organiser", "editor", "moderator", "administrator"]
ALL = dict.fromkeys(ROLES, 200)
MEMBERS = dict.fromkeys(ROLES, 200) | {"visitor": "in", "pending": 403}
SIGNED_IN = dict.fromkeys(ROLES, 200) | {"visitor": "in"}
VISITORS = dict.fromkeys(ROLES, 302) | {"visitor": 200}
AUTHOR = dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403, "author": 200}

ADMIN = dict.fromkeys(ROLES, 403) | {"visitor": "in", "editor": 200, "moderator": 200, "administrator": 200}
EDITORS = dict.fromkeys(ROLES, 403) | {"visitor": "in", "editor": 200, "moderator": "refused", "administrator": 200}
MODERATORS = dict.fromkeys(ROLES, 403) | {
    "visitor": "in",
    "editor": "refused",
    "moderator": 200,
    "administrator": 200,
}
ADMINISTRATOR = dict.fromkeys(ROLES, 403) | {
    "visitor": "in",
    "editor": "refused",
    "moderator": "refused",
    "administrator": 200,
}

TABLE = {
    "/": ALL,
    "/lessen/": ALL,
    "/lessen/open/": ALL,
    "/lessen/besloten/": MEMBERS,
    "/lessen/concept/": dict.fromkeys(ROLES, 404),
    "/over/": ALL,
    "/huisregels/": ALL,
    "/privacy/": ALL,
    "/toegankelijkheid/": ALL,
    "/contact/": ALL,
    "/bestaat-niet/": dict.fromkeys(ROLES, 404),
    "/healthz": ALL,
    "/readyz": ALL,
    "/robots.txt": ALL,
    "/.well-known/security.txt": ALL,
    "/sitemap.xml": ALL,
    "/media/documents/geheim.pdf": dict.fromkeys(ROLES, 404),
    "/media/original_images/x.jpg": dict.fromkeys(ROLES, 404),
    "/media/images/bestaat-niet.jpg": dict.fromkeys(ROLES, 404),
    "/accounts/login/": VISITORS,
    "/accounts/signup/": VISITORS,
    "/accounts/password/reset/": ALL,
    "/accounts/email/": SIGNED_IN,
    "/mijn/": SIGNED_IN,
    "/mijn/profiel/": SIGNED_IN,
    "/meldingen/": MEMBERS,
    "/meldingen/{notification}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403, "author": 302},
    "/meldingen/gelezen/": dict.fromkeys(ROLES, 405) | {"visitor": "in", "pending": 403},
    "/meldingen/stoppen/{stop}/": ALL,
    "/meldingen/stoppen/vervalst/": dict.fromkeys(ROLES, 404),
    "/mijn/meldingen/": MEMBERS,
    "/mijn/volgen/": MEMBERS,
    "/mijn/volgen/les/{open}/": dict.fromkeys(ROLES, 405) | {"visitor": "in", "pending": 403},
    "/mijn/bijdragen/": MEMBERS,
    "/mijn/bijdragen/nieuw/les/": MEMBERS,
    "/mijn/bijdragen/nieuw/iets-anders/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/mijn/bijdragen/{draft}/": AUTHOR,
    "/mijn/bijdragen/{draft}/verhaal/": AUTHOR,
    "/mijn/bijdragen/{draft}/bijlagen/": AUTHOR,
    "/mijn/bijdragen/{draft}/bestaat-niet/": AUTHOR | {"author": 404},
    "/mijn/bijdragen/{draft}/voorbeeld/": AUTHOR,
    "/mijn/bijdragen/{draft}/versies/": AUTHOR,
    "/mijn/bijdragen/{draft}/versies/{version}/": AUTHOR,
    "/mijn/bijdragen/{draft}/weggooien/": AUTHOR,
    "/mijn/bijdragen/{draft}/versturen/": dict.fromkeys(ROLES, 405) | {"visitor": "in", "pending": 403},
    "/mijn/bijdragen/{draft}/terugtrekken/": dict.fromkeys(ROLES, 405) | {"visitor": "in", "pending": 403},
    "/mijn/bijdragen/{home}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "{public_file}": ALL,
    "{members_file}": dict.fromkeys(ROLES, 200) | {"visitor": "in", "pending": 404},
    "{draft_file}": dict.fromkeys(ROLES, 404)
    | {"visitor": "in", "author": 200, "editor": 200, "moderator": 200, "administrator": 200},
    "/beheer/": ADMIN,
    "/beheer/login/": {role: "refused" if role in {"editor", "moderator", "administrator"} else 403 for role in ROLES}
    | {"visitor": "in"},
    "/beheer/pages/": ADMIN | {"editor": 302, "moderator": 302, "administrator": 200},
    "/beheer/pages/{open}/edit/": EDITORS,
    "/beheer/pages/{draft}/edit/": EDITORS,
    "/beheer/pages/{draft}/view_draft/": EDITORS,
    "/beheer/pages/{open}/history/": EDITORS,
    "/beheer/pages/{open}/move/": EDITORS,
    "/beheer/pages/{open}/copy/": EDITORS,
    "/beheer/pages/{open}/delete/": EDITORS,
    "/beheer/pages/{open}/unpublish/": EDITORS,
    "/beheer/pages/{home}/edit/": EDITORS,
    "/beheer/lessen/{open}/gecontroleerd/": EDITORS,
    "/beheer/snippets/core/theme/": EDITORS,
    "/beheer/snippets/core/theme/add/": EDITORS,
    "/beheer/snippets/regions/region/": ADMIN,
    "/beheer/snippets/regions/organisation/add/": ADMIN,
    "/beheer/images/": EDITORS,
    "/beheer/images/add/": EDITORS,
    "/beheer/documents/": EDITORS,
    "/beheer/toegang/": MODERATORS,
    "/beheer/toegang/{pending}/": MODERATORS,
    "/beheer/reports/mails/": ADMINISTRATOR,
    "/beheer/reports/mails/results/": ADMINISTRATOR,
    "/beheer/reports/mails/{mail}/opnieuw/": ADMINISTRATOR
    | dict.fromkeys(("editor", "moderator", "administrator"), 405),
    "/beheer/users/": ADMINISTRATOR,
    "/beheer/users/new/": ADMINISTRATOR,
    "/beheer/users/edit/{pending}/": ADMINISTRATOR,
    "/beheer/users/delete/{pending}/": ADMINISTRATOR,
    "/beheer/groups/": ADMINISTRATOR,
    "/beheer/sites/": ADMINISTRATOR,
    "/beheer/settings/core/communitysettings/{settings}/": ADMINISTRATOR,
    "/beheer/workflows/list/": ADMINISTRATOR,
    "/beheer/redirects/": ADMINISTRATOR,
    "/beheer/collections/": ADMINISTRATOR,
}


@pytest.fixture
def places(people, home):
    """What stands between the braces of the table."""
    draft = LessonFactory(title="Concept", slug="concept", live=False, authors=[people["author"]])
    public = LessonFactory(title="Open", slug="open", authors=[MemberFactory()])
    closed = LessonFactory(title="Besloten", slug="besloten", members_only=True, authors=[MemberFactory()])
    notify(recipients=[people["author"]], verb=BY_FOLLOWED, subject=public)
    return {
        "notification": Notification.objects.get().pk,
        "mail": Delivery.objects.create(key="digest:weekly:2026-W48:1", state="failed").pk,
        "stop": StopLink(people["author"].pk, "reply").token,
        "draft": draft.pk,
        "open": public.pk,
        "home": home.pk,
        "settings": CommunitySettings.load().pk,
        "version": draft.latest_revision_id,
        "pending": people["pending"].pk,
        "public_file": _file(public),
        "members_file": _file(closed),
        "draft_file": _file(draft),
    }


def _file(lesson: LessonPage) -> str:
    document = CommunityDocument(title=f"Bij {lesson.title}", uploaded_by_user=lesson.owner)
    document.file.save("lijst.txt", ContentFile(b"een lijst"))
    PageAttachment.objects.create(page=lesson, document=document)
    return document.url


@pytest.mark.parametrize("address", TABLE)
def test_every_role_gets_what_the_table_says(client, people, places, address):
    path = address.format(**places)
    answers = {}
    for role, member in people.items():
        client.logout()
        if member is not None:
            client.force_login(member)
        answers[role] = _said(client, client.get(path))

    assert answers == TABLE[address]


def _said(client, response) -> int | str:
    if response.status_code == 302 and response["Location"].startswith("/beheer/login/"):
        # Wagtail sends whoever may not open its admin there.
        response = client.get(response["Location"])
    if response.status_code == 302 and response["Location"].startswith("/accounts/login/"):
        return "in"
    # Wagtail sends an admin who may not open one of its pages to the admin's first page, with a sentence.
    if response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home"):
        return "refused"
    return response.status_code


POSTS = [
    "/mijn/bijdragen/{draft}/versturen/",
    "/mijn/bijdragen/{draft}/terugtrekken/",
    "/mijn/bijdragen/{draft}/weggooien/",
    "/mijn/bijdragen/{draft}/verhaal/",
    "/mijn/bijdragen/{draft}/bestanden/",
    "/mijn/bijdragen/{draft}/versies/{version}/terugzetten/",
]


@pytest.mark.parametrize("address", POSTS)
def test_nobody_but_the_author_writes(client, people, places, address):
    before = LessonPage.objects.get(slug="concept").latest_revision_created_at
    for role, member in people.items():
        if role in {"author", "visitor"}:
            continue
        client.force_login(member)
        answer = client.post(address.format(**places), {"title": "Gekaapt"})
        assert answer.status_code == (403 if role == "pending" else 404), role

    assert LessonPage.objects.get(slug="concept").latest_revision_created_at == before


def test_every_address_of_ours_is_in_the_table():
    names = {pattern.name for pattern in _patterns(get_resolver().url_patterns) if _is_ours(pattern)}
    tabled = " ".join(TABLE) + " ".join(POSTS)
    paths = {
        "start-contribution": "nieuw/les",
        "list-contributions": "/mijn/bijdragen/",
        "show-contribution": "{draft}/",
        "edit-step": "verhaal",
        "submit-contribution": "versturen",
        "withdraw-contribution": "terugtrekken",
        "discard-contribution": "weggooien",
        "preview-contribution": "voorbeeld",
        "list-versions": "versies/",
        "show-version": "{version}",
        "restore-version": "terugzetten",
        "add-attachment": "bestanden",
        "remove-attachment": "bestanden",
        "list-notifications": "/meldingen/",
        "open-notification": "/meldingen/{notification}/",
        "read-all": "/meldingen/gelezen/",
        "stop": "/meldingen/stoppen/{stop}/",
        "choices": "/mijn/meldingen/",
        "list-follows": "/mijn/volgen/",
        "set-level": "/mijn/volgen/les/{open}/",
        "deliveries": "/beheer/reports/mails/",
        "deliveries_results": "/beheer/reports/mails/results/",
        "retry": "{mail}/opnieuw/",
        "overview": "/mijn/",
        "profile": "profiel",
        "admissions": "/beheer/toegang/",
        "decide": "/beheer/toegang/{pending}/",
        "lessons_check": "gecontroleerd",
    }

    assert names == set(paths)
    assert [name for name, part in paths.items() if part not in tabled] == []


def _patterns(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern


def _is_ours(pattern) -> bool:
    module = getattr(pattern.callback, "__module__", "")
    return module.startswith(
        ("cop.publishing", "cop.notifications", "cop.members.views", "cop.members.admission", "knowledge.", "home.")
    )
