"""Members as colleagues see them."""

from django.urls import path

from cop.members import people_views

app_name = "people"
urlpatterns = [
    path("namen/", people_views.suggest_names, name="suggest-names"),
    path("<int:pk>/", people_views.show_member, name="show-member"),
]
