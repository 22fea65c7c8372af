from django.urls import path

from knowledge.replications.views import own, versions, writing

app_name = "replications"
urlpatterns = [
    path("", own.list_reports, name="list-reports"),
    path("nieuw/<int:lesson>/", writing.start_report, name="start-report"),
    path("<int:pk>/", writing.edit_report, name="edit-report"),
    path("<int:pk>/terugtrekken/", own.withdraw_report, name="withdraw-report"),
    path("<int:pk>/weghalen/", own.take_down_report, name="take-down-report"),
    path("<int:pk>/weggooien/", own.discard_report, name="discard-report"),
    path("<int:pk>/versies/", versions.list_versions, name="list-report-versions"),
    path("<int:pk>/versies/<int:version>/", versions.show_version, name="show-report-version"),
    path("<int:pk>/versies/<int:version>/terugzetten/", versions.restore_version, name="restore-report-version"),
]
