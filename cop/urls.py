"""Every address of the site. Together with settings and wsgi the only module that may see every room."""

from django.conf import settings
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import set_language
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cop.core import health
from cop.core.files import serve_rendition
from cop.core.serving import serve_page
from cop.members.sign_in_views import admin_sign_in
from cop.opendata import sitemaps
from cop.opendata.api import api_router
from events.agenda.feeds import newest_events
from knowledge.lessons.feeds import newest_lessons

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", health.robots_txt, name="robots"),
    path(".well-known/security.txt", health.security_txt, name="security-txt"),
    path("sitemap.xml", sitemaps.show_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.show_part, name="sitemap-part"),
    path("api/v2/", api_router.urls),
    path("feeds/lessen/", newest_lessons, name="lesson-feed"),
    path("feeds/agenda/", newest_events, name="event-feed"),
    path("taal/", set_language, name="set_language"),
    path("accounts/", include("allauth.urls")),
    path("zoeken/", include("cop.search.urls")),
    path("mijn/bijdragen/", include("cop.publishing.urls")),
    path("mijn/bewaard/", include("cop.bookmarks.urls")),
    path("mijn/verslagen/", include("knowledge.replications.urls")),
    path("mijn/gegeven/", include("knowledge.given.urls")),
    path("mijn/zorg/", include("cop.care.urls")),
    path("mijn/gesprekken/", include("cop.discussions.urls")),
    path("agenda/", include("events.agenda.urls")),
    path("workshops/", include("knowledge.workshops.urls")),
    path("workshops/", include("knowledge.facilitation.urls")),
    path("mijn/workshops/", include("knowledge.workshops.writing_urls")),
    path("mijn/lessen/", include("knowledge.lessons.urls")),
    path("", include("events.entries.urls")),
    path("mijn/agenda/", include("events.agenda.organising_urls")),
    path("", include("events.registration.urls")),
    path("mijn/challenges/", include("events.challenges.organising_urls")),
    path("", include("events.organising.urls")),
    path("", include("cop.notifications.urls")),
    path("mijn/", include("knowledge.self_study.urls")),
    path("mijn/", include("cop.members.urls")),
    path("certificaat/", include("knowledge.self_study.checking_urls")),
    path("melden/", include("cop.moderation.urls")),
    path("", include("knowledge.replications.reading_urls")),
    path("leden/", include("cop.members.people_urls")),
    path("regios/", include("cop.regions.urls")),
    path("beheer/login/", admin_sign_in, name="wagtailadmin_login"),
    path("beheer/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>images/.+)$", serve_rendition, name="rendition"),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}icons/favicon.svg"), name="favicon"),
]

if settings.DEBUG:
    urlpatterns += staticfiles_urlpatterns()

urlpatterns += [
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
