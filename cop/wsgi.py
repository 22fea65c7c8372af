"""WSGI entry point for production servers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop.settings.production")

application = get_wsgi_application()

from cop.core.pdf import load_in_background  # noqa: E402 - needs the apps

load_in_background()
