from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FacilitationConfig(AppConfig):
    """Giving a workshop: what one takes along."""

    name = "knowledge.facilitation"
    label = "facilitation"
    verbose_name = _("Giving workshops")
