from django.urls import path

from events.challenges.views import organising, people

app_name = "challenges"
urlpatterns = [
    path("<int:pk>/kopie/", organising.copy_challenge, name="copy-challenge"),
    path("<int:pk>/besluit/", organising.decide, name="decide-challenge"),
    path("<int:pk>/les/", organising.make_lesson, name="make-lesson-of-challenge"),
    path("<int:pk>/mensen/", people.show_people, name="people"),
    path("<int:pk>/mensen/<slug:part>/", people.name_member, name="name-member"),
    path("<int:pk>/mensen/<slug:part>/<int:member>/weg/", people.take_part_away, name="take-part-away"),
    path("<int:pk>/intrekken/", organising.withdraw_challenge, name="withdraw-challenge"),
]
