"""Addresses of reading evidence that stand under no lesson."""

from django.urls import path

from knowledge.replications.views import inviting, travel

app_name = "evidence"
urlpatterns = [
    path("mijn/regio/", travel.show_my_region, name="my-region"),
    path("uitnodigingen/niet-meer/<str:token>/", inviting.decline_invitations, name="decline-invitations"),
]
