"""System checks of the house's own rules: `manage.py check` fails where a model breaks one."""

from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning
from django.db import models

OUR_PACKAGES = ("cop.", "knowledge.", "events.", "home")


@register("house")
def check_page_types(app_configs: list[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Each page type inherits BasePage and says where it may stand; of an index there is one."""
    from wagtail.models import Page

    from cop.core.models import BasePage

    pages = [model for model in _our_models() if issubclass(model, Page)]
    errors: list[CheckMessage] = []
    for page in pages:
        if not issubclass(page, BasePage):
            errors.append(Error("A page type inherits BasePage.", obj=page, id="core.E001"))
        errors.extend(
            Error(f"A page type states its {rule}.", obj=page, id="core.E002")
            for rule in ("parent_page_types", "subpage_types")
            if rule not in vars(page)
        )
        if page.__name__.endswith("IndexPage") and page.max_count != 1:
            errors.append(Error("Of an index page there is one: max_count = 1.", obj=page, id="core.E003"))
    return errors


@register("house")
def check_authors_may_go(app_configs: list[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A member who leaves takes no text along. What is nobody else's, such as a bookmark, says `goes_with_member`."""
    from django.contrib.auth import get_user_model

    member = get_user_model()
    return [
        Error("A relation to a member is SET_NULL: texts stay when an account goes.", obj=field, id="core.E004")
        for model in _our_models()
        if not getattr(model, "goes_with_member", False)
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and field.related_model is member
        and field.remote_field.on_delete is not models.SET_NULL
    ]


@register("house")
def check_pdf(app_configs: list[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Without the libraries of the system that make PDF the site works, and offers no PDF."""
    from cop.core.pdf import pdf_available

    if pdf_available():
        return []
    hint = "Install Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0); see docs/production.md."
    return [CheckWarning("No PDF can be made: a library of the system is lacking.", hint=hint, id="core.W001")]


def _our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith(OUR_PACKAGES)]
