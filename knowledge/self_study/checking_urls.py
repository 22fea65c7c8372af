"""Where anybody checks a certificate."""

from django.urls import path

from knowledge.self_study.views import certificates

app_name = "certificates"
urlpatterns = [
    path("", certificates.check_certificate, name="check-certificate"),
    path("<str:code>/", certificates.show_certificate, name="show-certificate"),
]
