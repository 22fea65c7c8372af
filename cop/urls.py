"""Every address of the site. Together with settings and wsgi the only module that may see every room."""

from django.conf import settings
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import set_language
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cop.core import health
from cop.core.files import serve_rendition
from cop.members.sign_in_views import admin_sign_in

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", health.robots_txt, name="robots"),
    path(".well-known/security.txt", health.security_txt, name="security-txt"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("taal/", set_language, name="set_language"),
    path("accounts/", include("allauth.urls")),
    path("mijn/bijdragen/", include("cop.publishing.urls")),
    path("mijn/gesprekken/", include("cop.discussions.urls")),
    path("", include("cop.notifications.urls")),
    path("mijn/", include("cop.members.urls")),
    path("leden/", include("cop.members.people_urls")),
    path("beheer/login/", admin_sign_in, name="wagtailadmin_login"),
    path("beheer/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>images/.+)$", serve_rendition, name="rendition"),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}icons/favicon.svg"), name="favicon"),
]

if settings.DEBUG:
    urlpatterns += staticfiles_urlpatterns()

urlpatterns += [path("", include(wagtail_urls))]
