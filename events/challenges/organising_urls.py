from django.urls import path

from events.challenges.views import organising

app_name = "challenges"
urlpatterns = [
    path("<int:pk>/kopie/", organising.copy_challenge, name="copy-challenge"),
    path("<int:pk>/besluit/", organising.decide, name="decide-challenge"),
    path("<int:pk>/les/", organising.make_lesson, name="make-lesson-of-challenge"),
    path("<int:pk>/intrekken/", organising.withdraw_challenge, name="withdraw-challenge"),
]
