from django.urls import path

from knowledge.self_study.views import certificates, following

app_name = "self-study"
urlpatterns = [
    path("zelfstudie/<int:workshop>/certificaat/", following.get_certificate, name="get-certificate"),
    path("zelfstudie/<int:workshop>/<uuid:key>/", following.tick_part, name="tick-part"),
    path("certificaten/", certificates.list_certificates, name="list-certificates"),
    path("certificaten/<str:code>.pdf", certificates.show_pdf, name="certificate-pdf"),
]
