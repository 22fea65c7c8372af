from django.urls import path

from cop.regions import views

app_name = "regions"
urlpatterns = [
    path("", views.list_regions, name="list-regions"),
    path("<slug:slug>/", views.show_region, name="show-region"),
]
