"""What happens after `migrate`, and what makes the kept header and footer new."""

from typing import Any

from django.apps import AppConfig, apps
from django.db import connections, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from cop.core import frame
from cop.core.models import CommunitySettings
from cop.core.roles import apply_grants
from cop.core.signals import community_prepared
from cop.core.site_tree import build_site_tree

DEEPEST_IN_FRAME = 3  # root, home, and the pages under it


def prepare_community(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Runs once, after the last app: by then every table, content type and permission exists."""
    if sender is not _last_app() or not _all_tables_exist(using):
        return
    with transaction.atomic(using=using):
        build_site_tree()
        apply_grants()
        community_prepared.send(sender=sender)


def _last_app() -> AppConfig | None:
    with_models = [config for config in apps.get_app_configs() if config.models_module is not None]
    return with_models[-1] if with_models else None


def _all_tables_exist(using: str) -> bool:
    """False after migrating a single app, or backwards to zero."""
    present = set(connections[using].introspection.table_names())
    return all(model._meta.db_table in present for model in apps.get_models() if model._meta.managed)


def connect() -> None:
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(renew_frame, dispatch_uid="core.renew_frame")
    for signal in (post_save, post_delete):
        signal.connect(renew_frame, sender=CommunitySettings, dispatch_uid="core.renew_frame")
        signal.connect(renew_frame, sender=Site, dispatch_uid="core.renew_frame.site")
    post_save.connect(renew_for_page, dispatch_uid="core.renew_frame.page")
    post_delete.connect(renew_frame, sender=Page, dispatch_uid="core.renew_frame.page")


def renew_for_page(instance: Any, **kwargs: Any) -> None:
    """A page is saved as its own type, and the signal names that."""
    if isinstance(instance, Page):
        renew_frame(instance)


def renew_frame(instance: Page | CommunitySettings | Site, **kwargs: Any) -> None:
    """What was kept of the site, its header and footer is not used any more; pages further down stand in neither."""
    if not isinstance(instance, Page) or instance.depth <= DEEPEST_IN_FRAME:
        frame.renew()
