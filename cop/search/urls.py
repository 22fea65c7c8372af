"""Addresses of the search."""

from django.urls import path

from cop.search import views

app_name = "search"
urlpatterns = [
    path("", views.search, name="search"),
    path("suggesties/", views.suggest_while_typing, name="suggest"),
]
