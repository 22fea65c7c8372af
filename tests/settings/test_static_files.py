"""The static files as a server collects them: every file that a style names must be there."""

import json

from django.core.management import call_command


def test_they_are_collected_under_names_of_their_content(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    # As in production but for packing, which takes most of the time and reads no address.
    manifest = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": manifest}

    call_command("collectstatic", "--noinput", verbosity=0)

    paths = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert {"css/site.css", "css/paper.css", "js/site.js"} <= paths.keys()
    assert all((tmp_path / stored).is_file() for stored in paths.values())
