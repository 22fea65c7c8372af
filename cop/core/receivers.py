"""What happens after `migrate`: the page tree and the roles are made complete."""

from typing import Any

from django.apps import AppConfig, apps
from django.db import connections, transaction

from cop.core.roles import apply_grants
from cop.core.signals import community_prepared
from cop.core.site_tree import build_site_tree


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
