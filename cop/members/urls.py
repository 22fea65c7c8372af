from django.urls import path

from cop.members import own_data_views, views

app_name = "members"
urlpatterns = [
    path("", views.show_overview, name="overview"),
    path("profiel/", views.edit_profile, name="profile"),
    path("gegevens/", own_data_views.show_own_data, name="own-data"),
    path("gegevens/download/", own_data_views.download_own_data, name="download-own-data"),
]
