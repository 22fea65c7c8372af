from django.urls import path

from knowledge.lessons import thread_views

app_name = "lessons"
urlpatterns = [
    path("van-gesprek/<int:thread>/", thread_views.make_lesson, name="make-lesson"),
    path("vermelding/<int:credit>/", thread_views.answer_credit, name="answer-credit"),
]
