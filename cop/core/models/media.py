"""Images and documents, as own models so that they can grow fields without a migration of Wagtail's tables."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class CommunityImage(AbstractImage):
    admin_form_fields = Image.admin_form_fields


class CommunityRendition(AbstractRendition):
    image = models.ForeignKey(CommunityImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition")
        ]


class CommunityDocument(AbstractDocument):
    admin_form_fields = Document.admin_form_fields
