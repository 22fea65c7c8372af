from django.urls import path

from events.challenges.views import organising

app_name = "challenges"
urlpatterns = [
    path("<int:pk>/kopie/", organising.copy_challenge, name="copy-challenge"),
    path("<int:pk>/besluit/", organising.decide, name="decide"),
    path("<int:pk>/intrekken/", organising.withdraw_challenge, name="withdraw-challenge"),
]
