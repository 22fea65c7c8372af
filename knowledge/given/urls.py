from django.urls import path

from knowledge.given.views import telling

app_name = "given"
urlpatterns = [
    path("", telling.list_own_runs, name="list-own-runs"),
    path("nieuw/<int:workshop>/", telling.log_run, name="log-run"),
    path("<int:pk>/", telling.change_run, name="change-run"),
    path("<int:pk>/intrekken/", telling.withdraw_run, name="withdraw-run"),
]
