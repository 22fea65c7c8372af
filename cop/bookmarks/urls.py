from django.urls import path

from cop.bookmarks import views

app_name = "bookmarks"
urlpatterns = [
    path("", views.list_kept, name="list-kept"),
    path("<int:pk>/", views.keep_page, name="keep-page"),
]
