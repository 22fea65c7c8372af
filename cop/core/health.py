"""Addresses for machines: is the process alive, can it work, who answers for security, what may robots read."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django_tasks import default_task_backend
from django_tasks_db.models import DBTaskResult, get_date_max

from cop.core.models import CommunitySettings

LEFT_LYING = timedelta(minutes=5)  # longer than a worker is busy with one task


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; asks nothing of anything else."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Database and cache answer, and where there is a worker it works: 200, else 503 with what does not."""
    state = {"database": _database_answers(), "cache": _cache_answers()}
    if default_task_backend.supports_defer:
        # Only a queue can put off; without one there is no worker to ask about.
        state["worker"] = state["database"] and not _tasks_are_left_lying()
    return JsonResponse(state, status=200 if all(state.values()) else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _cache_answers() -> bool:
    try:
        cache.set("readyz", "1", 5)
        return bool(cache.get("readyz") == "1")
    except Exception:  # noqa: BLE001  (every cache backend raises its own)
        return False


def _tasks_are_left_lying() -> bool:
    """True when a task could have been taken for `LEFT_LYING` and nobody took it."""
    before = timezone.now() - LEFT_LYING
    ready = DBTaskResult.objects.ready()
    # What was put off waits from the moment it was put off to.
    return ready.filter(Q(run_after=get_date_max(), enqueued_at__lt=before) | Q(run_after__lt=before)).exists()


def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell about a hole, valid for half a year from now."""
    contact = CommunitySettings.load().contact_email
    lines = [
        f"Contact: mailto:{contact}" if contact else f"Contact: {settings.BASE_URL}/contact/",
        f"Expires: {timezone.now() + timedelta(days=180):%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def robots_txt(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /accounts/",
        "Disallow: /beheer/",
        "Disallow: /mijn/",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
