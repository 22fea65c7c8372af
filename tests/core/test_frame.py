"""Header and footer."""

import pytest

from cop.core.models import CommunitySettings
from home.models import InformationPage

pytestmark = pytest.mark.django_db


def links(client):
    page = client.get("/lessen/").content.decode()
    return [title for title in ("Nieuwe pagina", "Ander opschrift", "Contact") if f">{title}</a>" in page]


def test_the_footer_follows_every_change_of_its_pages(client, home):
    assert links(client) == ["Contact"]
    page = home.add_child(instance=InformationPage(title="Nieuwe pagina", slug="nieuw", show_in_menus=True, live=False))
    page.save_revision().publish(skip_permission_checks=True)
    assert links(client) == ["Nieuwe pagina", "Contact"]
    page.title = "Ander opschrift"
    page.save_revision().publish(skip_permission_checks=True)
    assert links(client) == ["Ander opschrift", "Contact"]
    page.refresh_from_db()
    page.unpublish()
    assert links(client) == ["Contact"]


def test_the_name_of_the_community_is_the_administrators(client):
    settings = CommunitySettings.load()
    settings.name = "Anders"
    settings.save()

    assert "<title>Lessen - Anders</title>" in client.get("/lessen/").content.decode()
