from django.urls import path

from knowledge.workshops.views import files

app_name = "workshops"
urlpatterns = [
    # Wagtail's own addresses have no full stop in them.
    path("<str:slug>/draaiboek.pdf", files.run_sheet_pdf, name="run-sheet-pdf"),
]
