from django.urls import path

from knowledge.workshops.views import materials

app_name = "workshop-writing"
urlpatterns = [path("<int:pk>/materiaal/", materials.add_material, name="add-material")]
