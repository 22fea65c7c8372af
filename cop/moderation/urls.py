from django.urls import path

from cop.moderation import views

app_name = "moderation"
urlpatterns = [path("<str:model>/<int:pk>/", views.report, name="report")]
