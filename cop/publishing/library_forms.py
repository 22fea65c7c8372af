"""What editors add to the library of the admin passes the same checks as what members add."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cop.publishing.file_checks import accepted_file, accepted_picture


class CheckedDocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        """The file as it may be kept. Raises ValidationError as `accepted_file` does."""
        file = self.cleaned_data["file"]
        return accepted_file(file) if isinstance(file, UploadedFile) else file


class CheckedImageForm(BaseImageForm):
    def clean_file(self) -> Any:
        """The picture as it may be kept, with its size. Raises ValidationError as `accepted_picture` does."""
        file = self.cleaned_data["file"]
        return accepted_picture(file) if isinstance(file, UploadedFile) else file
