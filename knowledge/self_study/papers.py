"""The certificate as PDF."""

from django.conf import settings
from django.urls import reverse

from cop.core.models import CommunitySettings
from cop.core.pdf import pdf_of
from knowledge.self_study.models import Certificate

CERTIFICATE = "self_study/paper_certificate.html"


def certificate_pdf(certificate: Certificate) -> bytes:
    """Raises OSError where no PDF can be made."""
    address = f"{settings.BASE_URL}{reverse('certificates:show-certificate', args=[certificate.shown_code])}"
    return pdf_of(
        CERTIFICATE,
        {"certificate": certificate, "community": CommunitySettings.load(), "address": address},
    )
