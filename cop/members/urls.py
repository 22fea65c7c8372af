from django.urls import path

from cop.members import views

app_name = "members"
urlpatterns = [
    path("", views.show_overview, name="overview"),
    path("profiel/", views.edit_profile, name="profile"),
]
