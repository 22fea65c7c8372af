from django.urls import path

from knowledge.facilitation import views

app_name = "facilitation"
urlpatterns = [path("<str:slug>/doos.zip", views.download_box, name="box")]
