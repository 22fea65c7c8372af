from django.urls import path

from cop.publishing.views import edit, files, read, row_files, send, start

app_name = "publishing"
urlpatterns = [
    path("", start.list_contributions, name="list-contributions"),
    path("nieuw/<slug:kind>/", start.start_contribution, name="start-contribution"),
    path("<int:pk>/", send.show_contribution, name="show-contribution"),
    path("<int:pk>/versturen/", send.submit_contribution, name="submit-contribution"),
    path("<int:pk>/terugtrekken/", send.withdraw_contribution, name="withdraw-contribution"),
    path("<int:pk>/weggooien/", send.discard_contribution, name="discard-contribution"),
    path("<int:pk>/voorbeeld/", read.preview_contribution, name="preview-contribution"),
    path("<int:pk>/versies/", read.list_versions, name="list-versions"),
    path("<int:pk>/versies/<int:version>/", read.show_version, name="show-version"),
    path("<int:pk>/versies/<int:version>/terugzetten/", read.restore_version, name="restore-version"),
    path("<int:pk>/bestanden/", files.add_attachment, name="add-attachment"),
    path("<int:pk>/bestanden/<int:document>/weg/", files.remove_attachment, name="remove-attachment"),
    path("<int:pk>/<slug:step>/bestand/", row_files.add_row_file, name="add-row-file"),
    path("<int:pk>/<slug:step>/", edit.edit_step, name="edit-step"),
]
